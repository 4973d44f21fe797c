"""What an evaluation says: figures as data, tables to be read, errors and problems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .calibration import Sure, expected_calibration_error, precision_at_coverage
from .lines import Json, Problem
from .scores import Counts

DIGITS = 4


@dataclass(frozen=True)
class Mistake:
    """One wrong answer, or one thing missed; the worst come first."""

    weight: float
    """How bad it is: for a wrong answer its confidence; for a miss 0."""
    text: str


@dataclass(frozen=True)
class Table:
    """Rows to be read under a title; the first column is of words."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float | None, ...], ...]


@dataclass(frozen=True)
class Answer:
    """All that one run of a task says."""

    task: str
    scored: int
    """How many lines, pairs or contracts were scored."""
    figures: Mapping[str, Json] = field(hash=False)
    tables: tuple[Table, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    absent: tuple[str, ...] = ()
    """What was not scored."""
    problems: tuple[Problem, ...] = ()
    absence: str = "their text is absent"
    """Why it was not."""


def figure(value: float) -> float:
    """Round a figure as answers give it."""
    return round(value, DIGITS)


def ratio(part: float, whole: float) -> float | None:
    """Return a share as answers give it; None where there is nothing to measure.

    >>> ratio(1, 3), ratio(0, 0)
    (0.3333, None)
    """
    return figure(part / whole) if whole else None


def shares_of(counts: Counts) -> dict[str, float | None]:
    """Return precision, recall and F1."""
    return {
        "precision": ratio(counts.right, counts.answered),
        "recall": ratio(counts.right, counts.wanted),
        "f1": ratio(2 * counts.right, counts.answered + counts.wanted),
    }


def figures_of(counts: Counts) -> dict[str, Json]:
    """Return precision, recall and F1 with the counts behind them."""
    return {
        **shares_of(counts),
        "right": counts.right,
        "answered": counts.answered,
        "wanted": counts.wanted,
    }


def intervals(found: Mapping[str, tuple[float, float]]) -> dict[str, Json]:
    """Round the ends of intervals."""
    return {name: [figure(low), figure(high)] for name, (low, high) in found.items()}


def table_of(title: str, counts: Mapping[str, Counts]) -> Table:
    """Lay out counts, a row for each name."""
    rows = tuple(
        (name, *shares_of(each).values(), each.right, each.answered, each.wanted)
        for name, each in counts.items()
    )
    columns = ("", "precision", "recall", "f1", "right", "answered", "wanted")
    return Table(title, columns, rows)


def confusion_table(matrix: Mapping[str, Mapping[str, int]]) -> Table:
    """Lay out what was answered for each truth, the right answers left out."""
    rows = tuple(
        (f"{truth} → {answer}", number)
        for truth, answers in matrix.items()
        for answer, number in answers.items()
        if truth != answer
    )
    return Table("Confusion, truth → answer", ("", "times"), by_number(rows))


def by_number(
    rows: Sequence[tuple[str | int | float, ...]], most: int = 20
) -> tuple[tuple[str | int | float, ...], ...]:
    """Sort rows by their last column, the largest first, and keep so many."""
    return tuple(sorted(rows, key=lambda row: -float(row[-1]))[:most])


def calibration_of(answers: Sequence[Sure]) -> tuple[dict[str, Json], tuple[Table, ...]]:
    """Return the calibration of answers as figures and as a table."""
    error = expected_calibration_error(answers)
    cuts = precision_at_coverage(answers)
    figures: dict[str, Json] = {
        "expected_calibration_error": figure(error),
        "precision_at_coverage": [
            {
                "coverage": figure(cut.coverage),
                "confidence": figure(cut.confidence),
                "precision": figure(cut.precision),
            }
            for cut in cuts
        ],
    }
    rows = tuple((f"{cut.coverage:.0%}", cut.confidence, cut.precision) for cut in cuts)
    title = f"Precision at coverage (expected calibration error {error:.3f})"
    return figures, (Table(title, ("coverage", "confidence from", "precision"), rows),)
