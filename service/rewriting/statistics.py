"""What a generation holds of each property: counts by which the order of joins is chosen.

They decide how fast a query is, never what it answers, so they may be old or sampled.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path

from interorg.ingest.failure import NotAStore

FILE = "properties.json"
"""Its place beside the graph of a generation."""


@dataclass(frozen=True)
class Property:
    """Statements with one predicate in the default graph."""

    count: float
    subjects: float
    """Distinct."""
    objects: float
    subject_skew: float = 1.0
    """By how much the subject of any statement has more of them than the mean subject."""
    object_skew: float = 1.0
    frequent: Mapping[str, int] = field(default_factory=dict)
    """Statements of the most frequent objects, as N-Triples."""
    edges: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Of a small hierarchy the subjects of each object, as N-Triples."""

    def reached(self, end: str, forward: bool) -> frozenset[str]:
        """Return what a path of any length leads to from one end, that end with it."""
        steps: Mapping[str, Sequence[str]] = self._up if forward else self.edges
        found, left = {end}, [end]
        while left:
            new = set(steps.get(left.pop(), ())) - found
            found |= new
            left += new
        return frozenset(found)

    @cached_property
    def _up(self) -> Mapping[str, Sequence[str]]:
        """The objects of each subject."""
        up: dict[str, list[str]] = {}
        for value, subjects in self.edges.items():
            for subject in subjects:
                up.setdefault(subject, []).append(value)
        return up


@dataclass(frozen=True, eq=False)
class Statistics:
    """Properties by IRI in angle brackets."""

    properties: Mapping[str, Property]

    @property
    def count(self) -> float:
        return sum(found.count for found in self.properties.values())

    def save(self, path: Path) -> None:
        """Write a file that is whole or not there; several processes may be at it."""
        content = {name: asdict(found) for name, found in self.properties.items()}
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        part.write_text(json.dumps(content), "utf-8")
        part.replace(path)

    @classmethod
    def read(cls, path: Path) -> Statistics:
        """Read what was saved; raise NotAStore for anything else."""
        try:
            content = json.loads(path.read_text("utf-8"))
            return cls({name: Property(**found) for name, found in content.items()})
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise NotAStore(f"Expected statistics of properties in {path}: {error}.") from error
