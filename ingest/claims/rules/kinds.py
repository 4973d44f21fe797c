"""Claims of kinds: "A is a form of B", "A is a B that ...", "two types of B: A and C"."""

from __future__ import annotations

from collections.abc import Iterator

from interorg.ontology.concepts import load_concepts

from ...sentences import Sentence, children
from ..arguments import Argument, arguments
from .copula import complements, copulas
from .rule import Candidate, Example, Rule

KIND_NOUNS = frozenset("form type kind sort variety subtype".split())


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


def kinds_listed(sentence: Sentence) -> Iterator[Candidate]:
    """Read "three types of alliance: A, B and C"."""
    for noun in sentence.span:
        if noun.lemma_.lower() not in KIND_NOUNS:
            continue
        wholes = [target for link, target in complements(sentence, noun) if link == "of"]
        named = [*children(noun, "appos")]
        # After a colon the parser takes the list for more of what is counted.
        named.extend(t for t in children(noun, "conj") if ":" in t.doc[noun.i : t.i].text)
        for preposition in children(noun, "prep"):
            for token in children(preposition, "pobj"):
                named.extend(children(token, "appos"))
        for token in named:
            for member in arguments(sentence, token):
                for whole in wholes:
                    if member.kind == whole.kind and member.concept != whole.concept:
                        yield Candidate(member, "IsKindOf", whole, noun, 0.75)


RULES = (
    Rule(
        "claim.kinds-listed",
        "Kinds of a concept are listed after a colon or comma.",
        Example(
            "They named two types of alliance: joint ventures and research consortia.",
            (
                ("JointVenture", "IsKindOf", "StrategicAlliance"),
                ("ResearchConsortium", "IsKindOf", "StrategicAlliance"),
            ),
        ),
        "They named two types of reader of the alliance: lawyers and managers.",
        kinds_listed,
    ),
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
)
