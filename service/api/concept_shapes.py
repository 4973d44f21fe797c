"""What the pages of concepts and claims give as JSON; a test holds each answer to its shape."""

from __future__ import annotations

from typing import TypedDict

from ..content.claims import StatedClaim
from ..content.nodes import Node
from ..pages.concept import ClaimGroup
from ..rules.notes import RuleNote
from ..rules.precision import Precision


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
