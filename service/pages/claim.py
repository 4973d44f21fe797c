"""One claim: its sentence, who says it, how surely, by which rule it was read, who else says so."""

from __future__ import annotations

from werkzeug.wrappers import Response

from interorg.ontology.terms import IOR

from ..claims import StatedClaim, claim_of, claims_of
from .room import graph, node_of, room, show, split, unknown

ROWS = 60


@room.get("/id/claim/<path:key>")
def claim(key: str) -> Response:
    """Show a claim, with those that contradict it and those that say the same elsewhere."""
    key, ending = split(key)
    thing = node_of("id/claim", key)
    served = graph()
    found = claim_of(served.pool, served.vocabulary, thing)
    if found is None:
        raise unknown("id/claim", key)

    def linked(link: str) -> list[StatedClaim]:
        return claims_of(served.pool, served.vocabulary, ROWS, target=thing, link=IOR[link])

    content = {
        "claim": found,
        "contradicted_by": linked("contradicts"),
        "corroborated_by": linked("corroborates"),
    }
    return show("claim.html", content, ending, thing)
