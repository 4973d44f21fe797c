"""The SPARQL queries that the service asks itself, one file each."""

from __future__ import annotations

from functools import cache
from pathlib import Path

QUERIES = Path(__file__).parent / "queries"


@cache
def read_query(name: str) -> str:
    """Return the text of `queries/NAME.rq`."""
    return (QUERIES / f"{name}.rq").read_text("utf-8")
