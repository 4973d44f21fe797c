"""The addresses of the API: those of the table, their description, and a page about both."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, render_template, request
from flask.sansio.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response as AnyResponse

from ..endpoint.conditional import conditional, make_tag, tagged
from ..negotiation import choose
from ..pages.room import graph
from .description import describe
from .examples import examples
from .manners import JSON, view_of
from .routes import ROUTES

room = Blueprint("api", __name__, url_prefix="/api")


@room.record_once
def add_routes(state: BlueprintSetupState) -> None:
    """Give every route of the table its address."""
    for route in ROUTES:
        # The id of a foreign concept is an IRI, whose two slashes are to stay.
        rule = route.path.replace("{id}", "<path:id>")
        state.add_url_rule(rule, route.name, view_of(route), merge_slashes=False)


@room.get("/openapi.json")
def openapi() -> AnyResponse:
    """Describe the API by OpenAPI 3.1."""
    described = describe(request.url_root)
    return conditional(tagged(jsonify(described), make_tag(described)), request)


@room.get("")
def about() -> AnyResponse:
    """Show people what can be asked; for programs, the description."""
    if choose(request.headers.get("Accept"), ["text/html", JSON]) == JSON:
        return openapi()
    shown = {
        name: f"{request.root_path}/api{address}" for name, address in examples(graph()).items()
    }
    page = render_template("api.html", routes=ROUTES, examples=shown)
    response = Response(page, mimetype="text/html")
    response.vary.add("Accept")
    return response
