"""schema.org: licences by their addresses, and the JSON-LD that its readers expect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Triple

from .framing import Context
from .licences import licence_address
from .texts import Text

SCHEMA = "https://schema.org/"
TYPES = (
    "Claim CreativeWork DefinedTerm DefinedTermSet Organization ScholarlyArticle WebPage".split()
)
LICENSE = NamedNode(SCHEMA + "license")
TEXTS = "alternateName author creditText description inLanguage name termCode text".split()
LINKS = "about appearance citation inDefinedTermSet license mentions".split()

CONTEXT = Context(
    "https://schema.org",
    # Those of the context's terms that are written here, as that context defines them.
    {
        "schema": SCHEMA,
        "Date": "schema:Date",
        **{name: f"schema:{name}" for name in (*TYPES, *TEXTS, *LINKS)},
        "datePublished": {"@id": "schema:datePublished", "@type": "Date"},
    },
    roots=frozenset(SCHEMA + name for name in TYPES),
)


def with_licences(
    document: NamedNode, text: Text | None, triples: Sequence[Triple]
) -> list[Triple]:
    """Put the address of a licence in the place of rights; drop rights that name none."""
    return list(_licensed(triples))


def _licensed(triples: Sequence[Triple]) -> Iterator[Triple]:
    for triple in triples:
        if triple.predicate != LICENSE:
            yield triple
        elif isinstance(triple.object, Literal | NamedNode):
            address = licence_address(triple.object.value)
            if address:
                yield Triple(triple.subject, LICENSE, NamedNode(address))
