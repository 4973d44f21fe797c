"""Drawing in SVG: boxes with text, and lines between them; colours come from the style sheet."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

FONT = 13
"""Size of the text in pixels."""
LINE = 20
"""Height of a line of text in a box."""
PAD = 8

# Advance widths of Helvetica, which Arial and Liberation Sans share, in thousandths of the size of
# the font; other letters are as wide as most.
_NARROW = {" ": 278, "i": 222, "j": 222, "l": 222, "f": 278, "t": 278, "r": 333, "I": 278}
_NARROW |= dict.fromkeys(".,:;/!'|", 278) | dict.fromkeys("()-", 333)
_WIDE = {"m": 833, "w": 722, "M": 833, "W": 944} | dict.fromkeys("ABCDGHKNOQRSTUVXY", 722)
_WIDE |= {"→": 1000, "≥": 549, "…": 1000}


def width(text: str, size: float = FONT) -> float:
    """Estimate how wide a text is in pixels.

    >>> width("ill") < width("mow")
    True
    """
    units = sum(_NARROW.get(letter) or _WIDE.get(letter) or 556 for letter in text)
    return units * size * 1.04 / 1000


@dataclass
class Drawing:
    """A picture that grows; lines are drawn below boxes."""

    title: str
    description: str
    key: str = "diagram"
    """Beginning of the ids in it, which must be unique on a page."""
    _lines: list[str] = field(default_factory=list)
    _boxes: list[str] = field(default_factory=list)
    _right: float = 0
    _bottom: float = 0

    def box(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        kind: str = "",
        href: str | None = None,
        *texts: tuple[float, float, str, str],
    ) -> None:
        """Draw a box; each text has its place from the box's corner, its words and its kind."""
        content = f'<rect x="{x:.0f}" y="{y:.0f}" width="{w:.0f}" height="{h:.0f}" rx="4"/>'
        for dx, dy, words, style in texts:
            content += (
                f'<text x="{x + dx:.0f}" y="{y + dy:.0f}" class="{style}">{escape(words)}</text>'
            )
        group = f'<g class="box {kind}">{content}</g>'
        if href:
            group = f'<a href="{escape(href)}">{group}</a>'
        self._boxes.append(group)
        self._reach(x + w, y + h)

    def label(self, x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> None:
        """Write words whose base line begins, is centred or ends at a point."""
        self._boxes.append(
            f'<text x="{x:.0f}" y="{y:.0f}" class="{kind}" text-anchor="{anchor}">'
            f"{escape(words)}</text>"
        )
        after = width(words) * {"start": 1, "middle": 0.5, "end": 0}[anchor]
        self._reach(x + after, y + 4)

    def linked(self, x: float, y: float, words: str, href: str, kind: str = "") -> None:
        """Write words that lead somewhere."""
        self._boxes.append(
            f'<a href="{escape(href)}"><text x="{x:.0f}" y="{y:.0f}" class="{kind}">'
            f"{escape(words)}</text></a>"
        )
        self._reach(x + width(words), y + 4)

    def curve(
        self, x1: float, y1: float, x2: float, y2: float, kind: str = "", bend: float | None = None
    ) -> None:
        """Draw a line that leaves and arrives level; `bend` is how far it swings out."""
        out = (x2 - x1) / 2 if bend is None else bend
        into = out if bend is None else -bend
        self._lines.append(
            f'<path class="line {kind}"{self._tip(kind)} d="M{x1:.0f} {y1:.1f}'
            f'C{x1 + out:.0f} {y1:.1f} {x2 - into:.0f} {y2:.1f} {x2:.0f} {y2:.1f}"/>'
        )
        self._reach(max(x1, x2) + max(0.0, bend or 0), max(y1, y2))

    def straight(self, x1: float, y1: float, x2: float, y2: float, kind: str = "") -> None:
        """Draw a straight line."""
        self._lines.append(
            f'<path class="line {kind}"{self._tip(kind)} d="M{x1:.0f} {y1:.0f}L{x2:.0f} {y2:.0f}"/>'
        )
        self._reach(max(x1, x2), max(y1, y2))

    def fork(self, x: float, y: float, to: float, heights: Sequence[float]) -> None:
        """Draw a line down from a point, and level ones from it at several heights."""
        parts = "".join(f"M{x:.0f} {each:.0f}H{to:.0f}" for each in heights)
        self._lines.append(f'<path class="line" d="M{x:.0f} {y:.0f}V{max(heights):.0f}{parts}"/>')

    def rule(self, x: float, y: float, w: float) -> None:
        """Draw a level line above the boxes, such as the one below a heading."""
        self._boxes.append(f'<path class="line rule" d="M{x:.0f} {y:.0f}h{w:.0f}"/>')

    def render(self) -> str:
        """Give the whole as an SVG element to be set into a page."""
        w, h = self._right + 2, self._bottom + 2
        key = self.key
        return (
            f'<svg class="diagram" xmlns="http://www.w3.org/2000/svg" role="group" '
            f'width="{w:.0f}" height="{h:.0f}" viewBox="0 0 {w:.0f} {h:.0f}" '
            f'aria-labelledby="{key}-title {key}-desc">'
            f'<title id="{key}-title">{escape(self.title)}</title>'
            f'<desc id="{key}-desc">{escape(self.description)}</desc>'
            f"{self._tips()}{''.join(self._lines)}{''.join(self._boxes)}</svg>"
        )

    def _tip(self, kind: str) -> str:
        return f' marker-end="url(#{self.key}-tip)"' if "arrow" in kind else ""

    def _tips(self) -> str:
        """Give the tip that arrows end in."""
        if not any("marker-end" in line for line in self._lines):
            return ""
        return (
            f'<marker id="{self.key}-tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" '
            'markerHeight="8" orient="auto"><path class="tip" d="M0 1L8 4L0 7z"/></marker>'
        )

    def _reach(self, x: float, y: float) -> None:
        self._right, self._bottom = max(self._right, x), max(self._bottom, y)
