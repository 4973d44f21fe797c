"""Claims whose relation is a verb: active, passive and with a preposition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from ...sentences import Sentence, children, first
from ..actions import Effect, affected, stated
from ..arguments import Argument, arguments
from ..clause import objects_of, subjects_of
from ..cues import verb_class
from ..predicates import phrase_class
from .rule import Candidate, Example, Rule

SIGNS = {
    "positively": "raise",
    "favourably": "raise",
    "favorably": "raise",
    "beneficially": "raise",
    "negatively": "hinder",
    "adversely": "hinder",
    "detrimentally": "hinder",
}
"""Adverbs that give an influence its direction."""
DUE = frozenset("have employ include yield".split())
OBLIGING = frozenset("must should need ought".split())


def meaning_of(verb: Token) -> str | None:
    """Return the class of a verb; an influence that is called positive or negative is no other."""
    kind = verb_class(verb.lemma_.lower())
    if kind == "influence":
        signs = (SIGNS.get(child.lower_) for child in children(verb, "advmod"))
        return next((sign for sign in signs if sign), kind)
    return kind


def compared(verb: Token, preposition: Token) -> bool:
    """Tell "depends less on A than on B" and "on A instead of on B" from plain statements."""
    weighed = any(child.lower_ in ("less", "rather") for child in children(verb, "advmod"))
    before = preposition.nbor(-1).lower_ if preposition.i > preposition.sent.start else ""
    return weighed or before in ("of", "than", "not")


def sources(sentence: Sentence, verb: Token) -> list[tuple[Argument, float]]:
    """Return the concepts that a verb says something of, each with how surely."""
    return [
        (argument, factor)
        for token, factor in subjects_of(verb)
        for argument in arguments(sentence, token)
    ]


def related(
    subjects: Iterable[tuple[Argument, float]],
    kind: str,
    objects: Iterable[Effect],
    predicate: Token,
    confidence: float,
) -> Iterator[Candidate]:
    """Yield what a class of words states of every subject and everything affected."""
    subjects = list(subjects)
    for inner, target in objects:
        # "lower transaction costs" is the benefit itself, not a lowering of it.
        whole = target.span.covers(predicate) and not target.before
        for source, factor in subjects:
            meaning = stated(source, phrase_class(target.kind) if whole else kind, (inner, target))
            if meaning is not None:
                yield Candidate(source, meaning, target, predicate, confidence * factor)


def active(sentence: Sentence) -> Iterator[Candidate]:
    for token in sentence.verbs:
        kind = meaning_of(token)
        if kind is None or first(children(token, "nsubjpass", "auxpass")) is not None:
            continue
        objects = [e for object in objects_of(token) for e in affected(sentence, object)]
        objects += [
            e
            for clause in children(token, "xcomp", "ccomp")
            if clause.tag_ == "VBG"
            for e in affected(sentence, clause)
        ]
        if objects:
            # What must be had, used or built is required.
            due = kind in DUE and any(c.lower_ in OBLIGING for c in children(token, "aux"))
            subjects = sources(sentence, token)
            yield from related(subjects, "require" if due else kind, objects, token, 0.85)


def passive(sentence: Sentence) -> Iterator[Candidate]:
    for token in sentence.verbs:
        kind = meaning_of(token)
        patients = list(children(token, "nsubjpass"))
        if token.dep_ == "acl" and token.tag_ == "VBN":
            patients = [token.head]
        if token.dep_ == "conj" and token.tag_ == "VBN" and not patients:
            patients = list(children(token.head, "nsubjpass"))
        if kind is None or not patients:
            continue
        targets = [e for patient in patients for e in affected(sentence, patient)]
        for agent in children(token, "agent", "prep"):
            if agent.lower_ not in ("by", "through", "via"):
                continue
            for subject in children(agent, "pobj", "pcomp"):
                found = [(argument, 1.0) for argument in arguments(sentence, subject)]
                yield from related(found, kind, targets, token, 0.85)


def prepositional(sentence: Sentence) -> Iterator[Candidate]:
    for token in sentence.verbs:
        prepositions = [
            (preposition, kind)
            for preposition in children(token, "prep", "agent", "dative")
            if (kind := verb_class(token.lemma_.lower(), preposition.lower_)) is not None
            and not compared(token, preposition)
        ]
        if not prepositions:
            continue
        subjects = [*sources(sentence, token), *of_passive(sentence, token)]
        for preposition, kind in prepositions:
            for found in children(preposition, "pobj", "pcomp"):
                if kind == "stem":
                    # "conflicts stem from distrust" says that distrust causes conflicts.
                    causes = [(argument, 1.0) for argument in arguments(sentence, found)]
                    outcomes = [(None, argument) for argument, _ in subjects]
                    yield from related(causes, "yield", outcomes, token, 0.8)
                else:
                    objects = list(affected(sentence, found))
                    yield from related(subjects, kind, objects, token, 0.8)


def of_passive(sentence: Sentence, verb: Token) -> Iterator[tuple[Argument, float]]:
    """Yield what a passive verb or participle with its preposition is said of."""
    patients = list(children(verb, "nsubjpass"))
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        patients = [verb.head]
    for patient in patients:
        yield from ((argument, 0.95) for argument in arguments(sentence, patient))


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
        "Patient, passive verb of a known class, agent with by or means with through.",
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
