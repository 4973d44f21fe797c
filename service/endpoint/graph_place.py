"""Which graph a request of the Graph Store Protocol is about, and in which state of it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request
from werkzeug.datastructures import ETags

from interorg.ingest.failure import BadQuery

from ..context import service
from ..negotiation import TRIPLES
from ..storage.generations import Generation
from ..writing.order import Conditions
from .conditional import made_at, make_tag
from .parameters import absolute, read_parameters


@dataclass(frozen=True)
class Place:
    """A graph of the store."""

    graph: str | None
    """None is the default graph."""

    @property
    def pattern(self) -> str:
        """All statements of the graph, as a pattern of SPARQL."""
        return "?s ?p ?o" if self.graph is None else f"GRAPH <{self.graph}> {{ ?s ?p ?o }}"

    @property
    def base(self) -> str:
        """What relative IRIs in a body are resolved against."""
        return request.base_url if self.graph is None else self.graph

    def tag(self, generation: Generation, media_type: str) -> str:
        """Name one state of the graph in one syntax."""
        about = (generation.number, made_at(generation))
        return make_tag("graph", *about, self.graph, media_type)


def wanted(name: str | None) -> Place | None:
    """Say which graph a request is about, None for the whole store; raise BadQuery for several.

    `name` is the rest of an address that is itself the name of a graph.
    """
    parameters = read_parameters(request.query_string, "address")
    named, default = parameters.getlist("graph"), "default" in parameters
    count = len(named) + default + (name is not None)
    if count > 1:
        raise BadQuery(f"Expected one graph, found {count}.")
    if default:
        return Place(None)
    if count:
        return Place(absolute(named[0] if named else request.base_url, "graph"))
    return None


def one(name: str | None) -> Place:
    """Say which graph a request is about; raise BadQuery when it names none."""
    place = wanted(name)
    if place is None:
        raise BadQuery(
            "Expected one graph, named by ?graph=IRI, by ?default or by the address itself; "
            "found none."
        )
    return place


def conditions(place: Place) -> Conditions:
    """Read If-Match and If-None-Match as conditions on the generation that is served."""
    match, unlike = request.if_match, request.if_none_match
    return Conditions(
        _generations(place, match, match.as_set()) if "If-Match" in request.headers else None,
        _generations(place, unlike, unlike.as_set(include_weak=True))
        if "If-None-Match" in request.headers
        else None,
    )


def _generations(place: Place, header: ETags, tags: set[str]) -> tuple[int, ...]:
    """Return the generation that tags of a graph name: nothing for `*`, -1 for any not served."""
    if header.star_tag:
        return ()
    served = service().store.current()
    known = any(place.tag(served, media_type) in tags for media_type in set(TRIPLES.values()))
    return (served.number,) if known else (-1,)
