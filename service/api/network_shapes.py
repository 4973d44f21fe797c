"""What a network is made of, as JSON."""

from __future__ import annotations

from typing import TypedDict

NetworkFilters = TypedDict(
    "NetworkFilters",
    {
        "view": str,
        "form": str | None,
        "from": int | None,
        "to": int | None,
        "weight": int,
        "component": bool,
        "around": str | None,
        "depth": int,
        "most": int,
    },
)


class NetworkCounts(TypedDict):
    """How many nodes and edges are given, and how many there are without all that narrows."""

    nodes: int
    edges: int
    all_nodes: int
    all_edges: int


class Community(TypedDict):
    """Nodes that are tied to each other more than to others."""

    number: int
    size: int
    led_by: list[str]


class NetworkNode(TypedDict):
    """A node with its measures and its place in the picture."""

    id: str
    label: str
    kind: str
    category: str
    degree: int
    weight: int
    betweenness: float
    community: int
    first_year: int | None
    last_year: int | None
    x: float
    y: float


class Grounds(TypedDict):
    """A reason why two nodes are tied."""

    label: str
    count: int
    evidence: str
    source: str


class NetworkEdge(TypedDict):
    """A tie between two nodes."""

    source: str
    target: str
    weight: int
    first_year: int | None
    last_year: int | None
    grounds: list[Grounds]
    more_grounds: int


class Network(TypedDict):
    """Nodes by degree, edges by weight; `measured_by` says what the measures are."""

    filters: NetworkFilters
    measured_by: dict[str, str]
    counts: NetworkCounts
    notes: list[str]
    heaviest: int
    communities: list[Community]
    nodes: list[NetworkNode]
    edges: list[NetworkEdge]
