"""A case of organizations working together: what documents report of it, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode
from werkzeug.wrappers import Response

from interorg.ontology.terms import BASE, IOR

from ..citations.schema_org import of_case
from ..content.nodes import Node, last, node
from ..content.values import LABELS, ReportedValue, values_of
from ..content.vocabulary import Vocabulary
from .cited import Cited, entry
from .room import Graph, graph, node_of, room, show, split, unknown, whole_address

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
    rows = existing(served, thing)
    vocabulary = served.vocabulary
    values = values_of(served.pool, vocabulary, "case", thing)
    by_property = properties_of(rows)
    about = details(thing, rows, vocabulary)
    content = {
        "case": about,
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
    return show("relationship.html", content, ending, thing, cited=cited(about))


def existing(served: Graph, thing: NamedNode) -> list[dict[str, str]]:
    rows = served.pool.select("case", case=thing)
    if not rows:
        raise unknown("id/relationship", last(thing.value))
    return rows


def cited_of(served: Graph, thing: NamedNode) -> Cited:
    """Return how a case is cited; raise NotFound for one that is not there."""
    return cited(details(thing, existing(served, thing), served.vocabulary))


def cited(about: dict[str, Any]) -> Cited:
    described = of_case(about, whole_address(about["iri"]))
    key = about["id"].removeprefix("id/relationship/")
    return entry("relationship", key, about["label"], about["iri"], described)


def properties_of(rows: list[dict[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """Gather values and their labels by the short name of the property."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        short = row["property"].removeprefix(IOR.iri)
        found.setdefault(short, []).append((row["value"], row.get("valueLabel") or ""))
    return found


def details(thing: NamedNode, rows: list[dict[str, str]], vocabulary: Vocabulary) -> dict[str, Any]:
    """Return what a case is, by all reports together."""
    found = properties_of(rows)
    return {
        "id": thing.value.removeprefix(BASE),
        "iri": thing.value,
        "label": rows[0]["label"],
        "forms": [
            node(iri, vocabulary=vocabulary)
            for iri in vocabulary.narrowest(iri for iri, _ in found.get("hasForm", ()))
        ],
        "partners": sorted(
            {node(iri, label or None) for iri, label in found.get("hasPartner", ())}
        ),
        "start_years": sorted({int(year) for year, _ in found.get("startYear", ())}),
        "end_years": sorted({int(year) for year, _ in found.get("endYear", ())}),
        "status": sorted(vocabulary.label(iri) for iri, _ in found.get("hasStatus", ())),
    }


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
