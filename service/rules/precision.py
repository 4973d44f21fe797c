"""How often what a rule reads is right, with how many claims were judged to say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import sqrt

from .notes import MODEL, family_of, read_table, scores

FEWEST = 10
"""Of fewer judged claims nothing is said of a rule alone: those of its like count too."""
HELD_OUT, FRESH = "held out", "blind, first"
TEXTS = {
    HELD_OUT: "sentences of others, held out of what was learned",
    FRESH: "42 fresh pages, another default",
}
CASES = "cases, exact partner set"
NORMAL = 1.959964
"""Quantile of the normal distribution that leaves out 2.5 % at either end."""


@dataclass(frozen=True)
class Precision:
    """The share of readings that were right when it was measured."""

    figure: float
    what: str
    on: str
    kind: str
    """How fresh the texts were, such as `blind, first`."""
    right: int | None = None
    judged: int | None = None
    low: float | None = None
    """With `high`, Wilson's 95 % interval."""
    high: float | None = None


def precision_of(rule: str | None) -> Precision | None:
    """Return how often a rule is right on held-out sentences; None where nobody measured.

    Where fewer than ten of its claims were judged, rules of its family are counted with it, or else
    all rules of claims. Of cases all rules are counted together, on texts not seen before.

    >>> found = precision_of("claim.verb-active")
    >>> found.what, found.judged > 50, found.low < found.figure < found.high
    ('this rule', True, True)
    """
    return _of_claims(rule, HELD_OUT) if _claims(rule) else _of_cases(rule)


def fresh_precision_of(rule: str | None) -> Precision | None:
    """Return how often a rule of claims, or those like it, is right on texts not seen before."""
    return _of_claims(rule, FRESH) if _claims(rule) else None


def wilson(right: int, judged: int) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share.

    >>> [round(end, 2) for end in wilson(14, 20)]
    [0.48, 0.85]
    """
    share, square = right / judged, NORMAL**2
    middle = (share + square / (2 * judged)) / (1 + square / judged)
    spread = NORMAL * sqrt(share * (1 - share) / judged + square / (4 * judged**2))
    half = spread / (1 + square / judged)
    return middle - half, middle + half


def _claims(rule: str | None) -> bool:
    return (rule or "").startswith("claim.")


def _of_claims(rule: str | None, kind: str) -> Precision | None:
    for what, pool in _pools(rule or ""):
        found = [counts for (name, of), counts in tallies().items() if of == kind and name in pool]
        right, judged = (sum(each) for each in zip(*found, strict=True)) if found else (0, 0)
        if judged >= FEWEST:
            low, high = (round(end, 3) for end in wilson(right, judged))
            figure = round(right / judged, 3)
            return Precision(figure, what, TEXTS[kind], kind, right, judged, low, high)
    return None


def _pools(rule: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield which rules are counted together, from one alone to all but the trained model."""
    if rule == MODEL:
        yield "claims of the trained model alone", frozenset([MODEL])
        return
    yield "this rule", frozenset([rule])
    names = frozenset(name for name, _ in tallies() if name != MODEL)
    if family := family_of(rule):
        alike = frozenset(name for name in names if family_of(name) == family)
        if len(alike) > 1:
            yield f"rules of its family ({family}) together", alike
    yield "all rules of claims together", names


def _of_cases(rule: str | None) -> Precision | None:
    if (rule or "").partition(".")[0] != "case":
        return None
    for row in scores():
        if (row["what"], row["measure"]) == (CASES, "precision"):
            return Precision(float(row["figure"]), CASES, row["measured on"], row["kind"])
    return None


@cache
def tallies() -> dict[tuple[str, str], tuple[int, int]]:
    """Return by rule and kind how many judged claims were right, and how many were judged."""
    return {
        (row["rule"], row["kind"]): (int(row["right"]), int(row["judged"]))
        for row in read_table("rule_scores.tsv")
    }
