"""What came of running checks: a result for each, and how many terms were looked at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .findings import SEVERITIES, Finding, Severity


@dataclass(frozen=True)
class Result:
    """One check that was run, with what it found."""

    check: str
    group: str
    findings: tuple[Finding, ...]
    threshold: str = ""
    reached: str = ""
    left_out: bool = False
    """Whether it was not run at all, so that nothing is known."""

    def count(self, severity: Severity) -> int:
        return sum(finding.severity == severity for finding in self.findings)

    @property
    def status(self) -> str:
        """Say whether it passed, or else how many findings of each severity there are."""
        if self.left_out:
            return "not run"
        counts = [(self.count(severity), severity) for severity in SEVERITIES]
        said = [f"{n} {s}{'s' if n != 1 else ''}" for n, s in counts if n]
        return ", ".join(said) or "passed"


@dataclass(frozen=True)
class Outcome:
    """All results for one subject."""

    subject: str
    version: str
    results: tuple[Result, ...]
    terms: Mapping[str, int] = field(default_factory=dict)
    """How many terms of its own the ontology declares, by what they are."""
    not_checked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What was left out, by reason."""
    generation: int | None = None
    """The number of the generation of a store that was looked at."""
    nodes: int | None = None
    """How many nodes of a store were looked at."""
    seconds: float | None = None
    """How long it took, where that was measured."""

    @property
    def findings(self) -> list[Finding]:
        return [finding for result in self.results for finding in result.findings]

    @property
    def failed(self) -> bool:
        return any(finding.severity == "error" for finding in self.findings)

    def counts(self) -> dict[Severity, int]:
        return {s: sum(f.severity == s for f in self.findings) for s in SEVERITIES}

    def per_term(self) -> dict[Severity, float]:
        """Give the findings per term by severity; without terms, none."""
        total = sum(self.terms.values())
        return {s: n / total for s, n in self.counts().items()} if total else {}


def gathered(findings: Iterable[Finding], group: str = "Findings") -> tuple[Result, ...]:
    """Give a result for each check that some findings name."""
    by_check: dict[str, list[Finding]] = {}
    for finding in findings:
        by_check.setdefault(finding.check, []).append(finding)
    return tuple(Result(check, group, tuple(found)) for check, found in by_check.items())
