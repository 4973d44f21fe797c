"""Asks the graph what can stand in a hole, so that the patterns already there have results.

A sample of the rows is looked at, which is quick however large the graph is; what a sample of a
large result may miss is looked for by name, candidate by candidate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .asking import Asker, Row
from .holes import FREE, HOLE, Hole

NAME = HOLE[1:]
SUBJECTS = 1_000
OBJECTS = 5_000
"""Rows of a sample."""
MOST = 400
"""Different terms that are taken from it."""


@dataclass(frozen=True)
class Found:
    """A term that has results, and how often it was met."""

    term: dict[str, Any]
    count: int


@dataclass(frozen=True)
class Continuations:
    """What was found to have results."""

    found: tuple[Found, ...]
    complete: bool
    """Whether nothing else has."""


def continuations(
    asker: Asker, prologue: str, hole: Hole, candidates: Sequence[str]
) -> Continuations | None:
    """Find what can stand in a hole, most frequent first; None where the time did not do.

    `candidates` are IRIs to be looked for where the sample does not hold all. Raises BadQuery.
    """
    sample = Sample(asker, prologue, hole)
    found = _counted(asker, hole)
    if found is not None and hole.part == "predicate":
        return Continuations(tuple(found), complete=True)
    if found is None:
        rows = asker.rows(sample.counts)
        if rows is None:
            return None
        found = [Found(row[NAME], int(row["theCount0"]["value"])) for row in rows if NAME in row]
    more = asker.rows(sample.beyond)
    if more is not None and not more and len(found) < MOST:
        return Continuations(tuple(found), complete=True)
    known = {each.term["value"] for each in found}
    missing = [iri for iri in candidates if iri not in known and _used(asker, hole, iri)]
    named = asker.rows(sample.among(missing)) if missing and asker.lateral else []
    met = [Found(row[NAME], 1) for row in named or () if NAME in row]
    return Continuations((*found, *met), complete=False)


class Sample:
    """The queries by which a hole is looked into."""

    def __init__(self, asker: Asker, prologue: str, hole: Hole) -> None:
        assert hole.triple
        self.asker = asker
        self.prologue = prologue
        self.triple = hole.triple.text
        self.context = " .\n".join(pattern.text for pattern in hole.context)
        apart = hole.part == "predicate" and hole.context
        self.rest = self.triple if apart else ""
        self.rows = SUBJECTS if apart else OBJECTS
        names = " ".join(f"?{name}" for name in sorted(hole.shared))
        # How many things have a property tells more than how often they have it.
        self.count = f"COUNT(DISTINCT {names.split()[0]})" if apart else "COUNT(*)"
        whole = self.context if apart else f"{self.context} .\n{self.triple}".lstrip(" .\n")
        self.inner = f"SELECT {names if apart else HOLE} WHERE {{ {whole} }}"

    @property
    def counts(self) -> str:
        """What stands in the hole, with how often."""
        inner = ordered(self.asker, self.prologue, f"{self.inner} LIMIT {self.rows}")
        join = "LATERAL" if self.asker.lateral else ""
        rest = f"{join} {{ {self.rest} }}" if self.rest else ""
        return (
            f"{self.prologue}SELECT {HOLE} ({self.count} AS ?theCount0) "
            f"WHERE {{ {{ {inner} }} {rest} }} "
            f"GROUP BY {HOLE} ORDER BY DESC(?theCount0) LIMIT {MOST}"
        )

    @property
    def beyond(self) -> str:
        """A row if there is more than the sample holds."""
        inner = ordered(self.asker, self.prologue, f"{self.inner} LIMIT 1 OFFSET {self.rows}")
        return f"{self.prologue}SELECT (1 AS ?found) WHERE {{ {{ {inner} }} }}"

    def among(self, iris: Sequence[str]) -> str:
        """Those of some IRIs that can stand in the hole."""
        listed = " ".join(f"<{iri}>" for iri in iris)
        whole = f"{self.context} .\n{self.triple}".lstrip(" .\n")
        return (
            f"{self.prologue}SELECT {HOLE} WHERE {{ VALUES {HOLE} {{ {listed} }} "
            f"LATERAL {{ SELECT {HOLE} WHERE {{ {whole} }} LIMIT 1 }} }}"
        )


def ordered(asker: Asker, prologue: str, select: str) -> str:
    """Write a SELECT so that it is joined in a good order."""
    written = asker.prepared(prologue + select)
    return written.removeprefix(prologue) if written.startswith(prologue) else select


def _used(asker: Asker, hole: Hole, iri: str) -> bool:
    """Tell whether a candidate can have results at all, as far as counts are kept."""
    statistics = asker.statistics
    return hole.part != "predicate" or not statistics or f"<{iri}>" in statistics.properties


def _counted(asker: Asker, hole: Hole) -> list[Found] | None:
    """Take what stands in any triple of the graph from the counts that are kept of it."""
    triple, statistics = hole.triple, asker.statistics
    if hole.context or triple is None or statistics is None or not triple.subject.variable:
        return None
    if hole.part == "predicate" and triple.object.text == FREE:
        counts = {name: held.count for name, held in statistics.properties.items()}
    elif triple.predicate.value in statistics.properties and not triple.path:
        counts = dict(statistics.properties[triple.predicate.value].frequent)
    else:
        return None
    if not counts or not all(name.startswith("<") for name in counts):
        return None
    by_count = sorted(counts.items(), key=lambda item: -item[1])
    return [Found({"type": "uri", "value": name[1:-1]}, int(count)) for name, count in by_count]


def only(rows: list[Row] | None, name: str) -> list[dict[str, Any]]:
    """Give one column of rows, without what is not bound."""
    return [row[name] for row in rows or () if name in row]
