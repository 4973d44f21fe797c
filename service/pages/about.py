"""What this service holds, how it was made, what it allows and under which licences."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import metadata

from flask import current_app
from werkzeug.wrappers import Response

from interorg.ontology.concepts import version as ontology_version

from ..context import service
from ..rules.notes import scores
from ..search import indexed, tally
from .room import graph, room, show

LICENCES = {
    "ontology and corpus": "https://creativecommons.org/licenses/by/4.0/",
    "code": "https://www.apache.org/licenses/LICENSE-2.0",
}


@room.get("/about")
@room.get("/about.json", defaults={"ending": "json"})
def about(ending: str | None = None) -> Response:
    """Show counts, versions, limits and licences."""
    served = graph()
    held = indexed(served.generation)
    content = {
        "counts": tally(served.generation, "kind") if held else {},
        "document_kinds": tally(served.generation, "document_kind") if held else {},
        "versions": {
            "interorg": metadata.version("interorg"),
            "ontology": ontology_version(),
            "generation": served.generation.number,
            "read_with": [
                {**row, "documents": int(row["documents"])}
                for row in served.pool.select("versions")
            ],
        },
        "limits": allowed(),
        "scores": scores(),
        "licences": LICENCES,
        "default_graph": service().default_graph,
        "full_text": service().full_text,
    }
    return show("about.html", content, ending)


def allowed() -> Mapping[str, float]:
    """Return what one query and one client may use."""
    limits, setting = service().pool.limits, current_app.config
    return {
        "seconds": limits.seconds,
        "memory_bytes": limits.memory,
        "answer_bytes": limits.answer,
        "queries_at_once": limits.processes,
        "query_characters": setting["MAX_QUERY"],
        "query_depth": setting["MAX_DEPTH"],
        "query_joined_patterns": setting["MAX_JOINED"],
        "query_parts": setting["MAX_PARTS"],
        "requests_a_minute": setting["RATE_LIMIT"],
        "requests_at_once": setting["CLIENT_REQUESTS"],
    }
