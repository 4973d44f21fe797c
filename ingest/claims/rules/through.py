"""Claims whose subject is a means: "firms reduce costs through alliances"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ...sentences import Sentence, children, conjoined
from ..actions import effects, stated
from ..arguments import Argument, arguments
from ..clause import USING
from .rule import Candidate, Example, Rule

MEANS = frozenset(["through", "via", "by"])
MAKING = frozenset("form enter join build set forge pursue make".split())
TEAMING = frozenset("team enter engage participate collaborate partner join work".split())
ABLE = frozenset(["form", "mechanism", "benefit", "successFactor"])


def through(sentence: Sentence) -> Iterator[Candidate]:
    for verb in sentence.verbs:
        sources = [
            argument
            for preposition in children(verb, "prep", "agent")
            if preposition.lower_ in MEANS
            for token in children(preposition, "pobj", "pcomp")
            for argument in means(sentence, token)
            if argument.kind in ABLE
        ]
        if not sources:
            continue
        for effect in effects(sentence, verb):
            for source in sources:
                meaning = stated(source, "raise", effect)
                if meaning:
                    yield Candidate(source, meaning, effect[1], verb, 0.75)


def means(sentence: Sentence, token: Token) -> Iterator[Argument]:
    """Yield what is named as means: "through alliances", "by sharing risk", "by forming alliances
    and using contracts"."""
    for part in conjoined(token):
        if part.pos_ == "VERB" and not sentence.headed_by(part):
            if part.lemma_.lower() in USING | MAKING:
                for object in children(part, "dobj", "obj"):
                    yield from arguments(sentence, object)
            if part.lemma_.lower() in TEAMING:
                for preposition in children(part, "prep"):
                    for object in children(preposition, "pobj"):
                        yield from (a for a in arguments(sentence, object) if a.kind == "form")
            continue
        yield from arguments(sentence, part) if part == token or part.pos_ == "VERB" else ()


RULES = (
    Rule(
        "claim.through",
        "An action that is or brings about a concept, and the means with through, via or by.",
        Example(
            "Firms can gain market access through joint ventures.",
            (("JointVenture", "Enables", "MarketAccess"),),
        ),
        "Firms walked through the joint venture agreement to gain market access.",
        through,
    ),
)
