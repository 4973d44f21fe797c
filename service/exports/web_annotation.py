"""Web Annotation: the words around a quotation, and the JSON-LD that its readers expect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Triple

from .framing import Context
from .offsets import with_offsets
from .texts import Text

OA = "http://www.w3.org/ns/oa#"
START, END = NamedNode(OA + "start"), NamedNode(OA + "end")
AROUND = 32
"""Code points of prefix and suffix; enough to tell two places apart in most texts."""

CONTEXT = Context(
    "http://www.w3.org/ns/anno.jsonld",
    # Those of the context's terms that are written here, as that context defines them.
    {
        "oa": OA,
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "id": "@id",
        "type": "@type",
        "Annotation": "oa:Annotation",
        "SpecificResource": "oa:SpecificResource",
        "TextQuoteSelector": "oa:TextQuoteSelector",
        "TextPositionSelector": "oa:TextPositionSelector",
        "identifying": "oa:identifying",
        "linking": "oa:linking",
        "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
        "body": {"@id": "oa:hasBody", "@type": "@id"},
        "target": {"@id": "oa:hasTarget", "@type": "@id"},
        "source": {"@id": "oa:hasSource", "@type": "@id"},
        "selector": {"@id": "oa:hasSelector", "@type": "@id"},
        "exact": "oa:exact",
        "prefix": "oa:prefix",
        "suffix": "oa:suffix",
        "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
        "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    },
    roots=frozenset({OA + "Annotation"}),
    as_objects=frozenset({"body"}),
)


def with_surroundings(
    document: NamedNode, text: Text | None, triples: Sequence[Triple]
) -> list[Triple]:
    """Add the words before and after each quotation, where the text may be shown."""
    around = _surroundings(text.shown, triples) if text and text.shown is not None else ()
    return [*with_offsets(triples, (START, END)), *around]


def _surroundings(text: str, triples: Iterable[Triple]) -> Iterator[Triple]:
    places: dict[str, dict[str, int]] = {}
    for triple in triples:
        position, place = triple.subject, triple.object
        if triple.predicate in (START, END) and isinstance(position, NamedNode):
            assert isinstance(place, Literal)
            places.setdefault(position.value, {})[triple.predicate.value] = int(place.value)
    for name, at in places.items():
        start, end = at[START.value], at[END.value]
        quotation = NamedNode(name.removesuffix("#position") + "#quote")
        around = {
            "prefix": text[max(0, start - AROUND) : start],
            "suffix": text[end : end + AROUND],
        }
        for term, words in around.items():
            if words:
                yield Triple(quotation, NamedNode(OA + term), Literal(words))
