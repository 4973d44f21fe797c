"""The figures of claims: three levels, stance, linking, and the same of the baseline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

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
from .statements import LEVELS, Judge, Statement

Pairs = list[tuple[Statement, Statement]]


@dataclass(frozen=True)
class Scored:
    """One sentence: what was wanted, what was found, and the concepts linked in it."""

    name: str
    text: str
    wanted: tuple[Statement, ...]
    found: tuple[Statement, ...]
    baseline: tuple[Statement, ...]
    linked: frozenset[str]


@dataclass(frozen=True)
class Matches:
    """The answers of all sentences paired with what was wanted, at one level."""

    counts: tuple[Counts, ...]
    """One for each sentence."""
    pairs: Pairs
    right: frozenset[tuple[int, int]]
    """Sentence and answer, by their numbers."""
    reached: frozenset[tuple[int, int]]
    """Sentence and wanted statement, by their numbers."""


def matches(
    scored: Sequence[Scored],
    answers: Callable[[Scored], tuple[Statement, ...]],
    fits: Callable[[Statement, Statement], bool],
) -> Matches:
    """Pair answers with what was wanted, sentence by sentence, each at most once."""
    counts, pairs, right, reached = [], [], set(), set()
    for number, each in enumerate(scored):
        found = answers(each)
        pairing = paired(each.wanted, found, fits)
        counts.append(Counts(len(pairing), len(found), len(each.wanted)))
        pairs += [(each.wanted[one], found[other]) for one, other in pairing]
        reached |= {(number, one) for one, _ in pairing}
        right |= {(number, other) for _, other in pairing}
    return Matches(tuple(counts), pairs, frozenset(right), frozenset(reached))


def answer_of(
    scored: Sequence[Scored],
    judge: Judge,
    absent: tuple[str, ...] = (),
    problems: tuple[Problem, ...] = (),
) -> Answer:
    """Make the answer of all scored sentences."""
    ours, own = _levels(scored, lambda each: each.found, judge)
    baseline, _ = _levels(scored, lambda each: each.baseline, judge)
    strict, loose = own["strict"], own["loose"]
    sure = [
        Sure(statement.confidence, (number, at) in strict.right)
        for number, each in enumerate(scored)
        for at, statement in enumerate(each.found)
    ]
    calibrated, tables = calibration_of(sure)
    per_label = _per_relation(scored, strict)
    matrix = confusion(
        [wanted.relation for wanted, _ in loose.pairs], [found.relation for _, found in loose.pairs]
    )
    figures: dict[str, Json] = {
        "sentences": len(scored),
        "sentences_with_claims": sum(bool(each.wanted) for each in scored),
        "sentences_absent": len(absent),
        **figures_of(total(strict.counts)),
        **ours,
        **linking(scored, judge),
        "interval": intervals(interval(strict.counts)),
        "baseline": baseline,
        **calibrated,
        "per_label": {name: figures_of(counts) for name, counts in per_label.items()},
        "confusion": matrix,
    }
    return Answer(
        "claims",
        len(scored),
        figures,
        (
            _side_by_side(ours, baseline),
            table_of("Relations, strict", per_label),
            *tables,
            confusion_table(matrix),
        ),
        tuple(_mistakes(scored, own)),
        absent,
        problems,
    )


def _levels(
    scored: Sequence[Scored], answers: Callable[[Scored], tuple[Statement, ...]], judge: Judge
) -> tuple[dict[str, Json], dict[str, Matches]]:
    found = {level: matches(scored, answers, judge.fits(level)) for level in LEVELS}
    pairs = found["strict"].pairs
    figures: dict[str, Json] = {
        level: figures_of(total(each.counts)) for level, each in found.items()
    }
    figures["polarity_accuracy"] = _agreeing(pairs, lambda each: each.polarity)
    figures["modality_accuracy"] = _agreeing(pairs, lambda each: each.modality)
    in_context = [(wanted, found) for wanted, found in pairs if wanted.contexts]
    recalled = sum(wanted.contexts <= found.contexts for wanted, found in in_context)
    figures["context_recall"] = ratio(recalled, len(in_context))
    return figures, found


def _agreeing(pairs: Pairs, stance: Callable[[Statement], str]) -> float | None:
    return ratio(sum(stance(one) == stance(other) for one, other in pairs), len(pairs))


def linking(scored: Sequence[Scored], judge: Judge) -> dict[str, Json]:
    """Return for how many wanted statements both concepts were found in their sentence."""
    strict = near = wanted = 0
    for each in scored:
        for statement in each.wanted:
            wanted += 1
            ends = (statement.subject, statement.object)
            strict += all(end in each.linked for end in ends)
            near += any(
                judge.near(ends[0], one) and judge.near(ends[1], other)
                for one, other in product(each.linked, repeat=2)
            )
    return {
        "linking": ratio(strict, wanted),
        "linking_tree": ratio(near, wanted),
    }


def _per_relation(scored: Sequence[Scored], strict: Matches) -> dict[str, Counts]:
    relations = sorted({s.relation for each in scored for s in (*each.wanted, *each.found)})
    right = [wanted.relation for wanted, _ in strict.pairs]
    found = [s.relation for each in scored for s in each.found]
    wanted = [s.relation for each in scored for s in each.wanted]
    return {r: Counts(right.count(r), found.count(r), wanted.count(r)) for r in relations}


def _side_by_side(ours: dict[str, Json], baseline: dict[str, Json]) -> Table:
    rows = []
    for name in ours:
        one, other = ours[name], baseline[name]
        if isinstance(one, dict) and isinstance(other, dict):
            for measure in ("precision", "recall", "f1"):
                rows.append((f"{name} {measure}", one[measure], other[measure]))
        elif isinstance(one, float | None) and isinstance(other, float | None):
            rows.append((name, one, other))
    return Table("Beside co-occurrence", ("", "ours", "co-occurrence"), tuple(rows))


def _mistakes(scored: Sequence[Scored], own: dict[str, Matches]) -> list[Mistake]:
    """List wrong answers, those wrong by a step in the tree last, then what was missed."""
    found = []
    for number, each in enumerate(scored):
        quote = each.text if len(each.text) <= 160 else f"{each.text[:159]}…"
        for at, statement in enumerate(each.found):
            if (number, at) in own["strict"].right:
                continue
            near = next((level for level in LEVELS if (number, at) in own[level].right), "wrong")
            weight = statement.confidence if near == "wrong" else statement.confidence / 2
            text = f"{statement.confidence:.2f} {each.name}: {statement} ({near}) in {quote!r}"
            found.append(Mistake(weight, text))
        for at, statement in enumerate(each.wanted):
            if (number, at) not in own["loose"].reached:
                linked = {statement.subject, statement.object} <= each.linked
                why = "both linked" if linked else "not linked"
                found.append(Mistake(0.0, f"missed {each.name}: {statement} ({why}) in {quote!r}"))
    return found
