"""An address of each route that shows what it gives, of the graph as it is."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from ..pages.room import Graph
from ..search import Filters, ask, indexed
from .addresses import PATHS
from .routes import ROUTES, Route

KINDS = {
    "get_claim": "claim",
    "get_case": "relationship",
    "get_organization": "organization",
    "get_document": "document",
}
"""Routes whose example is the first thing of a kind."""


def examples(served: Graph) -> Mapping[str, str]:
    """Return addresses below /api by the names of their routes."""
    return {route.name: example(route, first(served, KINDS.get(route.name))) for route in ROUTES}


def first(served: Graph, kind: str | None) -> str | None:
    """Return the key of the foremost thing of a kind; None where none is known."""
    if kind is None or not indexed(served.generation):
        return None
    question = ask(served.generation, "", Filters(kinds=(kind,)))
    if question is None or not (hits := question.read(1).hits):
        return None
    id = str(question.searcher.doc(hits[0][1]).get_first("id"))
    return next(id.removeprefix(each) for each in PATHS if id.startswith(each))


def example(route: Route, key: str | None = None) -> str:
    """Return an address of a route with what tells most of it."""
    path = route.path
    if route.id:
        path = path.replace("{id}", quote(key or str(route.id.example), safe=""))
    telling = [each for each in route.parameters if each.example not in (None, each.default)]
    pairs = [
        (each.name, value)
        for each in telling[:1]
        for value in (each.example if each.several else [each.example])
    ]
    return f"{path}?{urlencode(pairs)}" if pairs else path
