"""Claims whose verb phrase is a concept, or whose verb helps somebody to an effect."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ...sentences import Sentence, children
from ..actions import Effect, effects, named_by
from ..arguments import Argument
from ..denial import nothing_done
from ..predicates import phrase_class, relation
from .rule import Candidate, Example, Rule
from .verb import related, sources

HELPING = frozenset(
    "help enable allow permit let assist encourage make aid lead force ensure facilitate "
    "empower incentivize motivate".split()
)
BARRING = frozenset("prevent stop keep discourage deter prohibit preclude hinder".split())


def does(sentence: Sentence) -> Iterator[Candidate]:
    """Read a form or mechanism that does what a concept names; forms employ mechanisms."""
    for verb in sentence.verbs:
        spans = named_by(sentence, verb)
        if not spans:
            continue
        for source, factor in sources(sentence, verb):
            for span in spans:
                denied = nothing_done(verb, span)
                target = Argument(span, verb, denied, confidence=span.confidence)
                employs = source.kind == "form" and target.kind == "mechanism"
                meaning = relation(
                    "employ" if employs else phrase_class(target.kind), source.kind, target.kind
                )
                if meaning and source.concept != target.concept and not source.lessened:
                    yield Candidate(source, meaning, target, verb, 0.75 * factor)


def helps(sentence: Sentence) -> Iterator[Candidate]:
    """Read what something helps, enables, or keeps, somebody to do."""
    for verb in sentence.verbs:
        lemma = verb.lemma_.lower()
        if lemma in HELPING:
            outer, done = "raise", enabled(sentence, verb)
        elif lemma in BARRING:
            outer, done = "lower", barred(sentence, verb)
        else:
            continue
        yield from related(sources(sentence, verb), outer, done, verb, 0.8)


def enabled(sentence: Sentence, verb: Token) -> list[Effect]:
    """Return what is done in the clause after a verb of helping, and by whom it is helped to."""
    return [
        effect
        for action in children(verb, "xcomp", "ccomp", "advcl")
        if action.i > verb.i and (action.dep_ != "advcl" or infinitive(action))
        for effect in effects(sentence, action)
    ]


def barred(sentence: Sentence, verb: Token) -> list[Effect]:
    """Return what somebody is kept from doing."""
    return [
        effect
        for preposition in children(verb, "prep")
        if preposition.lower_ == "from"
        for action in children(preposition, "pcomp")
        for effect in effects(sentence, action)
    ]


def infinitive(action: Token) -> bool:
    return any(child.lower_ == "to" for child in children(action, "aux"))


RULES = (
    Rule(
        "claim.does",
        "The verb phrase names a concept that the subject brings about or employs.",
        Example(
            "Joint ventures share risk and reduce costs.",
            (
                ("JointVenture", "Enables", "RiskSharing"),
                ("JointVenture", "Enables", "CostReduction"),
            ),
        ),
        "The lawyers of the joint venture share risk with nobody.",
        does,
    ),
    Rule(
        "claim.helps",
        "The subject helps, enables or allows somebody to do something to a concept.",
        Example(
            "Relational norms help partners to curb opportunism.",
            (("RelationalNorms", "Mitigates", "Opportunism"),),
        ),
        "The lawyers helped the joint venture partners to curb opportunism.",
        helps,
    ),
)
