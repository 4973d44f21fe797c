"""Claims of what forms turn into: "many alliances become joint ventures"."""

from __future__ import annotations

from collections.abc import Iterator

from ...sentences import Sentence, children
from ..arguments import arguments
from ..clause import subjects_of
from ..predicates import ARRANGED
from .rule import Candidate, Example, Rule


def becomes(sentence: Sentence) -> Iterator[Candidate]:
    for verb in sentence.verbs:
        if verb.lemma_.lower() != "become":
            continue
        for attribute in children(verb, "attr"):
            for target in arguments(sentence, attribute):
                for token, factor in subjects_of(verb):
                    for source in arguments(sentence, token):
                        forms = {source.kind, target.kind} <= ARRANGED
                        if forms and source.concept != target.concept:
                            yield Candidate(source, "EvolvesInto", target, verb, 0.75 * factor)


RULES = (
    Rule(
        "claim.becomes",
        "A form becomes another.",
        Example(
            "Many strategic alliances become joint ventures.",
            (("StrategicAlliance", "EvolvesInto", "JointVenture"),),
        ),
        "Many lawyers of strategic alliances become directors of joint ventures.",
        becomes,
    ),
)
