"""How large a query may be that the engine is to read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bounds:
    """Limits of one query; planning takes long before them, and the engine's stack ends after."""

    length: int = 250_000
    """Characters."""
    depth: int = 100
    """Brackets of any kind that may be open at once; the engine dies at some 135 on a small stack.
    """
    joined: int = 64
    """Patterns that one group joins: at 64 the engine plans for 0.4 s, at 100 for 2, at 200 for 20.
    """
    parts: int = 1_000
    """Patterns, clauses and operators in all; 1,000 plan for 1 s, 5,000 exhaust the stack."""


DEFAULT = Bounds()
