"""Whether a sentence takes up somebody named before: "they", "the two", "both companies"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span

PRONOUNS = frozenset(
    "it its they them their we our us both each other others these those this another "
    "former latter neither either which".split()
)
POINTING = frozenset(["the", "this", "that", "these", "those", "such", "both"])
TAKEN_UP = frozenset(["nsubj", "nsubjpass", "pobj", "dobj", "appos", "conj", "attr", "poss"])


def points_back(sentence: Span) -> bool:
    """Tell whether a sentence has a pronoun, or a definite noun that is no name, in it."""
    for token in sentence:
        if token.lower_ in PRONOUNS:
            return True
        noun = token.pos_ == "NOUN" and token.dep_ in TAKEN_UP
        if noun and any(child.lower_ in POINTING for child in token.lefts):
            return True
    return False
