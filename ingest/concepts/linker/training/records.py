"""From sentences with their mentions marked to what the linker is taught of their stretches."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interorg.ontology.concepts import shipped_concepts

from ....language import pipeline
from ....transformer.pieces import pieces
from ...mentions import concepts_in
from ..asking import hints_of
from ..stretches import NEAR, Hint, Question, question, shared, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Doc

NEARLY = 0.6
"""Stretches so near a mention are taught what it means, at PART of the weight."""
PART = 0.25
FORGIVEN = 0.15
"""How much it counts to take a stretch near a mention for one, or not."""


@dataclass(frozen=True)
class Lesson:
    """A question, and the truth of its stretches."""

    question: Question
    named: tuple[bool, ...]
    """By stretch: whether it is a mention."""
    weights: tuple[float, ...]
    """By stretch: how much that counts."""
    meant: tuple[tuple[int, int, float], ...]
    """Stretch, place of its concept in CONCEPTS, weight."""
    touching: tuple[int, ...]
    """Stretches that share a token with a mention without being near one."""


def concepts() -> tuple[str, ...]:
    """Return all concepts that can be mentioned, in the order of the weights."""
    scheme = shipped_concepts()
    return tuple(sorted(name for name, concept in scheme.items() if not concept.deprecated))


def annotated(paths: Sequence[Path]) -> Iterator[Lesson]:
    """Read JSON lines of `sentence` and `mentions`, a list of `text` and `id`."""
    order = {name: place for place, name in enumerate(concepts())}
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            held = json.loads(line)
            doc = pipeline()(held["sentence"])
            words = [token.text for token in doc]
            hints = hints_of(concepts_in(doc, told=True), 0, len(doc), order)
            marked = [
                trimmed(Hint(first, last, concept, 1.0), words)
                for first, last, concept in _marked(doc, held["mentions"], order)
            ]
            yield lesson(question(words, hints, pieces()), marked)


def labels(most: int) -> Iterator[Lesson]:
    """Yield up to so many labels of each concept, each as a text of its own."""
    for place, name in enumerate(concepts()):
        for label in shipped_concepts()[name].labels[:most]:
            words = [token.text for token in pipeline().make_doc(label)]
            whole = trimmed(Hint(0, len(words) - 1, place, 1.0), words)
            yield lesson(question(words, (), pieces()), [whole])


def _marked(
    doc: Doc, mentions: Sequence[Mapping[str, Any]], order: Mapping[str, int]
) -> Iterator[tuple[int, int, int]]:
    """Yield first and last token and concept of each mention; one told twice stands twice."""
    seen: Counter[tuple[str, str]] = Counter()
    for mention in mentions:
        text, concept = mention["text"], mention["id"]
        at = -1
        for _ in range(seen[text, concept] + 1):
            at = doc.text.find(text, at + 1)
        seen[text, concept] += 1
        inside = [t.i for t in doc if t.idx < at + len(text) and at < t.idx + len(t)]
        if at >= 0 and inside and concept in order:
            yield inside[0], inside[-1], order[concept]


def lesson(asked: Question, marked: Sequence[Hint]) -> Lesson:
    """Say what is true of each stretch, given the mentions."""
    named, weights, meant, touching = [], [], [], []
    for place, stretch in enumerate(asked.stretches):
        ends = (stretch.first, stretch.last)
        shares = [(shared(ends, (m.first, m.last)), m.concept) for m in marked]
        best = max((share for share, _ in shares), default=0.0)
        named.append(best == 1)
        weights.append(FORGIVEN if NEAR <= best < 1 else 1.0)
        meant += [
            (place, concept, 1.0 if share == 1 else PART)
            for share, concept in shares
            if share >= NEARLY
        ]
        if 0 < best < NEAR:
            touching.append(place)
    return Lesson(asked, tuple(named), tuple(weights), tuple(meant), tuple(touching))
