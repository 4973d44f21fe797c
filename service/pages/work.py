"""A published work: its record, the notes that review it, the claims that texts credit to it."""

from __future__ import annotations

from typing import Any

from pyoxigraph import NamedNode
from werkzeug.wrappers import Response

from interorg.ontology.terms import BASE, BIBO, DCTERMS, IOR, IORV, RDFS

from ..citations import schema_org
from ..citations.things import of_work
from ..content.claims import claims_of
from ..content.nodes import Node, last, node
from .cited import Cited, citable
from .room import Graph, graph, node_of, room, show, split, unknown

ROWS = 600


@room.get("/id/work/<path:key>")
def work(key: str) -> Response:
    """Show a work; the graph need not hold its text."""
    key, ending = split(key)
    thing = node_of("id/work", key)
    served = graph()
    rows = existing(served, thing)

    def documents(name: str) -> list[Node]:
        return sorted({node(row[name], row[f"{name}Title"]) for row in rows if name in row})

    record = details(thing, rows)
    content = {
        "work": record,
        "reviewed_in": documents("review"),
        "referred_to_in": documents("citing"),
        "credited_claims": claims_of(
            served.pool, served.vocabulary, ROWS, target=thing, link=IOR.citesAuthority
        ),
    }
    return show("work.html", content, ending, thing, cited=cited(record))


def existing(served: Graph, thing: NamedNode) -> list[dict[str, str]]:
    rows = served.pool.select("work", work=thing)
    if not rows:
        raise unknown("id/work", last(thing.value))
    return rows


def cited_of(served: Graph, thing: NamedNode) -> Cited:
    """Return how a work is cited; raise NotFound for one that is not there."""
    return cited(details(thing, existing(served, thing)))


def cited(about: dict[str, Any]) -> Cited:
    record = of_work(about, citable(about["iri"]))
    described = schema_org.of_record(record, about["iri"])
    return Cited("work", last(about["iri"]), record, described)


def details(thing: NamedNode, rows: list[dict[str, str]]) -> dict[str, Any]:
    """Return the record of a work."""

    def values(property: str) -> list[str]:
        return list(dict.fromkeys(r["value"] for r in rows if r.get("property") == property))

    titles = sorted(values(DCTERMS.title.value), key=len, reverse=True)
    labels = values(RDFS.label.value)
    return {
        "id": thing.value.removeprefix(BASE),
        "iri": thing.value,
        "label": next(iter(labels or titles), last(thing.value)),
        "title": next(iter(titles), None),
        "authors": values(DCTERMS.creator.value),
        "year": next(map(int, values(IOR.publicationYear.value)), None),
        "reference": next(iter(values(DCTERMS.bibliographicCitation.value)), None),
        "doi": next(iter(values(BIBO.doi.value)), None),
        "confirmed": IORV.Confirmed.value in values(IOR.hasRecordStatus.value),
        "confirmed_at": next(iter(values(IOR.confirmedAt.value)), None),
    }
