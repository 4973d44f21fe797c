"""One encoder for each fold that it has not seen, and the one that is written, of all sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ....transformer.pieces import pieces
from ....transformer.training.exporting import packaged
from ...examples import Labelled
from ..scoring import Asked, Sayings, asked_of, sayings
from .folds import Judged
from .network import Network, predicted, trained, write
from .targets import taught

Report = Callable[[str], None]


def held_out_sayings(
    sentences: Sequence[Labelled],
    fold: Mapping[str, int],
    judged: Judged,
    base: Path | None,
    earlier: Path | None,
    report: Report,
) -> list[Sayings]:
    """Return for each sentence what an encoder says that was trained on the other folds."""
    found: list[Sayings] = [{} for _ in sentences]
    asked = questions(sentences)
    for number in sorted(set(fold.values())):
        seen = [each for each in asked if fold[sentences[each.place].source] != number]
        unseen = [each for each in asked if fold[sentences[each.place].source] == number]
        network = _trained(sentences, seen, judged, base, earlier, number, report)
        for each, rows in zip(unseen, predicted(network, unseen), strict=True):
            found[each.place] = sayings(each, rows)
    return found


def written(
    sentences: Sequence[Labelled],
    judged: Judged,
    base: Path | None,
    earlier: Path | None,
    out: Path,
    report: Report,
) -> None:
    """Train on all sentences and write what running opens."""
    write(_trained(sentences, questions(sentences), judged, base, earlier, 0, report), out)


def questions(sentences: Sequence[Labelled]) -> list[Asked]:
    """Return what is asked of each sentence with a pair in it."""
    vocabulary = pieces()
    every = (asked_of(place, each.sentence, vocabulary) for place, each in enumerate(sentences))
    return [each for each in every if each is not None]


def _trained(
    sentences: Sequence[Labelled],
    asked: Sequence[Asked],
    judged: Judged,
    base: Path | None,
    earlier: Path | None,
    seed: int,
    report: Report,
) -> Network:
    lessons = [taught(sentences[each.place], each, judged) for each in asked]
    return trained(base or packaged(), lessons, seed + 1, report, earlier=earlier)
