"""Claims whose relation is a verb: active, passive and with a preposition."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ...sentences import Sentence, children, first
from ..arguments import Argument, arguments
from ..predicates import phrase_class, relation, verb_class
from .rule import Candidate, Example, Rule

CONTROL = frozenset(
    "tend seem appear begin continue serve fail try seek start come manage prove need".split()
)
"""Verbs whose subject is also the subject of the infinitive after them."""
REPORTED = frozenset(
    "find show know expect think believe say suppose see consider claim report prove".split()
)
"""Verbs whose passive subject is the subject of the infinitive after them."""


def noun_before(verb: Token) -> Token | None:
    """Return a subject that the parser took for part of a compound: "vendor-managed inventory
    lowers stocks"."""
    noun = verb.nbor(-1) if verb.i > verb.sent.start else None
    compound = noun is not None and noun.dep_ == "compound" and noun.head == verb
    return noun if compound else None


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb: its own, its governor's, or what its clause adds to.

    A relative clause without a comma only says which ones are meant ("contracts that divide the
    gains"): it states nothing of the class.
    """
    for _ in range(4):
        own = first(children(verb, "nsubj", "csubj"))
        if own is not None and verb.dep_ == "relcl" and own.tag_ in ("WDT", "WP"):
            added = own.nbor(-1).text == "," and verb.head.pos_ in ("NOUN", "PROPN")
            return verb.head if added and verb.head.i == own.i - 2 else None
        if own is not None:
            return own
        if first(children(verb, "nsubjpass")) is not None:
            return None
        if verb.tag_ in ("VBZ", "VBP") and (noun := noun_before(verb)) is not None:
            return noun
        if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in REPORTED:
            return first(children(verb.head, "nsubjpass"))
        if verb.dep_ == "conj" or (verb.dep_ == "xcomp" and verb.head.lemma_.lower() in CONTROL):
            verb = verb.head
            continue
        return None
    return None


def compared(verb: Token, preposition: Token) -> bool:
    """Tell "depends less on A than on B" and "on A instead of on B" from plain statements."""
    weighed = any(child.lower_ in ("less", "more", "rather") for child in children(verb, "advmod"))
    before = preposition.nbor(-1).lower_ if preposition.i > preposition.sent.start else ""
    return weighed or before in ("of", "than", "not")


def pairs(
    sentence: Sentence,
    verb: str,
    subject: Token | None,
    object: Token | None,
    predicate: Token | None = None,
) -> Iterator[tuple[Argument, str, Argument]]:
    """Yield the subjects and objects, conjuncts included, that a class of verbs relates."""
    if subject is None or object is None:
        return
    objects = list(arguments(sentence, object))
    for source in arguments(sentence, subject):
        for target in objects:
            if source.span == target.span or source.concept == target.concept:
                continue
            # "lower transaction costs" is the benefit itself, not a lowering of it.
            whole = predicate is not None and target.span.covers(predicate)
            kind = phrase_class(target.kind) if whole else verb
            meaning = relation(kind, source.kind, target.kind)
            if meaning is not None:
                yield source, meaning, target


def active(sentence: Sentence) -> Iterator[Candidate]:
    for token in sentence.verbs:
        kind = verb_class(token.lemma_.lower())
        if kind is None or first(children(token, "nsubjpass", "auxpass")) is not None:
            continue
        for object in children(token, "dobj", "obj"):
            for source, meaning, target in pairs(sentence, kind, subject_of(token), object, token):
                yield Candidate(source, meaning, target, token, 0.85)


def passive(sentence: Sentence) -> Iterator[Candidate]:
    for token in sentence.verbs:
        kind = verb_class(token.lemma_.lower())
        patient = first(children(token, "nsubjpass"))
        if token.dep_ == "acl" and token.tag_ == "VBN":
            patient = token.head
        if kind is None or patient is None:
            continue
        for agent in children(token, "agent"):
            for subject in children(agent, "pobj", "pcomp"):
                for source, meaning, target in pairs(sentence, kind, subject, patient):
                    yield Candidate(source, meaning, target, token, 0.85)


def prepositional(sentence: Sentence) -> Iterator[Candidate]:
    for token in sentence.verbs:
        subject = subject_of(token) or first(children(token, "nsubjpass"))
        if subject is None:
            continue
        for preposition in children(token, "prep"):
            if compared(token, preposition):
                continue
            kind = verb_class(token.lemma_.lower(), preposition.lower_)
            if kind is None:
                continue
            for found in children(preposition, "pobj", "pcomp"):
                if kind == "stem":
                    # "conflicts stem from distrust" says that distrust causes conflicts.
                    for source, meaning, target in pairs(sentence, "cause", found, subject):
                        yield Candidate(source, meaning, target, token, 0.8)
                for source, meaning, target in pairs(sentence, kind, subject, found):
                    yield Candidate(source, meaning, target, token, 0.8)


RULES = (
    Rule(
        "claim.verb-active",
        "Subject, verb of a known class, object.",
        Example(
            "Formal contracts and trust reduce opportunism.",
            (("Contract", "Mitigates", "Opportunism"), ("Trust", "Mitigates", "Opportunism")),
        ),
        "The lawyers who drafted the joint venture agreement reduced opportunism.",
        active,
    ),
    Rule(
        "claim.verb-passive",
        "Patient, passive verb of a known class, agent with by.",
        Example(
            "Opportunism is curbed by relational norms.",
            (("RelationalNorms", "Mitigates", "Opportunism"),),
        ),
        "Opportunism was curbed by 1990.",
        passive,
    ),
    Rule(
        "claim.verb-preposition",
        "Subject, verb with the preposition that makes its sense, object.",
        Example(
            "Strategic alliances often suffer from goal conflict.",
            (("StrategicAlliance", "Causes", "GoalConflict"),),
        ),
        "Strategic alliances suffer in times of goal conflict.",
        prepositional,
    ),
)
