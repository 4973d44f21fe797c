"""What lies outside the ontology: works that treat a notion, and terms of other vocabularies."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..release import prefixes
from ..terms import DCTERMS, IOR, RDFS, SKOS
from .glossary import Glossary, Term

ALIGNED = {
    RDFS.subClassOf: "kind of",
    RDFS.subPropertyOf: "special case of",
    IOR.closeTo: "close to",
    SKOS.exactMatch: "same as",
    SKOS.closeMatch: "close to",
    RDFS.seeAlso: "see also",
}


@dataclass(frozen=True)
class Work:
    """How a work is referred to, and whether another record agrees with its bibliographic one."""

    reference: str
    confirmed: bool
    doi: str = ""
    """Without the address of a resolver; empty where none is known."""


@dataclass(frozen=True)
class Source:
    """A work named for a notion, `work` if it is known.

    `shown` says that its title, its text, its abstract or another text about it was seen to show
    that it treats the notion.
    """

    key: str
    shown: bool
    work: Work | None


def sources(glossary: Glossary, term: Term, works: Mapping[str, Work]) -> list[Source]:
    """Give the works that are named for a notion, those shown to treat it first."""
    return [
        Source(key, shown, works.get(key))
        for predicate, shown in ((DCTERMS.source, True), (IOR.unsureSource, False))
        for key in glossary.text(term.node, predicate)
    ]


def alignments(glossary: Glossary, term: Term) -> list[tuple[str, str, str]]:
    """Give the terms elsewhere that a term is set beside: how, IRI, and the IRI shortened."""
    return [
        (words, node.value, external(node.value))
        for predicate, words in ALIGNED.items()
        for node in glossary.facts.names(term.node, predicate)
        if node not in glossary
    ]


def external(iri: str) -> str:
    """Write an IRI with the longest prefix that the modules declare for it."""
    fitting = [(len(start), name) for name, start in prefixes().items() if iri.startswith(start)]
    if not fitting:
        return iri
    length, name = max(fitting)
    return f"{name}:{iri[length:]}"
