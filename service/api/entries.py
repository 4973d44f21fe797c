"""What lists hold: each thing with what the index knows of it, and the address of the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..pages.search_labels import Value
from ..search import Correction, Credited, Hit

Entry = TypeVar("Entry")


@dataclass(frozen=True)
class Page(Generic[Entry]):
    """One part of a list. All parts of a list are of one state of the graph."""

    total: int
    """How many entries all parts hold together."""
    next: str | None
    """The address of the next part; null in the last."""
    items: tuple[Entry, ...]


@dataclass(frozen=True)
class ConceptEntry:
    """A concept of the ontology or of an extra module."""

    id: str
    """The end of its IRI, or the whole of a foreign one."""
    iri: str
    address: str
    """Of all that is known of it, as JSON."""
    label: str
    kind: str
    """What it is a concept of, such as `form` or `benefit`."""
    broader: tuple[str, ...]
    """The concepts right above it, as filters name them."""


@dataclass(frozen=True)
class ClaimEntry:
    """A claim with its sentence. Concepts are named as in filters, such as `JointVenture`."""

    id: str
    iri: str
    address: str
    """Of all that is known of it, as JSON."""
    statement: str
    subject: str
    relation: str
    object: str
    polarity: str
    """`Affirmed`, `Denied` or `MixedPolarity`; empty where it is not known, as are others."""
    modality: str
    quote: str
    start: int | None
    """Where the sentence stands in the document's text, in code points."""
    end: int | None
    source: str
    """Who says it: a note's claim is the note's, not that of the work it reviews."""
    document: str
    """The id by which filters name the document."""
    document_kind: str
    year: int | None
    """Of the document, or of the work that it reviews."""
    credits: tuple[Credited, ...]
    """The works to which the text credits it."""
    confidence: float | None
    rule: str
    forms: tuple[str, ...]
    """The forms it is about, and all that are broader."""


@dataclass(frozen=True)
class OpposedClaim:
    """One of two claims that oppose each other."""

    id: str
    stance: str
    """`for`, `reserved`, `against` or `mixed`."""
    claim: ClaimEntry | None
    """The claim with its sentence; null where the index does not hold it."""


@dataclass(frozen=True)
class OpposedPair:
    """Two claims that oppose each other; the one that holds something comes first."""

    level: str
    """How plainly: see the parameter of that name."""
    confidence: float
    """Of the less sure one."""
    years_apart: int | None
    one: OpposedClaim
    other: OpposedClaim


@dataclass(frozen=True)
class CaseEntry:
    """A case of organizations working together."""

    id: str
    iri: str
    address: str
    """Of all that is known of it, as JSON."""
    label: str
    forms: tuple[str, ...]
    """Its forms, and all that are broader."""
    start: int | None
    """The year in which it began."""


@dataclass(frozen=True)
class OrganizationEntry:
    """An organization."""

    id: str
    iri: str
    address: str
    """Of all that is known of it, as JSON."""
    label: str


@dataclass(frozen=True)
class DocumentEntry:
    """A text that was read."""

    id: str
    iri: str
    address: str
    """Of all that is known of it, as JSON."""
    document: str
    """The id by which filters name it."""
    title: str
    kind: str
    """`case`, `note`, `article`, `agreement` or `web`."""
    year: int | None


@dataclass(frozen=True)
class FoundEntry:
    """Anything that a search finds, with the words that were looked for marked in it."""

    address: str | None
    """Of all that is known of it, as JSON."""
    found: Hit


@dataclass(frozen=True)
class Found:
    """One part of what a search finds, with counts over all of it."""

    total: int
    next: str | None
    """The address of the next part; null in the last."""
    relaxed: bool
    """Whether nothing has all the words, and what has some of them is given."""
    hidden: int
    """Claims that only `confidence` leaves out."""
    did_you_mean: Correction | None
    items: tuple[FoundEntry, ...]
    facets: Mapping[str, tuple[Value, ...]]
    """How many entries have each value, were the filter of that name not set."""


@dataclass(frozen=True)
class NameEntry:
    """A name that begins as what was typed."""

    id: str
    kind: str
    label: str
    also: str
    """The other name that begins so, where the label does not."""
    address: str | None
    """Of all that is known of it, as JSON."""


@dataclass(frozen=True)
class Names:
    """Names that begin as what was typed, the best first."""

    items: tuple[NameEntry, ...]
