"""The API as an OpenAPI 3.1 document, made from the table of routes and the types of answers."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import metadata
from typing import Any

from ..parameters import Parameter
from .error_shapes import Error
from .routes import ROUTES, Route
from .schemas import Definitions

TITLE = "interorg"
ABOUT = """What texts claim about how organizations work together, each claim with its sentence.

Every answer is JSON, of one state of the graph, and carries an `ETag`: asked again with
`If-None-Match` it costs nothing. Lists come in parts: follow `next` until it is null. Ids are the
ends of IRIs, such as `concept/Trust`; addresses that begin with a slash begin at the root of the
service. Errors have one shape, and unknown parameters are refused. A document's whole text is
given only where its rights allow."""
HEADERS: dict[str, tuple[str, str]] = {
    "ETag": ("Tells the state of the graph and the request apart from others.", 'W/"6b1f"'),
    "Cache-Control": ("An answer may be kept, and asked for again by its tag.", "public, no-cache"),
    "Link": ("The next part of a list; the description of the API.", '</api>; rel="next"'),
}
REFUSED = {
    "400": ("A parameter is unknown, missing or not of its type; the message says which.", 400),
    "404": ("Nothing is known under a name; the message may say what is meant.", 404),
    "406": ("Accept does not allow JSON.", 406),
    "410": ("The graph has changed since a list was begun: begin it anew.", 410),
    "414": ("The address is longer than 8190 bytes.", 414),
    "429": ("Too many requests; `Retry-After` says in how many seconds to ask again.", 429),
    "503": ("It takes too long, or is still being made; `Retry-After` says when to ask.", 503),
}


def describe(root: str) -> dict[str, Any]:
    """Return the description of the API of the service at an address, which ends in a slash."""
    described: dict[str, Any] = json.loads(_described())
    return {**described, "servers": [{"url": f"{root}api"}]}


@lru_cache(maxsize=1)
def _described() -> str:
    definitions = Definitions()
    paths = {route.path: {"get": operation(route, definitions)} for route in ROUTES}
    document = {
        "openapi": "3.1.0",
        "info": {
            "title": TITLE,
            "version": metadata.version("interorg"),
            "summary": "Evidence about how organizations work together",
            "description": ABOUT,
            "license": {"name": "Apache 2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {"schemas": definitions.found},
    }
    return json.dumps(document)


def operation(route: Route, definitions: Definitions) -> dict[str, Any]:
    """Describe one route."""
    own = [_parameter(route.id, "path")] if route.id else []
    return {
        "operationId": route.name,
        "summary": route.summary,
        "parameters": [*own, *(_parameter(each, "query") for each in route.parameters)],
        "responses": {
            "200": {
                "description": route.summary,
                "headers": {name: _header(name) for name in HEADERS},
                "content": {"application/json": {"schema": definitions.of(route.shape)}},
            },
            "304": {"description": "The answer with the tag in `If-None-Match` still holds."},
            **_moved(route),
            **{status: refusal(status, definitions) for status in _refusals(route)},
        },
    }


def _parameter(parameter: Parameter, place: str) -> dict[str, Any]:
    described = {
        "name": parameter.name,
        "in": place,
        "description": parameter.description,
        "required": place == "path" or parameter.fewest > 0,
        "schema": parameter.schema(),
    }
    if parameter.several:
        described |= {"style": "form", "explode": True}
    if parameter.example is not None:
        described["example"] = parameter.example
    return described


def _header(name: str) -> dict[str, Any]:
    text, example = HEADERS[name]
    return {"description": text, "schema": {"type": "string"}, "example": example}


def _moved(route: Route) -> dict[str, Any]:
    if route.name != "get_organization":
        return {}
    location = {"description": "Where.", "schema": {"type": "string"}}
    text = "The name was found to mean another organization, which is told of there."
    return {"301": {"description": text, "headers": {"Location": location}}}


def _refusals(route: Route) -> list[str]:
    return [status for status in REFUSED if status != "410" or route.in_parts]


def refusal(status: str, definitions: Definitions) -> dict[str, Any]:
    """Describe the answer to what is refused."""
    text, number = REFUSED[status]
    example = {"error": {"status": number, "message": text}}
    return {
        "description": text,
        "content": {"application/json": {"schema": definitions.of(Error), "example": example}},
    }
