"""What people look at: a page for each thing, the same as data under `.json` or by Accept."""

from __future__ import annotations

from flask import Blueprint, jsonify, render_template, request
from pyoxigraph import NamedNode
from werkzeug.wrappers import Response

from interorg.ingest.failure import NotFound
from interorg.ontology.terms import BASE

from .context import service
from .negotiation import choose

room = Blueprint("pages", __name__)


@room.get("/concept/<identifier>")
@room.get("/concept/<identifier>.json", defaults={"data": True})
def concept(identifier: str, data: bool = False) -> Response | str:
    """Show a concept with its neighbours and the claims about it, each with its sentence."""
    node = node_of("concept", identifier)
    pool = service().pool
    described = pool.select("concept", concept=node)
    if not described:
        raise NotFound(f"The graph holds no concept {identifier!r}.")
    content = {
        "concept": described[0],
        "neighbours": pool.select("concept_neighbours", concept=node),
        "claims": pool.select("concept_claims", concept=node),
    }
    if data or wants_data():
        return jsonify(content)
    return render_template("concept.html", **content)


def node_of(kind: str, identifier: str) -> NamedNode:
    """Return the node of a thing named in an address; raise NotFound for what no IRI can hold."""
    try:
        return NamedNode(f"{BASE}{kind}/{identifier}")
    except ValueError:
        raise NotFound(f"No {kind} can have the name {identifier!r}.") from None


def wants_data() -> bool:
    """Tell whether JSON was asked for rather than a page."""
    accept = request.headers.get("Accept")
    return choose(accept, ["text/html", "application/json"]) == "application/json"
