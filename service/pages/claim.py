"""One claim: its sentence, who says it, how surely, by which rule it was read, who else says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pyoxigraph import NamedNode
from werkzeug.wrappers import Response

from interorg.ontology.terms import BASE, IOR, IORV

from ..citations import schema_org
from ..citations.things import of_claim, of_document
from ..content.claims import StatedClaim, claim_of, claims_of
from ..content.nodes import last
from ..rules.notes import rule_note
from ..rules.precision import fresh_precision_of, precision_of
from .cited import Cited, citable
from .document import details
from .room import Graph, graph, node_of, room, show, split, unknown, whole_address

ROWS = 60
CHANGES = {"addedDocument": "added", "changedDocument": "read anew", "removedDocument": "removed"}


@room.get("/id/claim/<path:key>")
def claim(key: str) -> Response:
    """Show a claim, with those that contradict it and those that say the same elsewhere."""
    key, ending = split(key)
    thing = node_of("id/claim", key)
    served = graph()
    found = existing(served, thing)

    def linked(link: str) -> list[StatedClaim]:
        return claims_of(served.pool, served.vocabulary, ROWS, target=thing, link=IOR[link])

    content = {
        "claim": found,
        "rule": rule_note(found.rule),
        "precision": precision_of(found.rule),
        "fresh_precision": fresh_precision_of(found.rule),
        "provenance": provenance(served, found),
        "contradicted_by": linked("contradicts"),
        "corroborated_by": linked("corroborates"),
    }
    return show("claim.html", content, ending, thing, cited=cited(served, found))


def existing(served: Graph, thing: NamedNode) -> StatedClaim:
    found = claim_of(served.pool, served.vocabulary, thing)
    if found is None:
        raise unknown("id/claim", last(thing.value))
    return found


def cited_of(served: Graph, thing: NamedNode) -> Cited:
    """Return how a claim is cited; raise NotFound for one that is not there."""
    return cited(served, existing(served, thing))


def cited(served: Graph, claim: StatedClaim) -> Cited:
    rows = served.pool.select("document", document=NamedNode(claim.document.iri))
    document = of_document(details(served, rows), citable(claim.document.iri))
    return Cited(
        "claim",
        last(claim.iri),
        of_claim(claim, document, citable(claim.iri)),
        schema_org.of_claim(claim, document, whole_address(claim.iri)),
    )


def provenance(served: Graph, claim: StatedClaim) -> Mapping[str, Any]:
    """Return by what a claim was read and from which text, and when its document changed."""
    row = next(iter(served.pool.select("claim_details", claim=NamedNode(claim.iri))), {})
    builds = served.pool.select("document_builds", document=NamedNode(claim.document.iri))
    return {
        "proposition": row.get("proposition", "").removeprefix(BASE),
        "by_model": row.get("method") == IORV.StatisticalModel.value,
        "pipeline": row.get("pipeline"),
        "ontology": row.get("ontology"),
        "file": row.get("file"),
        "digest": row.get("digest"),
        "builds": [
            {
                "number": int(build["number"]),
                "change": CHANGES[last(build["change"])],
                "time": build.get("time"),
                "pipeline": build.get("pipeline"),
            }
            for build in builds
        ],
    }
