"""The SPARQL 1.1 Graph Store HTTP Protocol: https://www.w3.org/TR/sparql11-http-rdf-update/."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence

from flask import Blueprint, Response, request
from werkzeug.exceptions import NotAcceptable, UnsupportedMediaType

from interorg.ingest.failure import BadQuery, NotFound

from ..context import service
from ..negotiation import SHORT_NAMES, asked_format, choose
from ..negotiation import TRIPLES as OFFERS
from ..storage.generations import Generation
from ..writing.bodies import QUADS
from ..writing.order import Kind, Order
from ..writing.outcome import Outcome
from ..writing.writing import Writing
from .graph_place import Place, conditions, one, wanted
from .rdf_body import Piece, read_pieces
from .token import permitted
from .update import done

room = Blueprint("graph_store", __name__)
SYNTAXES = [name for name, given in OFFERS.items() if given not in QUADS]


@room.get("/graph-store")
@room.get("/graph-store/<path:name>")
def read(name: str | None = None) -> Response:
    """Give a graph as it is served."""
    place = one(name)
    media_type = chosen()
    generation = service().store.current()
    if place.graph is not None:
        refuse_absent(place.graph)
    if request.if_none_match.contains_weak(place.tag(generation, media_type)):
        response = Response(status=304)
    else:
        query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {place.pattern} }}"
        answer = service().pool.query(query, triples=media_type)
        generation = Generation(
            answer.generation, generation.path.with_name(str(answer.generation))
        )
        charset = "; charset=utf-8" if media_type.startswith("text/") else ""
        response = Response(answer.body, content_type=media_type + charset)
    response.set_etag(place.tag(generation, media_type))
    response.headers["Cache-Control"] = "no-cache"
    response.vary.add("Accept")
    return response


@room.put("/graph-store")
@room.put("/graph-store/<path:name>")
def replace(name: str | None = None) -> Response:
    """Make a graph hold the body and nothing else."""
    writing, place = permitted(), one(name)
    outcome = send(writing, "replace", place, read_pieces(several_graphs=False))
    return done(outcome.generation, 201 if outcome.created else 204)


@room.post("/graph-store")
@room.post("/graph-store/<path:name>")
def merge(name: str | None = None) -> Response:
    """Add the body to a graph; with none named, to a new one, and quads to the graphs they name."""
    writing, place = permitted(), wanted(name)
    pieces = read_pieces(several_graphs=place is None)
    if place:
        outcome = send(writing, "merge", place, pieces)
        return done(outcome.generation, 201 if outcome.created else 204)
    of_several = {kind in QUADS for kind, _ in pieces}
    if of_several == {True}:
        return done(send(writing, "add", Place(None), pieces).generation)
    if True in of_several:
        raise BadQuery("The form has files of one graph and of several: send them apart.")
    made = f"{request.base_url.rstrip('/')}/{uuid.uuid4()}"
    response = done(send(writing, "merge", Place(made), pieces).generation, 201)
    response.location = made
    return response


@room.delete("/graph-store")
@room.delete("/graph-store/<path:name>")
def delete(name: str | None = None) -> Response:
    """Remove a graph; of the default graph, its statements."""
    writing, place = permitted(), one(name)
    return done(send(writing, "delete", place).generation)


@room.route("/graph-store", methods=["PATCH"])
@room.route("/graph-store/<path:name>", methods=["PATCH"])
def patch(name: str | None = None) -> Response:
    """Refuse to change a part of a graph here."""
    permitted()
    one(name)
    raise UnsupportedMediaType(
        "No syntax is taken for the change of a part of a graph: send an update to /update."
    )


def send(writing: Writing, kind: Kind, place: Place, pieces: Sequence[Piece] = ()) -> Outcome:
    """Have a body put into the store, if the conditions of the request are met."""
    order = Order(
        kind,
        graph=place.graph,
        base=place.base,
        parts=tuple((name, len(content)) for name, content in pieces),
        conditions=conditions(place),
    )
    return writing.carry_out(order, b"".join(content for _, content in pieces))


def chosen() -> str:
    """Return the syntax to give a graph in; a parameter goes before Accept."""
    asked = asked_format(request.args)
    short = SHORT_NAMES.get(asked, (None, None))[1] or asked
    name = short if asked else choose(request.headers.get("Accept"), SYNTAXES)
    if name is None or name not in SYNTAXES:
        offered = ", ".join(dict.fromkeys(OFFERS[each] for each in SYNTAXES))
        raise NotAcceptable(f"A graph is given as {offered}; none of them was asked for.")
    return OFFERS[name]


def refuse_absent(graph: str) -> None:
    """Raise NotFound when the store has no such graph; an empty one may be there."""
    answer = service().pool.query(f"ASK {{ GRAPH <{graph}> {{ }} }}")
    if not json.loads(answer.body)["boolean"]:
        raise NotFound(f"The store holds no graph <{graph}>.")
