"""Claims whose subject is something done: "pool resources to cut costs", "to learn, firms need
trust"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ...sentences import Sentence, children
from ..actions import Effect, effects, named_by, stated
from ..arguments import Argument, arguments
from ..cues import verb_class
from ..predicates import DOWNWARD, UPWARD, relation
from .purpose import MOTIVES, WINNING
from .rule import Candidate, Example, Rule


def to_effect(sentence: Sentence) -> Iterator[Candidate]:
    """Read what is done in order to bring about something else."""
    for verb in sentence.verbs:
        done = named_by(sentence, verb)
        for clause in aims(verb) if done else ():
            for effect in effects(sentence, clause):
                for span in done:
                    source = Argument(span, verb, confidence=span.confidence)
                    meaning = None if sought(source, effect) else stated(source, "raise", effect)
                    if meaning is not None and source.kind != "challenge":
                        yield Candidate(source, meaning, effect[1], verb, 0.65)


def for_aim(sentence: Sentence) -> Iterator[Candidate]:
    """Read what a form is taken up for."""
    for verb in sentence.verbs:
        forms = [span for span in named_by(sentence, verb) if span.kind == "form"]
        for clause in aims(verb) if forms else ():
            for effect in effects(sentence, clause):
                for span in forms:
                    source = Argument(span, verb, confidence=span.confidence)
                    if sought(source, effect):
                        yield Candidate(effect[1], "Motivates", source, verb, 0.65)


def sought(source: Argument, effect: Effect) -> bool:
    """Tell whether a form is entered for a benefit, which it may bring or not: "collaborate to
    save costs"."""
    kind, target = effect
    differ = source.concept != target.concept and source.span != target.span
    return source.kind == "form" and kind in WINNING and target.kind in MOTIVES and differ


def aims(verb: Token) -> Iterator[Token]:
    """Yield the infinitives of purpose after or before a verb, "in order to" and "so as to" too."""
    clauses = list(children(verb, "advcl", "xcomp"))
    for preposition in children(verb, "prep"):
        for noun in children(preposition, "pobj"):
            if noun.lower_ == "order":
                clauses.extend(children(noun, "acl"))
    for clause in clauses:
        # "to save time, to learn and ..." is a list of aims, not an aim of an aim.
        listed = clause.i > verb.i and any(t.text == "," for t in verb.doc[verb.i : clause.i])
        if not listed and any(child.lower_ == "to" for child in children(clause, "aux")):
            yield clause


def needs(sentence: Sentence) -> Iterator[Candidate]:
    """Read what an action or aim requires: "curbing opportunism requires trust"."""
    for verb in sentence.verbs:
        if verb_class(verb.lemma_.lower()) != "require":
            continue
        actions = [*children(verb, "csubj"), *aims(verb)]
        needed = [a for object in children(verb, "dobj") for a in arguments(sentence, object)]
        needed += [a for object in children(verb, "nsubjpass") for a in arguments(sentence, object)]
        for action in actions:
            for effect in effects(sentence, action):
                for source in needed:
                    yield from needed_for(source, effect, verb)


def needed_for(source: Argument, effect: Effect, verb: Token) -> Iterator[Candidate]:
    """Yield what it says of something that an effect requires it."""
    kind, target = effect
    if source.concept == target.concept:
        return
    if kind in DOWNWARD:
        meaning = stated(source, "raise", effect)
        if meaning is not None:
            yield Candidate(source, meaning, target, verb, 0.7)
    elif kind is None or kind in UPWARD:
        meaning = relation("require", target.kind, source.kind)
        if meaning is not None and target.kind != "challenge":
            yield Candidate(target, meaning, source, verb, 0.7)


RULES = (
    Rule(
        "claim.action-to-effect",
        "What is done, itself a concept, serves to bring about another.",
        Example(
            "Partners share information to curb opportunism.",
            (("InformationSharing", "Mitigates", "Opportunism"),),
        ),
        "Partners share information with those who curb opportunism.",
        to_effect,
    ),
    Rule(
        "claim.action-for-aim",
        "Who takes up a form does so for a benefit, which thus motivates it.",
        Example(
            "Libraries collaborate to save costs.",
            (("CostReduction", "Motivates", "InterorganizationalCollaboration"),),
        ),
        "Libraries that collaborate save costs.",
        for_aim,
    ),
    Rule(
        "claim.action-needs",
        "An action or aim requires something.",
        Example(
            "Curbing opportunism requires relational norms.",
            (("RelationalNorms", "Mitigates", "Opportunism"),),
        ),
        "Those who curb opportunism may read about relational norms.",
        needs,
    ),
)
