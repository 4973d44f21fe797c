"""SERVICE to hosts that are named: https://www.w3.org/TR/sparql11-federated-query/.

The engine cannot go out. What another endpoint answers is fetched before and takes the place of
the clause as VALUES, which joins in the same way. Blank nodes of others become IRIs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urljoin

from pyoxigraph import (
    BlankNode,
    QueryResultsFormat,
    QuerySolutions,
    Triple,
    parse_query_results,
)

from interorg.ingest.failure import BadQuery, Failure

from ..gate.dataset_clause import resolve
from ..gate.tokens import Token, place, tokens
from .outlet import NoAnswer, Reply

ACCEPT = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
MOST = 20_000
"""Rows of one clause."""
CLAUSES = 10
"""Clauses of one query."""

Ask = Callable[[str, str, str], Reply]
"""Takes an endpoint, a query and an Accept header."""


@dataclass(frozen=True)
class Clause:
    """One SERVICE clause and where it stands."""

    start: int
    end: int
    endpoint: str
    pattern: str
    silent: bool


def federate(query: str, base: str, ask: Ask) -> str:
    """Replace each SERVICE clause by what its endpoint answers; raise BadQuery or NoAnswer."""
    found = list(tokens(query))
    prologue = query[: prologue_end(found)]
    clauses = list(read_clauses(query, found, base))
    if len(clauses) > CLAUSES:
        raise BadQuery(f"Expected at most {CLAUSES} SERVICE clauses, found {len(clauses)}.")
    written = []
    at = 0
    for clause in clauses:
        written += [query[at : clause.start], answered(clause, prologue, ask)]
        at = clause.end
    return "".join([*written, query[at:]])


def prologue_end(found: Sequence[Token]) -> int:
    """Return the offset of the first keyword that is neither BASE nor PREFIX."""
    words = (token for token in found if token.kind == "word")
    return next((word.start for word in words if word.upper not in ("BASE", "PREFIX")), 0)


def read_clauses(query: str, found: Sequence[Token], base: str) -> Iterator[Clause]:
    """Find the clauses that are not within another; raise BadQuery for what is none."""
    prefixes, base = read_prefixes(found, base)
    end = 0
    for at, token in enumerate(found):
        if token.kind != "word" or token.upper != "SERVICE" or token.start < end:
            continue
        where = place(query, token.start)
        rest = list(found[at + 1 : at + 4])
        silent = bool(rest) and rest[0].upper == "SILENT"
        named = rest[silent : silent + 1]
        opening = rest[silent + 1 : silent + 2]
        endpoint = resolve(named, prefixes, base)
        if endpoint is None:
            raise BadQuery(f"SERVICE at {where} must name its endpoint by an IRI, not a variable.")
        if not opening or opening[0].text != "{":
            raise BadQuery(f"Expected {{ after SERVICE and its endpoint at {where}.")
        closing = closing_of(found[at + 2 + silent :])
        if closing is None:
            raise BadQuery(f"The group of SERVICE at {where} is not closed.")
        end = closing.end
        yield Clause(token.start, end, endpoint, query[opening[0].start : end], silent)


def read_prefixes(found: Sequence[Token], base: str) -> tuple[dict[str, str], str]:
    """Return the prefixes and the base that a query declares."""
    prefixes: dict[str, str] = {}
    for keyword, first, second in zip(found, found[1:], found[2:], strict=False):
        if keyword.upper == "BASE" and first.kind == "iri":
            base = urljoin(base, first.text[1:-1])
        if keyword.upper == "PREFIX" and second.kind == "iri":
            prefixes[first.text] = urljoin(base, second.text[1:-1])
        if keyword.kind == "open":
            break
    return prefixes, base


def closing_of(found: Sequence[Token]) -> Token | None:
    """Return the bracket that closes the first, or None."""
    depth = 0
    for token in found:
        depth += (token.kind == "open") - (token.kind == "close")
        if depth == 0:
            return token
    return None


def answered(clause: Clause, prologue: str, ask: Ask) -> str:
    """Write what an endpoint answers to the pattern of a clause as a group."""
    try:
        reply = ask(clause.endpoint, f"{prologue}\nSELECT * WHERE {clause.pattern}", ACCEPT)
        return values(reply, clause.endpoint)
    except BadQuery:
        raise
    except Failure:
        if clause.silent:
            return "{}"
        raise


def values(reply: Reply, endpoint: str) -> str:
    """Write results as VALUES within a group."""
    form = QueryResultsFormat.from_media_type(reply.media_type)
    unusable = f"The endpoint <{endpoint}> answered {reply.media_type}, which are no rows"
    if form is None:
        raise NoAnswer(f"{unusable}.")
    try:
        solutions = parse_query_results(reply.body, form)
        if not isinstance(solutions, QuerySolutions):
            raise NoAnswer(f"{unusable}.")
        names = [variable.value for variable in solutions.variables]
        rows: list[str] = []
        for solution in solutions:
            if len(rows) == MOST:
                raise NoAnswer(
                    f"The endpoint <{endpoint}> answered more than {MOST:,} rows. "
                    "Ask it for less: more specific patterns, or a sub-select with LIMIT."
                )
            rows.append(f"({' '.join(term(solution[name], endpoint) for name in names)})")
    except (SyntaxError, ValueError) as error:
        raise NoAnswer(f"{unusable}: {str(error)[:200]}.") from None
    head = " ".join(f"?{name}" for name in names)
    return f"{{ VALUES ({head}) {{ {' '.join(rows)} }} }}"


def term(found: object, endpoint: str) -> str:
    """Write a term; a blank node as an IRI that no other endpoint gives (RDF 1.1, 3.5)."""
    if found is None:
        return "UNDEF"
    if isinstance(found, BlankNode):
        label = re.sub(r"[^\w-]", lambda each: quote(each[0]), found.value)
        return f"<{urljoin(endpoint, '/.well-known/genid/')}{label}>"
    if isinstance(found, Triple):
        raise NoAnswer(f"The endpoint <{endpoint}> answered with triples as terms.")
    return str(found)
