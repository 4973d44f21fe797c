"""RIS: a tag and a value on each line, as its readers take them since Reference Manager 12."""

from __future__ import annotations

from collections.abc import Iterator

from .record import Name, Record, one_line

TYPES = {
    "article": "JOUR",
    "book": "BOOK",
    "chapter": "CHAP",
    "report": "RPRT",
    "document": "GEN",
    "entry": "DICT",
    "dataset": "DATA",
}


def write_ris(record: Record) -> str:
    """Write a record; lines end as the format asks."""
    lines = [f"TY  - {TYPES[record.kind]}"]
    lines += [f"{tag}  - {value}" for tag, text in tagged(record) if (value := one_line(text))]
    return "\r\n".join([*lines, "ER  - ", ""])


def tagged(record: Record) -> Iterator[tuple[str, str]]:
    """Yield tags with their values; a person or an organization has a tag of its own each."""
    first, last = record.first_and_last_page
    yield from (("AU", person(name)) for name in record.authors)
    # Of a book the second author is the editor of its series.
    editor = "A3" if record.kind == "book" else "A2"
    yield from ((editor, person(name)) for name in record.editors)
    yield "TI", record.title
    yield "T2", record.container
    yield "PB", record.publisher
    yield "PY", str(record.year or "")
    yield "DA", "/".join(f"{part:02}" for part in record.date_parts) if record.date else ""
    yield "VL", record.volume
    yield "SN" if record.kind == "report" else "IS", record.number
    yield "SP", first
    yield "EP", last
    yield "ET", record.version
    yield "DO", record.doi
    yield "UR", record.address
    yield "LA", record.language
    yield "N1", record.note
    yield "ID", record.key


def person(name: Name) -> str:
    """Write a name; commas part its halves, so that neither may hold one."""
    halves = (half.replace(",", " ") for half in (name.family, name.given))
    return ", ".join(filter(None, map(one_line, halves)))
