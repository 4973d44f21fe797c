"""What an export holds, for the person who asked for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Counts:
    """The size of an export: statements and their graphs in RDF, nodes and edges in a network.

    >>> str(Counts(nodes=2, edges=1))
    '2 nodes, 1 edges'
    """

    statements: int | None = None
    graphs: int | None = None
    nodes: int | None = None
    edges: int | None = None

    def __str__(self) -> str:
        known = {name: count for name, count in vars(self).items() if count is not None}
        return ", ".join(f"{count:,} {name}" for name, count in known.items())
