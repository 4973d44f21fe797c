"""Phrases that a table of openings and closings makes: "gain" and "raise" before "legitimacy"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .benefit_pairings import BENEFITS
from .challenge_pairings import CHALLENGES
from .mechanism_pairings import MECHANISMS

TABLES: tuple[Mapping[str, tuple[str, ...]], ...] = (BENEFITS, CHALLENGES, MECHANISMS)


def paired(rows: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the phrases of rows, each with what closes it.

    >>> list(paired(["gain|raise : legitimacy"]))
    [('gain legitimacy', 'legitimacy'), ('raise legitimacy', 'legitimacy')]
    """
    for row in rows:
        openings, _, closings = row.partition(" : ")
        for closing in closings.split("|"):
            for opening in openings.split("|"):
                yield f"{opening} {closing}", closing


def pairings() -> Iterator[tuple[str, str, str]]:
    """Yield a phrase, the concept it names, and what closes it."""
    for table in TABLES:
        for concept, rows in table.items():
            for phrase, closing in paired(rows):
                yield phrase, concept, closing
