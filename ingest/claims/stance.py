"""How a text stands to what it says: polarity, modality and generality of a predicate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from ..evidence import Modality, Polarity
from ..sentences import children
from .denial import DENYING_NOUNS, DENYING_VERBS, Denial, denial_of
from .governors import (
    CLAIM_NOUNS,
    HEDGING_NOUNS,
    HEDGING_VERBS,
    SAYING,
    Governor,
    governors,
)

HEDGES = frozenset(["may", "might", "can", "could"])
ABLE = frozenset(["can", "could"])
HEDGING_ADVERBS = frozenset(
    "perhaps possibly probably arguably presumably potentially likely apparently seemingly "
    "conceivably maybe supposedly usually typically generally normally often frequently commonly "
    "mostly sometimes occasionally largely partly".split()
)
HEDGING_ADJECTIVES = frozenset("likely possible probable apt liable prone".split())
PRESCRIPTIVE = frozenset(["should", "must", "ought", "shall"])
ADVISED = frozenset("advisable recommended advised urged counselled imperative desirable".split())
NEEDED = frozenset("essential crucial important necessary vital critical best".split())
"""Adjectives that prescribe what "it is ... that" or "it is ... to" leads to."""
QUESTIONING = frozenset("ask examine investigate explore test study wonder question".split())
DOUBTFUL = frozenset("doubtful questionable debatable unclear uncertain".split())
OBLIGING = frozenset(["need", "have"])
"""Verbs that prescribe what the infinitive after them says."""
CONDITIONAL = frozenset(["if", "unless"])
SETTING = re.compile(
    r"\b(?:(?:as|so) long as|provided that|on condition that|only (?:if|when|where))\b", re.I
)
"""What sets a condition, which the parser hangs on this word or that."""
PROVISOS = frozenset(["provided", "providing", "assuming"])
WISHES = frozenset("want wish intend aim plan try seek attempt claim".split())
USUAL = frozenset("usually typically generally normally often frequently commonly mostly".split())
OCCASIONAL = frozenset("sometimes occasionally".split())
RARE = frozenset("rarely seldom".split())
ALWAYS = frozenset("always invariably inevitably".split())
EVEN = frozenset(["even", "as"])
PUT_FORWARD = re.compile(r"(?:H|P|Hypothesis |Proposition )\d+[a-z]?\s?[:.)–—]")
"""What opens a hypothesis or proposition, which is put forward to be tested."""
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
    count += sum(_denying(each) for each in chain[1:] if not each.joined)
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


def _denying(governor: Governor) -> bool:
    token = governor.token
    if token.lemma_ == "rule" and any(child.lower_ == "out" for child in children(token, "prt")):
        return True
    # "It is a myth that ..." hangs on the noun or on the verb to be.
    said = [token, *(children(token, "attr") if token.lemma_ == "be" else ())]
    nouns = {word.lemma_.lower() for word in said if word != governor.below}
    return bool(nouns & DENYING_NOUNS) or token.lemma_.lower() in DENYING_VERBS


def _modality(chain: Sequence[Governor], sentence: Span) -> Modality:
    if sentence.text.rstrip().endswith("?") or _questioned(chain):
        return "Questioned"
    if SETTING.search(sentence.text):
        return "Hypothetical"
    for verb in (each.token for each in chain):
        if _inside_condition(verb) or _on_condition(verb):
            return "Hypothetical"
        auxiliaries = {child.lower_ for child in children(verb, "aux", "auxpass")}
        if auxiliaries & PRESCRIPTIVE or verb.lower_ in ADVISED or _needed(verb):
            return "Prescriptive"
        if "would" in auxiliaries and verb.lemma_.lower() not in DENYING_VERBS:
            return "Hypothetical"
    if any(_obliged(each) for each in chain) or _command(chain[-1].token):
        return "Prescriptive"
    hedged = any(_hedged(each) for each in chain) or _put_forward(sentence)
    return "Hedged" if hedged else "Asserted"


def _needed(verb: Token) -> bool:
    """Tell whether a clause says that something is to be done: "it is essential that ..."."""
    it = any(child.lower_ == "it" for child in children(verb, "nsubj", "expl"))
    found = [*children(verb, "acomp", "oprd"), *children(verb, "attr")]
    return verb.lemma_ == "be" and it and any(word.lower_ in NEEDED | ADVISED for word in found)


def _command(verb: Token) -> bool:
    """Tell whether a sentence bids its reader do something: "use contracts to prevent it"."""
    subject = any(children(verb, "nsubj", "nsubjpass", "csubj", "expl", "aux"))
    first = verb.sent[0] in (verb, *children(verb, "advmod"))
    return verb.dep_ == "ROOT" and verb.tag_ == "VB" and first and not subject


def _put_forward(sentence: Span) -> bool:
    """Tell whether a sentence is a numbered hypothesis; "H2a." may be cut off as one of its own."""
    before = sentence.doc[max(0, sentence.start - 3) : sentence.start].text
    opened = PUT_FORWARD.search(before)
    return bool(
        PUT_FORWARD.match(sentence.text.lstrip("( ")) or (opened and opened.end() == len(before))
    )


def _hedged(governor: Governor) -> bool:
    word, lemma = governor.token, governor.token.lemma_.lower()
    auxiliaries = {child.lower_ for child in children(word, "aux", "auxpass")}
    adverbs = {child.lower_ for child in children(word, "advmod")}
    if adverbs & HEDGING_ADVERBS:
        return True
    if auxiliaries & HEDGES:
        # "Cannot" and "could not" leave nothing open.
        return not (auxiliaries & ABLE and _denial(governor) == "denied")
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
        doubted = {verb, *(children(verb, "acomp") if verb.lemma_ == "be" else ())}
        if asked and any(word.lower_ in DOUBTFUL for word in doubted):
            return True
        if asked and verb.lemma_.lower() in QUESTIONING:
            return True
    return False


def _inside_condition(verb: Token) -> bool:
    return verb.dep_ == "advcl" and any(
        child.lower_ in ("if", "unless", "whether", "lest") for child in children(verb, "mark")
    )


def _on_condition(verb: Token) -> bool:
    """Tell whether a clause holds on a condition: "if partners trust each other, ...".

    "Even if" and "as if" set none, nor does "if necessary". What does not hold unless something
    else does is denied, with room for some cases.
    """
    setting = CONDITIONAL - {"unless"} if any(children(verb, "neg")) else CONDITIONAL
    for clause in children(verb, "advcl", "prep"):
        subject = any(True for _ in children(clause, "nsubj", "nsubjpass"))
        marks = [mark for mark in children(clause, "mark") if mark.lower_ in setting]
        plain = [mark for mark in marks if mark.i == 0 or mark.nbor(-1).lower_ not in EVEN]
        if subject and plain:
            return True
        if clause.lower_ in PROVISOS and any(True for _ in children(clause, "ccomp")):
            return True
    return False


def _obliged(governor: Governor) -> bool:
    """Tell whether a verb obliges to what hangs on it: "need to", "have to", "are required to"."""
    below, verb = governor.below, governor.token
    if below is None or below.dep_ != "xcomp" or governor.joined or list(children(verb, "neg")):
        return False
    infinitive = any(child.lower_ == "to" for child in children(below, "aux"))
    required = verb.lower_ in ("required", "obliged") and list(children(verb, "auxpass"))
    return infinitive and (bool(required) or (verb.lemma_ in OBLIGING and verb.tag_ != "VBD"))


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
