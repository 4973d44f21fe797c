"""The ways through the pages that every page shows."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app, request

from .room import room

MAIN = (
    ("/search", "Browse"),
    ("/compare", "Compare"),
    ("/evidence-map", "Evidence map"),
    ("/network", "Network"),
    ("/timeline", "Timeline"),
    ("/query", "Query"),
    ("/ontology", "Ontology"),
    ("/about", "About"),
)
ALSO = (
    ("/concepts", "All concepts"),
    ("/contradictions", "Contradictions"),
    ("/api", "For programs"),
)
"""Shown at the foot."""


@dataclass(frozen=True)
class Way:
    """A page that others lead to."""

    label: str
    address: str
    here: bool
    """Whether it is the page that is shown, or one below it."""


@room.app_template_global()
def ways(also: bool = False) -> list[Way]:
    """Return the pages to lead to, as far as this service has them."""
    known = {rule.rule for rule in current_app.url_map.iter_rules()}
    return [
        Way(
            label,
            request.root_path + path,
            request.path == path or request.path.startswith((f"{path}/", f"{path}.")),
        )
        for path, label in (ALSO if also else MAIN)
        if path in known
    ]
