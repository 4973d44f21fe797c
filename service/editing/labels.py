"""What the things of a result are called."""

from __future__ import annotations

from collections.abc import Iterable

from .asking import Asker
from .terms import terms_of

MOST = 2_000
"""Things whose names are looked up at once."""


def labels_of(asker: Asker, iris: Iterable[str]) -> dict[str, str]:
    """Return names by IRI, of those things that have one and as far as the time does."""
    service = asker.service
    terms = terms_of(service.pool, service.store.current())
    wanted = [*dict.fromkeys(iris)][:MOST]
    found = {iri: terms[iri].label for iri in wanted if iri in terms}
    unknown = [iri for iri in wanted if iri not in found and plain(iri)]
    if unknown:
        listed = " ".join(f"<{iri}>" for iri in unknown)
        join = "LATERAL" if asker.lateral else ""
        rows = asker.rows(
            "PREFIX dcterms: <http://purl.org/dc/terms/>\n"
            "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"
            "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n"
            f"SELECT ?thing ?label WHERE {{ VALUES ?thing {{ {listed} }} "
            f"{join} {{ ?thing skos:prefLabel|dcterms:title|rdfs:label ?label }} }}"
        )
        for row in rows or ():
            found.setdefault(row["thing"]["value"], row["label"]["value"])
    return found


def plain(iri: str) -> bool:
    """Tell whether an IRI can be written between angle brackets as it is."""
    return not set(iri) & set('<>"{}|^`\\ \n\r\t')
