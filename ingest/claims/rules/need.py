"""Claims of what is needed, said without naming what needs it: "trust is essential"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ...sentences import Sentence, children
from ..actions import effects
from ..arguments import Argument, arguments
from ..cues import ESSENTIAL
from .actors import topical
from .rule import Candidate, Example, Rule

NEEDED = frozenset(["mechanism", "successFactor", "benefit"])
FOR = frozenset("for in within to".split())


def essential(sentence: Sentence) -> Iterator[Candidate]:
    """Read "trust is essential", "in alliances it is crucial to share information"."""
    for verb in sentence.verbs:
        if verb.lemma_ not in ("be", "become", "remain"):
            continue
        for adjective in children(verb, "acomp"):
            if adjective.lower_ not in ESSENTIAL:
                continue
            needed = [a for a in needed_by(sentence, verb, adjective) if a.kind in NEEDED]
            for form in needing(sentence, verb, adjective) if needed else ():
                for argument in needed:
                    if argument.concept != form.concept and not argument.lessened:
                        yield Candidate(form, "Requires", argument, verb, 0.6)


def needed_by(sentence: Sentence, verb: Token, adjective: Token) -> Iterator[Argument]:
    """Yield the subject, or what an infinitive after an empty "it" is about."""
    subjects = list(children(verb, "nsubj", "csubj"))
    if not any(token.lower_ == "it" for token in subjects):
        for token in subjects:
            yield from arguments(sentence, token)
        return
    for clause in (*children(verb, "xcomp", "ccomp", "advcl"), *children(adjective, "xcomp")):
        if any(child.lower_ == "to" for child in children(clause, "aux")):
            yield from (target for kind, target in effects(sentence, clause) if kind != "lower")


def needing(sentence: Sentence, verb: Token, adjective: Token) -> Iterator[Argument]:
    """Yield the forms that the clause names as what needs it, else the one in mind."""
    named = [
        argument
        for preposition in (*children(verb, "prep"), *children(adjective, "prep"))
        if preposition.lower_ in FOR
        for token in children(preposition, "pobj")
        for argument in arguments(sentence, token)
    ]
    if named or any(children(adjective, "prep")):
        yield from (argument for argument in named if argument.kind == "form")
        return
    topic = topical(sentence)
    if topic is not None:
        yield Argument(topic, adjective, confidence=0.8, before=True)


RULES = (
    Rule(
        "claim.essential",
        "Something is essential, for a form named or for the one in mind.",
        Example(
            "In joint ventures, it is crucial to share information.",
            (("JointVenture", "Requires", "InformationSharing"),),
        ),
        "In joint ventures, it is pleasant to share information.",
        essential,
    ),
)
