"""What the pages of things give as JSON, and networks; a test holds each answer to its shape."""

from __future__ import annotations

from typing import TypedDict

from ..claims import StatedClaim
from ..nodes import Node
from ..pages.concept import ClaimGroup
from ..pages.organization import Sentence
from ..pages.relationship import Property
from ..rights import Permission
from ..rule_notes import RuleNote
from ..rule_precision import Precision
from ..ties import StatedTie
from ..values import ReportedValue


class MentioningDocument(TypedDict):
    """A document that mentions something, and how often."""

    document: Node
    mentions: int
    address: str | None
    """Of one of them, in its text."""


class Mentions(TypedDict):
    """How often something is mentioned, and where most."""

    total: int
    documents: int
    most: list[MentioningDocument]


ConceptRecord = TypedDict(
    "ConceptRecord",
    {
        "id": str,
        "iri": str,
        "label": str,
        "alt_labels": list[str],
        "definition": str | None,
        "kind": str | None,
        "class": str | None,
        "sources": list[Node],
        "unconfirmed_records": list[str],
        "unsure_sources": list[Node],
    },
)


class ConceptClaims(TypedDict):
    """Claims about a concept by role and relation; of large groups the first ones."""

    total: int
    groups: list[ClaimGroup]


class ShownCase(TypedDict):
    """A case that shows a concept."""

    id: str
    label: str
    year: int | None


class ShownCases(TypedDict):
    """Cases that show a concept; of many the first ones."""

    total: int
    items: list[ShownCase]


class Concept(TypedDict):
    """A concept: what it means, where it stands, what texts claim of it, which cases show it."""

    concept: ConceptRecord
    broader: list[Node]
    narrower: list[Node]
    claims: ConceptClaims
    cases: ShownCases
    mentions: Mentions


class Build(TypedDict):
    """A run that changed the document of a claim."""

    number: int
    change: str
    time: str | None
    pipeline: str | None


class Provenance(TypedDict):
    """From which text a claim was read, and by what."""

    proposition: str
    by_model: bool
    pipeline: str | None
    ontology: str | None
    file: str | None
    digest: str | None
    builds: list[Build]


class Claim(TypedDict):
    """A claim with its sentence, how it was read, and the claims that speak to it."""

    claim: StatedClaim
    rule: RuleNote | None
    precision: Precision | None
    fresh_precision: Precision | None
    provenance: Provenance
    contradicted_by: list[StatedClaim]
    corroborated_by: list[StatedClaim]


class CaseRecord(TypedDict):
    """What a case is, by all reports together."""

    id: str
    iri: str
    label: str
    forms: list[Node]
    partners: list[Node]
    start_years: list[int]
    end_years: list[int]
    status: list[str]


class Derived(TypedDict):
    """What follows of a case from what is reported."""

    property: str
    value: Node


class Case(TypedDict):
    """A case with every reported value and its sentences."""

    case: CaseRecord
    reported: list[Property]
    derived: list[Derived]
    documents: list[Node]


class OrganizationRecord(TypedDict):
    """What an organization is called, and of which sectors it is."""

    id: str
    iri: str
    label: str
    names: list[str]
    sectors: list[str]


class MergedName(TypedDict):
    """Another name that was found to mean the same organization."""

    id: str
    name: str
    reason: str | None


class OwnCase(TypedDict):
    """A case that an organization is a partner in."""

    case: Node
    forms: list[Node]
    start_years: list[int]
    end_years: list[int]
    status: list[str]
    share_percent: list[float]
    partners: list[Node]
    evidence: list[Sentence]


class Organization(TypedDict):
    """An organization: its names, its cases, how else it is tied to others."""

    organization: OrganizationRecord
    merged: list[MergedName]
    cases: list[OwnCase]
    ties: list[StatedTie]
    mentions: Mentions


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


class Block(TypedDict):
    """A paragraph, heading or the like, by where it stands in the text."""

    kind: str
    start: int
    end: int
    level: int
    section: str | None
    page: int | None
    xpath: str | None


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


class Meant(TypedDict):
    """A page of something that may be meant by a name under which nothing is known."""

    label: str
    kind: str
    address: str


class Report(TypedDict):
    """The status of an error, and what was expected, what was found, what to do."""

    status: int
    message: str


class Failed(Report, total=False):
    """What went wrong."""

    suggestions: list[Meant]


class Error(TypedDict):
    """The one shape of all errors."""

    error: Failed
