"""A named graph at its own IRI: what it holds for people, its statements for programs."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import redirect, request
from pyoxigraph import NamedNode
from werkzeug.wrappers import Response

from interorg.ontology.terms import BASE, GRAPH, ID

from ..content.nodes import node
from .room import HTML, JSON, chosen_type, graph, node_of, room, show, split, unknown

ABOUT = {
    GRAPH.ontology: "The modules of the ontology, but for the concepts.",
    GRAPH.concepts: "Concepts, relation types and values.",
    GRAPH.corpus: "The works of the bibliography.",
    GRAPH.inferred: "What joins documents: cases, organizations and what follows from the axioms.",
    GRAPH.registry: "Identifiers of organizations in a registry.",
    GRAPH.summary: "Direct edges between concepts, without the conditions that claims state.",
    GRAPH.counts: "How many claims and cases there are, counted at every publication.",
    GRAPH.meta: "The history of builds.",
}


@room.get("/graph/<path:key>")
def named_graph(key: str) -> Response:
    """Show what a named graph is and how much it holds; its statements are elsewhere (303)."""
    key, ending = split(key)
    thing = node_of("graph", key)
    rows = graph().pool.select("graph_size", graph=thing)
    if not rows or rows[0]["statements"] == "0":
        raise unknown("graph", key)
    chosen = chosen_type(ending)
    if chosen not in (HTML, JSON):
        asked = urlencode({"graph": thing.value, "format": chosen})
        response = redirect(f"{request.root_path}/graph-store?{asked}", 303)
        response.vary.add("Accept")
        return response
    document = key.removeprefix("document/") if key.startswith("document/") else None
    content = {
        "graph": {
            "id": thing.value.removeprefix(BASE),
            "iri": thing.value,
            "about": ABOUT.get(NamedNode(thing.value), "What was read from one document."),
            "statements": int(rows[0]["statements"]),
            "document": node(ID.document(document).value, document) if document else None,
        },
        "kinds": [
            {"kind": node(row["kind"]), "things": int(row["things"])}
            for row in graph().pool.select("graph_kinds", graph=thing)
        ],
    }
    return show("graph.html", content, ending, thing)
