"""Meta tags by which search engines and reference managers know the page of a text."""

from __future__ import annotations

from collections.abc import Iterator

from .record import Record, one_line


def highwire(record: Record) -> Iterator[tuple[str, str]]:
    """Yield names and contents; only for a page that shows the text itself."""
    yield "citation_title", one_line(record.title)
    for name in record.authors:
        yield "citation_author", one_line(", ".join(filter(None, (name.family, name.given))))
    if record.date_parts:
        written = "/".join(f"{part:02}" for part in record.date_parts)
        yield "citation_publication_date", written
    if record.language:
        yield "citation_language", one_line(record.language)
    yield "citation_public_url", record.address
