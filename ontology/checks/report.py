"""An outcome to read: a table of the checks, then the findings with what to do; or as JSON."""

import json
from collections.abc import Iterable
from dataclasses import asdict

from .findings import SEVERITIES, Finding
from .outcome import Outcome, gathered

SHOWN = 12
"""Subjects named where one message holds for many."""


def report(findings: Iterable[Finding]) -> None:
    """Print findings that come from no catalogue, as a table of their checks and one by one."""
    print(as_text(Outcome("", "", gathered(findings))))


def as_text(outcome: Outcome) -> str:
    """Write an outcome for reading."""
    lines = [f"{outcome.subject} {outcome.version}".rstrip()] if outcome.subject else []
    if looked_at := _looked_at(outcome):
        lines.append(looked_at)
    if outcome.terms:
        counted = ", ".join(f"{number:,} {name}" for name, number in outcome.terms.items())
        lines.append(f"{sum(outcome.terms.values()):,} terms: {counted}")
    lines += [*_table(outcome), *_findings(outcome)]
    for reason, names in outcome.not_checked.items():
        lines.append(f"\nNot checked here ({reason}): {', '.join(names)}")
    counts = outcome.counts()
    lines.append(
        f"\n{counts['error']} errors, {counts['warning']} warnings, {counts['info']} infos"
    )
    if per_term := outcome.per_term():
        rates = ", ".join(f"{rate:.3f} {severity}" for severity, rate in per_term.items())
        lines[-1] += f"; per term {rates}"
    return "\n".join(lines).lstrip("\n")


def _looked_at(outcome: Outcome) -> str:
    """Say which state of a store was looked at, how much of it and for how long."""
    parts = (
        (outcome.generation, "generation {}"),
        (outcome.nodes, "{:,} nodes"),
        (outcome.seconds, "{:.0f} s"),
    )
    return ", ".join(said.format(figure) for figure, said in parts if figure is not None)


def _table(outcome: Outcome) -> list[str]:
    widths = [
        max((len(getattr(result, column)) for result in outcome.results), default=0)
        for column in ("check", "status", "reached")
    ]
    lines, group = [], ""
    for result in outcome.results:
        if result.group != group:
            group = result.group
            lines += ["", group]
        cells = (result.check, result.status, result.reached)
        row = "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        wanted = f"  (wanted: {result.threshold})" if result.threshold else ""
        lines.append(f"  {row}{wanted}".rstrip())
    return lines


def _findings(outcome: Outcome) -> list[str]:
    """Write the findings, the worst first; those that say the same of many subjects as one."""
    alike: dict[tuple[int, str, str, str], list[str]] = {}
    for f in outcome.findings:
        key = (SEVERITIES.index(f.severity), f.check, f.message, f.advice)
        alike.setdefault(key, []).append(f.subject)
    lines = [""] if alike else []
    for (rank, check, message, advice), subjects in sorted(alike.items()):
        named = sorted(set(subjects))
        more = f" and {len(named) - SHOWN} more" if len(named) > SHOWN else ""
        said = f"{check}: {', '.join(named[:SHOWN])}{more}: {message.rstrip('.')}. {advice}"
        lines.append(f"{SEVERITIES[rank]}  {said}".rstrip())
    return lines


def as_json(outcome: Outcome) -> str:
    """Write an outcome as JSON; docs/checks.md lists the fields."""
    return json.dumps(
        {
            "subject": outcome.subject,
            "version": outcome.version,
            "generation": outcome.generation,
            "nodes": outcome.nodes,
            "seconds": outcome.seconds,
            "terms": dict(outcome.terms),
            "counts": outcome.counts(),
            "per_term": outcome.per_term(),
            "checks": [
                {
                    "check": result.check,
                    "group": result.group,
                    "status": result.status,
                    "threshold": result.threshold,
                    "reached": result.reached,
                    "counts": {severity: result.count(severity) for severity in SEVERITIES},
                }
                for result in outcome.results
            ],
            "findings": [asdict(finding) for finding in outcome.findings],
            "not_checked": {reason: list(names) for reason, names in outcome.not_checked.items()},
        },
        indent=2,
        ensure_ascii=False,
    )
