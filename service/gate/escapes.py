"""Codepoint escapes outside strings, which the engine does not read (SPARQL 1.1, 19.2)."""

from __future__ import annotations

import re

from .tokens import TOKENS

ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def decode_escapes(query: str) -> str:
    r"""Write the characters that escapes stand for; those of strings the engine reads.

    >>> decode_escapes(r"SELECT ?\u0078 { ?s ?p ?x FILTER(?x = '\u0078') }")
    "SELECT ?x { ?s ?p ?x FILTER(?x = '\\u0078') }"
    """
    if not ESCAPE.search(query):
        return query
    written: list[str] = []
    at = 0
    for found in TOKENS.finditer(query):
        if found.lastgroup in ("string", "skip"):
            written += [ESCAPE.sub(character, query[at : found.start()]), found[0]]
            at = found.end()
    return "".join([*written, ESCAPE.sub(character, query[at:])])


def character(escape: re.Match[str]) -> str:
    """Return the character of an escape, or the escape where there is none."""
    code = int(escape[1] or escape[2], 16)
    surrogate = 0xD800 <= code < 0xE000
    return escape[0] if surrogate or code > 0x10FFFF else chr(code)
