"""What is asked of a view, read from the parameters of a request."""

from __future__ import annotations

from collections.abc import Sequence

from flask import request

from interorg.ingest.failure import BadQuery

from ..vocabulary import Vocabulary
from .choosing import choose

LARGEST = 10_000


def one_of(name: str, allowed: Sequence[str], default: str) -> str:
    """Return a parameter that names one of some words; raise BadQuery for another word."""
    given = request.args.get(name, "").strip()
    if not given:
        return default
    if given not in allowed:
        raise BadQuery(f"{name}={given[:80]!r} is not known here. Known: {', '.join(allowed)}.")
    return given


def number(name: str, default: int, most: int = LARGEST) -> int:
    """Return a parameter that is a number from 1; what is larger than `most` becomes that."""
    given = request.args.get(name, "").strip()
    if not given:
        return default
    if not (given.isascii() and given.isdecimal() and int(given[:9]) >= 1):
        raise BadQuery(f"{name}={given[:80]!r} is no number from 1.")
    return min(int(given[:9]), most)


def switched_on(name: str) -> bool:
    """Tell whether a box was ticked."""
    return request.args.get(name, "") in ("1", "on", "true", "yes")


def named(vocabulary: Vocabulary, name: str, kinds: Sequence[str] = ()) -> str | None:
    """Return the IRI of the concept that a parameter names; raise NotFound for an unknown one."""
    given = request.args.get(name, "").strip()
    return choose(vocabulary, given, kinds) if given else None
