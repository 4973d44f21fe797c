"""Precision, recall, F1 and what is made of them: plain functions on counts and labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True)
class Counts:
    """How many answers there are, how many things were to be found, and how many are right."""

    right: int = 0
    answered: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """Share of the answers that are right; 0 where nothing was answered."""
        return share(self.right, self.answered)

    @property
    def recall(self) -> float:
        """Share of what was to be found that was; 0 where nothing was to be found."""
        return share(self.right, self.wanted)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return share(2 * self.right, self.answered + self.wanted)


def share(part: float, whole: float) -> float:
    """Divide; nothing of nothing is 0.

    >>> share(1, 4), share(0, 0)
    (0.25, 0.0)
    """
    return part / whole if whole else 0.0


def total(counts: Iterable[Counts]) -> Counts:
    """Add counts up."""
    right = answered = wanted = 0
    for each in counts:
        right += each.right
        answered += each.answered
        wanted += each.wanted
    return Counts(right, answered, wanted)


def by_label(truth: Sequence[str], answers: Sequence[str]) -> dict[str, Counts]:
    """Count for each label, in order of name, when every item has one label and one answer.

    >>> by_label(["a", "a", "b"], ["a", "b", "b"])["b"].precision
    0.5
    """
    right = Counter(one for one, other in zip(truth, answers, strict=True) if one == other)
    answered, wanted = Counter(answers), Counter(truth)
    labels = sorted({*truth, *answers})
    return {label: Counts(right[label], answered[label], wanted[label]) for label in labels}


def micro(counts: Mapping[str, Counts], without: Collection[str] = ()) -> Counts:
    """Add up the counts of all labels but some, each answer weighing the same."""
    return total(each for label, each in counts.items() if label not in without)


def macro_f1(counts: Mapping[str, Counts], without: Collection[str] = ()) -> float:
    """Average the F1 of all labels but some, each label weighing the same."""
    kept = [each.f1 for label, each in counts.items() if label not in without]
    return share(sum(kept), len(kept))


def accuracy(truth: Sequence[object], answers: Sequence[object]) -> float:
    """Return the share of items whose answer is the truth."""
    pairs = list(zip(truth, answers, strict=True))
    return share(sum(one == other for one, other in pairs), len(pairs))


def confusion(truth: Iterable[str], answers: Iterable[str]) -> dict[str, dict[str, int]]:
    """Count for each true label what was answered, most frequent first."""
    found: dict[str, Counter[str]] = {}
    for one, other in zip(truth, answers, strict=True):
        found.setdefault(one, Counter())[other] += 1
    return {label: dict(found[label].most_common()) for label in sorted(found)}


def bootstrap(
    items: Sequence[Item],
    statistic: Callable[[Sequence[Item]], float],
    repeats: int = 1000,
    seed: int = 0,
) -> tuple[float, float]:
    """Return the 95 % interval of a statistic when the items are drawn anew, with replacement.

    `items` are what was drawn as one: sentences, contracts or pairs. The percentile method of
    Efron, with a fixed seed, so that the same file gives the same interval.
    """
    random = Random(seed)
    values = sorted(statistic(random.choices(items, k=len(items))) for _ in range(repeats))
    cut = repeats * 25 // 1000
    return values[cut], values[-1 - cut]


def interval(items: Sequence[Counts]) -> dict[str, tuple[float, float]]:
    """Return 95 % bootstrap intervals of precision, recall and F1; none of no items."""
    if not items:
        return {}
    return {
        "precision": bootstrap(items, lambda drawn: total(drawn).precision),
        "recall": bootstrap(items, lambda drawn: total(drawn).recall),
        "f1": bootstrap(items, lambda drawn: total(drawn).f1),
    }
