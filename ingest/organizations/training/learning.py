"""Learning and scoring: the network sees each example once a round, in an order that is seeded."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from spacy.language import Language
from thinc.api import Adam, fix_random_seed

from ..decoding import names_of
from ..network import Network, Scores, scores, start_from, untrained
from .examples import OPEN, Example, Tags, varied, words_of_names

ROUNDS = 3
RATE = 0.001
DROPPED = 0.2
WORDS = 500
"""Words a step, about."""
WARM_UP = 200
COPIES = 2
"""Varied copies of each sentence on companies: they are few, and matter most; others get one."""
STRENGTH = 20.0
"""How strongly a step's mean error counts."""
SEED = 7


def learned(
    companies: list[Example],
    others: list[Example],
    stock: Language,
    log: Callable[[str], None],
) -> Network:
    """Train a network from the stock model's vectors of words; the same data give the same."""
    fix_random_seed(SEED)
    chance = random.Random(SEED)
    names = words_of_names([*companies, *others])
    copied = [*(companies * COPIES), *(example for example in others if example.told)]
    copies = [varied(example, names, chance) for example in copied]
    lessons = [(example, example.tags()) for example in (*companies, *copies, *others)]
    network = untrained()
    network.initialize([lessons[0][0].doc])
    start_from(network, stock)
    optimizer = Adam(RATE)
    total = ROUNDS * sum(len(tags) for _, tags in lessons)
    seen = steps = 0
    for turn in range(ROUNDS):
        chance.shuffle(lessons)
        _set_dropout(network, DROPPED)
        loss = 0.0
        for batch in _batches(lessons):
            found, backwards = network.begin_update([example.doc for example, _ in batch])
            losses, gradients = _errors(found, [tags for _, tags in batch])
            backwards(gradients)
            steps += 1
            optimizer.learn_rate = RATE * max(0.02, min(1, steps / WARM_UP) * (1 - seen / total))
            network.finish_update(optimizer)
            optimizer.step_schedules()
            seen += sum(len(tags) for _, tags in batch)
            loss += losses
        log(f"round {turn + 1} of {ROUNDS}: loss a step {loss * (turn + 1) / steps:.4f}")
    _set_dropout(network, 0.0)
    return network


def recall(network: Network, kept: Sequence[Example]) -> tuple[float, float]:
    """Return the shares of organizations told by the data that are found: overlapping, exactly."""
    overlapping = exact = wanted = 0
    for example, found in zip(kept, scores(network, [e.doc for e in kept]), strict=True):
        answers = [name for name in names_of(found) if name.type == "ORG"]
        for name in example.told:
            if name.type == "ORG":
                wanted += 1
                exact += name in answers
                overlapping += any(a.start < name.end and name.start < a.end for a in answers)
    return overlapping / max(1, wanted), exact / max(1, wanted)


Lesson = tuple[Example, Tags]


def _batches(lessons: Sequence[Lesson]) -> Iterator[list[Lesson]]:
    batch: list[Lesson] = []
    words = 0
    for lesson in lessons:
        batch.append(lesson)
        words += len(lesson[1])
        if words >= WORDS:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def _errors(found: Sequence[Scores], wanted: Sequence[Tags]) -> tuple[float, list[Scores]]:
    """Return the cross-entropy and its gradient; words left open have none."""
    known = max(1, sum(int((tags != OPEN).sum()) for tags in wanted))
    loss, gradients = 0.0, []
    for rows, tags in zip(found, wanted, strict=True):
        shares = np.exp(rows - rows.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        at = np.flatnonzero(tags != OPEN)
        loss -= float(np.log(shares[at, tags[at]] + 1e-9).sum()) / known
        shares[at, tags[at]] -= 1
        shares[tags == OPEN] = 0
        gradients.append((shares * (STRENGTH / known)).astype(np.float32))
    return loss, gradients


def _set_dropout(network: Network, rate: float) -> None:
    for layer in network.walk():
        if layer.name == "dropout":
            layer.attrs["dropout_rate"] = rate
