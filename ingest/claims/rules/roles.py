"""Claims whose noun says the role: "the main benefit of joint ventures is risk sharing"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from ...sentences import Sentence, children, conjoined, first
from ..actions import effects
from ..arguments import Argument, arguments
from ..clause import subject_of, subjects_of
from .actors import topical
from .rule import Candidate, Example, Rule

GAINS = frozenset("benefit advantage strength merit upside gain".split())
TROUBLES = frozenset(
    "challenge disadvantage problem difficulty risk drawback danger weakness downside pitfall "
    "threat issue concern".split()
)
REASONS = frozenset("reason motive motif motivation purpose aim goal objective rationale".split())
NAMING = frozenset("be include comprise".split())
OF = frozenset("of in from for behind with to".split())


def role_of(noun: Token) -> str | None:
    """Return the role a noun gives to what it is about: gain, trouble or reason."""
    lemma = noun.lemma_.lower()
    roles = {"gain": GAINS, "trouble": TROUBLES, "reason": REASONS}
    return next((role for role, nouns in roles.items() if lemma in nouns), None)


def counted(noun: Token) -> Token:
    """Return what "one of the ..." counts, or the noun itself."""
    of = first(children(noun, "prep")) if noun.lower_ in ("one", "some", "many") else None
    return (first(children(of, "pobj")) if of is not None else None) or noun


def statement(role: str, form: Argument, filler: Argument) -> tuple[Argument, str, Argument] | None:
    """Return the statement that a filler in a role of a form makes, or None where kinds differ."""
    if form.concept == filler.concept:
        return None
    if role == "gain" and filler.kind in ("benefit", "successFactor"):
        return form, "Enables", filler
    if role == "trouble" and filler.kind == "challenge":
        return form, "Causes", filler
    if role == "reason" and filler.kind in ("benefit", "driver"):
        return filler, "Motivates", form
    return None


def owners(sentence: Sentence, noun: Token) -> Iterator[Argument]:
    """Yield the forms and mechanisms whose gain, trouble or reason the noun is: those it names,
    else the form in mind."""
    named = [
        argument
        for link in (*children(noun, "prep"), *children(noun.head, "prep"))
        if link.lower_ in OF
        for token in children(link, "pobj", "pcomp")
        for argument in arguments(sentence, token)
        if argument.kind in ("form", "mechanism")
    ]
    for token in children(noun, "poss", "compound", "nmod"):
        named.extend(a for a in arguments(sentence, token) if a.kind in ("form", "mechanism"))
    yield from named
    topic = topical(sentence) if not named else None
    if topic is not None:
        yield Argument(topic, noun, confidence=0.7, before=True)


def fillers(sentence: Sentence, verb: Token) -> Iterator[Argument]:
    """Yield what a naming verb names: nouns, infinitives, gerunds."""
    for token in children(verb, "attr", "dobj", "xcomp", "ccomp"):
        if token.pos_ == "VERB":
            yield from (argument for _, argument in effects(sentence, token))
        else:
            yield from arguments(sentence, token)


def filled(
    sentence: Sentence, verb: Token, noun: Token, named: Iterable[Argument], confidence: float
) -> Iterator[Candidate]:
    """Yield what it states that the concepts named fill the role the noun gives them."""
    given = role_of(noun)
    if given is None:
        return
    fillers = list(named)
    if not fillers:
        return
    for form in owners(sentence, noun):
        for filler in fillers:
            made = statement(given, form, filler)
            if made:
                yield Candidate(*made, verb, confidence)


def role(sentence: Sentence) -> Iterator[Candidate]:
    for verb in sentence.verbs:
        subject = subject_of(verb) if verb.lemma_.lower() in NAMING else None
        if subject is not None:
            for noun in map(counted, conjoined(subject)):
                yield from filled(sentence, verb, noun, fillers(sentence, verb), 0.8)


def among(sentence: Sentence) -> Iterator[Candidate]:
    """Read "risk sharing is one of the benefits of joint ventures"."""
    for verb in sentence.verbs:
        if verb.lemma_ == "be":
            for noun in map(counted, children(verb, "attr")):
                named = arguments(sentence, subject_of(verb))
                yield from filled(sentence, verb, noun, named, 0.8)


def presented(sentence: Sentence) -> Iterator[Candidate]:
    """Read "joint ventures offer benefits such as risk sharing", "alliances bring the problem of
    free riding"."""
    for noun in sentence.span:
        if (
            noun.pos_ != "NOUN"
            or role_of(noun) is None
            or noun.dep_ not in ("dobj", "pobj", "attr")
        ):
            continue
        if noun.dep_ == "pobj" and noun.head.lower_ in ("on", "about"):
            continue
        verb = noun.head if noun.dep_ in ("dobj", "attr") else noun.head.head
        listed = list(listed_by(sentence, noun))
        if verb.pos_ not in ("VERB", "AUX") or not listed:
            continue
        own = [(a, f) for token, f in subjects_of(verb) for a in arguments(sentence, token)]
        for form, factor in own:
            for filler in listed:
                made = statement(role_of(noun) or "", form, filler)
                if made and form.kind in ("form", "mechanism"):
                    yield Candidate(*made, verb, 0.8 * factor)
        if not own:
            yield from filled(sentence, verb, noun, listed, 0.7)


def listed_by(sentence: Sentence, noun: Token) -> Iterator[Argument]:
    """Yield what a class noun is followed by: of, such as, including, or an apposition."""
    for preposition in children(noun, "prep"):
        if preposition.lower_ in ("of", "including", "like", "as"):
            for token in children(preposition, "pobj", "pcomp"):
                yield from arguments(sentence, token)
    for token in children(noun, "appos"):
        yield from arguments(sentence, token)


def as_role(sentence: Sentence) -> Iterator[Candidate]:
    """Read "scholars name risk sharing as a motive for joint ventures"."""
    for verb in sentence.verbs:
        for preposition in children(verb, "prep"):
            if preposition.lower_ == "as":
                for noun in children(preposition, "pobj"):
                    for object in children(verb, "dobj", "nsubjpass"):
                        named = arguments(sentence, object)
                        yield from filled(sentence, verb, noun, named, 0.75)


RULES = (
    Rule(
        "claim.role",
        "The benefits, problems or reasons of a form are or include concepts.",
        Example(
            "The main challenges of strategic alliances include goal conflict and free riding.",
            (
                ("StrategicAlliance", "Causes", "GoalConflict"),
                ("StrategicAlliance", "Causes", "FreeRiding"),
            ),
        ),
        "The main actors of strategic alliances include experts on goal conflict.",
        role,
    ),
    Rule(
        "claim.one-of-the-roles",
        "A concept is one of the benefits, problems or reasons of a form.",
        Example(
            "Risk sharing is one of the benefits of joint ventures.",
            (("JointVenture", "Enables", "RiskSharing"),),
        ),
        "Risk sharing is one of the themes of joint ventures.",
        among,
    ),
    Rule(
        "claim.presents-role",
        "A form offers, brings, faces benefits or problems that are listed after the noun.",
        Example(
            "Joint ventures bring benefits such as risk sharing.",
            (("JointVenture", "Enables", "RiskSharing"),),
        ),
        "Joint ventures bring books on benefits such as risk sharing.",
        presented,
    ),
    Rule(
        "claim.as-role",
        "Concepts are named or seen as benefits, problems or reasons of a form.",
        Example(
            "Scholars name risk sharing as a motive for joint ventures.",
            (("RiskSharing", "Motivates", "JointVenture"),),
        ),
        "Scholars name risk sharing as a theme of joint ventures.",
        as_role,
    ),
)
