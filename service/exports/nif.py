"""NIF: the text that strings are counted in, and no confidence that is not clear."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Triple

from .offsets import offset, with_offsets

NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
PLACES = (NamedNode(NIF + "beginIndex"), NamedNode(NIF + "endIndex"))
CONFIDENCE = NamedNode("http://www.w3.org/2005/11/its/rdf#taConfidence")


def with_context(document: NamedNode, text: str | None, triples: Sequence[Triple]) -> list[Triple]:
    """Add the text of a document and its length in code points, where there is one.

    A string has one confidence in NIF, so one that names two things with different confidence has
    none.
    """
    given = Counter(triple.subject for triple in triples if triple.predicate == CONFIDENCE)
    clear = (t for t in triples if t.predicate != CONFIDENCE or given[t.subject] == 1)
    return [*with_offsets(clear, PLACES), *(_context(document, text) if text is not None else ())]


def _context(document: NamedNode, text: str) -> Iterator[Triple]:
    context = NamedNode(f"{document.value}#context")
    yield Triple(context, NamedNode(NIF + "isString"), Literal(text))
    for property, place in zip(PLACES, (0, len(text)), strict=True):
        yield Triple(context, property, offset(place))
