"""Draws pictures as pixels in a process of its own: to draw holds up all threads of a process."""

from __future__ import annotations

import subprocess
import sys
import threading

from interorg.ingest.failure import Failure, TooLong

from . import png

SECONDS = 30.0
"""How long one picture may take, and how long another waits for its turn."""
AT_ONCE = 2
BUSY = "Too many pictures are being drawn at once. Ask again in a minute, or take it as SVG."
LONG = f"The picture was not drawn within {SECONDS:g} s. Take it as SVG, or ask for less."
_TURNS = threading.BoundedSemaphore(AT_ONCE)


def drawn(svg: str) -> bytes:
    """Return a picture as a PNG on white paper. Raises Failure."""
    if not _TURNS.acquire(timeout=SECONDS):
        raise TooLong(BUSY)
    try:
        return _drawn(svg)
    finally:
        _TURNS.release()


def _drawn(svg: str) -> bytes:
    # -P: a folder named interorg where the service was started must not be imported.
    command = [sys.executable, "-P", "-m", png.__name__]
    try:
        done = subprocess.run(
            command, input=svg.encode(), capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise TooLong(LONG) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        why = said[-1] if said else f"the process ended with {done.returncode}"
        raise Failure(why if done.returncode == png.REFUSED else f"Not drawn: {why}")
    return done.stdout
