"""Mechanisms that a contract sets up, clause by clause: audits, exits, boards, shared revenue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from interorg.ontology.concepts import load_concepts

from ..document import Document
from .clause_rule import BINDS, ClauseRule
from .exit_clauses import EXITS
from .governance_clauses import GOVERNANCE
from .rights_clauses import RIGHTS
from .sentences import sentences
from .title import Found

CLAUSE_RULES = (*RIGHTS, *EXITS, *GOVERNANCE)
DEFINITION = re.compile(
    r"\W*(?:\d[\d.]*\s+)?[“\"][^”\"]{1,60}[”\"]\s+(?:means?|shall mean|has the meaning|refers?)\b",
    re.IGNORECASE,
)
LONGEST = 3000
"""A stretch without a full stop, such as a price list, is read no further."""
QUOTED = 700
"""A longer sentence is quoted around the words that say it."""


@dataclass(frozen=True)
class Clause:
    """A sentence that sets up a mechanism, or the part of it to be quoted, by its offsets."""

    rule: ClauseRule
    start: int
    end: int


@lru_cache(maxsize=4)
def clauses_of(document: Document) -> tuple[Clause, ...]:
    """Find, for every rule, the first sentence that it reads."""
    found: dict[str, Clause] = {}
    for start, end in sentences(document.text):
        words = document.text[start : min(end, start + LONGEST)]
        if DEFINITION.match(words) or not BINDS.search(words):
            continue
        for rule in CLAUSE_RULES:
            if rule.id in found or (told := rule.told(words)) is None:
                continue
            found[rule.id] = Clause(rule, *bounded(document.text, start, end, told))
    return tuple(found.values())


def bounded(text: str, start: int, end: int, told: tuple[int, int]) -> tuple[int, int]:
    """Return what to quote of a sentence: all, or the part of a long one that says it."""
    if end - start <= QUOTED:
        return start, end
    first, last = start + told[0], start + told[1]
    begin = max(start, first - QUOTED // 3)
    if begin > start:
        cut = re.search(r"[;:,]\s|\s", text[begin:first])
        begin += cut.end() if cut else 0
    stop = min(end, max(last, begin + QUOTED))
    if stop < end:
        space = text.rfind(" ", last, stop)
        stop = space if space > 0 else stop
    return begin, stop


@cache
def _mechanisms() -> frozenset[str]:
    return frozenset(concept.id for concept in load_concepts().of_kind("mechanism"))


def read_clause(rule: ClauseRule, document: Document) -> list[Found]:
    """Read the mechanism of one rule, if the ontology in use has it."""
    if rule.mechanism not in _mechanisms():
        return []
    return [
        Found("mechanism", rule.mechanism, clause.start, clause.end, rule.confidence)
        for clause in clauses_of(document)
        if clause.rule is rule
    ]
