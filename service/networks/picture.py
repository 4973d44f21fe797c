"""A network as SVG: the places it has on the page, and the names that have room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import Any
from xml.sax.saxutils import escape

from interorg.ontology.documentation.diagrams.svg import width

from ..exports.xml_text import one_line
from .labels import Mark, place_names

Content = Mapping[str, Any]
COLOURS = (
    *("#0b6e99", "#b8500f", "#2e7d32", "#8e3b8f"),
    *("#a1313d", "#7a6a00", "#00796b", "#5d4e8c"),
)
"""Of the largest communities; static/network.css has the same."""
OTHERS = "#77726a"
INK, LINE, PAPER = "#22211f", "#8d877c", "#fdfcf9"
MARGIN, SIDE = 110, 1000
LEGEND = 24
SMALLEST, LARGEST = 3.0, 15.0
NAMED = 60
"""Names at most."""
LETTERS, HEIGHT = 14, 16.0
"""The size of letters, and how high a line is."""
THIN, WIDEST = 0.8, 5.0
"""How wide ties are drawn."""
LONGEST_NAME = 34


def colour(community: int) -> str:
    """Return the colour of a community, which counts from 1."""
    return COLOURS[community - 1] if community <= len(COLOURS) else OTHERS


def lowest(content: Content) -> float:
    """Return where the drawing ends and the legend begins."""
    return max((float(node["y"]) for node in content["nodes"]), default=0.0) + MARGIN


def dimensions(content: Content) -> tuple[int, int]:
    """Return how wide and how high the picture is."""
    groups = len(content["communities"][: len(COLOURS)])
    return SIDE + 2 * MARGIN, round(lowest(content) + MARGIN + LEGEND * (groups + 1))


def svg(content: Content, title: str) -> str:
    """Draw a network; what it shows is said in its title."""
    nodes, edges = content["nodes"], content["edges"]
    most = max((node["degree"] for node in nodes), default=1)
    radius = {
        node["id"]: SMALLEST + (LARGEST - SMALLEST) * sqrt(node["degree"] / max(most, 1))
        for node in nodes
    }
    if len(nodes) > 300:
        radius = {id: size * sqrt(300 / len(nodes)) + 0.6 for id, size in radius.items()}
    place = {node["id"]: (node["x"], node["y"]) for node in nodes}
    groups = content["communities"][: len(COLOURS)]
    bottom = lowest(content)
    width, height = dimensions(content)
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-MARGIN} {-MARGIN} {width} '
            f'{height}" width="{width}" height="{height}" font-family="sans-serif">',
            f"<title>{escape(one_line(title))}</title>",
            f'<rect x="{-MARGIN}" y="{-MARGIN}" width="{width}" height="{height}" fill="{PAPER}"/>',
            f'<g stroke="{LINE}" stroke-opacity="0.45" fill="none">',
            *_lines(edges, place),
            f'</g><g stroke="{PAPER}" stroke-width="0.8">',
            *(_mark(node, radius[node["id"]]) for node in reversed(nodes)),
            f'</g><g fill="{INK}" font-size="{LETTERS}" stroke="{PAPER}" '
            'stroke-width="3" paint-order="stroke" stroke-linejoin="round">',
            *_names(nodes, radius, bottom),
            f'</g><g fill="{INK}" font-size="14">',
            *_legend(groups, bottom),
            "</g></svg>\n",
        )
    )


def _lines(edges: Iterable[Content], place: Mapping[str, tuple[float, float]]) -> Iterable[str]:
    """Draw ties, all of one weight as one path: so thousands are drawn in time."""
    by_width: dict[float, list[str]] = defaultdict(list)
    for edge in edges:
        (x, y), (u, v) = place[edge["source"]], place[edge["target"]]
        wide = min(WIDEST, THIN + 0.7 * (edge["weight"] - 1))
        by_width[wide].append(f"M{x} {y}L{u} {v}")
    for wide, paths in by_width.items():
        yield f'<path d="{"".join(paths)}" stroke-width="{wide:.1f}"/>'


def _mark(node: Content, size: float) -> str:
    """Draw an organization as a circle, a case as a square, a concept as a diamond."""
    x, y, fill = node["x"], node["y"], colour(node["community"])
    name = f"<title>{escape(one_line(node['label']))}</title>"
    if node["kind"] == "organization":
        return f'<circle cx="{x}" cy="{y}" r="{size:.1f}" fill="{fill}">{name}</circle>'
    r = size * (0.9 if node["kind"] == "case" else 1.2)
    if node["kind"] == "case":
        d = f"M{x - r:.1f} {y - r:.1f}h{2 * r:.1f}v{2 * r:.1f}h{-2 * r:.1f}z"
    else:
        d = f"M{x} {y - r:.1f}l{r:.1f} {r:.1f}l{-r:.1f} {r:.1f}l{-r:.1f} {-r:.1f}z"
    return f'<path d="{d}" fill="{fill}">{name}</path>'


def _names(nodes: Sequence[Content], radius: Mapping[str, float], bottom: float) -> Iterable[str]:
    """Name the most tied nodes that have room for it above the legend."""
    names = [shortened(one_line(node["label"])) for node in nodes]
    marks = [
        Mark(node["x"], node["y"], radius[node["id"]], width(name, LETTERS))
        for node, name in zip(nodes, names, strict=True)
    ]
    within = (-MARGIN, -MARGIN, SIDE + MARGIN, bottom)
    for number, (left, top, _, _) in place_names(marks, HEIGHT, NAMED, within).items():
        yield f'<text x="{left:.1f}" y="{top + LETTERS - 2:.1f}">{escape(names[number])}</text>'


def shortened(name: str) -> str:
    """Cut a long name, and say so by an ellipsis."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"


def _legend(groups: Iterable[Content], y: float) -> Iterable[str]:
    y += LEGEND
    for group in groups:
        named = escape(one_line(", ".join(group["led_by"])))
        yield (
            f'<circle cx="{-MARGIN + 22}" cy="{y - 4}" r="7" fill="{colour(group["number"])}"/>'
            f'<text x="{-MARGIN + 38}" y="{y}">Community {group["number"]}: {group["size"]} '
            f"nodes, such as {named}</text>"
        )
        y += LEGEND
