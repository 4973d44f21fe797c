"""Where names begin and end: what the reader holds for partners mends what recognition found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ...organizations.names import normalized
from ...organizations.recognition import OrganizationSpan
from .decoding import Part

SURE = 0.6
"""From this sureness on a part's bounds are believed."""

HYPHENS = ("-", "–", "/")


def mended(
    organizations: Sequence[OrganizationSpan], parts: Iterable[Part]
) -> list[OrganizationSpan]:
    """Give names the bounds of the partners that overlap them: "Hospital" in "Children's Hospital".

    A name that holds two partners, or one beside others, is parted; one partner that holds several
    names is one. What differs by its legal form alone stays as it is.
    """
    believed = sorted((p for p in parts if p.sure >= SURE), key=lambda part: part.sure)
    found = list(organizations)
    for part in believed:
        touched = [o for o in organizations if o.start < part.end and part.start < o.end]
        if not touched or normalized(part.text) in {normalized(o.name) for o in touched}:
            continue
        if any(_holds_together(o, part) for o in touched):
            continue
        surest = max(touched, key=lambda o: o.confidence)
        found = [o for o in found if o.end <= part.start or part.end <= o.start]
        found.append(replace(surest, start=part.start, end=part.end, name=part.text))
    return sorted(found, key=lambda o: o.start)


def _holds_together(name: OrganizationSpan, part: Part) -> bool:
    """Tell whether a part would be cut from a name that a hyphen makes one: "Alder-Birch BV"."""
    before, found, after = name.name.partition(part.text)
    return bool(found) and (before.endswith(HYPHENS) or after.startswith(HYPHENS))
