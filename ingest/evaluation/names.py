"""Whether two names are of one organization, held against a table of pairs."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .answer import Answer, Mistake, figures_of, intervals, table_of
from .lines import Json, Problem, files_of, shown
from .scores import Counts, interval, total

SCHEMATA = frozenset({"organization", "company", "legalentity"})
"""Kinds of FollowTheMoney entities, in lower case, whose pairs are scored."""
COLUMNS = ("schema", "name1", "name2", "is_match")
RESULT = "predicted_match"
"""A column of files, beside those of pairs, that hold what some matcher answered."""
TRUTH = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


@dataclass(frozen=True)
class NamePair:
    """Two names, and whether they are of one organization."""

    one: str
    other: str
    same: bool
    category: str = ""


Same = Callable[[str, str], str | None]
"""Says why two names are of one organization, or None."""


def evaluate_names(path: Path, same: Same) -> Answer:
    """Score the pairs of a CSV file, or of all in a folder; a pair of several files counts once."""
    problems: list[Problem] = []
    pairs = list(dict.fromkeys(name_pairs(path, problems)))
    return scored(pairs, [same(pair.one, pair.other) for pair in pairs], tuple(problems))


def name_pairs(path: Path, problems: list[Problem]) -> Iterator[NamePair]:
    """Read the pairs whose schema is scored."""
    for file in files_of(path, ".csv"):
        name = file.name if path.is_file() else file.relative_to(path).as_posix()
        with file.open(encoding="utf-8-sig", errors="replace", newline="") as opened:
            rows = csv.DictReader(opened)
            absent = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
            if path.is_dir() and RESULT in (rows.fieldnames or ()):
                continue
            if absent:
                expected = f"Expected the columns {', '.join(COLUMNS)}; {', '.join(absent)} absent."
                problems.append(Problem(name, 0, expected))
                continue
            for row in rows:
                if (row["schema"] or "").strip().lower() not in SCHEMATA:
                    continue
                truth = TRUTH.get((row["is_match"] or "").strip().lower())
                if truth is None or not row["name1"] or not row["name2"]:
                    expected = "Expected two names and `is_match` true or false, found "
                    found = shown([row[column] for column in COLUMNS])
                    problems.append(Problem(name, rows.line_num, f"{expected}{found}."))
                    continue
                yield NamePair(row["name1"], row["name2"], truth, row.get("category") or "")


def scored(
    pairs: Sequence[NamePair], answers: Sequence[str | None], problems: tuple[Problem, ...] = ()
) -> Answer:
    """Make the answer of pairs and the reason, or None, given for each.

    A merge is an answer: precision is the share of merges that are right. Merges have reasons but
    no confidence, so nothing is said of calibration.
    """
    items = [
        Counts(pair.same and reason is not None, reason is not None, pair.same)
        for pair, reason in zip(pairs, answers, strict=True)
    ]
    categories: dict[str, list[Counts]] = {}
    for pair, item in zip(pairs, items, strict=True):
        categories.setdefault(pair.category or "without category", []).append(item)
    per_category = {name: total(counts) for name, counts in sorted(categories.items())}
    figures: dict[str, Json] = {
        "pairs": len(pairs),
        **figures_of(total(items)),
        "interval": intervals(interval(items)),
        "per_label": {name: figures_of(counts) for name, counts in per_category.items()},
    }
    mistakes = [
        Mistake(1.0, f"merged: {p.one!r} and {p.other!r}, since {reason}")
        if reason is not None
        else Mistake(0.0, f"kept apart: {p.one!r} and {p.other!r}")
        for p, reason in zip(pairs, answers, strict=True)
        if p.same is not (reason is not None)
    ]
    tables = (table_of("Categories", per_category),)
    return Answer("names", len(pairs), figures, tables, tuple(mistakes), problems=problems)
