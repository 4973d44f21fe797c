"""Which words of a document the reader is asked about, and what it tells of each sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ...organizations.recognition import OrganizationSpan
from ...transformer.pieces import pieces
from ..rules.forms import FormPhrase
from .anchors import Anchor, anchors_of
from .decoding import Told, joined, told_by
from .reader import Answer, answers
from .window import Window, window_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

HOPELESS = 0.1
"""Where the most telling word is less likely to tell of a case, the others are not asked."""

TELLING = 2
"""Up to this rank a word is asked about in a longer text too; "own" and "lead" say too little."""
SHORT = 20
"""Sentences up to which a text need not name a form of relationship to be about one."""

Sentence = tuple[int, int]
"""The place of a Doc and the index of the token that opens a sentence in it."""


def told_in(
    docs: Sequence[Doc],
    phrases: Sequence[Sequence[FormPhrase]],
    organizations: Sequence[Sequence[OrganizationSpan]],
) -> Mapping[Sentence, list[Told]]:
    """Return what the reader tells of each sentence of a document that it was asked about.

    Where no word of a longer document names a form of relationship, only such words would be
    believed: genes that "join" others are no partners.
    """
    asked: dict[Sentence, list[Anchor]] = {}
    long = sum(1 for doc in docs for _ in doc.sents) > SHORT
    for at, doc in enumerate(docs):
        for anchor in anchors_of(doc, phrases[at], organizations[at]):
            if long and anchor.rank > TELLING:
                continue
            asked.setdefault((at, doc[anchor.start].sent.start), []).append(anchor)
    for anchors in asked.values():
        anchors.sort(key=lambda anchor: (anchor.rank, anchor.start))

    def ask(chosen: Sequence[tuple[Sentence, Anchor]]) -> list[tuple[Sentence, Window, Answer]]:
        windows = [
            window_of(docs[place[0]], anchor, organizations[place[0]], pieces())
            for place, anchor in chosen
        ]
        read = zip(chosen, windows, answers(windows) if windows else (), strict=True)
        return [(place, window, answer) for (place, _), window, answer in read]

    first = ask([(place, anchors[0]) for place, anchors in asked.items()])
    hopeful = {place for place, _, answer in first if answer.exists >= HOPELESS}
    rest = ask(
        [(p, anchor) for p, anchors in asked.items() if p in hopeful for anchor in anchors[1:]]
    )
    found: dict[Sentence, list[Told]] = {}
    for place, window, answer in first + rest:
        told = told_by(docs[place[0]], window, answer, organizations[place[0]])
        if told is not None:
            found.setdefault(place, []).append(told)
    named = any(told.telling for each in found.values() for told in each)
    if long and not named:
        return {}
    return {place: joined(each) for place, each in found.items()}
