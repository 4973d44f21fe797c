"""A picture as pixels, with letters from whatever fonts there are.

    python -m interorg.service.drawing.png

reads SVG from the standard input and writes the PNG to the output.
"""

from __future__ import annotations

import os
import re
import sys
from functools import cache
from importlib import resources
from importlib.util import find_spec

from interorg.ingest.failure import Failure

SHARP = 2.0
"""Pixels for each unit of the picture, so that it prints well."""
LARGEST = 8_000_000
"""Pixels; larger pictures get fewer for each unit."""
BEYOND = re.compile(r"[^\x00-\u017f\u0370-\u04ff\u2010-\u2026\u2212\u00d7]")
"""Letters that Roboto may not have: those of other scripts than Latin, Greek and Cyrillic."""
REFUSED = 3
"""The status with which the process says why it draws nothing."""
NICE = 5
"""The processor is left to those who answer queries."""
FONTS = ("Roboto-Regular.ttf", "Roboto-Bold.ttf")


def as_png(svg: str) -> bytes:
    """Draw a picture as a PNG on white paper.

    Words are drawn in the Roboto of the package font-roboto, and where that is missing or has no
    such letters in what fonts the machine has. Without either a picture would come without words,
    and is refused.
    """
    import resvg_py

    files = font_files()
    if "<text" in svg and not files and not _system_fonts():
        raise Failure(
            "This machine has no fonts to draw words with. Install the package font-roboto or any "
            "font, or take the picture as SVG."
        )
    size = re.search(r'width="(\d+)" height="(\d+)"', svg)
    units = int(size[1]) * int(size[2]) if size else 1
    zoom = min(SHARP, (LARGEST / max(1, units)) ** 0.5)
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=zoom,
        background="#ffffff",
        font_files=[*files] or None,
        # To look through all fonts of a machine takes longer than to draw.
        skip_system_fonts=bool(files) and not BEYOND.search(svg),
        sans_serif_family="Roboto" if files else None,
    )
    return bytes(drawn)


@cache
def font_files() -> tuple[str, ...]:
    """Return the files of the font that is installed as a package; none where it is not."""
    if find_spec("font_roboto") is None:
        return ()
    folder = resources.files("font_roboto") / "files"
    return tuple(str(folder / name) for name in FONTS)


@cache
def _system_fonts() -> bool:
    """Tell whether words leave a trace in a picture."""
    import resvg_py

    pictures = [
        bytes(
            resvg_py.svg_to_bytes(
                svg_string='<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">'
                f'<text y="18" font-family="sans-serif">{letter}</text></svg>'
            )
        )
        for letter in (" ", "W")
    ]
    return pictures[0] != pictures[1]


def main() -> None:
    os.nice(NICE)
    try:
        drawn = as_png(sys.stdin.buffer.read().decode())
    except Failure as failure:
        sys.stderr.write(failure.message)
        sys.exit(REFUSED)
    sys.stdout.buffer.write(drawn)


if __name__ == "__main__":
    main()
