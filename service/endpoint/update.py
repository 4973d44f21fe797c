"""The SPARQL 1.1 Protocol, update operation: https://www.w3.org/TR/sparql11-protocol/."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.exceptions import UnsupportedMediaType

from interorg.ingest.failure import BadQuery

from ..writing.order import Order
from .parameters import (
    FORM_TYPE,
    Parameters,
    graphs,
    read_parameters,
    refuse_other_charsets,
    utf8,
)
from .rdf_body import read_body
from .token import permitted

room = Blueprint("update", __name__)
UPDATE_TYPE = "application/sparql-update"


@room.route("/update", methods=["POST"], strict_slashes=False)
def update() -> Response:
    """Run an update and answer once readers see what it has changed."""
    writing = permitted()
    text, parameters = read_update()
    order = Order(
        "update",
        base=request.base_url,
        default_graphs=graphs(parameters, "using-graph-uri"),
        named_graphs=graphs(parameters, "using-named-graph-uri"),
    )
    outcome = writing.carry_out(order, text.encode())
    return done(outcome.generation)


def done(generation: int, status: int = 204) -> Response:
    """Say that a change is made, and which generation serves it."""
    response = Response(status=status, headers={"Interorg-Generation": str(generation)})
    del response.headers["Content-Type"]
    return response


def read_update() -> tuple[str, Parameters]:
    """Read the update and the other parameters of the request; raise for what is not allowed."""
    parameters = read_parameters(request.query_string, "address")
    refuse_other_charsets(request.mimetype_params.get("charset", ""))
    if request.mimetype == UPDATE_TYPE:
        text = utf8(read_body(), "update")
    elif request.mimetype == FORM_TYPE:
        parameters.update(read_parameters(read_body(), "body"))
        found = parameters.getlist("update")
        if len(found) != 1:
            raise BadQuery(f"Expected one `update` parameter in the body, found {len(found)}.")
        text = found[0]
    else:
        raise UnsupportedMediaType(
            f"Expected a body of {UPDATE_TYPE} or {FORM_TYPE}, "
            f"found {request.mimetype or 'no Content-Type'}."
        )
    if "query" in parameters:
        raise BadQuery("This endpoint takes updates only: send a `query` to /sparql.")
    if request.mimetype == UPDATE_TYPE and "update" in parameters:
        raise BadQuery("The body of the request is an update and its address holds another.")
    if not text.strip():
        raise BadQuery("The update is empty.")
    return text, parameters
