"""Numbers of terms, and terms of numbers, as the tables of one generation have them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .digests import Digests, digest

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_KEPT = 10_000
"""Numbers of terms that are remembered: queries name the same terms again and again."""


class Lexicon:
    """Looks terms up."""

    def __init__(self, tables: DuckDBPyConnection, digests: Digests) -> None:
        self.tables = tables
        self.digests = digests
        self.kept: dict[str, int | None] = {}

    def found(self, terms: Iterable[str]) -> dict[str, int]:
        """Find the numbers of terms that the graph has."""
        wanted = [*dict.fromkeys(terms)]
        asked = [term for term in wanted if term not in self.kept]
        if len(self.kept) + len(asked) > MOST_KEPT:
            self.kept.clear()
            asked = wanted
        if asked:
            new = self.looked_up(asked)
            self.kept.update((term, new.get(term)) for term in asked)
        numbers = ((term, self.kept[term]) for term in wanted)
        return {term: number for term, number in numbers if number is not None}

    def looked_up(self, terms: list[str]) -> dict[str, int]:
        """Find the numbers of terms by their digests."""
        numbers = self.digests.numbers_of(map(digest, terms))
        # Two terms may have one digest.
        return {term: number for number, term in self.written(numbers).items()}

    def written(self, numbers: Iterable[int]) -> dict[int, str]:
        """Give the terms of numbers."""
        wanted = sorted(numbers)
        # A join with a list: much faster than a list in the query, however short.
        sql = "SELECT id, term FROM terms JOIN (SELECT unnest(?) AS id) USING (id)"
        return dict(self.tables.execute(sql, [wanted]).fetchall() if wanted else ())
