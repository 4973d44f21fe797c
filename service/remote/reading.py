"""Checks an answer of a store elsewhere to its last byte, and writes it in the format asked for.

Stores answer in formats of their own making, and some say 200 before they know: Virtuoso and
Oxigraph break off a body at their time limit. So they are asked for two formats only, those read
alike everywhere, and nothing is passed on that has not been read.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
    serialize,
)

from interorg.ontology.prefixes import PREFIXES

from ..engine.answering import Bounded, sort_prefixes
from ..engine.pool import JSON, TURTLE
from ..gate.query_check import Form
from .refusals import one_line

N_TRIPLES = "application/n-triples"
GRAPHS: frozenset[Form] = frozenset({"CONSTRUCT", "DESCRIBE"})
ACCEPTS = {
    JSON: f"{JSON}, application/json;q=0.5",
    N_TRIPLES: f"{N_TRIPLES}, {TURTLE};q=0.5",
}
"""What a store is asked for."""
READ_AS = {
    JSON: QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    N_TRIPLES: RdfFormat.N_TRIPLES,
    "text/plain": RdfFormat.N_TRIPLES,
    TURTLE: RdfFormat.TURTLE,
}
"""What stores call the formats that are read."""
YES = "__ASK_RETVAL"
"""The column in which Virtuoso answers ASK."""


class UnusableError(Exception):
    """The answer is not in the format asked for, or not whole; says what was found."""


def accepted(form: Form | None) -> str:
    """Return the Accept header to ask a store with."""
    return ACCEPTS[N_TRIPLES if form in GRAPHS else JSON]


def written(form: Form | None, found: str, body: bytes, wanted: str, size: int) -> bytes:
    """Write an answer, which came as `found`, in another media type.

    Raises UnusableError, and AnswerTooLargeError for what is longer than `size` when written.
    """
    read_as, output = READ_AS.get(found), Bounded(size)
    if isinstance(read_as, RdfFormat) is not (form in GRAPHS) or read_as is None:
        raise UnusableError(f"in {found} where it was asked for {accepted(form).split(',')[0]}")
    try:
        if isinstance(read_as, RdfFormat):
            write_triples(distinct(body, read_as), wanted, output)
        else:
            read_solutions(body).serialize(output, QueryResultsFormat.from_media_type(wanted))
    except (SyntaxError, ValueError) as error:
        raise UnusableError(f"with something broken: {one_line(str(error))}") from None
    return output.getvalue()


def read_solutions(body: bytes) -> QuerySolutions | QueryBoolean:
    """Read rows or a truth value."""
    read = parse_query_results(body, QueryResultsFormat.JSON)
    if isinstance(read, QuerySolutions) and [each.value for each in read.variables] == [YES]:
        # No row at all is how it says no.
        yes = any(solution[0].value not in ("0", "false") for solution in read)
        return parse_query_results(
            b'{"head":{},"boolean":%s}' % str(yes).lower().encode(), QueryResultsFormat.JSON
        )
    return read


def distinct(body: bytes, form: RdfFormat) -> Iterator[Triple]:
    """Read triples, each once: it is a graph that was asked for, and some stores repeat them."""
    return iter(dict.fromkeys(quad.triple for quad in parse(body, form)))


def write_triples(triples: Iterator[Triple], media_type: str, output: Bounded) -> None:
    """Write triples as the query processes do."""
    form = RdfFormat.from_media_type(media_type)
    assert form
    prefixes = PREFIXES if form in (RdfFormat.TURTLE, RdfFormat.TRIG) else None
    serialize(triples, output, form, prefixes=prefixes)
    if prefixes:
        sort_prefixes(output, len(PREFIXES))
