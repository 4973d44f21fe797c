"""What pages ask of the graph of counts."""

from __future__ import annotations

from pyoxigraph import NamedNode

from ..engine.pool import Pool


def claims_by_relation(pool: Pool, concept: NamedNode) -> dict[tuple[str, str], int]:
    """Count the claims that a concept is the subject or the object of, by role and relation.

    It is empty where nothing has been counted.
    """
    return {
        (row["role"], row["relation"]): int(row["total"])
        for row in pool.select("counts_of_concept", concept=concept)
        if "relation" in row
    }
