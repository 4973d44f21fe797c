"""Whether confidence tells how often an answer is right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .scores import share

BINS = 10
COVERAGES = tuple(tenth / 10 for tenth in range(1, 11))


@dataclass(frozen=True)
class Sure:
    """How sure an answer was, from 0 to 1, and whether it is right."""

    confidence: float
    right: bool


@dataclass(frozen=True)
class Cut:
    """What remains when only the surest answers count."""

    coverage: float
    """Share of the answers that remain."""
    confidence: float
    """That of the least sure among them."""
    precision: float


def expected_calibration_error(answers: Iterable[Sure], bins: int = BINS) -> float:
    """Return how far, on average, confidence is from the share that is right.

    Bins are of equal width, each weighing as many answers as it holds (Naeini et al. 2015).
    """
    held: dict[int, list[Sure]] = {}
    for answer in answers:
        held.setdefault(min(int(answer.confidence * bins), bins - 1), []).append(answer)
    off = sum(
        abs(sum(a.confidence for a in answers) - sum(a.right for a in answers))
        for answers in held.values()
    )
    return share(off, sum(map(len, held.values())))


def precision_at_coverage(
    answers: Sequence[Sure], coverages: Iterable[float] = COVERAGES
) -> list[Cut]:
    """Return the precision of the surest answers, for each share of the answers.

    Answers that are equally sure stay together, so a share may come out larger than asked for.
    """
    ordered = sorted(answers, key=lambda answer: -answer.confidence)
    cuts: dict[float, Cut] = {}
    for coverage in coverages:
        size = round(coverage * len(ordered))
        if size < 1:
            continue
        least = ordered[size - 1].confidence
        cuts.setdefault(least, cut_at(ordered, least))
    return list(cuts.values())


def cut_at(answers: Sequence[Sure], confidence: float) -> Cut:
    """Return what remains of answers that are at least so sure."""
    kept = [answer.right for answer in answers if answer.confidence >= confidence]
    return Cut(share(len(kept), len(answers)), confidence, share(sum(kept), len(kept)))
