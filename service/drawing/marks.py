"""Marks that tell fills apart where colours cannot: in print, to eyes that mix them up."""

from __future__ import annotations

STROKES = {
    "rising": "M-1 1L1 -1M0 6L6 0M5 7L7 5",
    "falling": "M-1 5L1 7M0 0L6 6M5 -1L7 1",
    "level": "M0 3L6 3",
    "upright": "M3 0L3 6",
    "crossed": "M0 0L6 6M0 6L6 0",
    "dotted": "M2 3L4 3",
}
"""One tile of each pattern, six units wide and high."""
OF_LOOK = {
    "series1": "rising",
    "series2": "dotted",
    "series3": "falling",
    "series4": "level",
    "series5": "crossed",
    "series6": "upright",
    "reserved": "rising",
    "against": "falling",
    "mixed": "dotted",
}
"""What has none is plain."""


def pattern(mark: str) -> str:
    """Return the definition that `url(#mark-…)` refers to."""
    return (
        f'<pattern id="mark-{mark}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<path d="{STROKES[mark]}" class="stroke" stroke="#ffffff" stroke-width="1.4" '
        'fill="none"/></pattern>'
    )
