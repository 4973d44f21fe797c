"""The terms of the ontology that a graph is written in.

They come from the graph itself, so that terms somebody added are among them; well-known terms of
other vocabularies that the graph uses, such as `rdf:type`, are added.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..engine.pool import Pool
from ..storage.generations import Generation

OWL = "http://www.w3.org/2002/07/owl#"
KINDS = {
    f"{OWL}Class": "class",
    f"{OWL}ObjectProperty": "property",
    f"{OWL}DatatypeProperty": "property",
    f"{OWL}AnnotationProperty": "property",
}
FOREIGN = {
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type": "is of the class",
    "http://www.w3.org/2000/01/rdf-schema#label": "name",
    "http://www.w3.org/2000/01/rdf-schema#subClassOf": "is a kind of the class",
    "http://www.w3.org/2004/02/skos/core#prefLabel": "preferred name",
    "http://www.w3.org/2004/02/skos/core#altLabel": "other name",
    "http://www.w3.org/2004/02/skos/core#definition": "definition",
    "http://www.w3.org/2004/02/skos/core#broader": "wider concept",
    "http://www.w3.org/2004/02/skos/core#narrower": "narrower concept",
    "http://purl.org/dc/terms/title": "title",
    "http://purl.org/dc/terms/creator": "author",
    "http://www.w3.org/ns/prov#wasDerivedFrom": "comes from",
}
"""Properties of other vocabularies, put into words."""


@dataclass(frozen=True)
class Term:
    """A class, a property or an individual of the ontology."""

    iri: str
    kind: str
    """`class`, `property` or `term`."""
    label: str
    definition: str = ""
    others: tuple[str, ...] = ()
    """Other names."""

    @property
    def name(self) -> str:
        return end_of(self.iri)


def end_of(iri: str) -> str:
    """Return the local name of an IRI."""
    return re.split(r"[#/]", iri.rstrip("#/"))[-1]


@lru_cache(maxsize=4)
def terms_of(pool: Pool, generation: Generation) -> Mapping[str, Term]:
    """Read the terms of a generation, once; by IRI."""
    return read_terms(pool.select("terms"))


def read_terms(rows: Iterable[Mapping[str, str]]) -> Mapping[str, Term]:
    """Collect the rows of `queries/terms.rq`."""
    first: dict[str, Mapping[str, str]] = {}
    others: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        first.setdefault(row["term"], row)
        if other := row.get("other"):
            others[row["term"]].add(other)
    found = {iri: Term(iri, "property", label) for iri, label in FOREIGN.items()}
    for iri, row in first.items():
        kind = KINDS.get(row.get("class", ""), "term")
        names = tuple(sorted(others[iri]))
        found[iri] = Term(iri, kind, row["label"], row["definition"], names)
    return found
