"""Claims with to be: kinds, sources, barriers, conditions."""

from __future__ import annotations

from collections.abc import Iterator

from ..arguments import arguments
from ..sentences import Sentence, children
from .rule import Candidate, Example, Rule

KIND_NOUNS = frozenset("form type kind sort variety subtype".split())


def kind_of(sentence: Sentence) -> Iterator[Candidate]:
    for verb in sentence.verbs:
        if verb.lemma_ != "be":
            continue
        for subject in children(verb, "nsubj"):
            for attribute in children(verb, "attr"):
                if attribute.lemma_.lower() not in KIND_NOUNS:
                    continue
                for preposition in children(attribute, "prep"):
                    if preposition.lower_ != "of":
                        continue
                    for object in children(preposition, "pobj"):
                        for source in arguments(sentence, subject):
                            for target in arguments(sentence, object):
                                if source.kind == target.kind and source.concept != target.concept:
                                    yield Candidate(source, "IsKindOf", target, verb, 0.85)


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
)
