"""Brings a store whose last writer was killed back to what counts.

A change that needs more than one step of the engine is marked before its first. While the mark is
there, what the writer holds counts for nothing, and whoever locks the store next makes it hold
what is served.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from ..writing.undoing import MARK, mark_finished, undo_unfinished
from .generations import Generations

LOADING = "loading"


def settle(store: Path) -> None:
    """Undo what was begun and not finished; call it with the store locked and the writer closed."""
    shutil.rmtree(store / LOADING, ignore_errors=True)
    if Generations(store).pointer.exists():
        undo_unfinished(store)
        return
    if (store / MARK).exists():
        shutil.rmtree(store / "writer", ignore_errors=True)
        (store / "writer").mkdir()
        mark_finished(store)
