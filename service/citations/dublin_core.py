"""Meta tags of a page that tells of a work without being it: DCMI's DC-HTML."""

from __future__ import annotations

from collections.abc import Iterator

from .record import Record, one_line, whole_name

TYPES = {"dataset": "Dataset"}
"""What is no text, in the terms of DCMI's list of types."""
NARROWER = {
    "article": "JournalArticle",
    "book": "Book",
    "chapter": "BookItem",
    "report": "Report",
}
"""In the terms of the Eprints Type Vocabulary: of a mere text Zotero makes a web page."""


def dublin_core(record: Record) -> Iterator[tuple[str, str]]:
    """Yield names and contents; every reader knows what the prefix `DC` stands for."""
    texts = [
        ("type", NARROWER.get(record.kind, "")),
        ("type", TYPES.get(record.kind, "Text")),
        ("title", record.title),
        *(("creator", whole_name(name)) for name in record.authors),
        *(("contributor", whole_name(name)) for name in record.editors),
        ("date", record.date),
        ("source", record.container),
        ("publisher", record.publisher),
        ("language", record.language),
        ("rights", record.rights),
        ("identifier", f"doi:{record.doi}" if record.doi else ""),
        ("identifier", record.address),
    ]
    yield from ((f"DC.{term}", found) for term, text in texts if (found := one_line(text)))
