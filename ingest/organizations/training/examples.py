"""What the network learns from: a text with a tag for each word, some words left open."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from ..decoding import Name
from ..network import PARTS, TYPES

Tags = npt.NDArray[np.int32]

OPEN = -1
"""The tag of a word from which nothing is learned."""
SWAPPED = {"ORG": 0.7, "PERSON": 0.5}
"""Share of the names of each type that another takes the place of in a varied copy."""


@dataclass(frozen=True)
class Example:
    """A text, the names in it, and the tokens of which nobody knows what they are."""

    doc: Doc
    names: tuple[Name, ...]
    open: frozenset[int] = frozenset()
    told: frozenset[Name] = frozenset()
    """Names that the data tell; the others are what stock models agree on."""

    def tags(self) -> Tags:
        """Return a tag for each token, `OPEN` where nothing is to be learned."""
        tags = np.zeros(len(self.doc), dtype=np.int32)
        tags[sorted(self.open)] = OPEN
        for name in self.names:
            if name.type not in TYPES:
                tags[name.start : name.end] = OPEN
                continue
            first = 1 + PARTS * TYPES.index(name.type)
            if name.end - name.start == 1:
                tags[name.start] = first + 3
            else:
                tags[name.start : name.end] = first + 1
                tags[name.start], tags[name.end - 1] = first, first + 2
        return tags


# Quotes as treebanks write them, and as texts do.
PLAIN = {"``": '"', "''": '"'}

Words = list[tuple[str, bool]]
"""Words, and whether a space follows each."""


def words_of_names(examples: Iterable[Example]) -> dict[str, list[Words]]:
    """Collect the names of organizations and persons that data tell, to stand in for others."""
    found: dict[str, list[Words]] = {kind: [] for kind in SWAPPED}
    for example in examples:
        for name in sorted(example.told, key=lambda n: n.start):
            if name.type in found:
                tokens = example.doc[name.start : name.end]
                found[name.type].append([(t.text, bool(t.whitespace_)) for t in tokens])
    return found


def varied(
    example: Example, others: Mapping[str, Sequence[Words]], chance: random.Random
) -> Example:
    """Give most of the names others' words: what stands around them is to be learned too."""
    words: Words = []
    names, open_tokens, at = [], set(), 0
    by_start = {name.start: name for name in example.names}
    while at < len(example.doc):
        name = by_start.get(at)
        end = name.end if name else at + 1
        own = [(token.text, bool(token.whitespace_)) for token in example.doc[at:end]]
        if name is None:
            if at in example.open:
                open_tokens.add(len(words))
        else:
            if chance.random() < SWAPPED.get(name.type, 0) and others[name.type]:
                *first, (last, _) = chance.choice(others[name.type])
                own = [*first, (last, own[-1][1])]
            names.append(Name(len(words), len(words) + len(own), name.type))
        words += [(PLAIN.get(word, word), space) for word, space in own]
        at = end
    doc = Doc(example.doc.vocab, [word for word, _ in words], [space for _, space in words])
    return Example(doc, tuple(names), frozenset(open_tokens))
