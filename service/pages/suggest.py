"""Names that begin as what is being typed into a search field, as JSON."""

from __future__ import annotations

from flask import Response, jsonify, request
from werkzeug.wrappers import Response as AnyResponse

from ..content.wording import capital
from ..endpoint.conditional import is_known, made_at, make_tag, not_modified, tagged
from ..search import indexed, suggest
from ..search.suggesting import LONGEST
from .room import address, graph, room

FRESH = "public, max-age=60"
"""What is typed anew within a minute need not be asked again."""


@room.get("/suggest")
def suggested() -> AnyResponse:
    """Suggest concepts, organizations, cases and documents for the beginning `q` of a name."""
    text = request.args.get("q", "")[:LONGEST]
    generation = graph().generation
    held = indexed(generation)
    tag = make_tag("suggest", generation.number, made_at(generation), held, text)
    if is_known(request, tag):
        return _kept(not_modified(tag))
    found = suggest(generation, text) if held else ()
    content = {
        "query": text,
        "suggestions": [
            {
                "label": capital(each.label) if each.kind == "concept" else each.label,
                "kind": each.kind,
                "address": address(each.id),
                "also": each.also,
            }
            for each in found
        ],
    }
    return _kept(tagged(jsonify(content), tag))


def _kept(response: Response) -> Response:
    response.headers["Cache-Control"] = FRESH
    return response
