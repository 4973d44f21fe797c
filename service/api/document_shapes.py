"""What the pages of documents and works give as JSON."""

from __future__ import annotations

from typing import TypedDict

from ..content.claims import StatedClaim
from ..content.nodes import Node
from ..content.rights import Permission
from ..content.ties import StatedTie
from ..content.values import ReportedValue


class DocumentRecord(TypedDict):
    """What a document says of itself."""

    id: str
    iri: str
    key: str
    title: str
    kind: str | None
    language: str | None
    rights: str | None
    writer: str | None
    issued: str | None
    year: int | None
    file: str | None
    discipline: Node | None
    reviews: Node | None


class TableCell(TypedDict):
    """Where a passage stands in a table; rows and columns count from 0."""

    table: str
    row: int
    column: int


class Block(TypedDict):
    """A paragraph, heading or the like, by where it stands in the text."""

    kind: str
    start: int
    end: int
    level: int
    section: str | None
    page: int | None
    xpath: str | None
    cell: TableCell | None


class Document(TypedDict):
    """A document with all that was read from it, and its text where rights allow."""

    document: DocumentRecord
    references: list[Node]
    full_text: Permission
    text: str | None
    blocks: list[Block]
    claims: list[StatedClaim]
    values: list[ReportedValue]
    ties: list[StatedTie]


class WorkRecord(TypedDict):
    """The bibliographic record of a published work."""

    id: str
    iri: str
    label: str
    title: str | None
    authors: list[str]
    year: int | None
    reference: str | None
    doi: str | None
    confirmed: bool
    confirmed_at: str | None


class Work(TypedDict):
    """A published work, the notes on it, and the claims that texts credit to it."""

    work: WorkRecord
    reviewed_in: list[Node]
    referred_to_in: list[Node]
    credited_claims: list[StatedClaim]
