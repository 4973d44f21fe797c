"""What a contract says of the relationship it makes: its form, its partners and its first year."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ..document import Document
from ..evidence import CaseReport, Evidence, Value
from .dates import read_date
from .parties import read_parties
from .title import Found, read_title, short_title


@dataclass(frozen=True)
class Rule:
    """One thing that is read from a contract's title or opening words."""

    id: str
    read: Callable[[Document], list[Found]]
    example: str
    """The opening of a contract that the rule reads; lines are blocks."""
    counter_example: str
    """One that it must not read."""


RULES = (
    Rule(
        "case.agreement-title",
        read_title,
        "STRATEGIC ALLIANCE AGREEMENT\nThis Agreement is made by and between the parties.",
        "JOINT FILING AGREEMENT\nThis Agreement is made by and between the parties.",
    ),
    Rule(
        "case.agreement-parties",
        read_parties,
        'This Agreement is made by and between Alder, Inc., a Delaware corporation ("Company"), '
        'and Birch Ltd. ("Distributor").',
        "This Agreement is made by and between the Company and the Distributor.",
    ),
    Rule(
        "case.agreement-date",
        read_date,
        "This Agreement, dated as of March 1, 2004, is made between Alder, Inc. and Birch Ltd.",
        "This Agreement is made between Alder, Inc. and Birch Ltd. and expires on March 1, 2004.",
    ),
)


def agreement_cases(document: Document) -> tuple[CaseReport, ...]:
    """Report the case that a contract makes; nothing unless its form and two parties are known."""
    values: list[Value] = []
    for rule in RULES:
        values += (
            Value(found.property, found.value, evidence_of(document, rule.id, found))
            for found in rule.read(document)
        )
    partners = [str(value.value) for value in values if value.property == "partner"]
    if len(partners) < 2 or not any(value.property == "form" for value in values):
        return ()
    label = f"{short_title(document)} of {', '.join(partners[:3])}"
    if len(partners) > 3:
        label += " and others"
    ordered = sorted(values, key=lambda v: (v.evidence.start, v.property, str(v.value)))
    return (CaseReport(document.key, label, tuple(ordered)),)


def evidence_of(document: Document, rule: str, found: Found) -> Evidence:
    """Quote the stretch that was found, without white space at its ends."""
    stretch = document.text[found.start : found.end]
    start = found.start + len(stretch) - len(stretch.lstrip())
    end = start + len(stretch.strip())
    block = document.block_at(start)
    return Evidence(
        document=document.key,
        start=start,
        end=end,
        quote=document.text[start:end],
        rule=rule,
        confidence=found.confidence,
        section=block.section if block is not None else None,
        page=block.page if block is not None else None,
    )


def numbered(report: CaseReport, starts: Sequence[int]) -> CaseReport:
    """Give every value the number of the sentence it begins in; `starts` says where they begin."""
    values = tuple(
        replace(value, evidence=replace(value.evidence, sentence=max(0, number)))
        for value in report.values
        for number in (bisect_right(starts, value.evidence.start) - 1,)
    )
    return replace(report, values=values)
