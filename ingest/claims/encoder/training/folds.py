"""Which sentences are held out together, and what was judged of single pairs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

Triple = tuple[str, str, str]
"""Subject, relation and object, by id."""
Judged = Mapping[tuple[str, frozenset[str]], tuple[Triple, ...]]
"""By digest of the sentence and the two concepts: each right statement of them, or none."""


def folds(sources: Sequence[str], count: int) -> dict[str, int]:
    """Share sources out, so that all sentences of one are held out together."""
    ordered = sorted(set(sources), key=lambda source: hashlib.sha256(source.encode()).digest())
    return {source: place % count for place, source in enumerate(ordered)}


def read_judged(paths: Iterable[Path]) -> dict[tuple[str, frozenset[str]], tuple[Triple, ...]]:
    """Read JSON lines of judged pairs: `digest`, `concepts`, `statements` (lists of three ids)."""
    found = {}
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            held = json.loads(line)
            statements = tuple((s, r, o) for s, r, o in held["statements"])
            found[held["digest"], frozenset(held["concepts"])] = statements
    return found
