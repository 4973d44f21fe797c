"""The nouns after "with": whom a sentence puts beside a relationship."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .parties import parties_from
from .scene import Reference, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

LISTING = frozenset({"including", "others", "notably", "them", "particularly", "especially"})
FRANCHISORS = frozenset({"with", "from", "for", "of"})
WITH = frozenset({"with"})
QUOTES = frozenset({"''", '"', "”", "’", "'", "``"})


def after_with(scene: Scene, thing: Reference) -> Iterator[Token]:
    """Yield the nouns after "with", wherever behind the relationship the parser hangs it."""
    words = FRANCHISORS if thing.form == "FranchiseSystem" else WITH
    for index in range(thing.end, min(thing.end + 2, scene.sentence.end)):
        token = scene.doc[index]
        if token.lower_ in words:
            yield from _named_by(scene, token)
            yield from _further(token)
            return
        if token.text not in QUOTES:
            break
    of = [n for p in thing.head.children if p.lower_ == "of" for n in p.children]
    preps = [
        prep
        for governor in (thing.head, *of)
        for prep in governor.children
        if prep.dep_ == "prep" and prep.lower_ in words
    ]
    nouns = [noun for prep in preps for noun in (*_governed(prep), *_further(prep))]
    yield from dict.fromkeys(nouns) or _after_listing(scene, thing, words)


def _governed(prep: Token) -> list[Token]:
    return [noun for noun in prep.children if noun.dep_ == "pobj"]


def _further(prep: Token) -> Iterator[Token]:
    """Yield the nouns of the same preposition again: "with X in Italy, with Y and with Z"."""
    for again in dict.fromkeys((*prep.conjuncts, *prep.head.rights)):
        if again.i > prep.i and again.lower_ == prep.lower_:
            yield from _governed(again)


def _after_listing(scene: Scene, thing: Reference, words: frozenset[str]) -> Iterator[Token]:
    """Find the nouns of "partnerships in place, including with", "alliances, among others with"."""
    for token in scene.doc[thing.end : min(thing.end + 7, scene.sentence.end)]:
        if token.pos_ in ("VERB", "AUX") and token.lower_ != "including":
            return
        if token.lower_ in words and scene.doc[token.i - 1].lower_ in LISTING:
            yield from _named_by(scene, token)
            return


def _named_by(scene: Scene, prep: Token) -> Iterator[Token]:
    """Yield what a preposition governs; a name right after it where the parser saw another noun."""
    nouns = _governed(prep)
    words = [t.lower_ for t in prep.doc[prep.i + 1 : prep.i + 5]]
    if words == [",", "among", "others", ","] and (listed := parties_from(scene, prep.i + 5)):
        yield scene.doc[listed[0].end - 1]
        return
    after = prep.i + 1 + (prep.i + 1 < scene.sentence.end and prep.nbor().pos_ == "DET")
    named = scene.organization_at(after)
    if named is not None and not any(scene.organization_at(noun.i) for noun in nouns):
        owned = named.end < scene.sentence.end and scene.doc[named.end].tag_ == "POS"
        nouns = nouns if owned else [scene.doc[named.end - 1]]
    yield from nouns
