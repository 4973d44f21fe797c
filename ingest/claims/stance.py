"""How a text stands to what it says: polarity, modality and generality of a predicate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from ..evidence import Modality, Polarity
from ..sentences import children
from .denial import DENYING_VERBS, Denial, denial_of
from .governors import (
    CLAIM_NOUNS,
    HEDGING_NOUNS,
    HEDGING_VERBS,
    SAYING,
    Governor,
    governors,
)

HEDGES = frozenset(["may", "might", "can", "could"])
HEDGING_ADVERBS = frozenset(
    "perhaps possibly probably arguably presumably potentially likely apparently seemingly "
    "conceivably maybe supposedly usually typically generally normally often frequently commonly "
    "mostly sometimes occasionally largely partly".split()
)
HEDGING_ADJECTIVES = frozenset("likely possible probable apt liable prone".split())
PRESCRIPTIVE = frozenset(["should", "must", "ought", "shall"])
ADVISED = frozenset(["advisable", "recommended"])
QUESTIONING = frozenset("ask examine investigate explore test study wonder question".split())
WISHES = frozenset("want wish intend aim plan try seek attempt claim".split())
USUAL = frozenset("usually typically generally normally often frequently commonly mostly".split())
OCCASIONAL = frozenset("sometimes occasionally".split())
RARE = frozenset("rarely seldom".split())
ALWAYS = frozenset("always invariably inevitably".split())
ABOVE = ("attr", "nsubj", "nsubjpass", "dobj")
"""Arguments of a governing word whose "no" denies what it governs."""


@dataclass(frozen=True)
class Stance:
    """Polarity, modality and generality; `second_hand` for a claim about a claim."""

    polarity: Polarity
    modality: Modality
    generality: str | None
    second_hand: bool = False


def stance_of(predicate: Token, sentence: Span) -> Stance:
    """Read the stance of a sentence to what its predicate says, through the words above it.

    "Does not by itself" denies that the subject is enough, "does not necessarily" that it must be
    so: both are denials that leave room for some cases; the second is hedged too.
    """
    chain = list(governors(predicate))
    tokens = [each.token for each in chain]
    denials = [_denial(each) for each in chain]
    count = sum(denial not in (None, "limited") for denial in denials)
    count += sum(_denying(each.token) for each in chain[1:] if not each.joined)
    polarity: Polarity = "Denied" if count % 2 else "Affirmed"
    modality = _modality(chain, sentence)
    if modality == "Asserted" and {"unsure", "limited"} & {*denials}:
        modality = "Hedged"
    partial = bool({"unsure", "short", "limited"} & {*denials})
    generality = "Sometimes" if partial else _generality(tokens)
    return Stance(polarity, modality, generality, _second_hand(chain))


def _denial(governor: Governor) -> Denial | None:
    """Tell how a word of the chain is denied; the predicate's own arguments are seen to elsewhere,
    but for what it says its subject is."""
    if not governor.denies:
        return None
    arguments = ("attr",) if governor.below is None else ABOVE
    return denial_of(governor.token, arguments, governor.below)


def _denying(token: Token) -> bool:
    if token.lemma_ == "rule" and any(child.lower_ == "out" for child in children(token, "prt")):
        return True
    return token.lemma_.lower() in DENYING_VERBS


def _modality(chain: Sequence[Governor], sentence: Span) -> Modality:
    if sentence.text.rstrip().endswith("?") or _questioned(chain):
        return "Questioned"
    for verb in (each.token for each in chain):
        if _inside_condition(verb):
            return "Hypothetical"
        auxiliaries = {child.lower_ for child in children(verb, "aux", "auxpass")}
        if auxiliaries & PRESCRIPTIVE or verb.lower_ in ADVISED:
            return "Prescriptive"
        if "would" in auxiliaries:
            return "Hypothetical"
    return "Hedged" if any(_hedged(each) for each in chain) else "Asserted"


def _hedged(governor: Governor) -> bool:
    word, lemma = governor.token, governor.token.lemma_.lower()
    auxiliaries = {child.lower_ for child in children(word, "aux", "auxpass")}
    adverbs = {child.lower_ for child in children(word, "advmod")}
    if auxiliaries & HEDGES or adverbs & HEDGING_ADVERBS:
        return True
    if lemma in ("tend", "seem", "appear") or word.lower_ in HEDGING_ADJECTIVES:
        return True
    if governor.below is not None and not governor.joined:
        return lemma in HEDGING_VERBS | WISHES | HEDGING_NOUNS
    return any(child.lower_ in HEDGING_ADJECTIVES for child in children(word, "acomp"))


def _questioned(chain: Sequence[Governor]) -> bool:
    for each in chain:
        verb = each.token
        if any(
            child.lower_ in ("whether", "if")
            and child.dep_ == "mark"
            and verb.dep_ in ("ccomp", "pcomp", "xcomp", "csubj", "csubjpass")
            for child in verb.children
        ):
            return True
        asked = each.below is not None and not each.joined
        if asked and verb.lemma_.lower() in QUESTIONING:
            return True
    return False


def _inside_condition(verb: Token) -> bool:
    return verb.dep_ == "advcl" and any(
        child.lower_ in ("if", "unless", "whether", "lest") for child in children(verb, "mark")
    )


def _generality(chain: list[Token]) -> str | None:
    for verb in chain:
        words = {child.lower_ for child in children(verb, "advmod")}
        if words & ALWAYS:
            return "Always"
        if words & USUAL or (verb.lemma_ == "tend" and verb != chain[0]):
            return "Usually"
        if words & OCCASIONAL:
            return "Sometimes"
        if words & RARE:
            return "Rarely"
    return None


def _second_hand(chain: Sequence[Governor]) -> bool:
    """Tell whether the statement hangs on a noun for statements ("the idea that ...") or on a
    denied verb of saying ("they do not claim that ..."), which denies only the saying."""
    return any(
        (each.token.pos_ == "NOUN" and each.token.lemma_.lower() in CLAIM_NOUNS)
        or (
            each.token.lemma_.lower() in SAYING
            and denial_of(each.token, ("nsubj",), each.below) is not None
        )
        for each in chain[1:]
    )
