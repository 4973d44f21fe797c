"""A change that is ready to be made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pyoxigraph import Store

from .touched import Touched


@dataclass(frozen=True)
class Change:
    """A change that nothing speaks against any more."""

    run: Callable[[Store, Touched], None]
    """Makes the change and notes what it touches."""
    whole: bool = False
    """Whether a failure of `run` has changed nothing."""
    created: bool = False
