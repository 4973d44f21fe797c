"""Whether a word is spoken of, and not what it names: "terms like alliance and network"."""

from __future__ import annotations

from spacy.tokens import Token

WORDS = frozenset("term word phrase label expression buzzword keyword synonym".split())
LISTING = frozenset(["like", "as", "including"])


def worded(token: Token) -> bool:
    """Tell whether a noun is one of a list of words: of those coordinated, the first is asked."""
    while token.dep_ == "conj":
        token = token.head
    listing = token.head
    if token.dep_ != "pobj" or listing.lower_ not in LISTING:
        return False
    owner = listing.head
    if owner.lower_ == "such":
        owner = owner.head
    return owner.lemma_.lower() in WORDS
