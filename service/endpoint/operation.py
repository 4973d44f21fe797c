"""Reads a query operation: https://www.w3.org/TR/sparql11-protocol/#query-operation."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Request
from werkzeug.exceptions import UnsupportedMediaType

from interorg.ingest.failure import BadQuery

from ..negotiation import asked_format
from .parameters import (
    FORM_TYPE,
    Parameters,
    graphs,
    read_parameters,
    refuse_other_charsets,
    utf8,
)

QUERY_TYPE = "application/sparql-query"


class UnsupportedCoding(UnsupportedMediaType):
    """A body that is compressed; the answer names what is taken instead (RFC 9110, 15.5.16)."""

    def get_headers(self, *given: object, **named: object) -> list[tuple[str, str]]:
        return [*super().get_headers(*given, **named), ("Accept-Encoding", "identity")]  # type: ignore[arg-type]


@dataclass(frozen=True)
class Operation:
    """One query operation as the protocol carries it."""

    query: str
    """Empty when none was sent, which asks for the service description."""
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None
    format: str
    """The value of a `format` parameter, or empty."""
    explain: bool


def read_operation(request: Request) -> Operation:
    """Read the operation from the address and the body; raise for what the protocol excludes."""
    parameters = read_parameters(request.query_string, "address")
    if request.method != "POST":
        return operation(the_query(parameters), parameters)
    refuse_coding(request)
    if request.mimetype == QUERY_TYPE:
        if "query" in parameters or "update" in parameters:
            raise BadQuery("Expected one query, found one in the body and more in the address.")
        return operation(body_text(request), parameters)
    if request.mimetype == FORM_TYPE:
        parameters.update(read_parameters(request.get_data(), "body"))
        query = the_query(parameters)
        if not query:
            raise BadQuery("Expected a `query` parameter in the body, found none.")
        return operation(query, parameters)
    found = request.mimetype or "no Content-Type"
    elsewhere = " Updates go to /update." if found.endswith("sparql-update") else ""
    raise UnsupportedMediaType(
        f"Expected a body of {FORM_TYPE} or {QUERY_TYPE}, found {found}.{elsewhere}"
    )


def refuse_coding(request: Request) -> None:
    """Refuse a body that is compressed or in another charset than UTF-8."""
    coding = request.headers.get("Content-Encoding", "").strip().lower()
    if coding not in ("", "identity"):
        raise UnsupportedCoding(f"Expected a body without coding, found {coding[:40]}.")
    refuse_other_charsets(request.mimetype_params.get("charset", ""))


def body_text(request: Request) -> str:
    """Return the query that is the body; a byte order mark before it is no part of it."""
    query = utf8(request.get_data(), "query")
    if not query.strip():
        raise BadQuery("The body of the request holds no query.")
    return query


def the_query(parameters: Parameters) -> str:
    """Return the one query, or an empty text when the parameter is missing."""
    if "update" in parameters:
        raise BadQuery("`update` is not allowed here: queries are answered here, updates /update.")
    queries = parameters.getlist("query")
    if len(queries) > 1:
        raise BadQuery(f"Expected one `query` parameter, found {len(queries)}.")
    if queries and not queries[0].strip():
        raise BadQuery("The `query` parameter is empty.")
    return queries[0] if queries else ""


def operation(query: str, parameters: Parameters) -> Operation:
    default, named = (graphs(parameters, f"{kind}-graph-uri") for kind in ("default", "named"))
    return Operation(
        query,
        default,
        named,
        asked_format(parameters),
        parameters.get("explain", "") not in ("", "0", "false"),
    )
