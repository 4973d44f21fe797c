"""Claims with to be: kinds, sources, barriers, conditions, characteristics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from interorg.ontology.concepts import load_concepts

from ...sentences import Sentence, children, conjoined, first
from ..arguments import Argument, arguments
from ..predicates import GOODS, relation
from .rule import Candidate, Example, Rule
from .verb import subject_of

NOUNS: dict[tuple[str, str], str] = {
    ("source", "of"): "yield",
    ("cause", "of"): "cause",
    ("driver", "of"): "raise",
    ("means", "of"): "raise",
    ("vehicle", "for"): "raise",
    ("way", "of"): "raise",
    ("enabler", "of"): "raise",
    ("barrier", "to"): "hinder",
    ("obstacle", "to"): "hinder",
    ("impediment", "to"): "hinder",
    ("threat", "to"): "hinder",
    ("safeguard", "against"): "curb",
    ("protection", "against"): "curb",
    ("remedy", "for"): "curb",
    ("remedy", "against"): "curb",
    ("antidote", "to"): "curb",
    ("answer", "to"): "curb",
    ("response", "to"): "curb",
    ("substitute", "for"): "substitute",
    ("alternative", "to"): "substitute",
    ("complement", "to"): "complement",
    ("determinant", "of"): "influence",
}
"""Noun and preposition after to be, to the class of verb that says the same."""

CONDITIONS = frozenset("prerequisite condition precondition requirement key basis".split())
REQUIRING = frozenset(["for", "of", "to", "in"])
ESSENTIAL = frozenset("essential crucial critical vital necessary indispensable".split())
ADJECTIVES: dict[tuple[str, str], str] = {
    ("detrimental", "to"): "hinder",
    ("harmful", "to"): "hinder",
    ("conducive", "to"): "raise",
    ("beneficial", "to"): "raise",
    ("prone", "to"): "face",
    ("vulnerable", "to"): "face",
    ("susceptible", "to"): "face",
    ("subject", "to"): "face",
    ("contingent", "on"): "require",
    ("dependent", "on"): "require",
    ("conditional", "on"): "require",
    ("exposed", "to"): "face",
    ("related", "to"): "associate",
    ("linked", "to"): "associate",
    ("associated", "with"): "associate",
    ("connected", "with"): "associate",
    ("different", "from"): "contrast",
    ("distinct", "from"): "contrast",
}
COPULAS = frozenset(["be", "remain", "become"])
KIND_NOUNS = frozenset("form type kind sort variety subtype".split())


def copulas(sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """Yield each form of to be with its subject."""
    for verb in sentence.verbs:
        subject = subject_of(verb) if verb.lemma_ in COPULAS else None
        if subject is not None and subject.i < verb.i:
            yield verb, subject


def complements(sentence: Sentence, word: Token) -> Iterator[tuple[str, Argument]]:
    """Yield preposition and concept for every prepositional phrase that hangs on the word."""
    for preposition in children(word, "prep"):
        for object in children(preposition, "pobj", "pcomp"):
            for argument in arguments(sentence, object):
                yield preposition.lower_, argument


def kind_of(sentence: Sentence) -> Iterator[Candidate]:
    for verb, subject in copulas(sentence):
        for attribute in children(verb, "attr"):
            if attribute.lemma_.lower() not in KIND_NOUNS:
                continue
            for preposition, target in complements(sentence, attribute):
                for source in arguments(sentence, subject):
                    alike = source.kind == target.kind and source.concept != target.concept
                    if preposition == "of" and alike:
                        yield Candidate(source, "IsKindOf", target, verb, 0.85)


def broader(target: Argument) -> tuple[str, ...]:
    """Return what the concept is a kind of: nothing for the root of its tree."""
    return load_concepts()[target.concept].broader


def is_a(sentence: Sentence) -> Iterator[Candidate]:
    """Read a definition: "a joint venture is an alliance", both generic and of one kind."""
    for verb, subject in copulas(sentence):
        for attribute in children(verb, "attr"):
            if not any(child.lower_ in ("a", "an") for child in children(attribute, "det")):
                continue
            for source in arguments(sentence, subject):
                for target in arguments(sentence, attribute):
                    alike = source.kind == target.kind and source.concept != target.concept
                    generic = source.token == subject and not source.definite
                    named = target.kind in ("form", "mechanism") and bool(broader(target))
                    if alike and generic and named:
                        yield Candidate(source, "IsKindOf", target, verb, 0.8)


def noun(sentence: Sentence) -> Iterator[Candidate]:
    for verb, subject in copulas(sentence):
        for attribute in children(verb, "attr"):
            needed = attribute.lemma_.lower() in CONDITIONS
            yield from complemented(sentence, verb, subject, attribute, NOUNS, needed)


def adjective(sentence: Sentence) -> Iterator[Candidate]:
    for verb, subject in copulas(sentence):
        for attribute in children(verb, "acomp"):
            needed = attribute.lower_ in ESSENTIAL
            yield from complemented(sentence, verb, subject, attribute, ADJECTIVES, needed)


def complemented(
    sentence: Sentence,
    verb: Token,
    subject: Token,
    word: Token,
    classes: Mapping[tuple[str, str], str],
    needed: bool,
) -> Iterator[Candidate]:
    """Yield what a word with its preposition says of the subject; what is needed, is required."""
    for preposition, target in complements(sentence, word):
        kind = classes.get((word.lemma_.lower(), preposition))
        for source in arguments(sentence, subject):
            if source.concept == target.concept:
                continue
            if needed and preposition in REQUIRING and {source.kind, target.kind} <= GOODS:
                yield Candidate(target, "Requires", source, verb, 0.8)
            meaning = relation(kind, source.kind, target.kind) if kind else None
            if meaning:
                yield Candidate(source, meaning, target, verb, 0.8)


def characteristic(sentence: Sentence) -> Iterator[Candidate]:
    for verb, subject in copulas(sentence):
        attribute = first(children(verb, "acomp"))
        if attribute is None:
            continue
        for target in arguments(sentence, attribute):
            for source in arguments(sentence, subject):
                itself = source.token in conjoined(subject)
                if itself and source.kind == "form" and target.kind == "dimensionValue":
                    yield Candidate(source, "HasCharacteristic", target, verb, 0.8)


RULES = (
    Rule(
        "claim.kind-of",
        "Subject is a form, type or kind of object, both of one kind.",
        Example(
            "A research consortium is a form of strategic alliance.",
            (("ResearchConsortium", "IsKindOf", "StrategicAlliance"),),
        ),
        "A joint venture is a form of hope.",
        kind_of,
    ),
    Rule(
        "claim.is-a",
        "A form or mechanism is defined as another of its kind.",
        Example(
            "A joint venture is an alliance of two or more companies.",
            (("JointVenture", "IsKindOf", "StrategicAlliance"),),
        ),
        "The joint venture was an alliance that surprised the trade.",
        is_a,
    ),
    Rule(
        "claim.is-noun",
        "Subject is a source, barrier, safeguard, condition ... of object.",
        Example(
            "Opportunism is a threat to relational norms.",
            (("Opportunism", "Hinders", "RelationalNorms"),),
        ),
        "Goal conflict is a chapter of the book on knowledge transfer.",
        noun,
    ),
    Rule(
        "claim.is-adjective",
        "Subject is essential for, detrimental to, prone to, contingent on ... object.",
        Example(
            "Mutual trust is essential for knowledge transfer.",
            (("KnowledgeTransfer", "Requires", "Trust"),),
        ),
        "Mutual trust is rare in studies of knowledge transfer.",
        adjective,
    ),
    Rule(
        "claim.characteristic",
        "Form is of a certain duration, formality, scope ...",
        Example(
            "Strategic alliances tend to be informal.",
            (("StrategicAlliance", "HasCharacteristic", "InformalArrangement"),),
        ),
        "The party of the joint venture was informal.",
        characteristic,
    ),
)
