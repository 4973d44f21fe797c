"""Claims whose subject is an actor that stands for the form it acts in: "partners share risk"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ...concepts.spans import ConceptSpan
from ...sentences import Sentence, children
from ..actions import Effect, effects, stated
from ..arguments import Argument, arguments
from ..clause import subjects_of
from ..cues import verb_class
from .rule import Candidate, Example, Rule

ACTORS = frozenset(
    "firm company organization organisation business partner member participant party ally "
    "enterprise corporation actor agency institution government entity supplier buyer "
    "manufacturer university stakeholder we you one each both side sme smes".split()
)
PLACES = frozenset("in within through with under for".split())
MEANT = ("this", "that", "which")
OUTCOMES = frozenset(["benefit", "challenge", "mechanism"])


def acts(sentence: Sentence) -> Iterator[Candidate]:
    """Read what actors win, suffer or use in the form that the clause or the passage is about."""
    for verb in sentence.verbs:
        subject = next((token for token, _ in subjects_of(verb)), None)
        if subject is None or not meant(sentence, subject):
            continue
        done = [effect for effect in done_by(sentence, verb) if effect[1].kind in OUTCOMES]
        done += [(None, argument) for argument in worked_through(sentence, verb)]
        if not done:
            continue
        for form in forms(sentence, verb, subject):
            for effect in done:
                meaning = acted(form, effect)
                if meaning is not None:
                    yield Candidate(form, meaning, effect[1], verb, 0.6)


def meant(sentence: Sentence, subject: Token) -> bool:
    """Tell whether a subject is no concept itself, but an actor or a bare "this"."""
    if next(arguments(sentence, subject), None) is not None:
        return False
    return subject.lemma_.lower() in ACTORS or subject.lower_ in MEANT


def done_by(sentence: Sentence, verb: Token) -> Iterator[Effect]:
    """Yield what a verb brings about; what is suffered is a challenge."""
    yield from effects(sentence, verb)
    lemma = verb.lemma_.lower()
    if verb_class(lemma) == "face":
        for object in children(verb, "dobj"):
            yield from (("cause", argument) for argument in arguments(sentence, object))
    for preposition in children(verb, "prep"):
        if verb_class(lemma, preposition.lower_) == "face":
            for object in children(preposition, "pobj", "pcomp"):
                yield from (("cause", argument) for argument in arguments(sentence, object))


def worked_through(sentence: Sentence, verb: Token) -> Iterator[Argument]:
    """Yield the mechanisms through which something is done in a form that the clause names."""
    for preposition in children(verb, "prep"):
        if preposition.lower_ in ("through", "via"):
            for token in children(preposition, "pobj"):
                yield from (a for a in arguments(sentence, token) if a.kind == "mechanism")


def acted(form: Argument, effect: Effect) -> str | None:
    """Return what it says of a form that those in it act so."""
    kind, target = effect
    if target.kind == "mechanism" and kind in (None, "raise", "yield"):
        return "Employs" if form.concept != target.concept else None
    return stated(form, "yield", effect)


def forms(sentence: Sentence, verb: Token, subject: Token) -> Iterator[Argument]:
    """Yield the form the clause names as the place of what is done, else the one in mind."""
    named = [
        argument
        for preposition in (*children(verb, "prep"), *children(subject, "prep"))
        if preposition.lower_ in PLACES
        for token in children(preposition, "pobj")
        for argument in arguments(sentence, token)
        if argument.kind == "form"
    ]
    named.extend(a for token in defined(verb) for a in arguments(sentence, token))
    named = [argument for argument in named if argument.kind == "form"]
    if named:
        yield from named
        return
    topic = topical(sentence)
    if topic is not None:
        yield Argument(topic, subject, confidence=0.8, before=True)


def defined(verb: Token) -> Iterator[Token]:
    """Yield the form that a clause after it says what is done in: "alliances in which firms share
    risk", "alliances are arrangements in which firms share risk"."""
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    if verb.dep_ != "relcl":
        return
    inside = any(
        child.tag_ in ("WDT", "WRB") and child.lower_ in ("which", "where", "whereby")
        for token in verb.children
        for child in (token, *token.children)
    )
    if inside:
        noun = verb.head
        yield noun
        if noun.dep_ == "attr" and noun.head.lemma_ == "be":
            yield from children(noun.head, "nsubj")


def topical(sentence: Sentence) -> ConceptSpan | None:
    """Return the form in mind, if the sentence itself names none."""
    if any(span.kind == "form" for span in sentence.concepts):
        return None
    return next((topic for topic in sentence.topics if topic.kind == "form"), None)


RULES = (
    Rule(
        "claim.actors",
        "Actors win, suffer or use something in a form named, or that the passage is about.",
        Example(
            "In joint ventures, firms often share risk.",
            (("JointVenture", "Enables", "RiskSharing"),),
        ),
        "In joint ventures, lawyers often reduce the costs of printing.",
        acts,
    ),
)
