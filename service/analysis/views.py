"""Each view as page, JSON, CSV, LaTeX, SVG or PNG of the same content."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from interorg.ingest.failure import NotFound

from ..drawing.beside import drawn
from ..drawing.latex import as_latex
from ..drawing.spreadsheet import as_csv
from ..drawing.svg import Picture
from ..drawing.table import Table
from ..pages.asked import asking
from ..pages.room import show
from ..parameters import Parameter

Draw = Callable[[str], Picture]
"""Draws a picture whose links begin with a root."""


@dataclass(frozen=True)
class View:
    """What one address shows."""

    name: str
    """Of files, and of the label in LaTeX."""
    parameters: Sequence[Parameter]
    excel: bool
    """Whether the CSV is marked for spreadsheets."""
    template: str
    content: Mapping[str, Any]
    table: Callable[[], Table]
    draw: Draw | None = None
    paper: Callable[[], Table] | None = None
    """A narrower table for LaTeX, where that of the CSV is too wide to print."""
    only_page: Mapping[str, Any] = field(default_factory=dict)


def offer(view: View, ending: str | None) -> AnyResponse:
    """Answer with a view in the format of an ending; without one as a page or JSON."""
    if ending in (None, "json"):
        return show(
            view.template,
            view.content,
            ending,
            downloads=downloads(view),
            query=asking(view.parameters) if request.query_string else "",
            longer=lambda changed: asking(view.parameters, **changed),
            **view.only_page,
        )
    if ending not in downloads(view):
        raise NotFound(f"This page ends in {', '.join(downloads(view))} or nothing, not {ending}.")
    made = _written(view, ending) if ending in ("csv", "tex") else _drawn(view, ending)
    disposition = "attachment" if ending in ("csv", "tex") else "inline"
    made.headers["Content-Disposition"] = f'{disposition}; filename="{view.name}.{ending}"'
    return made


def downloads(view: View) -> list[str]:
    """Return the endings of a view."""
    return ["json", "csv", "tex", *(["svg", "png"] if view.draw else [])]


def _written(view: View, ending: str) -> Response:
    if ending == "csv":
        return Response(as_csv(view.table(), view.excel), mimetype="text/csv")
    return Response(as_latex((view.paper or view.table)(), view.name), mimetype="application/x-tex")


def _drawn(view: View, ending: str) -> Response:
    assert view.draw
    svg = view.draw(request.url_root.rstrip("/")).render()
    if ending == "svg":
        return Response(svg, mimetype="image/svg+xml")
    return Response(drawn(svg), mimetype="image/png")
