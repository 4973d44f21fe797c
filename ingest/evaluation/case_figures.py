"""The figures of cases: exact partner sets, whole tuples, and each part by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from .answer import (
    Answer,
    Mistake,
    Table,
    calibration_of,
    confusion_table,
    figures_of,
    intervals,
    ratio,
    table_of,
)
from .calibration import Sure
from .lines import Json, Problem
from .pairing import paired
from .scores import Counts, confusion, interval, total

if TYPE_CHECKING:
    from .cases import Case, Comparison

Item = TypeVar("Item")


@dataclass(frozen=True)
class Read(Generic[Item]):
    """One sentence: the cases that were wanted and those that were found."""

    name: str
    text: str
    wanted: tuple[Item, ...]
    found: tuple[Item, ...]


def answer_of(
    read: Sequence[Read[Case]],
    compare: Comparison,
    absent: tuple[str, ...] = (),
    problems: tuple[Problem, ...] = (),
) -> Answer:
    """Make the answer of all sentences."""
    sets = [counted(each, compare.partners) for each in read]
    tuples = [counted(each, compare.full) for each in read]
    akin = [counted(each, compare.akin) for each in read]
    pairs = [pair for each in read for pair in akin_pairs(each, compare)]
    sure = [
        Sure(each.found[at].confidence, right)
        for each in read
        for at, right in enumerate(answers_right(each, compare.partners))
    ]
    calibrated, tables = calibration_of(sure)
    matrix = confusion(
        ["/".join(wanted.forms) or "none" for wanted, _ in pairs],
        ["/".join(found.forms) or "none" for _, found in pairs],
    )
    per_form = _per_form(read, compare)
    figures: dict[str, Json] = {
        "sentences": len(read),
        "sentences_with_cases": sum(bool(each.wanted) for each in read),
        "sentences_absent": len(absent),
        **figures_of(total(sets)),
        "partner_set": figures_of(total(sets)),
        "full_tuple": figures_of(total(tuples)),
        "found_at_all": figures_of(total(akin)),
        "of_cases_found": _parts(pairs, compare),
        "interval": intervals(interval(sets)),
        **calibrated,
        "per_label": {name: figures_of(counts) for name, counts in per_form.items()},
        "confusion": matrix,
    }
    levels = {
        "partner set": total(sets),
        "full tuple": total(tuples),
        "found at all": total(akin),
    }
    shown: tuple[Table, ...] = (
        table_of("Cases", levels),
        table_of("Forms, with exact partner sets", per_form),
        *tables,
        confusion_table(matrix),
    )
    mistakes = tuple(m for each in read for m in _mistakes(each, compare))
    return Answer("cases", len(read), figures, shown, mistakes, absent, problems)


def counted(read: Read[Case], fits: Callable[[Case, Case], bool]) -> Counts:
    """Count the cases of a sentence that fit one that was wanted, each at most once."""
    right = len(paired(read.wanted, read.found, fits))
    return Counts(right, len(read.found), len(read.wanted))


def answers_right(read: Read[Case], fits: Callable[[Case, Case], bool]) -> list[bool]:
    """Tell for each case that was found whether it fits one that was wanted."""
    right = {answer for _, answer in paired(read.wanted, read.found, fits)}
    return [at in right for at in range(len(read.found))]


def akin_pairs(read: Read[Case], compare: Comparison) -> list[tuple[Case, Case]]:
    """Pair cases of one sentence: those with the same partners first, then those that share one."""
    first = paired(read.wanted, read.found, compare.partners)
    wanted = [at for at in range(len(read.wanted)) if at not in {one for one, _ in first}]
    found = [at for at in range(len(read.found)) if at not in {other for _, other in first}]
    rest = paired(
        wanted, found, lambda one, other: compare.akin(read.wanted[one], read.found[other])
    )
    pairs = [*first, *((wanted[one], found[other]) for one, other in rest)]
    return [(read.wanted[one], read.found[other]) for one, other in pairs]


def _parts(pairs: Sequence[tuple[Case, Case]], compare: Comparison) -> dict[str, Json]:
    """Return how often each part is right in the cases that were found.

    Years and status are scored where one was wanted or found.
    """
    checks: dict[str, Callable[[Case, Case], bool]] = {
        "partners": compare.partners,
        "form": compare.form,
        "form_tree": compare.form_tree,
    }
    parts: dict[str, Json] = {
        f"{name}_accuracy": ratio(sum(fits(*pair) for pair in pairs), len(pairs))
        for name, fits in checks.items()
    }
    named = [pair for pair in pairs if pair[0].names or pair[1].names]
    parts["name_accuracy"] = ratio(sum(compare.name(*p) for p in named), len(named))
    values: dict[str, Callable[[Case], object]] = {
        "start": lambda case: case.start,
        "end": lambda case: case.end,
        "status": lambda case: case.status,
    }
    for name, value in values.items():
        told = [(value(one), value(other)) for one, other in pairs if value(one) or value(other)]
        parts[f"{name}_accuracy"] = ratio(sum(one == other for one, other in told), len(told))
    return {"cases": len(pairs), **parts}


def _per_form(read: Sequence[Read[Case]], compare: Comparison) -> dict[str, Counts]:
    right: Counter[str] = Counter()
    for each in read:
        for one, other in paired(each.wanted, each.found, compare.partners):
            if each.wanted[one].forms == each.found[other].forms:
                right["/".join(each.wanted[one].forms)] += 1
    wanted = Counter("/".join(case.forms) for each in read for case in each.wanted)
    found = Counter("/".join(case.forms) for each in read for case in each.found)
    return {
        form or "none": Counts(right[form], found[form], wanted[form])
        for form in sorted({*wanted, *found})
    }


def _mistakes(read: Read[Case], compare: Comparison) -> list[Mistake]:
    quote = read.text if len(read.text) <= 160 else f"{read.text[:159]}…"
    found = [
        Mistake(case.confidence, f"{case.confidence:.2f} {read.name}: [{case}] in {quote!r}")
        for case, right in zip(read.found, answers_right(read, compare.partners), strict=True)
        if not right
    ]
    reached = {one for one, _ in paired(read.wanted, read.found, compare.partners)}
    missed = [case for at, case in enumerate(read.wanted) if at not in reached]
    return found + [Mistake(0.0, f"missed {read.name}: [{c}] in {quote!r}") for c in missed]
