"""Rows that the index and the tables of claims both need, read from a graph once."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Store

from .rows import Row, Rows

SMALL = ("vocabulary", "search_documents")
WANTED = (
    *("claim", "subject", "relation", "object"),
    *("polarity", "modality", "confidence", "document"),
)
"""What `analysis_claims` asks of a claim; `search_claims` asks for all of it, and more."""
MOST = 200_000
"""Claims that are kept. Tables of more are made on another occasion, from the graph."""


class RowsOnce(Rows):
    """Reads as `Rows`; once the claims of the index were read, the tables get theirs from these."""

    def __init__(self, graph: Store) -> None:
        super().__init__(graph)
        self._small: dict[str, list[Row]] = {}
        self._claims: list[Row] | None = None

    def __call__(self, name: str) -> Iterator[Row]:
        if name == "search_claims":
            return self._keeping(super().__call__(name))
        if name == "analysis_claims" and self._claims is not None:
            return iter(self._claims)
        if name in SMALL:
            if name not in self._small:
                self._small[name] = [*super().__call__(name)]
            return iter(self._small[name])
        return super().__call__(name)

    def _keeping(self, rows: Iterator[Row]) -> Iterator[Row]:
        kept: list[Row] = []
        # Most texts stand in many rows; each is held once.
        texts: dict[str, str] = {}
        last = ""
        for row in rows:
            if row["claim"] != last and len(kept) <= MOST:
                last = row["claim"]
                some = ((name, row[name]) for name in WANTED if name in row)
                kept.append({name: texts.setdefault(text, text) for name, text in some})
            yield row
        self._claims = kept if len(kept) <= MOST else None
