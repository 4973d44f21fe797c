"""Claims that give a reason for entering a form: "firms form alliances to share risk"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ...sentences import Sentence, children
from ..actions import effects
from ..arguments import arguments
from .rule import Candidate, Example, Rule

ENTERING = frozenset("form enter join create establish set found launch make use build".split())
WINNING = frozenset([None, "raise", "foster", "increase", "yield"])
MOTIVES = frozenset(["benefit", "driver"])


def purpose(sentence: Sentence) -> Iterator[Candidate]:
    for verb in sentence.verbs:
        if verb.lemma_.lower() not in ENTERING:
            continue
        forms = [
            argument
            for token in entered(verb)
            for argument in arguments(sentence, token)
            if argument.kind == "form"
        ]
        if not forms:
            continue
        for aim in aims(verb):
            for kind, target in effects(sentence, aim):
                if kind in WINNING and target.kind in MOTIVES:
                    for form in forms:
                        yield Candidate(target, "Motivates", form, verb, 0.8)


def entered(verb: Token) -> Iterator[Token]:
    """Yield what is entered: the object, the passive subject, or what follows into."""
    yield from children(verb, "dobj", "obj", "nsubjpass")
    for preposition in children(verb, "prep"):
        if preposition.lower_ == "into":
            yield from children(preposition, "pobj")


def aims(verb: Token) -> Iterator[Token]:
    """Yield the infinitives of purpose after a verb: to V, in order to V."""
    clauses = list(children(verb, "advcl", "xcomp"))
    for preposition in children(verb, "prep"):
        for noun in children(preposition, "pobj"):
            if noun.lower_ == "order":
                clauses.extend(children(noun, "acl"))
    for clause in clauses:
        if any(child.lower_ == "to" for child in children(clause, "aux")):
            yield clause


RULES = (
    Rule(
        "claim.purpose",
        "A form is formed or entered to win a benefit, which thus motivates it.",
        Example(
            "Companies form strategic alliances to share risk.",
            (("RiskSharing", "Motivates", "StrategicAlliance"),),
        ),
        "Companies formed a team to share the risk of the strategic alliance.",
        purpose,
    ),
)
