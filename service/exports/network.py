"""The nodes and edges that every network format writes."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

NodeKind = Literal["concept", "organization", "case", "document"]
Tie = Literal["claim", "statement", "partner", "form", "report", "mention", "mechanism", "tie"]
Value = str | int | float


@dataclass(frozen=True)
class Node:
    """A concept, a canonical organization, a case or a document.

    `category` is the kind of a concept or document and the form of a case, else empty. `claims`
    counts those about a concept or in a document; `documents` those that state, report or mention.
    The years are those of a concept's claims, of a case's life or of a document's publication.
    """

    id: str
    """The end of the IRI, such as concept/JointVenture; the whole IRI where it is foreign."""
    label: str
    kind: NodeKind
    category: str
    iri: str
    claims: int
    documents: int
    first_year: int | None
    last_year: int | None


@dataclass(frozen=True)
class Edge:
    """A tie between two nodes, by their ids.

    claim      concept → concept       all claims of one relation and polarity
    statement  document → concept      the claims of a document about a concept
    partner    organization → case
    form       case → concept          the narrowest forms
    report     document → case
    mention    document → organization
    mechanism  case → concept          only on the page of networks
    tie        organization → organization, as a sentence says it; only there

    `weight` counts claims or mentions and is 1 for the others. Of a claim edge's claims, `hedged`
    are put with caution, `in_context` are limited to a context; `confidence` is their mean.
    """

    source: str
    target: str
    tie: Tie
    relation: str
    polarity: str
    """affirmed, denied or mixed for claims, else empty."""
    weight: int
    documents: int
    hedged: int
    in_context: int
    confidence: float | None
    first_year: int | None
    last_year: int | None

    @property
    def label(self) -> str:
        """The relation, and the polarity where it is not plainly affirmed.

        No two edges in one direction between the same nodes have the same label.
        """
        plain = self.polarity in ("", "affirmed")
        return self.relation if plain else f"{self.relation} ({self.polarity})"


@dataclass(frozen=True)
class Network:
    """Nodes in the order of their ids, and edges among them in the order of their ends."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def attributes(record: Node | Edge) -> dict[str, Value]:
    """Return what is known of a node or edge beyond its ids: no None, nothing empty, no lists."""
    structure = ("id", "source", "target")
    known = {"label": record.label} | asdict(record)
    return {
        name: value
        for name, value in known.items()
        if name not in structure and value is not None and value != ""
    }
