"""What documents report of cases, value by value, each with its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pyoxigraph import NamedNode

from interorg.ontology.terms import BASE

from ..engine.pool import Pool
from .nodes import Node, last, node
from .vocabulary import Vocabulary
from .wording import according_to

LABELS = {
    "reportedName": "name",
    "reportedForm": "form",
    "reportedPartner": "partner",
    "reportedParticipation": "share",
    "reportedStartYear": "start",
    "reportedEndYear": "end",
    "reportedStatus": "status",
    "reportedCountry": "country",
    "reportedSector": "sector",
    "reportedPurpose": "purpose",
    "reportedAgreementDate": "agreement date",
    "reportedEffectiveDate": "effective date",
    "reportedExpirationDate": "expiration date",
    "reportedTerm": "term",
    "reportedGoverningLaw": "governing law",
    "reportedIndividual": "individual",
    "reportedMechanism": "mechanism",
    "reportedBenefit": "benefit",
    "reportedChallenge": "challenge",
}
"""What the properties of reports are called, in the order they are shown."""


@dataclass(frozen=True)
class ReportedValue:
    """One value as one sentence gives it; `label` is how it is shown, such as `Ford: 49 %`."""

    id: str
    case: Node
    property: str
    label: str
    node: Node | None
    """The concept, organization or holder of a share; None for years, dates and texts."""
    number: float | None
    """A year, or the percent of a share."""
    quote: str
    start: int
    end: int
    section: str | None
    page: int | None
    document: Node
    attribution: str
    confidence: float | None
    rule: str | None


def values_of(
    pool: Pool, vocabulary: Vocabulary, kind: Literal["case", "document"], thing: NamedNode
) -> list[ReportedValue]:
    """Return the values reported of a case or in a document, in the order of the text."""
    bound = {kind: thing}
    organizations = {
        row["node"]: row
        for row in pool.select(f"{kind}_nodes", **bound)
        if "other" not in row and "label" in row
    }
    found = {}
    for row in pool.select(f"{kind}_values", **bound):
        label, about, number = _shown(row, organizations, vocabulary)
        property = last(row["property"])
        found[row["value"]] = ReportedValue(
            id=row["value"].removeprefix(BASE),
            case=node(row["case"], row.get("caseLabel")),
            property=LABELS.get(property, property),
            label=label,
            node=about,
            number=number,
            quote=row["quote"],
            start=int(row["begin"]),
            end=int(row["end"]),
            section=row.get("section"),
            page=int(row["page"]) if "page" in row else None,
            document=node(row["document"], row["title"]),
            attribution=according_to(row["title"], row.get("reviewed")),
            confidence=float(row["confidence"]) if "confidence" in row else None,
            rule=row.get("rule"),
        )
    return sorted(found.values(), key=_place)


def _place(value: ReportedValue) -> tuple[str, int, int, str]:
    """Order values by the text, then as the report numbers them, which its id ends with."""
    number = last(value.id)
    return value.document.id, value.start, int(number) if number.isdecimal() else 0, value.id


def _shown(
    row: dict[str, str], organizations: dict[str, dict[str, str]], vocabulary: Vocabulary
) -> tuple[str, Node | None, float | None]:
    """Return how a value is shown, what it is about and its number."""
    if "number" in row:
        return row["number"], None, float(row["number"])
    if text := row.get("text", row.get("date")):
        return text, None, None
    iri = row.get("node", "")
    if named := organizations.get(iri):
        about = node(named["organization"], named["label"])
        if "share" in named:
            return f"{about.label}: {named['share']} %", about, float(named["share"])
        return about.label, about, None
    about = node(iri, vocabulary=vocabulary)
    return about.label, about, None
