"""Writes a plan as SPARQL that the engine runs in that order.

The engine orders joins by rules of its own, without counts. LATERAL (the community proposal
SEP-0006, which the engine knows) makes the order of a plan explicit: for a triple pattern, a path
or VALUES on its right it is the join, evaluated for each row from the left.
"""

from __future__ import annotations

from dataclasses import dataclass

from .order import Unite
from .syntax import Bind, Triple, Values


@dataclass
class Chain:
    """A group being written, with the variable that says how often a row counts."""

    stem: str
    counted: bool
    first: str = ""
    """A whole group, then its LATERAL ones."""
    times: str = ""
    unites: int = 0
    bound: frozenset[str] = frozenset()

    def add(self, step: Triple | Values | Bind | Unite) -> None:
        """Write one more step of a plan."""
        match step:
            case Values() if step.iris and step.variables <= self.bound:
                self.apply(f"FILTER ({step.iris})")
            case Triple() | Values():
                self.join(step.text)
                self.bound |= step.variables
            case Bind():
                self.apply(step.text)
            case Unite(live):
                self._unite(" ".join(f"?{name}" for name in live))

    def apply(self, text: str) -> None:
        self.first = f"{{ {self.first}\n{text} }}"

    def join(self, text: str) -> None:
        self.first += f"\nLATERAL {{ {text} }}" if self.first else f"{{ {text} }}"

    def _unite(self, live: str) -> None:
        self.unites += 1
        if not self.counted:
            self.first = f"{{ SELECT DISTINCT {live} WHERE {{ {self.first} }} }}"
            return
        count = f"SUM({self.times})" if self.times else "COUNT(*)"
        self.times = f"?{self.stem}times{self.unites}"
        self.first = (
            f"{{ SELECT {live} ({count} AS {self.times}) "
            f"WHERE {{ {self.first} }} GROUP BY {live} }}"
        )
