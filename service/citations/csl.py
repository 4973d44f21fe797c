"""CSL JSON: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables."""

from __future__ import annotations

import json
from typing import Any

from .record import Name, Record, one_line

TYPES = {"article": "article-journal"}
"""Of the kinds that go by another name there."""


def write_csl(record: Record) -> str:
    """Write a list of one item, as files of this kind are."""
    return json.dumps([item(record)], ensure_ascii=False, indent=2) + "\n"


def item(record: Record) -> dict[str, Any]:
    """Return the variables that have a value."""
    texts = {
        "title": record.title,
        "container-title": record.container,
        "publisher": record.publisher,
        "volume": record.volume,
        "number" if record.kind == "report" else "issue": record.number,
        "page": "-".join(filter(None, record.first_and_last_page)),
        "version": record.version,
        "DOI": record.doi,
        "URL": record.address,
        "language": record.language,
        "note": record.note,
    }
    found: dict[str, Any] = {"id": record.key, "type": TYPES.get(record.kind, record.kind)}
    found |= {variable: value for variable, text in texts.items() if (value := one_line(text))}
    for variable, names in (("author", record.authors), ("editor", record.editors)):
        if names:
            found[variable] = [person(name) for name in names]
    if record.date_parts:
        found["issued"] = {"date-parts": [list(record.date_parts)]}
    return found


def person(name: Name) -> dict[str, str]:
    if not name.given:
        return {"literal": one_line(name.family)}
    return {"family": one_line(name.family), "given": one_line(name.given)}
