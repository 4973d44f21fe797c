"""Meta tags by which search engines and reference managers know the page of a text."""

from __future__ import annotations

from collections.abc import Iterator

from .record import Record, one_line, whole_name

CONTAINERS = {"article": "citation_journal_title", "chapter": "citation_book_title"}
"""Zotero takes the type of the item from these."""


def highwire(record: Record) -> Iterator[tuple[str, str]]:
    """Yield names and contents; only for a page that shows the text itself."""
    yield "citation_title", one_line(record.title)
    for name in record.authors:
        yield "citation_author", whole_name(name)
    if record.date_parts:
        written = "/".join(f"{part:02}" for part in record.date_parts)
        yield "citation_publication_date", written
    first, last = record.first_and_last_page
    texts = {
        CONTAINERS.get(record.kind, ""): record.container,
        "citation_technical_report_institution"
        if record.kind == "report"
        else "citation_publisher": record.publisher,
        "citation_volume": record.volume,
        "citation_issue": record.number,
        "citation_firstpage": first,
        "citation_lastpage": last,
        "citation_doi": record.doi,
        "citation_language": record.language,
    }
    yield from ((tag, one_line(text)) for tag, text in texts.items() if tag and one_line(text))
    yield "citation_public_url", record.address
