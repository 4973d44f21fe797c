"""One use of `text:query`: what it asks for, and the patterns that stand in for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from interorg.ingest.failure import BadQuery

from ..gate.tokens import Token, place
from ..search.literal_reader import Hit
from .full_text_patterns import Names, Term

OUTPUTS = ("subject", "score", "text", "graph", "property")
"""What the list on the left names, in this order."""
ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
ESCAPE = re.compile(r"\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))", re.DOTALL)


@dataclass(frozen=True)
class Call:
    """What stands left and right of one `text:query`."""

    subject: str
    """A variable with its question mark, or an IRI as written."""
    outputs: tuple[str, ...]
    """The variables of the list on the left that follow the subject, in the order of OUTPUTS."""
    words: str
    language: str
    properties: tuple[str, ...]
    limit: int | None

    @property
    def constant(self) -> bool:
        return self.subject[0] != "?"


def read_call(query: str, names: Names, subject: Term, found: Term, most: int) -> Call:
    """Read a use of the property; raise BadQuery with the place of what is wrong."""
    left = subject[1:-1] if subject[0].text == "(" else subject
    if not 1 <= len(left) <= len(OUTPUTS):
        raise wrong(query, subject[0], f"({' '.join('?' + name for name in OUTPUTS)}) or fewer")
    for token in left[1:]:
        if token.kind != "variable":
            raise wrong(query, token, "a variable", token.text)
    first = left[0]
    if first.kind != "variable" and (names.iri([first]) is None or first.text.startswith("_:")):
        raise wrong(query, first, "a variable or an IRI as the subject", first.text)
    variables = [variable(token) for token in left if token.kind == "variable"]
    if len(set(variables)) < len(variables):
        raise wrong(query, first, "different variables in the list")
    words, language, properties, limit = read_arguments(query, names, found, most)
    outputs = tuple(map(variable, left[1:]))
    return Call(variable(first), outputs, words, language, properties, limit)


def read_arguments(
    query: str, names: Names, found: Term, most: int
) -> tuple[str, str, tuple[str, ...], int | None]:
    """Read `"words"`, or a list of properties, the words and a limit."""
    words: str | None = None
    language = ""
    properties: list[str] = []
    limit: int | None = None
    for token in found[1:-1] if found[0].text == "(" else found:
        if token.kind == "string" and words is None:
            words = string_value(query, token)
        elif token.kind == "string" and (value := string_value(query, token)).startswith("lang:"):
            language = value.removeprefix("lang:")
        elif token.kind == "language" and not language:
            language = token.text[1:]
        elif token.kind in ("iri", "name") and words is None:
            iri = names.iri([token])
            if iri is None:
                raise wrong(query, token, "a prefix that is declared", token.text)
            properties.append(iri)
        elif token.text.isdecimal() and words is not None and limit is None:
            limit = int(token.text)
            if not 1 <= limit <= most:
                raise wrong(query, token, f"a limit from 1 to {most:,}", token.text)
        else:
            expected = 'the words as a string, or a list such as (rdfs:label "words" 20)'
            raise wrong(query, token, expected, token.text)
    if words is None:
        raise wrong(query, found[0], "the words as a string")
    return words, language, tuple(properties), limit


def string_value(query: str, token: Token) -> str:
    """Return what a string says, its escapes read; raise BadQuery for an unknown one."""
    quote = 3 if token.text[:3] in ('"""', "'''") and len(token.text) > 5 else 1

    def read(escape: re.Match[str]) -> str:
        short, long, one = escape.groups()
        code = int(short or long or "0", 16)
        if one in ESCAPES:
            return ESCAPES[one]
        if one or code > 0x10FFFF or 0xD800 <= code < 0xE000:
            raise wrong(query, token, "a string without unknown escapes", escape[0])
        return chr(code)

    return ESCAPE.sub(read, token.text[quote:-quote])


def wrong(query: str, token: Token, expected: str, found: str = "") -> BadQuery:
    """Say what text:query expects, and where."""
    instead = f", found {found}" if found else ""
    return BadQuery(f"text:query at {place(query, token.start)}: expected {expected}{instead}.")


def written(call: Call, hits: Sequence[Hit], graph: Term, fresh: str) -> str:
    """Write the patterns that stand in for a call.

    `graph` is what GRAPH names around it; no variable of the query begins with `fresh`. What is
    not asked for stays inside a sub-SELECT. The engine loses the variable of GRAPH at a
    sub-SELECT that does not give it, though the standard binds it outside.
    """
    asked = dict(zip(OUTPUTS[1:], call.outputs, strict=False))
    text = asked.get("text", f"{fresh}text")
    subject = f"{fresh}subject" if call.constant and asked else call.subject
    property = asked.get("property", f"{fresh}property")
    one = f"<{call.properties[0]}>" if len(call.properties) == 1 else ""
    pattern = f"{subject} {one if one and 'property' not in asked else property} {text}"
    if "graph" in asked:
        pattern = f"GRAPH {asked['graph']} {{ {pattern} }}"
    if call.properties and (not one or "property" in asked):
        pattern += f" FILTER({property} IN ({', '.join(f'<{iri}>' for iri in call.properties)}))"
    if call.constant and not asked:
        return f"FILTER EXISTS {{ VALUES {text} {{ {terms(hits)} }} {pattern} }} "
    if call.constant:
        pattern += f" FILTER({subject} = {call.subject})"
    outer = () if call.constant else (subject,)
    around = (variable(graph[0]),) if graph and graph[0].kind == "variable" else ()
    given = tuple(dict.fromkeys((*outer, *call.outputs, *around)))
    if call.limit is None and "score" not in asked:
        body = f"VALUES {text} {{ {terms(hits)} }} {pattern}"
        return f"{{ SELECT DISTINCT {' '.join(given)} WHERE {{ {body} }} }} "
    score = asked.get("score", f"{fresh}best")
    keys = dict.fromkeys((subject, *call.outputs, *around))
    keys.pop(score, None)
    by = " ".join(keys)
    rows = " ".join(f"({hit.term} {hit.score:.4f})" for hit in hits)
    best = (
        f"SELECT {by} (MAX({fresh}score) AS {score}) WHERE "
        f"{{ VALUES ({text} {fresh}score) {{ {rows} }} {pattern} }} GROUP BY {by}"
    )
    if call.limit is not None and not call.constant:
        best += f" ORDER BY DESC({score}) {by} LIMIT {call.limit}"
    if set(given) == {*keys, score}:
        return f"{{ {best} }} "
    return f"{{ SELECT {' '.join(given)} WHERE {{ {{ {best} }} }} }} "


def variable(token: Token) -> str:
    """Write a variable with its question mark, and anything else as it is."""
    return f"?{token.text[1:]}" if token.kind == "variable" else token.text


def terms(hits: Sequence[Hit]) -> str:
    return " ".join(hit.term for hit in hits)
