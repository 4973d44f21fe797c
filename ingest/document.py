"""What a file becomes: a text made of blocks, each of which knows its place in the source."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "quote", "cell", "reference"]
DocumentKind = Literal["case", "note", "article", "agreement", "web"]

SEPARATOR = "\n\n"
"""Stands between two blocks of a document's text."""


@dataclass(frozen=True)
class Cell:
    """Where a passage stands in a table; rows and columns count from 0."""

    table: str
    """What tells the tables of one document apart."""
    row: int
    column: int


@dataclass(frozen=True)
class Passage:
    """One block as a reader found it: a heading, paragraph, list item, quotation or table cell.

    `text` has no line breaks inside; `level` is 1–6 for headings and the depth, from 1, of list
    items; `page` counts from 1 and is None where the format has no pages.
    """

    kind: BlockKind
    text: str
    level: int = 0
    page: int | None = None
    xpath: str | None = None
    cell: Cell | None = None


@dataclass(frozen=True)
class WorkRecord:
    """A published work as a bibliography or a note's front matter describes it."""

    key: str
    authors: tuple[str, ...] = ()
    year: int | None = None
    title: str = ""
    container: str = ""
    discipline: str | None = None
    """Id of a discipline concept, such as `Economics`."""
    volume: str = ""
    number: str = ""
    pages: str = ""
    doi: str = ""
    confirmed: bool = False
    """Whether a record that is not ours was found to agree."""
    confirmed_at: str = ""
    """Web address of that record, if it has one."""


@dataclass(frozen=True)
class Metadata:
    """What a document says of itself; every field may be unknown."""

    key: str | None = None
    title: str | None = None
    kind: DocumentKind | None = None
    writer: str | None = None
    date: str | None = None
    """ISO 8601, to the day, month or year."""
    language: str | None = None
    """A BCP 47 tag; only the primary subtag is compared."""
    rights: str | None = None
    """An SPDX id, a licence address or the words of the source."""
    sources: tuple[str, ...] = ()
    reviews: WorkRecord | None = None
    discipline: str | None = None


@dataclass(frozen=True)
class Reading:
    """What a reader returns: the passages of one file in reading order, and its metadata."""

    passages: tuple[Passage, ...]
    metadata: Metadata = Metadata()


@dataclass(frozen=True)
class Block:
    """A passage at its offsets in `Document.text`: code points, from 0, end exclusive."""

    start: int
    end: int
    kind: BlockKind
    level: int = 0
    section: str | None = None
    """The heading that governs the block."""
    page: int | None = None
    xpath: str | None = None
    cell: Cell | None = None


@dataclass(frozen=True)
class Document:
    """One text to be read: its blocks are joined by `SEPARATOR`, and offsets count code points."""

    key: str
    name: str
    """The path relative to the argument it was found under; never absolute."""
    title: str
    kind: DocumentKind
    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata = field(default_factory=Metadata)

    @cached_property
    def digest(self) -> str:
        """SHA-256, in hex, of everything that is read from: text, blocks, title, metadata."""
        parts = (self.key, self.name, self.title, self.kind, self.text)
        described = repr((parts, self.blocks, self.metadata))
        return hashlib.sha256(described.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def year(self) -> int | None:
        """The year of `metadata.date`."""
        found = re.match(r"\d{4}", self.metadata.date or "")
        return int(found[0]) if found else None

    def block_at(self, offset: int) -> Block | None:
        """Return the block that holds the code point at `offset`, or None between blocks."""
        return next((block for block in self.blocks if block.start <= offset < block.end), None)


def compose(key: str, name: str, reading: Reading) -> Document:
    """Lay out a reading as a Document; empty passages vanish, white space is folded."""
    blocks: list[Block] = []
    texts: list[str] = []
    section: str | None = None
    offset = 0
    for passage in reading.passages:
        text = fold(passage.text)
        if not text:
            continue
        if texts:
            offset += len(SEPARATOR)
        if passage.kind == "heading":
            section = text
        blocks.append(
            Block(
                offset,
                offset + len(text),
                passage.kind,
                passage.level,
                section,
                passage.page,
                passage.xpath,
                passage.cell,
            )
        )
        texts.append(text)
        offset += len(text)
    metadata = reading.metadata
    return Document(
        key=key,
        name=name,
        title=metadata.title or first_heading(reading.passages) or name,
        kind=metadata.kind or "article",
        text=SEPARATOR.join(texts),
        blocks=tuple(blocks),
        metadata=metadata,
    )


def first_heading(passages: Iterable[Passage]) -> str | None:
    """Return the folded text of the first heading that is not empty."""
    return next((fold(p.text) for p in passages if p.kind == "heading" and fold(p.text)), None)


def fold(text: str) -> str:
    """Normalize to NFC, drop control characters and soft hyphens, fold white space to one space.

    >>> fold("trust\\u00ad  and\\n control ")
    'trust and control'
    """
    clean = unicodedata.normalize("NFC", text)
    clean = re.sub(r"[\u00ad\u200b-\u200f\u2060\ufeff\ufffe\uffff\ud800-\udfff]", "", clean)
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", clean).strip()


def document_key(relative_path: str) -> str:
    """Make a key from a path relative to the ingest argument: slug and eight digits of its digest.

    >>> document_key("reports/Joint Ventures.pdf")
    'reports-joint-ventures-3f6c95ae'
    """
    stem = relative_path.rsplit(".", 1)[0] or relative_path
    digest = hashlib.sha256(relative_path.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return f"{slug(stem)}-{digest}"


def slug(text: str, longest: int = 60) -> str:
    """Make a lower-case ASCII name for use in IRIs.

    >>> slug("Société Générale & Co.")
    'societe-generale-co'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:longest].strip("-") or "untitled"
