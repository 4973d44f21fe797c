"""The checks that the ontology has to pass, and how they went when the documentation was made."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ..checks.catalogue import GENERAL, NOT_CHECKED, PROJECT
from ..checks.documents import gather
from ..checks.findings import SEVERITIES, Finding
from ..checks.outcome import Result
from ..files import modules, read_turtle
from ..terms import OWN

SLOW = frozenset({"parsing"})
"""Checks that take longer than a reader waits: they are named, and run by `interorg check`."""


@dataclass(frozen=True)
class Gates:
    """What the checks found, by group; `left_out` are names of checks by the reason."""

    groups: Mapping[str, list[Result]]
    counts: Mapping[str, int]
    left_out: Mapping[str, tuple[str, ...]]

    @property
    def number(self) -> int:
        return sum(len(results) for results in self.groups.values())

    def findings(self, group: str) -> list[Finding]:
        return [finding for result in self.groups[group] for finding in result.findings]


@cache
def gates() -> Gates:
    """Run every check but the slow ones and those that take a reasoner."""
    facts = gather({path.stem: read_turtle(path) for path in modules()}, OWN)
    groups: dict[str, list[Result]] = {}
    counts: Counter[str] = Counter(dict.fromkeys(SEVERITIES, 0))
    for check in (*GENERAL, *PROJECT):
        if check.name not in SLOW:
            found = check.run(facts)
            counts.update(finding.severity for finding in found)
            reached = check.reached(facts, len(found)) if check.reached else ""
            result = Result(check.name, check.group, found, check.threshold, reached)
            groups.setdefault(check.group, []).append(result)
    slow = tuple(check.name for check in (*GENERAL, *PROJECT) if check.name in SLOW)
    left_out = {"run by interorg check alone": (*slow, "reasoning with HermiT"), **NOT_CHECKED}
    return Gates(groups, dict(counts), left_out)
