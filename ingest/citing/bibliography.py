"""The shipped bibliography: its works, and how a work is cited and referred to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from ..document import WorkRecord

CONTAINERS = ("journal", "booktitle", "publisher", "howpublished")


@cache
def known_works() -> dict[str, WorkRecord]:
    """Return the works of the shipped bibliography by key."""
    from bibtexparser.entrypoint import parse_file

    from interorg.corpus import BIBLIOGRAPHY

    library = parse_file(str(BIBLIOGRAPHY))
    return {
        entry.key: _record(entry.key, {f.key: f.value for f in entry.fields})
        for entry in library.entries
    }


def _record(key: str, fields: Mapping[str, str]) -> WorkRecord:
    people = fields.get("author") or fields.get("editor") or ""
    clean = {
        name: re.sub(r"[{}]|\\(?=&)", "", value).replace("--", "–")
        for name, value in fields.items()
    }
    return WorkRecord(
        key=key,
        authors=tuple(re.sub(r"[{}]", "", name).strip() for name in people.split(" and ") if name),
        year=int(clean["year"]) if clean.get("year", "").isdigit() else None,
        title=clean.get("title", ""),
        container=next((clean[name] for name in CONTAINERS if name in clean), ""),
        volume=clean.get("volume", ""),
        number=clean.get("number", ""),
        pages=clean.get("pages", ""),
        doi=fields.get("doi", ""),
        confirmed=bool(clean.get("confirmed")),
        confirmed_at=fields.get("confirmedat", ""),
    )


def short_citation(work: WorkRecord) -> str:
    """Name a work as a text would: `Das and Teng (1998)`.

    >>> short_citation(WorkRecord("k", ("Ring, P. S.", "Van de Ven, A."), 1994))
    'Ring and Van de Ven (1994)'
    """
    names = [author.split(",")[0] for author in work.authors]
    named = f"{names[0]} et al." if len(names) > 2 else " and ".join(names) or work.key
    return f"{named} ({work.year or 'n.d.'})"


def reference(work: WorkRecord) -> str:
    """Write a reference as a reader expects it.

    >>> people = ("Roe, J.", "Poe, A.")
    >>> reference(WorkRecord("X1", people, 1999, "On ties", "Journal of Ties", volume="3"))
    'Roe, J., & Poe, A. (1999). On ties. Journal of Ties, 3.'
    """
    *others, last = work.authors or ("",)
    names = f"{', '.join(others)}, & {last}" if others else last
    title = work.title if work.title.endswith(("?", "!", ".")) else f"{work.title}."
    number = f"({work.number})" if work.number else ""
    place = ", ".join(
        part for part in (work.container, f"{work.volume}{number}", work.pages) if part
    )
    return f"{names} ({work.year or 'n.d.'}). {title}{f' {place}.' if place else ''}"
