"""A case of organizations working together: what documents report of it, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from werkzeug.wrappers import Response

from interorg.ontology.terms import BASE, IOR

from ..nodes import Node, node
from ..values import LABELS, ReportedValue, values_of
from ..vocabulary import Vocabulary
from .room import graph, node_of, room, show, split, unknown

SINGLE = ("start", "end", "status")
"""What a case has one of, so that two values disagree."""
OWN = {
    "hasForm",
    "hasPartner",
    "hasParticipation",
    "startYear",
    "endYear",
    "hasStatus",
    "partnerCount",
    "usesMechanism",
    "reportsBenefit",
    "facesChallenge",
}
"""Properties that come from reports and are shown with their sentences."""
WIDER = {"hasKind", "hasCharacteristicValue"}
"""Properties that repeat what narrower ones say."""


@dataclass(frozen=True)
class Reported:
    """One value, with every sentence that gives it."""

    label: str
    node: Node | None
    number: float | None
    evidence: tuple[ReportedValue, ...]


@dataclass(frozen=True)
class Property:
    """What documents report of one property; `disagree` when not all the values can be right."""

    name: str
    disagree: bool
    values: tuple[Reported, ...]

    def by_evidence(self) -> list[list[Reported]]:
        """Gather the values that rest on the same sentences, to show those once.

        Values that exclude each other stay apart, each with its sentences.
        """
        if self.disagree:
            return [[value] for value in self.values]
        found: dict[tuple[tuple[str, int, int], ...], list[Reported]] = {}
        for value in self.values:
            places = tuple((each.document.id, each.start, each.end) for each in value.evidence)
            found.setdefault(places, []).append(value)
        return list(found.values())


@room.get("/id/relationship/<path:key>")
def relationship(key: str) -> Response:
    """Show a case with every reported value and its sentences; differing values stand together."""
    key, ending = split(key)
    thing = node_of("id/relationship", key)
    served = graph()
    rows = served.pool.select("case", case=thing)
    if not rows:
        raise unknown("id/relationship", key)
    vocabulary = served.vocabulary
    values = values_of(served.pool, vocabulary, "case", thing)
    by_property: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        short = row["property"].removeprefix(IOR.iri)
        by_property.setdefault(short, []).append((row["value"], row.get("valueLabel") or ""))
    content = {
        "case": {
            "id": thing.value.removeprefix(BASE),
            "iri": thing.value,
            "label": rows[0]["label"],
            "forms": [
                node(iri, vocabulary=vocabulary)
                for iri in vocabulary.narrowest(iri for iri, _ in by_property.get("hasForm", ()))
            ],
            "partners": sorted(
                {node(iri, label or None) for iri, label in by_property.get("hasPartner", ())}
            ),
            "start_years": sorted({int(year) for year, _ in by_property.get("startYear", ())}),
            "end_years": sorted({int(year) for year, _ in by_property.get("endYear", ())}),
            "status": sorted(vocabulary.label(iri) for iri, _ in by_property.get("hasStatus", ())),
        },
        "reported": properties(values, vocabulary),
        "derived": sorted(
            (
                {"property": vocabulary.label(IOR.iri + name), "value": node(iri, label)}
                for name, each in by_property.items()
                if name.startswith("has") and name not in OWN | WIDER
                for iri, label in each
                if label
            ),
            key=lambda entry: (entry["property"], entry["value"]),
        ),
        "documents": sorted({value.document for value in values}),
    }
    return show("relationship.html", content, ending, thing)


def properties(values: list[ReportedValue], vocabulary: Vocabulary) -> list[Property]:
    """Gather values by property and what they say."""
    found: dict[str, dict[str, list[ReportedValue]]] = {name: {} for name in LABELS.values()}
    for value in values:
        found.setdefault(value.property, {}).setdefault(value.label, []).append(value)
    return [
        Property(
            name,
            disagreeing(name, [same[0] for same in by_label.values()], vocabulary),
            tuple(
                Reported(label, same[0].node, same[0].number, tuple(same))
                for label, same in by_label.items()
            ),
        )
        for name, by_label in found.items()
        if by_label
    ]


def disagreeing(name: str, values: list[ReportedValue], vocabulary: Vocabulary) -> bool:
    """Tell whether different values of a property exclude each other.

    A form and one above it do not, nor do the shares of different partners.
    """
    if name in SINGLE:
        return len(values) > 1
    if name == "form":
        return len(vocabulary.narrowest(value.node.iri for value in values if value.node)) > 1
    if name == "share":
        holders = [value.node for value in values]
        return len(holders) > len(set(holders))
    return False
