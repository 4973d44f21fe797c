"""COinS: an OpenURL (ANSI/NISO Z39.88, key/encoded value) for reference managers to find.

What Zotero takes was read from its sources: besides the keys of a format, it takes those of Dublin
Core in every format, and `rft.edition`.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from .record import Name, Record, one_line, whole_name

JOURNAL = "info:ofi/fmt:kev:mtx:journal"
BOOK = "info:ofi/fmt:kev:mtx:book"
DUBLIN_CORE = "info:ofi/fmt:kev:mtx:dc"
GENRES = {
    "article": (JOURNAL, "article"),
    "book": (BOOK, "book"),
    "chapter": (BOOK, "bookitem"),
    "report": (BOOK, "report"),
}
"""What has no format of its own is described by the elements of Dublin Core."""
TYPES = {"dataset": "dataset", "entry": "dictionaryEntry"}
"""Zotero's types of items, by which its own COinS name what no format knows."""


def coins(record: Record) -> str:
    """Return the title of the span that holds a record.

    >>> coins(Record("book", "k", "On ties", authors=(Name("Roe", "A."),)))[-46:]
    '&rft.au=Roe%2C+A.&rfr_id=info%3Asid%2Finterorg'
    """
    format, genre = GENRES.get(record.kind, (DUBLIN_CORE, ""))
    described = plainly(record) if format == DUBLIN_CORE else published(record, genre)
    pairs = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", format), *described, *besides(record)]
    if record.doi:
        pairs.append(("rft_id", f"info:doi/{record.doi}"))
    if record.address:
        pairs.append(("rft_id", record.address))
    pairs.append(("rfr_id", "info:sid/interorg"))
    return urlencode([(key, one_line(value)) for key, value in pairs if one_line(value)])


def published(record: Record, genre: str) -> Iterator[tuple[str, str]]:
    """Yield the keys of the formats for journals and books."""
    first, last = record.first_and_last_page
    whole = "rft.btitle" if genre != "article" else "rft.jtitle"
    yield "rft.genre", genre
    if genre in ("article", "bookitem"):
        yield "rft.atitle", record.title
        yield whole, record.container
    else:
        yield whole, record.title
    yield from named(record.authors, "rft.au")
    yield "rft.date", record.date
    if genre == "article":
        yield "rft.volume", record.volume
        yield "rft.issue", record.number
    else:
        yield "rft.pub", record.publisher
    yield "rft.spage", first
    yield "rft.epage", last


def plainly(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the keys of Dublin Core; `type` is what Zotero takes for the type of the item."""
    yield "rft.type", TYPES.get(record.kind, "document")
    yield "rft.title", record.title
    yield from named(record.authors, "rft.creator")
    yield "rft.date", record.date
    yield "rft.publisher", record.publisher
    yield "rft.source", record.container
    yield "rft.identifier", record.address


def besides(record: Record) -> Iterator[tuple[str, str]]:
    """Yield what the formats for journals and books have no keys for.

    None has one for editors: as contributors they are at least not lost.
    """
    yield from (("rft.contributor", whole_name(each)) for each in record.editors if each.given)
    where = f" (p. {record.pages})" if record.note and record.pages else ""
    yield "rft.description", record.note + where
    yield "rft.edition", record.version if record.kind == "entry" else ""
    yield "rft.language", record.language
    yield "rft.rights", record.rights


def named(authors: tuple[Name, ...], key: str) -> Iterator[tuple[str, str]]:
    """Yield each name once.

    Of an organization Zotero would part the name into a person's halves, but for `aucorp`. Beside
    `au` there is no `aulast`: Zotero takes both for two people where it writes initials otherwise.
    """
    for author in authors:
        yield (key, whole_name(author)) if author.given else ("rft.aucorp", author.family)
