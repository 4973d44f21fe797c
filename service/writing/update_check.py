"""What no update may do, whatever the store: reach out of it, or nest so deep that engines die."""

from __future__ import annotations

from interorg.ingest.failure import BadQuery

from ..gate.tokens import Token, place, tokens

DEEPEST = 100
"""Brackets of any kind that may be open at once."""
NAMING = frozenset("PREFIX GRAPH TO WITH USING NAMED ADD MOVE COPY SILENT".split())
"""Words that a name may follow outside brackets."""


def check_update(text: str) -> None:
    """Raise BadQuery for LOAD, SERVICE and deep nesting, saying where."""
    depth = 0
    before, last = Token("", "", 0), Token("", "", 0)
    for token in tokens(text):
        if token.kind == "open":
            depth += 1
            if depth > DEEPEST:
                raise BadQuery(
                    f"Brackets are nested more than {DEEPEST} deep at "
                    f"{place(text, token.start)}. Write the update flatter."
                )
            if token.text == "{" and last.kind == "name" and before.upper != "GRAPH":
                # The engine reads `service:x {` as SERVICE and a name without prefix.
                _refuse("SERVICE", "updates ask no other endpoint", text, last)
        elif token.kind == "close":
            depth -= 1
        elif token.kind == "word":
            _refuse("SERVICE", "updates ask no other endpoint", text, token)
            if depth == 0:
                _refuse("LOAD", "send the data itself", text, token)
        elif token.kind == "name" and depth == 0 and last.upper not in NAMING:
            _refuse("LOAD", "send the data itself", text, token)
        before, last = last, token


def _refuse(keyword: str, why: str, text: str, token: Token) -> None:
    """Raise BadQuery when the token begins with the keyword or has it in its prefix."""
    if keyword in token.upper.split(":")[0]:
        raise BadQuery(f"{keyword} is not allowed at {place(text, token.start)}: {why}.")
