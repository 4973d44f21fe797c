"""Claims whose relation is a noun: "the effect of trust on performance", "X such as Y"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from interorg.ontology.concepts import load_concepts

from ...sentences import Sentence, children
from ..actions import affected, stated
from ..arguments import Argument, arguments
from ..cues import DOWNWARD_NOUNS, UPWARD_NOUNS
from .rule import Candidate, Example, Rule
from .verb import sources

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
HAVING = frozenset("have exert exercise".split())
NAMED_ROLES = frozenset("role importance contribution".split())


def effect(sentence: Sentence) -> Iterator[Candidate]:
    """Read "S has a positive effect on O", "S plays a role in O"; an effect merely named is not
    claimed."""
    for verb in sentence.verbs:
        if verb.lemma_.lower() not in HAVING | {"play"}:
            continue
        for noun in children(verb, "dobj"):
            plays = noun.lemma_.lower() in NAMED_ROLES
            if not plays and noun.lemma_.lower() not in EFFECT_NOUNS:
                continue
            kind = "raise" if plays else direction(noun)
            for preposition in (*children(noun, "prep"), *children(verb, "prep")):
                if preposition.lower_ not in (("in", "for", "to") if plays else ("on", "upon")):
                    continue
                for source, factor in sources(sentence, verb):
                    for token in children(preposition, "pobj", "pcomp"):
                        for outcome in affected(sentence, token):
                            meaning = stated(source, kind, outcome)
                            if meaning:
                                yield Candidate(source, meaning, outcome[1], verb, 0.8 * factor)


def direction(noun: Token) -> str:
    """Return the class of verb that the noun's adjective makes of it."""
    for child in children(noun, "amod"):
        if child.lower_ in DIRECTIONS:
            return DIRECTIONS[child.lower_]
    return "influence"


def named(sentence: Sentence) -> Iterator[Candidate]:
    """Read a nominalized predicate with its means: "the reduction of opportunism through norms"."""
    for token in sentence.span:
        lemma = token.lemma_.lower()
        up = lemma in UPWARD_NOUNS
        if token.pos_ != "NOUN" or not (up or lemma in DOWNWARD_NOUNS):
            continue
        targets = [
            t
            for p in children(token, "prep")
            if p.lower_ in ("of", "in")
            for o in children(p, "pobj")
            for t in arguments(sentence, o)
        ]
        for preposition in children(token, "prep", "agent"):
            if preposition.lower_ not in ("through", "by", "via"):
                continue
            for source in objects(sentence, preposition):
                for target in targets:
                    meaning = stated(source, "raise" if up else "lower", (None, target))
                    if meaning:
                        yield Candidate(source, meaning, target, token, 0.7)


def objects(sentence: Sentence, preposition: Token) -> Iterator[Argument]:
    for token in children(preposition, "pobj", "pcomp"):
        yield from arguments(sentence, token)


def such_as(sentence: Sentence) -> Iterator[Candidate]:
    """Read "mechanisms such as Y and Z": Y exemplifies the class, or is a kind of it."""
    for token in sentence.span:
        if token.lower_ != "as" or token.dep_ != "prep":
            continue
        if not any(child.lower_ == "such" for child in children(token, "amod")):
            continue
        for target in arguments(sentence, token.head):
            for source in objects(sentence, token):
                itself = target.token == token.head
                if itself and source.kind == target.kind and source.concept != target.concept:
                    yield Candidate(
                        source, instance_or_kind(source, target), target, token.head, 0.85
                    )


def instance_or_kind(source: Argument, target: Argument) -> str:
    """Return what "A such as B" says: a form, or what is known for a kind of A, is one."""
    known = target.concept in load_concepts().ancestors(source.concept)
    return "IsKindOf" if source.kind == "form" or known else "Exemplifies"


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
        "claim.nominalized",
        "The reduction, improvement ... of a concept through or by another.",
        Example(
            "The reduction of opportunism through relational norms takes time.",
            (("RelationalNorms", "Mitigates", "Opportunism"),),
        ),
        "The reduction of opportunism by 1990 took relational norms.",
        named,
    ),
    Rule(
        "claim.such-as",
        "A class of concepts and its examples after such as.",
        Example(
            "Equity alliances such as joint ventures are common.",
            (("JointVenture", "IsKindOf", "EquityAlliance"),),
        ),
        "Lawyers such as those of joint ventures know equity alliances.",
        such_as,
    ),
)
