"""What a request asks of the search, and of which graph."""

from __future__ import annotations

from flask import request

from interorg.ingest.failure import NotFound

from ..search import indexed
from .room import Graph, graph
from .search_labels import is_known
from .search_parameters import Asked, read_parameters


def searched() -> Graph:
    """Return the served graph; raise NotFound where it has no index."""
    served = graph()
    if not indexed(served.generation):
        raise NotFound(
            "There is no full-text index of this release here. One is made while the store is "
            "served, so try again soon; `interorg upgrade` makes one at once. In front of a store "
            "elsewhere, name the folder that it was loaded from with ENDPOINT_STORE."
        )
    return served


def asked_of(served: Graph) -> Asked:
    """Return what the address of this request asks for."""
    return read_parameters(request.args, lambda name, value: is_known(served, name, value))
