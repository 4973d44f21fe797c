"""Clauses about what something does by itself: "contracts alone", "than any could on its own"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ..sentences import children

SELVES = frozenset(["itself", "themselves", "isolation"])
ACTORS = frozenset(
    "partner member participant party firm company organization organisation ally one actor "
    "agency sector side none any neither each they".split()
)
"""Words for those who are in an arrangement, by whom the arrangement itself is not meant."""


def apart(subject: Token, predicate: Token) -> bool:
    """Tell whether a clause is about what actors do, or cannot do, apart from each other.

    It says nothing of their arrangement: "a profit that neither partner could have earned alone".
    """
    return subject.lemma_.lower() in ACTORS and subject != predicate and alone(predicate)


def by_itself(preposition: Token) -> bool:
    """Tell whether a preposition leads to "itself" or its like."""
    return any(token.lower_ in SELVES for token in children(preposition, "pobj"))


def alone(verb: Token) -> bool:
    """Tell whether a clause is about what something does by itself, on its own, alone, per se."""
    return any(_governor(token) == verb for token in _alone(verb))


def _alone(verb: Token) -> Iterator[Token]:
    for token in verb.sent:
        before = token.nbor(-1).lower_ if token.i > verb.sent.start else ""
        if token.lower_ == "alone":
            # "reduce costs alone" is about costs.
            if token.head.dep_ not in ("dobj", "pobj"):
                yield token
        elif token.lower_ in SELVES and before in ("by", "of", "in"):
            yield token
        elif token.lower_ == "own" and token.i - 2 >= verb.sent.start:
            if token.nbor(-2).lower_ == "on" and token.dep_ == "pobj":
                yield token
        elif token.lower_ == "se" and before == "per":
            yield token


def _governor(token: Token) -> Token:
    """Return the verb that an adverbial belongs to, or the top of what it hangs on."""
    above = token.head
    while above.pos_ not in ("VERB", "AUX") and above.head != above:
        above = above.head
    return above
