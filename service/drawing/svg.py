"""A picture in SVG that grows; it has looks of its own, which a page's style sheet may override."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from interorg.ontology.documentation.diagrams.svg import width

from .marks import OF_LOOK, pattern

FAMILY = "Liberation Sans, Arial, Helvetica, DejaVu Sans, sans-serif"
SIZE = 12.0
MARGIN = 12.0
AFTER = {"start": 1.0, "middle": 0.5, "end": 0.0}
"""How much of a text lies after its anchor."""
LOOKS: Mapping[str, str] = {
    "paper": 'fill="#ffffff"',
    "text": 'fill="#22211f"',
    "soft": 'fill="#5c5851"',
    "title": 'fill="#22211f" font-weight="bold"',
    "link": 'fill="#1f5c63"',
    "axis": 'stroke="#8a857b" stroke-width="1" fill="none"',
    "grid": 'stroke="#ddd7cb" stroke-width="1" fill="none"',
    "series0": 'fill="#1f5c63"',
    "series1": 'fill="#c98a2b"',
    "series2": 'fill="#7a4b73"',
    "series3": 'fill="#6f8f45"',
    "series4": 'fill="#3f6fae"',
    "series5": 'fill="#a8503c"',
    "series6": 'fill="#9a958b"',
    "shade1": 'fill="#dceaea"',
    "shade2": 'fill="#b5d3d4"',
    "shade3": 'fill="#84b4b7"',
    "shade4": 'fill="#3f8188"',
    "shade5": 'fill="#1f5c63"',
    "denied": 'fill="#fbeee9" stroke="#8c2f1b" stroke-width="1.5"',
    "mentioned": 'fill="#ffffff" stroke="#8a857b" stroke-dasharray="3 2"',
    "blank": 'fill="#f4f1ea"',
    "ring": 'fill="none" stroke="#5c5851" stroke-width="1.5" shape-rendering="auto"',
    "plate": 'fill="#ffffff"',
    "inverse": 'fill="#ffffff"',
    "alarm": 'fill="#8c2f1b"',
    "for": 'fill="#1f5c63"',
    "reserved": 'fill="#84b4b7"',
    "against": 'fill="#8c2f1b"',
    "mixed": 'fill="#9a958b"',
}
"""How each class looks where no style sheet says otherwise, as in a file; paper is light there."""
INVALID = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""


def words(text: str) -> str:
    """Write a text into SVG."""
    return escape(INVALID.sub("\ufffd", text))


def shortened(text: str, room: float, size: float = SIZE) -> str:
    """Cut a text that is wider than so many pixels.

    >>> shortened("interorganizational", 40)
    'inter…'
    """
    if width(text, size) <= room:
        return text
    while text and width(f"{text}…", size) > room:
        text = text[:-1].rstrip()
    return f"{text}…"


@dataclass
class Picture:
    """Shapes and words with classes out of LOOKS; links lead where a count comes from."""

    title: str
    description: str
    root: str = ""
    """What addresses begin with: the service's root in a page, its whole address in a file."""
    _parts: list[str] = field(default_factory=list)
    _marks: set[str] = field(default_factory=set)
    _right: float = 0
    _bottom: float = 0

    def box(self, x: float, y: float, w: float, h: float, kind: str, note: str = "") -> None:
        """Draw a box; `note` is shown where a pointer rests on it."""
        shape = f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" {_look(kind)}>'
        drawn = shape + (f"<title>{words(note)}</title>" if note else "") + "</rect>"
        self._add(drawn, x + w, y + h)

    def marked(self, x: float, y: float, w: float, h: float, kind: str, note: str = "") -> None:
        """Draw a box that is known by its pattern too."""
        self.box(x, y, w, h, kind, note)
        if mark := OF_LOOK.get(kind):
            self._marks.add(mark)
            shape = f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}"'
            self._add(f'{shape} fill="url(#mark-{mark})" pointer-events="none"/>', x + w, y + h)

    def ring(self, x: float, y: float, radius: float, kind: str) -> None:
        """Draw a ring around a point."""
        shape = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" {_look(kind)}/>'
        self._add(shape, x + radius, y + radius)

    def line(self, x1: float, y1: float, x2: float, y2: float, kind: str = "axis") -> None:
        self._add(
            f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" {_look(kind)}/>',
            max(x1, x2),
            max(y1, y2),
        )

    def write(
        self,
        x: float,
        y: float,
        text: str,
        kind: str = "text",
        *,
        anchor: str = "start",
        size: float = SIZE,
        turned: bool = False,
    ) -> None:
        """Write words whose base line begins, is centred or ends at a point; turned ones rise."""
        turn = f' transform="rotate(-50 {x:.1f} {y:.1f})"' if turned else ""
        after = 0.0 if turned else width(text, size) * AFTER[anchor]
        self._add(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" text-anchor="{anchor}"{turn} '
            f"{_look(kind)}>{words(text)}</text>",
            x + after,
            y + 4,
        )

    def link(self, address: str | None, label: str) -> Link:
        """Make what is drawn meanwhile lead to an address."""
        return Link(self, address, label)

    def render(self) -> str:
        """Give the whole, to be set into a page or kept as a file."""
        w, h = self._right + MARGIN, self._bottom + MARGIN
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="picture" role="group" '
            f'width="{w:.0f}" height="{h:.0f}" viewBox="0 0 {w:.0f} {h:.0f}" '
            # All but rings stands upright: so its edges are sharp, and pixels are sooner drawn.
            f'font-family="{FAMILY}" shape-rendering="crispEdges" aria-label="{words(self.title)}">'
            f"<title>{words(self.title)}</title><desc>{words(self.description)}</desc>"
            f"{''.join(map(pattern, sorted(self._marks)))}"
            f'<rect width="100%" height="100%" {_look("paper")}/>'
            f"{''.join(self._parts)}</svg>\n"
        )

    def _add(self, part: str, right: float, bottom: float) -> None:
        self._parts.append(part)
        self._right, self._bottom = max(self._right, right), max(self._bottom, bottom)


@dataclass
class Link:
    """The stretch of a picture that leads to one address."""

    picture: Picture
    address: str | None
    label: str

    def __enter__(self) -> None:
        if self.address:
            address = words(self.picture.root + self.address)
            self.picture._parts.append(f'<a href="{address}" aria-label="{words(self.label)}">')

    def __exit__(self, *_: object) -> None:
        if self.address:
            self.picture._parts.append("</a>")


def _look(kind: str) -> str:
    return f'class="{kind}" {LOOKS[kind]}'
