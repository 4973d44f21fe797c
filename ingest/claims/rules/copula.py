"""Claims with to be: kinds, sources, barriers, conditions, characteristics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Token

from ...sentences import Sentence, children, conjoined, first
from ..actions import Effect, affected, stated
from ..arguments import Argument, arguments
from ..clause import subject_of
from ..cues import ADJECTIVES, CONDITIONS, ESSENTIAL, NOUNS
from ..denial import less
from ..predicates import GOODS
from .rule import Candidate, Example, Rule

REQUIRING = frozenset(["for", "of", "to", "in"])
COPULAS = frozenset(["be", "remain", "become"])
PRESENTING = frozenset(
    "constitute represent provide offer pose present create form serve act function work operate "
    "remain become give".split()
)
"""Verbs that say of their subject what their object, or the noun after `as`, is."""
REGARDING = frozenset(
    "see view treat regard describe consider portray present identify recognize recognise "
    "understand conceive cite name call interpret".split()
)
"""Verbs that say of their object what the noun after `as` is."""


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


def noun(sentence: Sentence) -> Iterator[Candidate]:
    for verb, subject, word in predicated(sentence):
        needed = word.lemma_.lower() in CONDITIONS
        yield from complemented(sentence, verb, subject, word, NOUNS, needed)


def predicated(sentence: Sentence) -> Iterator[tuple[Token, Token, Token]]:
    """Yield verb, subject and noun of "S is a N", "S provides a N", "S serves as a N"."""
    for verb in sentence.verbs:
        lemma = verb.lemma_.lower()
        if lemma in REGARDING:
            subject = first(children(verb, "dobj", "nsubjpass"))
        elif lemma in COPULAS or lemma in PRESENTING:
            subject = subject_of(verb)
        else:
            continue
        if subject is None or (subject.i >= verb.i and lemma not in REGARDING):
            continue
        words = list(children(verb, "attr", "dobj", "oprd"))
        words = [word for word in words if word != subject]
        for preposition in children(verb, "prep"):
            if preposition.lower_ == "as":
                words.extend(children(preposition, "pobj"))
        for word in words:
            for joined in conjoined(word):
                yield verb, subject, joined


POOR = frozenset("poor weak bad feeble unreliable inadequate insufficient doubtful".split())
"""What a noun that is so called does badly or not at all."""


def adjective(sentence: Sentence) -> Iterator[Candidate]:
    for verb, subject in copulas(sentence):
        for found in children(verb, "acomp"):
            for attribute in conjoined(found):
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
    for preposition, effect in followed(sentence, word):
        # A participle stands in the table as it is written: "related to".
        kind = classes.get((word.lemma_.lower(), preposition))
        kind = kind or classes.get((word.lower_, preposition))
        inner, target = effect
        for source in arguments(sentence, subject):
            if source.concept == target.concept:
                continue
            if needed and preposition in REQUIRING:
                if source.kind in GOODS and target.kind in GOODS and inner in (None, "raise"):
                    yield Candidate(target, "Requires", source, verb, 0.8)
                elif (meaning := stated(source, "raise", effect)) is not None:
                    yield Candidate(source, meaning, target, verb, 0.7)
            meaning = stated(source, kind, effect) if kind else None
            if meaning:
                # "A poor instrument for cutting costs" is none.
                poor = any(child.lower_ in POOR for child in children(word, "amod"))
                yield Candidate(source, meaning, target, verb, 0.8, inverted_polarity=poor)


def followed(sentence: Sentence, word: Token) -> Iterator[tuple[str, Effect]]:
    """Yield what follows a word: a preposition with its object or gerund, or an infinitive."""
    for preposition in children(word, "prep"):
        for object in children(preposition, "pobj", "pcomp"):
            yield from ((preposition.lower_, effect) for effect in affected(sentence, object))
    # "a means to reduce costs", "necessary to reduce costs"
    infinitives: Iterable[Token] = children(word, "acl", "relcl", "xcomp")
    if word.dep_ == "acomp":
        infinitives = (*infinitives, *children(word.head, "xcomp", "advcl"))
    for clause in infinitives:
        if any(child.lower_ == "to" for child in children(clause, "aux")):
            yield from (("to", effect) for effect in affected(sentence, clause))


def characteristic(sentence: Sentence) -> Iterator[Candidate]:
    for verb, subject in copulas(sentence):
        for attribute in children(verb, "acomp", "attr"):
            for target in arguments(sentence, attribute):
                for source in arguments(sentence, subject):
                    itself = source.token in conjoined(subject) or source.before
                    meaning = characterized(attribute, source, target)
                    if itself and meaning and not source.lessened:
                        lower = less(attribute, target.span)
                        yield Candidate(source, meaning, target, verb, 0.8, inverted_polarity=lower)


def characterized(attribute: Token, source: Argument, target: Argument) -> str | None:
    """Return what an adjective says: what an arrangement is like, or what comes with it."""
    if source.concept == target.concept:
        return None
    if target.kind == "dimensionValue":
        return "HasCharacteristic" if source.kind == "form" else None
    if attribute.pos_ != "ADJ" or source.kind not in ("form", "mechanism", "contrast"):
        return None
    return {"benefit": "Enables", "challenge": "Causes"}.get(target.kind)


RULES = (
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
        "Form is of a certain duration, formality, scope; adjectives say what comes with it.",
        Example(
            "Strategic alliances tend to be informal.",
            (("StrategicAlliance", "HasCharacteristic", "InformalArrangement"),),
        ),
        "The party of the joint venture was informal.",
        characteristic,
    ),
)
