"""Nodes and edges while they grow."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from interorg.ontology.terms import BASE, ID

from .network import Edge, Network, Node, NodeKind, Tie
from .xml_text import one_line


@dataclass
class Draft:
    """What has been seen of one node or edge; sets, for the same fact may come in several rows."""

    claims: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    ends: set[int] = field(default_factory=set)
    """Years in which a case ended; `years` are then those in which it began."""
    hedged: set[str] = field(default_factory=set)
    in_context: set[str] = field(default_factory=set)
    confidences: dict[str, float] = field(default_factory=dict)
    mentions: int = 0

    def last_year(self, lasting: bool) -> int | None:
        return max(self.ends if lasting else self.years, default=None)


@dataclass
class Drafts:
    """All nodes and edges so far, by IRI, with their labels and categories."""

    nodes: dict[str, tuple[NodeKind, Draft]] = field(default_factory=dict)
    edges: dict[tuple[str, str, Tie, str, str], Draft] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    categories: dict[str, str] = field(default_factory=dict)

    def node(self, iri: str, kind: NodeKind) -> Draft:
        """Return the draft of a node; its first kind stays."""
        found = self.nodes.get(iri)
        if found is None:
            found = self.nodes[iri] = (kind, Draft())
        return found[1]

    def edge(self, source: str, target: str, tie: Tie, relation: str, polarity: str = "") -> Draft:
        """Return the draft of an edge; its nodes are added by themselves."""
        key = (source, target, tie, relation, polarity)
        found = self.edges.get(key)
        if found is None:
            found = self.edges[key] = Draft()
        return found

    def name(self, iri: str, label: str | None) -> None:
        """Note a label; of several the first in the order of letters is kept."""
        if label is not None:
            self.labels[iri] = min(label, self.labels.get(iri, label))

    def label(self, iri: str) -> str:
        """Return the label of a node, else the words of its IRI."""
        return one_line(self.labels.get(iri, "")) or words(iri)

    def network(self) -> Network:
        nodes = (self._node(iri, kind, draft) for iri, (kind, draft) in self.nodes.items())
        edges = (_edge(*key, draft) for key, draft in self.edges.items())
        return Network(
            nodes=tuple(sorted(nodes, key=lambda n: n.id)),
            edges=tuple(
                sorted(edges, key=lambda e: (e.source, e.target, e.tie, e.relation, e.polarity))
            ),
        )

    def _node(self, iri: str, kind: NodeKind, draft: Draft) -> Node:
        return Node(
            id=short(iri),
            label=self.label(iri),
            kind=kind,
            category=one_line(self.categories.get(iri, "")),
            iri=iri,
            claims=len(draft.claims),
            documents=len(draft.documents),
            first_year=min(draft.years, default=None),
            last_year=draft.last_year(lasting=kind == "case"),
        )


def _edge(source: str, target: str, tie: Tie, relation: str, polarity: str, draft: Draft) -> Edge:
    known = draft.confidences.values()
    return Edge(
        source=short(source),
        target=short(target),
        tie=tie,
        relation=one_line(relation),
        polarity=polarity,
        weight=len(draft.claims) or draft.mentions or 1,
        documents=len(draft.documents),
        hedged=len(draft.hedged),
        in_context=len(draft.in_context),
        confidence=round(sum(known) / len(known), 3) if known else None,
        first_year=min(draft.years, default=None),
        last_year=draft.last_year(lasting=tie in ("partner", "form")),
    )


def short(iri: str) -> str:
    """Shorten an IRI of ours to what tells it apart; leave others whole.

    >>> short("https://w3id.org/interorg/id/organization/toyota")
    'organization/toyota'
    """
    return iri.removeprefix(ID.iri).removeprefix(BASE)


def words(iri: str) -> str:
    """Make words of the last part of an IRI.

    >>> words("https://w3id.org/interorg/concept/JointVenture")
    'joint venture'
    """
    tail = re.split(r"[/#]", iri.rstrip("/#"))[-1]
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", tail).lower()
