"""Claims whose relation is a noun: "the effect of trust on performance", "X such as Y"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ...sentences import Sentence, children
from ..arguments import Argument, arguments
from ..predicates import relation
from .rule import Candidate, Example, Rule

EFFECT_NOUNS = frozenset("effect impact influence".split())
DIRECTIONS = {
    "positive": "raise",
    "beneficial": "raise",
    "favourable": "raise",
    "favorable": "raise",
    "negative": "hinder",
    "adverse": "hinder",
    "detrimental": "hinder",
    "harmful": "hinder",
}
HAVING = frozenset("have exert".split())


def effect(sentence: Sentence) -> Iterator[Candidate]:
    """Read "S has a positive effect on O"; an effect merely named is not claimed."""
    for verb in sentence.verbs:
        if verb.lemma_.lower() not in HAVING:
            continue
        for noun in children(verb, "dobj"):
            if noun.lemma_.lower() not in EFFECT_NOUNS:
                continue
            kind = direction(noun)
            for preposition in children(noun, "prep"):
                if preposition.lower_ not in ("on", "upon"):
                    continue
                for subject in children(verb, "nsubj"):
                    for target in objects(sentence, preposition):
                        for source in arguments(sentence, subject):
                            meaning = relation(kind, source.kind, target.kind)
                            if meaning and source.concept != target.concept:
                                yield Candidate(source, meaning, target, verb, 0.8)


def direction(noun: Token) -> str:
    """Return the class of verb that the noun's adjective makes of it."""
    for child in children(noun, "amod"):
        if child.lower_ in DIRECTIONS:
            return DIRECTIONS[child.lower_]
    return "influence"


def objects(sentence: Sentence, preposition: Token) -> Iterator[Argument]:
    for token in children(preposition, "pobj", "pcomp"):
        yield from arguments(sentence, token)


def such_as(sentence: Sentence) -> Iterator[Candidate]:
    """Read "mechanisms such as Y and Z": Y exemplifies the class, both of one kind."""
    for token in sentence.span:
        if token.lower_ != "as" or token.dep_ != "prep":
            continue
        if not any(child.lower_ == "such" for child in children(token, "amod")):
            continue
        for target in arguments(sentence, token.head):
            for source in objects(sentence, token):
                itself = target.token == token.head
                if itself and source.kind == target.kind and source.concept != target.concept:
                    yield Candidate(source, "Exemplifies", target, token.head, 0.85)


RULES = (
    Rule(
        "claim.effect",
        "Subject has a positive, negative or unsigned effect on object.",
        Example(
            "Goal conflict has a negative effect on knowledge transfer.",
            (("GoalConflict", "Hinders", "KnowledgeTransfer"),),
        ),
        "We study the effect of goal conflict on knowledge transfer.",
        effect,
    ),
    Rule(
        "claim.such-as",
        "A class of concepts and its examples after such as.",
        Example(
            "Equity alliances such as joint ventures are common.",
            (("JointVenture", "Exemplifies", "EquityAlliance"),),
        ),
        "Lawyers such as those of joint ventures know equity alliances.",
        such_as,
    ),
)
