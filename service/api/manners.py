"""What every answer keeps to: JSON alone, a tag to ask again by, one state of the graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import metadata
from typing import Any

from flask import Response, jsonify, request
from werkzeug.exceptions import NotAcceptable
from werkzeug.wrappers import Response as AnyResponse

from ..context import service
from ..endpoint.conditional import is_known, made_at, make_tag, not_modified, tagged
from ..endpoint.parameters import read_parameters
from ..negotiation import choose
from ..pages.room import Graph, graph
from ..parameters import read
from ..search import indexed
from .routes import Route

JSON = "application/json"


def answer(route: Route, **path: str) -> AnyResponse:
    """Answer one request. Raises Failure."""
    if choose(request.headers.get("Accept"), [JSON]) is None:
        raise NotAcceptable(f"The API answers in {JSON} alone, which Accept does not allow.")
    given = dict(read(route.parameters, read_parameters(request.query_string, "address")))
    if route.id:
        given["id"] = route.id.read([path["id"]])
    served = graph()
    tag = tag_of(served, route.name, given)
    if is_known(request, tag):
        return not_modified(tag)
    content = route.answer(served, given)
    response = content if isinstance(content, Response) else jsonify(content)
    # What was made of two states of the graph must not pass for one of them.
    lasting = tag_of(graph(), route.name, given) == tag
    return linked(tagged(response, tag if lasting else None), content)


def tag_of(served: Graph, name: str, given: Mapping[str, Any]) -> str:
    """Make the tag of an answer: of a release, a state of the graph, and what was asked."""
    generation = served.generation
    return make_tag(
        *("api", metadata.version("interorg"), service().full_text),
        *(generation.number, made_at(generation), indexed(generation)),
        *(name, request.url_root, sorted(given.items())),
    )


def linked(response: Response, content: Any) -> AnyResponse:
    """Name the next part of a list, and the description of the API, in the header (RFC 8288)."""
    links = [f'<{request.url_root}api/openapi.json>; rel="service-desc"; type="{JSON}"']
    if following := getattr(content, "next", None):
        links.insert(0, f'<{following}>; rel="next"')
    response.headers["Link"] = ", ".join(links)
    return response


def view_of(route: Route) -> Callable[..., AnyResponse]:
    """Make the view of a route."""

    def view(**path: str) -> AnyResponse:
        return answer(route, **path)

    return view
