"""Claims about the strength of an effect: "uncertainty moderates the effect of trust on costs"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ...sentences import Sentence, children, first
from ..arguments import Argument, arguments
from ..clause import subjects_of
from ..predicates import CAUSAL
from .rule import Candidate, Example, Rule

TRUST = 0.9
MODERATING = frozenset("moderate condition qualify".split())
CHANGING = frozenset(
    "strengthen weaken reinforce attenuate amplify dampen accentuate magnify mute intensify alter "
    "increase reduce diminish enhance".split()
)
"""Verbs that speak of the strength of an effect where that is their object."""
EFFECTS = frozenset(
    "effect impact influence relationship relation link association linkage dependence".split()
)
DEPENDING = {("depend", "on"), ("depend", "upon"), ("vary", "with"), ("hinge", "on")}
CONDITIONAL = frozenset("contingent conditional dependent".split())
STRENGTHS = frozenset(
    "strong weak great small large high low pronounced salient positive negative".split()
)
MODERATORS = frozenset(["moderator"])


def moderates(sentence: Sentence) -> Iterator[Candidate]:
    """Read "X moderates the effect of A on B", and the same in the passive."""
    for verb in sentence.span:
        lemma = verb.lemma_.lower()
        if lemma not in MODERATING and lemma not in CHANGING:
            continue
        patient = first(children(verb, "nsubjpass"))
        if patient is None:
            for effect in children(verb, "dobj"):
                agents = [a for token, _ in subjects_of(verb) for a in arguments(sentence, token)]
                yield from strengths(sentence, agents, effect, verb)
        else:
            yield from strengths(sentence, after(sentence, verb, "by"), patient, verb)


def is_moderator(sentence: Sentence) -> Iterator[Candidate]:
    """Read "X is a moderator of the effect of A on B"."""
    for noun in sentence.span:
        if noun.lemma_.lower() not in MODERATORS or noun.dep_ not in ("attr", "pobj"):
            continue
        verb = noun.head if noun.dep_ == "attr" else noun.head.head
        agents = [a for token, _ in subjects_of(verb) for a in arguments(sentence, token)]
        for of in children(noun, "prep"):
            for effect in children(of, "pobj"):
                yield from strengths(sentence, agents, effect, verb)


def depends(sentence: Sentence) -> Iterator[Candidate]:
    """Read "the effect of A on B depends on X", "is contingent on X", "is stronger when X"."""
    for verb in sentence.verbs:
        for effect in children(verb, "nsubj"):
            if effect.lemma_.lower() in EFFECTS:
                yield from strengths(sentence, list(conditions(sentence, verb)), effect, verb)


def conditions(sentence: Sentence, verb: Token) -> Iterator[Argument]:
    """Yield what a verb says that the strength of its subject goes with."""
    for preposition in children(verb, "prep"):
        if (verb.lemma_.lower(), preposition.lower_) in DEPENDING:
            yield from objects(sentence, preposition)
    for quality in children(verb, "acomp"):
        if quality.lemma_.lower() in CONDITIONAL:
            yield from after(sentence, quality, "on", "upon")
        if quality.lemma_.lower() in STRENGTHS and (
            quality.tag_ == "JJR" or any(c.lower_ in ("more", "less") for c in quality.children)
        ):
            yield from after(sentence, quality, "under", "with")
            yield from after(sentence, verb, "under", "with")
            for clause in (*children(verb, "advcl"), *children(quality, "advcl")):
                if any(c.lower_ in ("when", "if", "where") for c in clause.children):
                    for subject in children(clause, "nsubj"):
                        yield from arguments(sentence, subject)


def strengths(
    sentence: Sentence, agents: list[Argument], effect: Token, verb: Token
) -> Iterator[Candidate]:
    """Yield that each agent moderates what an effect is on, where the effect is of something."""
    if effect.lemma_.lower() not in EFFECTS:
        return
    causes, outcomes = ends(sentence, effect)
    for agent in agents:
        if agent.kind not in CAUSAL or agent.concept in {cause.concept for cause in causes}:
            continue
        for outcome in outcomes:
            if outcome.kind in CAUSAL and outcome.concept != agent.concept:
                yield Candidate(agent, "Moderates", outcome, verb, TRUST)


def ends(sentence: Sentence, effect: Token) -> tuple[list[Argument], list[Argument]]:
    """Return what an effect is of, and what it is on: "of A on B", "between A and B"."""
    causes: list[Argument] = []
    outcomes: list[Argument] = []
    for preposition in children(effect, "prep"):
        found = objects(sentence, preposition)
        if preposition.lower_ == "between":
            found = found if len(found) > 1 else sides(sentence, preposition)
            causes += found[:1]
            outcomes += found[1:]
        elif preposition.lower_ in ("on", "upon", "to", "with"):
            outcomes += found
        elif preposition.lower_ in ("of", "from"):
            # The parser hangs "on B" on A as well as on the effect.
            inner = [o for a in children(preposition, "pobj") for o in after(sentence, a, "on")]
            outcomes += inner
            causes += [a for a in found if a.concept not in {o.concept for o in inner}]
    return causes, outcomes


def sides(sentence: Sentence, between: Token) -> list[Argument]:
    """Return what is named before and after the first "and" behind "between".

    The parser may take both for one compound: "between trust and alliance performance".
    """
    words = [token for token in between.subtree if token.i > between.i]
    joint = next((token.i for token in words if token.lower_ == "and"), None)
    if joint is None:
        return []
    spans = [s for s in sentence.concepts if between.i < s.start and s.end <= words[-1].i + 1]
    left = [span for span in spans if span.end == joint]
    right = [span for span in spans if span.start > joint]
    longest = sorted(right, key=lambda span: (span.start, -span.end))[:1]
    found = [*left[-1:], *longest]
    doc = sentence.span.doc
    return [Argument(s, doc[s.head], confidence=s.confidence) for s in found] if left else []


def after(sentence: Sentence, word: Token, *prepositions: str) -> list[Argument]:
    """Return the concepts that follow a word with one of these prepositions."""
    return [
        argument
        for preposition in children(word, "prep", "agent")
        if preposition.lower_ in prepositions
        for argument in objects(sentence, preposition)
    ]


def objects(sentence: Sentence, preposition: Token) -> list[Argument]:
    """Return the concepts that a preposition governs."""
    return [a for token in children(preposition, "pobj") for a in arguments(sentence, token)]


RULES = (
    Rule(
        "claim.moderates-effect",
        "Subject moderates, strengthens or weakens the effect of one concept on another.",
        Example(
            "Environmental uncertainty moderates the effect of trust on alliance performance.",
            (("EnvironmentalUncertainty", "Moderates", "AlliancePerformance"),),
        ),
        "Environmental uncertainty moderates the discussion of trust on alliance performance.",
        moderates,
    ),
    Rule(
        "claim.is-moderator",
        "Subject is a moderator of the effect of one concept on another.",
        Example(
            "Environmental uncertainty is a moderator of the effect of trust on alliance "
            "performance.",
            (("EnvironmentalUncertainty", "Moderates", "AlliancePerformance"),),
        ),
        "Environmental uncertainty is a moderator of the meeting on alliance performance.",
        is_moderator,
    ),
    Rule(
        "claim.effect-depends",
        "The effect of one concept on another depends on a third, or is stronger with it.",
        Example(
            "The effect of trust on alliance performance depends on environmental uncertainty.",
            (("EnvironmentalUncertainty", "Moderates", "AlliancePerformance"),),
        ),
        "The book on the effect of trust on alliance performance sells well under "
        "environmental uncertainty.",
        depends,
    ),
)
