"""Claims whose subject is a means: "firms reduce costs through alliances"."""

from __future__ import annotations

from collections.abc import Iterator

from ...sentences import Sentence, children
from ..actions import effects
from ..arguments import arguments
from ..predicates import relation
from .rule import Candidate, Example, Rule

MEANS = frozenset(["through", "via", "by"])


def through(sentence: Sentence) -> Iterator[Candidate]:
    for verb in sentence.verbs:
        for preposition in children(verb, "prep"):
            if preposition.lower_ not in MEANS:
                continue
            for means in children(preposition, "pobj", "pcomp"):
                for source in arguments(sentence, means):
                    if source.kind not in ("form", "mechanism", "benefit"):
                        continue
                    for kind, target in effects(sentence, verb):
                        meaning = relation(kind, source.kind, target.kind)
                        if meaning and source.concept != target.concept:
                            yield Candidate(source, meaning, target, verb, 0.75)


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
