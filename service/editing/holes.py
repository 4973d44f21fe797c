"""The place in a query at which something is to be completed, and the patterns around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from ..gate.tokens import TOKENS
from ..rewriting.syntax import Filter, Triple, Values
from .fragments import CLAUSES, Fragment, elements_of, read_fragments

HOLE = "?theHole0"
FREE = "?theObject0"
"""Stands for the object of a triple whose predicate is looked for."""
STEP = "?theStep0"
"""Stands between two steps of a path."""
LONGEST = 300
"""Characters of a token that is looked at."""
Part = Literal["prologue", "subject", "predicate", "object", "expression", "keyword"]
Pattern = Triple | Values | Filter
VARIABLE = re.compile(r"[?$]\w*\Z")
IRI = re.compile(r"<[^<>\"{}|^`\\\s]*\Z")
NAME = re.compile(r"[\w](?:[\w.-]*[\w-])?(?::(?:[\w.:-]*[\w:-])?)?\Z|:[\w-]*\Z")
REST = re.compile(r"[\w:-]*(?:\.[\w:-]+)*")


@dataclass(frozen=True)
class Typed:
    """What was typed of a token, from `start` to the cursor; the token ends at `end`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Hole:
    """What is missing; the triple it is missing from has HOLE in its place."""

    part: Part
    triple: Triple | None = None
    context: tuple[Pattern, ...] = ()
    """The patterns that are joined with the triple, directly or through each other."""

    @property
    def shared(self) -> frozenset[str]:
        """The variables through which context and triple are joined."""
        if self.triple is None:
            return frozenset()
        return self.triple.variables & frozenset().union(*(e.variables for e in self.context))


def typed_at(query: str, offset: int) -> Typed | None:
    """Return the token before the cursor as far as it goes; None within a comment."""
    before = query[:offset]
    opened = None
    for found in TOKENS.finditer(before):
        if found.lastgroup == "skip" and found[0].startswith("#") and found.end() == offset:
            return None
        if found.lastgroup == "other" and found[0] in "\"'" and opened is None:
            opened = found.start()
    if opened is not None:
        return Typed(before[opened:], opened, offset)
    for shape in (IRI, VARIABLE, NAME):
        if part := shape.search(before[-LONGEST:]):
            rest = REST.match(query, offset)
            return Typed(part[0], offset - len(part[0]), rest.end() if rest else offset)
    return Typed("", offset, offset)


def find_hole(query: str, typed: Typed) -> Hole:
    """Tell what stands at a place, and what is around it."""
    text = f"{query[: typed.start]} {HOLE} {query[typed.end :]}"
    at = typed.start + 1
    inside = [
        (group, span)
        for group in read_fragments(text)
        for span in group.statements
        if span[0] <= at < span[1]
    ]
    if not inside:
        return Hole(
            "keyword"
            if re.search(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", text[:at], re.IGNORECASE)
            else "prologue"
        )
    group, (start, end) = inside[-1]
    before, after = text[start:at], text[at + len(HOLE) : end]
    if re.match("|".join(CLAUSES), before, re.IGNORECASE):
        return Hole("expression")
    if not before.strip():
        return Hole("subject")
    return _in_statement(before, after, _others(text, group, (start, end)))


def _in_statement(before: str, after: str, others: list[str]) -> Hole:
    inverse = before.rstrip().endswith("^")
    before = _last_alternative(before.rstrip().removesuffix("^"))
    if before.endswith("/") and "[" not in before:
        before = f"{before[:-1]} {STEP} . {STEP} "
    closing = " ]" * (before.count("[") - before.count("]"))
    for wording, rest in (
        (f"{HOLE} {after}", ""),
        (f"{HOLE} {FREE}{closing}", after),
        (f"{HOLE}{closing}", after),
    ):
        if elements_of(before + wording) is None:
            continue
        kept = [other for other in (*others, rest.strip(" ;,")) if elements_of(other)]
        return _placed(elements_of(" .\n".join([before + wording, *kept])) or (), inverse)
    return Hole("keyword")


def _last_alternative(before: str) -> str:
    """Leave out the alternatives of a path that stand before its last."""
    kept = before.rstrip()
    if not kept.endswith("|"):
        return before
    return kept[: len(kept) - len(kept.split()[-1])]


def _placed(elements: tuple[object, ...], inverse: bool) -> Hole:
    patterns = [e for e in elements if isinstance(e, Triple | Values | Filter)]
    for triple in patterns:
        if not isinstance(triple, Triple) or HOLE[1:] not in triple.variables:
            continue
        part: Part = "predicate" if triple.predicate.text == HOLE else "object"
        if inverse and part == "predicate":
            triple = replace(triple, subject=triple.object, object=triple.subject)
        others = [e for e in patterns if HOLE[1:] not in e.variables]
        return Hole(part, triple, connected(triple, others))
    return Hole("keyword")


def connected(triple: Triple, patterns: list[Pattern]) -> tuple[Pattern, ...]:
    """Keep the patterns that bear on a triple, and the conditions on what they bind."""
    reached = set(triple.variables)
    kept: list[Pattern] = []
    waiting = [p for p in patterns if not isinstance(p, Filter)]
    while near := [p for p in waiting if p.variables & reached]:
        kept += near
        waiting = [p for p in waiting if p not in near]
        reached |= frozenset().union(*(p.variables for p in near))
    bound = frozenset().union(*(p.variables for p in kept))
    conditions = [p for p in patterns if isinstance(p, Filter) and p.variables and not p.exists]
    return (*kept, *(p for p in conditions if p.variables <= bound))


def _others(text: str, group: Fragment | None, but: tuple[int, int]) -> list[str]:
    """Return the other statements of a group and of those around it, up to their SELECT."""
    found: list[str] = []
    while group is not None and not group.selects:
        found += [text[start:end] for start, end in group.statements if (start, end) != but]
        group = group.parent
    return found
