"""The SPARQL 1.1 Protocol, query operation: https://www.w3.org/TR/sparql11-protocol/."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, redirect, request
from pyoxigraph import NamedNode
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import NotAcceptable, UnsupportedMediaType
from werkzeug.wrappers import Response as AnyResponse

from interorg.ingest.failure import BadQuery

from ..context import service
from ..engine.pool import JSON, TURTLE
from ..gate.query_check import Checked, check
from ..negotiation import SHORT_NAMES, SOLUTIONS, TRIPLES, asked_format, choose, prefers_html
from .description import describe

room = Blueprint("sparql", __name__)
FORM_TYPE = "application/x-www-form-urlencoded"
QUERY_TYPE = "application/sparql-query"


@dataclass(frozen=True)
class Operation:
    """One query operation as the protocol carries it."""

    query: str
    default_graphs: list[str] | None
    named_graphs: list[str] | None
    format: str
    """The value of a `format` parameter, or empty."""


@room.route("/sparql", methods=["GET", "POST"])
def sparql() -> AnyResponse:
    """Answer a query; without one, send browsers to the query page and describe the service."""
    header = request.headers.get("Accept")
    operation = read_operation()
    browsing = request.method != "POST" and not operation.format and prefers_html(header)
    if browsing:
        return redirect(request.root_path + "/query" + asked(), 303)
    if not operation.query:
        return describe(request.base_url, operation.format, header)
    checked = check(operation.query)
    media_type = choose_format(checked, operation.format, header)
    answer = service().pool.query(
        operation.query,
        solutions=media_type if media_type in SOLUTIONS else JSON,
        triples=media_type if media_type in TRIPLES else TURTLE,
        default_graphs=operation.default_graphs,
        named_graphs=operation.named_graphs,
        base=request.base_url,
        default_graph=None if checked.own_dataset else service().default_graph,
        undeclared=checked.undeclared,
    )
    return respond(answer.body, answer.media_type)


def asked() -> str:
    """Give the query string as it came, with its question mark."""
    return f"?{request.query_string.decode('ascii', 'replace')}" if request.query_string else ""


def read_operation() -> Operation:
    """Read the operation from the address or the body; raise for what the protocol excludes."""
    parameters: MultiDict[str, str] = request.args
    if request.method == "POST":
        if request.mimetype == QUERY_TYPE:
            try:
                query = request.get_data().decode()
            except UnicodeDecodeError as error:
                raise BadQuery(f"The query is not UTF-8 at byte {error.start}.") from None
            if not query.strip():
                raise BadQuery("The body of the request holds no query.")
            return operation(query, parameters)
        if request.mimetype != FORM_TYPE:
            raise UnsupportedMediaType(
                f"Expected a body of {FORM_TYPE} or {QUERY_TYPE}, "
                f"found {request.mimetype or 'no Content-Type'}."
            )
        parameters = request.form
    if "update" in parameters:
        raise BadQuery("This endpoint answers queries only: `update` is not allowed.")
    queries = parameters.getlist("query")
    if len(queries) > 1:
        raise BadQuery(f"Expected one `query` parameter, found {len(queries)}.")
    if request.method == "POST" and not queries:
        raise BadQuery("Expected a `query` parameter in the body, found none.")
    if queries and not queries[0].strip():
        raise BadQuery("The `query` parameter is empty.")
    return operation(queries[0] if queries else "", parameters)


def operation(query: str, parameters: MultiDict[str, str]) -> Operation:
    default, named = (graphs(parameters, f"{kind}-graph-uri") for kind in ("default", "named"))
    return Operation(query, default, named, asked_format(parameters))


def graphs(parameters: MultiDict[str, str], name: str) -> list[str] | None:
    """Return the IRIs given under a name, or None."""
    values = parameters.getlist(name)
    for value in values:
        try:
            NamedNode(value)
        except ValueError:
            raise BadQuery(f"Expected an absolute IRI as `{name}`, found {value!r}.") from None
    return values or None


def choose_format(checked: Checked, asked: str, header: str | None) -> str:
    """Return the media type to answer in; a parameter that fits goes before Accept."""
    if checked.form is None:
        return JSON
    graph = checked.form in ("CONSTRUCT", "DESCRIBE")
    offers = TRIPLES if graph else SOLUTIONS
    if asked in offers:
        return offers[asked]
    # Clients send these names for any kind of query: one that does not fit is no request.
    short = SHORT_NAMES.get(asked, (None, None))[graph]
    if short:
        return short
    if asked and asked not in SHORT_NAMES and asked not in {**SOLUTIONS, **TRIPLES}:
        raise NotAcceptable(f"There is no format {asked!r}; choose {names(offers)}.")
    chosen = choose(header, list(offers))
    if chosen is None:
        raise NotAcceptable(
            f"{checked.form} is answered in {names(offers)}; Accept allows none of them."
        )
    return offers[chosen]


def names(offers: dict[str, str]) -> str:
    """List the media types that are offered, each once."""
    *most, last = dict.fromkeys(offers.values())
    return f"{', '.join(most)} or {last}"


def respond(body: bytes, media_type: str, vary: Sequence[str] = ("Accept",)) -> Response:
    """Make a response of data; text carries its charset."""
    content_type = f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
    response = Response(body, content_type=content_type)
    response.vary.update(vary)
    return response
