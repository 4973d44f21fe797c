"""How often a thing is mentioned, and where most."""

from __future__ import annotations

from typing import Any

from pyoxigraph import NamedNode

from ..content.nodes import node
from .notes import passage_address, place_of
from .room import Graph

LISTED = 10


def mentions_of(served: Graph, thing: NamedNode) -> dict[str, Any]:
    """Count the mentions of a concept or organization and list the documents with most."""
    rows = served.pool.select("mentions", thing=thing)
    return {
        "total": sum(int(row["mentions"]) for row in rows),
        "documents": len(rows),
        "most": [
            {
                "document": node(row["document"], row["title"]),
                "mentions": int(row["mentions"]),
                "address": example(row.get("one", "")),
            }
            for row in rows[:LISTED]
        ],
    }


def example(mention: str) -> str | None:
    """Return where in its document a mention stands."""
    place = place_of(mention)
    return passage_address(*place) if place else None
