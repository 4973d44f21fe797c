"""Claims of findings: "we found a positive effect of trust on performance"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ...sentences import Sentence, children
from ..actions import stated
from ..arguments import Argument
from ..predicates import CAUSAL
from .moderation import ends
from .nominal import EFFECT_NOUNS, direction
from .rule import Candidate, Example, Rule

FINDING = frozenset(
    "find report show reveal observe confirm detect document establish demonstrate identify "
    "indicate uncover".split()
)
RELATIONS = frozenset("relationship relation link association correlation connection".split())


def found(sentence: Sentence) -> Iterator[Candidate]:
    for noun in sentence.span:
        lemma = noun.lemma_.lower()
        if lemma not in EFFECT_NOUNS and lemma not in RELATIONS:
            continue
        verb = telling(noun)
        if verb is None:
            continue
        merely = any(child.lower_ == "the" for child in children(noun, "det"))
        if merely and direction(noun) == "influence":
            continue  # "Table 2 shows the effect of trust."
        # "No significant effect"; a "not" of the verb is read with it.
        none = any(child.lower_ == "no" for child in children(noun, "det"))
        causes, outcomes = ends(sentence, noun)
        for source in causes:
            for target in outcomes:
                meaning = related(lemma, noun, source, target)
                if meaning is not None:
                    yield Candidate(source, meaning, target, verb, 0.85, inverted_polarity=none)


def telling(noun: Token) -> Token | None:
    """Return the verb that says that an effect was found, or that there is one."""
    verb: Token = noun.head
    lemma = verb.lemma_.lower()
    if lemma in FINDING and noun.dep_ in ("dobj", "nsubjpass"):
        return verb
    there = lemma in ("be", "exist") and any(children(verb, "expl"))
    return verb if there and noun.dep_ in ("attr", "dobj", "nsubj") else None


def related(lemma: str, noun: Token, source: Argument, target: Argument) -> str | None:
    """Return what an effect or a mere relation says of its two ends."""
    if lemma in EFFECT_NOUNS:
        return stated(source, direction(noun), (None, target))
    causal = {source.kind, target.kind} <= CAUSAL
    return "AssociatedWith" if causal and source.concept != target.concept else None


RULES = (
    Rule(
        "claim.found-effect",
        "An effect, relation or correlation of two concepts is found, reported, or there is one.",
        Example(
            "We found a negative effect of goal conflict on knowledge transfer.",
            (("GoalConflict", "Hinders", "KnowledgeTransfer"),),
        ),
        "We discuss a negative effect of goal conflict on knowledge transfer.",
        found,
    ),
)
