"""Claims whose subject is a means: "firms reduce costs through alliances"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ..arguments import Argument, arguments
from ..predicates import relation, verb_class
from ..sentences import Sentence, children, first
from .rule import Candidate, Example, Rule

MEANS = frozenset(["through", "via", "by"])
OBTAIN = frozenset("gain obtain achieve acquire attain reach get enjoy realize access".split())


def objects_of(sentence: Sentence, verb: Token) -> Iterator[tuple[str, Argument]]:
    """Yield what an action brings about, with the class of the verb: the verb phrase itself when
    it names a concept ("reduce costs"), else its object or passive subject."""
    own = sentence.headed_by(verb)
    if own:
        for span in own:
            yield "raise", Argument(span, verb, confidence=span.confidence)
        return
    lemma = verb.lemma_.lower()
    kind = "raise" if lemma in OBTAIN else verb_class(lemma)
    if kind in ("raise", "yield", "curb", "lower", "hinder"):
        for object in children(verb, "dobj", "obj", "nsubjpass"):
            for argument in arguments(sentence, object):
                yield kind, argument


def through(sentence: Sentence) -> Iterator[Candidate]:
    for verb in sentence.verbs:
        for preposition in children(verb, "prep", "agent"):
            if preposition.lower_ not in MEANS:
                continue
            passive = first(children(verb, "nsubjpass")) is not None
            if preposition.lower_ == "by" and passive and preposition.dep_ == "agent":
                continue  # the agent of a passive: claim.verb-passive
            for means in children(preposition, "pobj", "pcomp"):
                for source in arguments(sentence, means):
                    if source.kind not in ("form", "mechanism"):
                        continue
                    for kind, target in objects_of(sentence, verb):
                        meaning = relation(kind, source.kind, target.kind)
                        if meaning and source.concept != target.concept:
                            yield Candidate(source, meaning, target, verb, 0.75)


RULES = (
    Rule(
        "claim.through",
        "An action that is or brings about a concept, and the means with through, via or by.",
        Example(
            "Firms can gain market access through joint ventures.",
            (("JointVenture", "Enables", "MarketAccess"),),
        ),
        "Firms walked through the joint venture agreement to gain market access.",
        through,
    ),
)
