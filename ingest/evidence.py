"""What is said, and the passage that says it: the structures that cross from texts to the graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Polarity = Literal["Affirmed", "Denied", "MixedPolarity"]
Modality = Literal["Asserted", "Hedged", "Hypothetical", "Prescriptive", "Questioned"]
Status = Literal["Planned", "Operating", "Ended", "Failed", "Blocked"]


@dataclass(frozen=True, order=True)
class Evidence:
    """A passage of one document: code points from `start` (from 0) to `end` (exclusive)."""

    document: str
    """The document's key."""
    start: int
    end: int
    quote: str
    """The text between the offsets, exactly."""
    rule: str
    """Id of the rule that read it."""
    confidence: float
    """From 0 to 1: the pipeline's own trust in the rule, not the author's certainty."""
    sentence: int = 0
    """Number of the sentence in the document, from 0."""
    section: str | None = None
    page: int | None = None


@dataclass(frozen=True, order=True)
class Citation:
    """A credit to another work inside a sentence, such as `(Parkhe, 1993, p. 12)`."""

    start: int
    end: int
    label: str
    """The citation as it should be shown: `Parkhe (1993)`."""
    work: str
    """Key of the work: the bibliography's where it is known, else a slug of names and year."""
    locator: str | None = None
    """Page or pages, as written."""


@dataclass(frozen=True)
class Claim:
    """One text's stance on one statement about concepts; all concepts by id."""

    subject: str
    relation: str
    """Id of a relation type, such as `Mitigates`."""
    object: str
    evidence: Evidence
    polarity: Polarity = "Affirmed"
    modality: Modality = "Asserted"
    contexts: tuple[str, ...] = ()
    generality: str | None = None
    dimension: str | None = None
    outcome: str | None = None
    framed_by: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Mention:
    """A concept or an organization named in a text; exactly one of the two is given."""

    evidence: Evidence
    concept: str | None = None
    organization: str | None = None
    """The organization's name as it should be shown."""


@dataclass(frozen=True)
class Value:
    """One thing a text says of a case, with the passage that says it."""

    property: str
    """`name`, `form`, `partner`, `startYear`, `endYear`, `status`, `share`, `purpose` and so on."""
    value: str | int | float
    """A concept id, a name, a year, a status, percent for a share, an ISO 8601 date or duration."""
    evidence: Evidence
    of: str | None = None
    """For a share: the organization that holds it."""


@dataclass(frozen=True)
class CaseReport:
    """All that one document says of one case of organizations working together."""

    document: str
    label: str
    """The case's name, or one made of its form and partners."""
    values: tuple[Value, ...]

    def all(self, property: str) -> tuple[Value, ...]:
        """Return the values of one property in the order of the text."""
        return tuple(value for value in self.values if value.property == property)


@dataclass(frozen=True)
class Tie:
    """How one sentence says that two organizations are related."""

    subject: str
    """Name of the organization of which the kind is said, such as the one that was acquired."""
    kind: str
    """Id of a tie kind, such as `AcquiredBy`."""
    object: str
    evidence: Evidence


@dataclass(frozen=True)
class Extraction:
    """Everything read from one document."""

    claims: tuple[Claim, ...] = ()
    cases: tuple[CaseReport, ...] = ()
    mentions: tuple[Mention, ...] = ()
    acronyms: tuple[tuple[str, str], ...] = ()
    """Acronyms of organizations that the document defines, each with the long name."""
    sentences: int = 0
    ties: tuple[Tie, ...] = ()
