"""What the encoder says of the pairs of concepts in each sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...sentences import Sentence
from ...transformer.pieces import Floats, Pieces, pieces
from ...transformer.sessions import opened
from .labels import ANSWERS
from .marking import FIRST, KINDS, MARKS, Marked, marked
from .nodes import Node, nodes_of, pairs_of

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

WEIGHTS = Path(__file__).parent / "weights"
BATCH = 16

Encoder = tuple["InferenceSession", Floats]
"""The network, and the vectors of the marks."""


@dataclass(frozen=True)
class Said:
    """What the encoder says of two nodes of a sentence."""

    subject: Node
    relation: str
    object: Node
    related: float
    """How likely the sentence relates them in some way; not calibrated."""
    share: float
    """The part of `related` that falls to this relation in this direction."""


Sayings = Mapping[frozenset[str], Said]
"""By the two concepts."""


@dataclass(frozen=True)
class Asked:
    """A sentence with pairs to ask about."""

    place: int
    nodes: tuple[Node, ...]
    pairs: tuple[tuple[int, int], ...]
    marked: Marked


@cache
def encoder(folder: Path = WEIGHTS) -> Encoder:
    """Open the encoder of a folder."""
    return opened(folder / "encoder.onnx.xz"), np.load(folder / "marks.npy").astype(np.float32)


def said_of(sentences: Sequence[Sentence], folder: Path = WEIGHTS) -> list[Sayings]:
    """Ask about every pair of each sentence; empty where a sentence has none."""
    found: list[Sayings] = [{} for _ in sentences]
    vocabulary = pieces()
    asked = [
        each
        for place, sentence in enumerate(sentences)
        if (each := asked_of(place, sentence, vocabulary)) is not None
    ]
    asked.sort(key=lambda each: len(each.marked.ids))
    for start in range(0, len(asked), BATCH):
        batch = asked[start : start + BATCH]
        scores = probabilities(encoder(folder), batch, vocabulary)
        for each, rows in zip(batch, scores, strict=True):
            found[each.place] = sayings(each, rows)
    return found


def asked_of(place: int, sentence: Sentence, vocabulary: Pieces) -> Asked | None:
    """Return what is asked of a sentence, if there is a pair in it."""
    if not sentence.concepts or len(sentence.concepts) + len(sentence.topics) < 2:
        return None
    nodes = nodes_of(sentence)
    chosen = [
        (a, b)
        for a, b in pairs_of(nodes)
        # A heading or item without a verb says nothing by itself of what it does not name.
        if sentence.verbs or (nodes[a].spans and nodes[b].spans)
    ]
    if not chosen:
        return None
    read = marked(sentence, nodes, vocabulary)
    pairs = [(a, b) for a, b in chosen if read.places[a] and read.places[b]]
    return Asked(place, nodes, tuple(pairs), read) if pairs else None


def probabilities(encoder: Encoder, batch: Sequence[Asked], vocabulary: Pieces) -> list[Floats]:
    """Return for each sentence a row of probabilities of ANSWERS for each pair."""
    session, marks = encoder
    inputs = arrays(batch)
    ids = inputs.pop("ids")
    vectors = vocabulary.rows(ids.reshape(-1).tolist()).reshape(*ids.shape, -1)
    own = (ids >= FIRST) & (ids < FIRST + MARKS)
    vectors[own] = marks[ids[own] - FIRST]
    (scores,) = session.run(None, {"vectors": vectors, **inputs})
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    ends = np.cumsum([len(each.pairs) for each in batch])[:-1]
    return [np.asarray(part, np.float32) for part in np.split(shares, ends)]


def arrays(batch: Sequence[Asked]) -> dict[str, Any]:
    """Return a batch as the network takes it.

    `ids` and `mask` have a row a sentence; the others a row a pair: the row of its sentence, the
    weights by which the states of either node are averaged, and the place of both kinds.
    """
    length = max(len(each.marked.ids) for each in batch)
    ids = np.zeros((len(batch), length), np.int64)
    mask = np.zeros((len(batch), length), np.int64)
    rows, kinds = [], []
    first, second = [], []
    for row, each in enumerate(batch):
        ids[row, : len(each.marked.ids)] = each.marked.ids
        mask[row, : len(each.marked.ids)] = 1
        for one, other in each.pairs:
            rows.append(row)
            first.append(_average(each.marked.places[one], length))
            second.append(_average(each.marked.places[other], length))
            held = (KINDS.index(each.nodes[place].kind) for place in (one, other))
            kinds.append(next(held) * len(KINDS) + next(held))
    return {
        "ids": ids,
        "mask": mask,
        "rows": np.array(rows),
        "first": np.stack(first),
        "second": np.stack(second),
        "kinds": np.array(kinds),
    }


def _average(places: Sequence[int], length: int) -> Floats:
    weights = np.zeros(length, np.float32)
    weights[list(places)] = 1 / len(places)
    return weights


def sayings(asked: Asked, rows: Floats) -> Sayings:
    """Return the likeliest relation of each pair."""
    found = {}
    for (one, other), row in zip(asked.pairs, rows, strict=True):
        best = 1 + int(row[1:].argmax())
        relation, turned = ANSWERS[best]
        ends = asked.nodes[one], asked.nodes[other]
        subject, object = ends[::-1] if turned else ends
        related = float(1 - row[0])
        share = float(row[best]) / max(related, 1e-9)
        concepts = frozenset((subject.concept, object.concept))
        found[concepts] = Said(subject, relation, object, related, share)
    return found
