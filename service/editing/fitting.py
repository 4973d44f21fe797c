"""How well what was typed fits a term."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .names import Names
from .terms import Term


def fits(text: str, names: Names, term: Term) -> int | None:
    """Say how well a term fits what was typed; None where it does not."""
    written, _ = names.written(term.iri)
    return fitting(text, written, term.name, term.label, term.others)


def fitting(
    text: str, written: str, name: str, label: str, others: Iterable[str] = ()
) -> int | None:
    """Say how well a term as it is written fits a text, 0 best; None where it does not."""
    if not text or written.lower().startswith(text.lower()):
        return 0
    prefix, colon, local = text.partition(":")
    if text[:1] == "<" or (colon and not written.startswith(f"{prefix}:")):
        return None
    return grade(local if colon else text.strip("\"'"), name, label, others)


def grade(typed: str, name: str, label: str, others: Iterable[str] = ()) -> int | None:
    """Say how well what is typed fits a term, 0 best; None where it does not.

    >>> grade("trust", "Trust", "trust"), grade("risk", "SharedRisk", "shared risk")
    (0, 2)
    >>> grade("xyz", "Trust", "trust") is None
    True
    """
    wanted = typed.lower()
    if name.lower().startswith(wanted) or label.lower().startswith(wanted):
        return 0
    if any(other.lower().startswith(wanted) for other in others):
        return 1
    words = re.split(r"[\s-]+|(?<=[a-z])(?=[A-Z])", f"{name} {label}")
    if any(word.lower().startswith(wanted) for word in words):
        return 2
    return 3 if wanted in f"{name} {label}".lower() else None
