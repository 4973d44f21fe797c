"""The words whose stance a statement shares: its predicate and what governs it as complement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from ..sentences import children
from .denial import DENYING_NOUNS, DENYING_VERBS, EVIDENCE_NOUNS

SAYING = frozenset("claim argue say assert contend maintain state hold imply assume".split())
HEDGING_VERBS = frozenset(
    "seem appear suggest believe suppose suspect expect hope tend think feel propose promote "
    "recommend hypothesize hypothesise conjecture speculate anticipate postulate".split()
)
HEDGING_NOUNS = frozenset("possibility potential chance".split())
CLAIM_NOUNS = frozenset(
    "claim idea view notion assumption belief argument hypothesis proposition suggestion "
    "expectation fear hope conviction promise question thesis theory story contention doctrine "
    "wisdom lore dogma tenet premise conjecture".split()
)
COMPLEMENTS = frozenset(["xcomp", "ccomp", "acl", "pcomp"])
HOLDING = frozenset("have find offer provide give possess lack show develop leave see".split())
"""Verbs that say of their object whether it is there: "have no capacity to learn"."""
FINITE = frozenset(["VBZ", "VBP", "VBD"])
STEPS = 8


@dataclass(frozen=True)
class Governor:
    """A word of the chain that leads up from the predicate."""

    token: Token
    below: Token | None = None
    """The word before it in the chain; none for the predicate."""
    denies: bool = True
    """Whether its negation reaches down: not past a "but", nor into a participle."""
    joined: bool = False
    """Whether it is only coordinated: its auxiliaries reach down, its own sense does not."""


def governors(predicate: Token) -> Iterator[Governor]:
    """Yield the predicate and the verbs, nouns and adjectives that govern it as a complement."""
    token, below, denies, joined = predicate, None, True, False
    for _ in range(STEPS):
        yield Governor(token, below, denies, joined)
        above = token.head
        if above == token or _parted(token, above):
            return
        denies, joined = True, False
        while token.dep_ == "conj" and not own_subject(token) and not _shares(token, above):
            # "It does not curb opportunism but fosters trust": a verb of its own.
            token, above = above, above.head
            if above == token or _parted(token, above):
                return
        below = token
        if token.dep_ == "conj" and not own_subject(token):
            # "They do not curb opportunism or foster trust": the first verb's stance is shared.
            denies, joined = not _but(token), True
            token = above
        elif token.dep_ == "advcl" and token.tag_ == "VBG" and not own_subject(token):
            # "They may pool purchases, lowering costs"
            denies, joined = False, True
            token = above
        elif token.dep_ == "pcomp" or (token.dep_ == "pobj" and above.lower_ == "as"):
            token = above.head
        elif _governs(token, above):
            token = above
        else:
            return


def _governs(token: Token, above: Token) -> bool:
    if token.dep_ == "ccomp" and token.i < above.i:
        # "It curbs opportunism, they say" is governed, "it is cheap, so it does not last" is not.
        return above.lemma_.lower() in SAYING | HEDGING_VERBS
    if token.dep_ in COMPLEMENTS:
        return True
    if token.dep_ == "relcl":
        return _speaks(above) or _infinitive(token) or _says_what(token, above)
    if token.dep_ in ("acomp", "attr", "oprd"):
        return above.pos_ in ("AUX", "VERB")
    return token.dep_ == "dobj" and above.lemma_.lower() in HOLDING


def _parted(token: Token, above: Token) -> bool:
    between = token.doc[min(token.i, above.i) : max(token.i, above.i)]
    return any(each.text == ";" for each in between)


def _shares(token: Token, above: Token) -> bool:
    """Tell whether auxiliaries before a verb may hold for one joined to it: not for one that is
    plainly finite where the first is not."""
    finite = token.tag_ in FINITE and token.lower_ != token.lemma_
    return above.tag_ in FINITE or not finite


def _but(token: Token) -> bool:
    joined = children(token.head, "cc")
    return any(child.lower_ in ("but", "yet") and child.i < token.i for child in joined)


def _infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" for child in children(verb, "aux"))


def _says_what(clause: Token, noun: Token) -> bool:
    """Tell whether a clause is of what something is said not to be: "is no tool that curbs it".

    "It is not the contract but trust that counts" denies nothing of trust.
    """
    if noun.dep_ != "attr" or noun.lemma_.lower() in DENYING_VERBS:
        return False
    if any(token.lower_ == "it" for token in children(noun.head, "nsubj")):
        return False
    subjects = children(clause, "nsubj", "nsubjpass")
    denied = [*children(noun.head, "neg"), *children(noun, "neg"), *children(noun, "det")]
    return any(token.tag_ == "WDT" for token in subjects) and any(
        token.dep_ == "neg" or token.lower_ == "no" for token in denied
    )


def _speaks(noun: Token) -> bool:
    """Tell whether a clause after the noun is what the noun says, whatever the parser calls it."""
    return noun.lemma_.lower() in CLAIM_NOUNS | EVIDENCE_NOUNS | DENYING_NOUNS


def own_subject(token: Token) -> bool:
    """Tell whether a coordinated verb begins a clause of its own; a bare "to" does not."""
    own = children(token, "nsubj", "nsubjpass", "csubj", "aux", "neg")
    return any(child.lower_ != "to" for child in own)
