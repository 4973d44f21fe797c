"""NIF: the text that strings are counted in, and no confidence that is not clear."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Triple

from interorg.ontology.terms import RDF

from .offsets import offset, with_offsets
from .texts import Text

NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
PLACES = (NamedNode(NIF + "beginIndex"), NamedNode(NIF + "endIndex"))
STRING = NamedNode(NIF + "OffsetBasedString")
CONFIDENCE = NamedNode("http://www.w3.org/2005/11/its/rdf#taConfidence")


def with_context(document: NamedNode, text: Text | None, triples: Sequence[Triple]) -> list[Triple]:
    """Name the context of a document by its offsets, and add its text where it may be shown.

    A text that is not kept has a context without offsets. A string has one confidence in NIF, so
    one that names two things with different confidence has none.
    """
    given = Counter(triple.subject for triple in triples if triple.predicate == CONFIDENCE)
    clear = (t for t in triples if t.predicate != CONFIDENCE or given[t.subject] == 1)
    found = with_offsets(clear, PLACES)
    if text is None:
        return list(found)
    context = NamedNode(f"{document.value}#offset_0_{text.length}")
    unnamed = NamedNode(f"{document.value}#context")
    return [*_renamed(found, unnamed, context), *_context(context, text)]


def _renamed(triples: Iterable[Triple], old: NamedNode, new: NamedNode) -> Iterator[Triple]:
    for t in triples:
        subject = new if t.subject == old else t.subject
        yield Triple(subject, t.predicate, new if t.object == old else t.object)


def _context(context: NamedNode, text: Text) -> Iterator[Triple]:
    # Its reference context is itself. NIF infers that, and readers take what states it for a part.
    yield Triple(context, RDF.type, STRING)
    for property, place in zip(PLACES, (0, text.length), strict=True):
        yield Triple(context, property, offset(place))
    if text.shown is not None:
        yield Triple(context, NamedNode(NIF + "isString"), Literal(text.shown))
