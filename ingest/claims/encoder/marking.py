"""A sentence as the encoder reads it: its topics, then its words, each concept between marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...sentences import Sentence
from ...transformer.pieces import Pieces
from .nodes import Node

START, SEPARATOR = 101, 102
"""The vocabulary's own marks around a text."""
FIRST = 5
"""The first of the vocabulary's unused pieces, which serve as marks."""
KINDS = (
    "approach",
    "benefit",
    "challenge",
    "contingency",
    "contrast",
    "dimension",
    "dimensionValue",
    "discipline",
    "driver",
    "factor",
    "form",
    "mechanism",
    "successFactor",
    "theory",
)
"""Each has a mark that opens a concept in the sentence, and one that opens a topic."""
CLOSE = FIRST + 2 * len(KINDS)
MARKS = CLOSE + 1 - FIRST
LONGEST = 160
"""Pieces of a marked sentence; what is further back is not read."""


@dataclass(frozen=True)
class Marked:
    """Word pieces, and where the marks that open each node stand."""

    ids: tuple[int, ...]
    places: tuple[tuple[int, ...], ...]
    """By node; none for one that stands too far back."""


def marked(sentence: Sentence, nodes: Sequence[Node], vocabulary: Pieces) -> Marked:
    """Mark topics and concepts; nested concepts have nested marks."""
    places: dict[str, list[int]] = {node.concept: [] for node in nodes}
    ids = [START]
    for node in nodes:
        if node.topic is not None:
            places[node.concept].append(len(ids))
            ids += [opening(node.kind, topic=True), *vocabulary.ids(node.topic.label), CLOSE]
    ids.append(SEPARATOR)
    text, read = sentence.span.text, 0
    for position, concept, kind in _borders(sentence):
        ids += vocabulary.ids(text[read:position]) if position > read else []
        read = max(read, position)
        if concept is not None:
            places[concept].append(len(ids))
        ids.append(CLOSE if kind is None else opening(kind))
    ids += vocabulary.ids(text[read:])
    ids = [*ids[: LONGEST - 1], SEPARATOR]
    inside = len(ids) - 1
    return Marked(
        tuple(ids), tuple(tuple(p for p in places[node.concept] if p < inside) for node in nodes)
    )


def opening(kind: str, *, topic: bool = False) -> int:
    """Return the mark that opens a concept of a kind."""
    return FIRST + KINDS.index(kind) + (len(KINDS) if topic else 0)


def _borders(sentence: Sentence) -> list[tuple[int, str | None, str | None]]:
    """Return offsets in the sentence at which a concept opens, or one closes (without names)."""
    doc, offset = sentence.span.doc, sentence.span.start_char
    opened: list[tuple[int, int, int, str | None, str | None]] = []
    for span in sentence.concepts:
        held = doc[span.start : span.end]
        start, end = held.start_char - offset, held.end_char - offset
        opened.append((start, 1, -end, span.concept, span.kind))
        opened.append((end, 0, -start, None, None))
    opened.sort(key=lambda border: border[:3])
    return [(position, concept, kind) for position, _, _, concept, kind in opened]
