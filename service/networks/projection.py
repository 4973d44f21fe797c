"""One network out of all that was read: its nodes, and one tie for each two that are tied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from urllib.parse import urlencode

from interorg.ontology.terms import BASE, CONCEPT

from ..exports.network import Edge, Network, Node, Tie

CROWD = 60
"""A case of more partners ties nobody in the network of organizations: 60 make 1,770 pairs."""
TIES: Mapping[str, Tie] = {
    "organizations-cases": "partner",
    "cases-mechanisms": "mechanism",
    "cases-forms": "form",
    "concepts": "claim",
}
"""The edges that are the ties of a network; organizations are tied through their cases."""


@dataclass(frozen=True)
class Ground:
    """One reason why two nodes are tied, with what shows it.

    `evidence` is a search, as an address below the service's, or the id of a thing.
    """

    label: str
    count: int
    evidence: str
    source: str
    """The id of the node it is said of; empty where it holds of both alike."""


@dataclass
class Link:
    """A tie between two nodes, given by their numbers, the lower first."""

    weight: int = 0
    grounds: list[Ground] = field(default_factory=list)
    first_year: int | None = None
    last_year: int | None = None

    def add(self, ground: Ground, first: int | None, last: int | None) -> None:
        """Add a reason with the years that it is of."""
        self.weight += ground.count
        self.grounds.append(ground)
        self.first_year = min(filter(None, (self.first_year, first)), default=None)
        self.last_year = max(filter(None, (self.last_year, last)), default=None)


@dataclass
class Graph:
    """Nodes, and the links between their numbers; no node is linked to itself."""

    nodes: list[Node]
    links: dict[tuple[int, int], Link]
    notes: list[str] = field(default_factory=list)


def end(iri: str) -> str:
    """Return the id of a thing as pages use it: the end of its IRI, or all of a foreign one."""
    return iri.removeprefix(BASE)


def project(network: Network, view: str) -> Graph:
    """Return the network of a view; nodes without any tie are left out."""
    by_id = {node.id: node for node in network.nodes}
    if view == "organizations":
        return _among_organizations(network, by_id)
    builder = Builder(by_id)
    for edge in network.edges:
        if edge.tie == TIES[view] and edge.source != edge.target:
            builder.add(edge.source, edge.target, _ground(edge, by_id), edge)
    return builder.graph()


class Builder:
    """Numbers nodes in the order in which they are tied."""

    def __init__(self, by_id: Mapping[str, Node]) -> None:
        self.by_id = by_id
        self.numbers: dict[str, int] = {}
        self.links: dict[tuple[int, int], Link] = defaultdict(Link)

    def add(self, source: str, target: str, ground: Ground, of: Edge | Node) -> None:
        """Tie two nodes for a reason; its years are those of an edge or of a case."""
        low, high = sorted(self._number(id) for id in (source, target))
        self.links[low, high].add(ground, of.first_year, of.last_year)

    def _number(self, id: str) -> int:
        return self.numbers.setdefault(id, len(self.numbers))

    def graph(self) -> Graph:
        return Graph([self.by_id[id] for id in self.numbers], dict(self.links))


def _ground(edge: Edge, by_id: Mapping[str, Node]) -> Ground:
    source, target = by_id[edge.source], by_id[edge.target]
    if edge.tie == "claim":
        between = {"kind": "claim", "subject": _key(source), "object": _key(target)}
        return Ground(edge.label, edge.weight, f"search?{urlencode(between)}", end(source.iri))
    case = source if source.kind == "case" else target
    return Ground(edge.relation, 1, end(case.iri), end(source.iri))


def _key(concept: Node) -> str:
    return concept.iri.removeprefix(CONCEPT)


def _among_organizations(network: Network, by_id: Mapping[str, Node]) -> Graph:
    builder = Builder(by_id)
    partners: dict[str, list[str]] = defaultdict(list)
    for edge in network.edges:
        if edge.tie == "partner":
            partners[edge.target].append(edge.source)
        elif edge.tie == "tie":
            source = end(by_id[edge.source].iri)
            said = Ground(edge.relation, edge.weight, source, source)
            builder.add(edge.source, edge.target, said, edge)
    for case, members in partners.items():
        if len(members) <= CROWD:
            ground = Ground(by_id[case].label, 1, end(by_id[case].iri), "")
            for one, other in combinations(members, 2):
                builder.add(one, other, ground, by_id[case])
    graph = builder.graph()
    graph.notes += _crowds(partners.values())
    return graph


def _crowds(cases: Iterable[list[str]]) -> list[str]:
    large = sum(len(members) > CROWD for members in cases)
    if not large:
        return []
    return [
        f"{large:,} {'case' if large == 1 else 'cases'} of more than {CROWD} partners tie nobody "
        "here; the network of organizations and cases shows them."
    ]
