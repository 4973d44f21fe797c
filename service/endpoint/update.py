"""The SPARQL 1.1 Protocol, update operation: https://www.w3.org/TR/sparql11-protocol/."""

from __future__ import annotations

from flask import Blueprint, Response, request
from pyoxigraph import NamedNode
from werkzeug.exceptions import UnsupportedMediaType

from interorg.ingest.failure import BadQuery

from ..writing.order import Order
from .parameters import Parameters, read_parameters
from .rdf_body import read_body, refuse_other_charsets
from .token import permitted

room = Blueprint("update", __name__)
FORM_TYPE = "application/x-www-form-urlencoded"
UPDATE_TYPE = "application/sparql-update"


@room.route("/update", methods=["POST"])
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
    if request.mimetype == UPDATE_TYPE:
        refuse_other_charsets()
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


def utf8(data: bytes, what: str) -> str:
    """Decode UTF-8; raise BadQuery saying at which byte it is none."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise BadQuery(f"The {what} is not UTF-8 at byte {error.start}.") from None


def graphs(parameters: Parameters, name: str) -> tuple[str, ...] | None:
    """Return the IRIs given under a name, or None."""
    values = tuple(parameters.getlist(name))
    for value in values:
        absolute(value, name)
    return values or None


def absolute(value: str, name: str) -> str:
    """Return an IRI, or raise BadQuery when it is none."""
    try:
        return NamedNode(value).value
    except ValueError:
        raise BadQuery(f"Expected an absolute IRI as `{name}`, found {value!r}.") from None
