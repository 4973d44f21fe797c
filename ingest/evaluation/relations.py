"""How two organizations of a sentence are related: labels against those of a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from .answer import (
    Answer,
    Mistake,
    Table,
    calibration_of,
    confusion_table,
    figure,
    figures_of,
    intervals,
    ratio,
    table_of,
)
from .calibration import Sure, cut_at
from .entity_pairs import EntityPair, entity_pairs
from .lines import Json, Problem
from .scores import Counts, accuracy, bootstrap, by_label, confusion, interval, macro_f1, micro

UNDEFINED = "undefined"
"""The label of pairs that stand in none of the relations."""

SYMMETRIC = frozenset({"collaboration", "competitor_of", "merged_with"})
"""Relations whose direction says nothing and is not scored."""


@dataclass(frozen=True)
class Related:
    """What is answered for one pair."""

    label: str
    inverted: bool
    confidence: float


class Relate(Protocol):
    """What says how the two of each pair are related, in the order of the pairs."""

    def __call__(self, pairs: Sequence[EntityPair]) -> list[Related]: ...


def evaluate_relations(path: Path, relate: Relate, default_confidence: float) -> Answer:
    """Score the labels of all pairs of a file or folder.

    Precision, recall and F1 are those of all labels but `undefined`. An asserted relation is one,
    other than `undefined`, of at least the default confidence.
    """
    problems: list[Problem] = []
    pairs = entity_pairs(path, problems)
    return scored(pairs, relate(pairs) if pairs else [], default_confidence, tuple(problems))


def scored(
    pairs: Sequence[EntityPair],
    answers: Sequence[Related],
    default_confidence: float,
    problems: tuple[Problem, ...] = (),
) -> Answer:
    """Make the answer of pairs and what was answered for each."""
    truth = [pair.relation for pair in pairs]
    given = [answer.label for answer in answers]
    labels = by_label(truth, given)
    micro_counts = micro(labels, {UNDEFINED})
    sure = [Sure(a.confidence, a.label == p.relation) for p, a in zip(pairs, answers, strict=True)]
    calibrated, tables = calibration_of(sure)
    matrix = confusion(truth, given)
    right = [(p, a) for p, a in zip(pairs, answers, strict=True) if a.label == p.relation]
    directed = [(p, a) for p, a in right if p.relation not in {UNDEFINED, *SYMMETRIC}]
    figures: dict[str, Json] = {
        "pairs": len(pairs),
        "micro_f1_without_undefined": figure(micro_counts.f1),
        "macro_f1": figure(macro_f1(labels)),
        "macro_f1_without_undefined": figure(macro_f1(labels, {UNDEFINED})),
        "accuracy": figure(accuracy(truth, given)),
        **figures_of(micro_counts),
        "direction_accuracy": ratio(
            sum(pair.inverted == answer.inverted for pair, answer in directed), len(directed)
        ),
        "asserted": asserted(pairs, answers, default_confidence),
        "interval": _intervals(truth, given),
        **calibrated,
        "per_label": {label: figures_of(counts) for label, counts in labels.items()},
        "confusion": matrix,
    }
    shown: list[Table] = [table_of("Labels", labels), *tables, confusion_table(matrix)]
    mistakes = [
        Mistake(a.confidence, f"{a.confidence:.2f} {p.name}: {a.label}, in truth {p.relation}")
        for p, a in zip(pairs, answers, strict=True)
        if a.label != p.relation
    ]
    return Answer(
        "relations", len(pairs), figures, tuple(shown), tuple(mistakes), problems=problems
    )


def asserted(
    pairs: Sequence[EntityPair], answers: Sequence[Related], confidence: float
) -> dict[str, Json]:
    """Return precision and coverage of the relations asserted at a confidence.

    Coverage is the share of all pairs; `with_undefined` counts an `undefined` that is as sure
    among the assertions too.
    """
    both = list(zip(pairs, answers, strict=True))
    kept = [
        Sure(a.confidence if a.label != UNDEFINED else -1.0, a.label == p.relation) for p, a in both
    ]
    cut = cut_at(kept, confidence)
    all_labels = cut_at([Sure(a.confidence, a.label == p.relation) for p, a in both], confidence)
    return {
        "confidence": confidence,
        "precision": figure(cut.precision),
        "coverage": figure(cut.coverage),
        "with_undefined": {
            "precision": figure(all_labels.precision),
            "coverage": figure(all_labels.coverage),
        },
    }


def _intervals(truth: Sequence[str], given: Sequence[str]) -> dict[str, Json]:
    both = list(zip(truth, given, strict=True))
    if not both:
        return {}
    items = [
        Counts(
            one == other and one != UNDEFINED,
            other != UNDEFINED,
            one != UNDEFINED,
        )
        for one, other in both
    ]
    macro = bootstrap(both, lambda drawn: macro_f1(by_label(*zip(*drawn, strict=True))))
    return intervals({**interval(items), "macro_f1": macro})
