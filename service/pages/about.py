"""What this service holds, how it was made, what it allows and under which licences."""

from __future__ import annotations

from importlib import metadata

from werkzeug.wrappers import Response

from interorg.ontology.concepts import version as ontology_version

from ..context import service
from ..search import indexed, tally
from .room import graph, room, show


@room.get("/about")
@room.get("/about.json", defaults={"ending": "json"})
def about(ending: str | None = None) -> Response:
    """Show counts, versions, limits and licences."""
    served = graph()
    limits = service().pool.limits
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
        "limits": {
            "seconds": limits.seconds,
            "memory_bytes": limits.memory,
            "answer_bytes": limits.answer,
            "queries_at_once": limits.processes,
        },
        "default_graph": service().default_graph,
        "full_text": service().full_text,
    }
    return show("about.html", content, ending)
