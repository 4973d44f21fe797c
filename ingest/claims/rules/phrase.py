"""Claims whose verb phrase is a concept, or whose verb helps somebody to an effect."""

from __future__ import annotations

from collections.abc import Iterator

from ...sentences import Sentence, children
from ..actions import effects
from ..arguments import Argument, arguments
from ..predicates import phrase_class, relation
from .rule import Candidate, Example, Rule
from .verb import subject_of

HELPING = frozenset("help enable allow permit let assist encourage".split())


def does(sentence: Sentence) -> Iterator[Candidate]:
    """Read a form or mechanism that does what a concept names; forms employ mechanisms."""
    for verb in sentence.verbs:
        spans = [span for span in sentence.headed_by(verb) if span.end - span.start > 1]
        subject = subject_of(verb)
        if not spans or subject is None:
            continue
        for source in arguments(sentence, subject):
            for span in spans:
                target = Argument(span, verb, confidence=span.confidence)
                employs = source.kind == "form" and target.kind == "mechanism"
                meaning = relation(
                    "employ" if employs else phrase_class(target.kind), source.kind, target.kind
                )
                if meaning and source.concept != target.concept:
                    yield Candidate(source, meaning, target, verb, 0.75)


def helps(sentence: Sentence) -> Iterator[Candidate]:
    """Read what something helps, enables or allows somebody to do."""
    for verb in sentence.verbs:
        subject = subject_of(verb) if verb.lemma_.lower() in HELPING else None
        if subject is None:
            continue
        for action in children(verb, "xcomp", "ccomp"):
            for kind, target in effects(sentence, action):
                for source in arguments(sentence, subject):
                    meaning = relation(kind, source.kind, target.kind)
                    if meaning and source.concept != target.concept:
                        yield Candidate(source, meaning, target, verb, 0.8)


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
