"""Claims that set two forms or mechanisms side by side: "alliances are looser than mergers"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from interorg.ontology.concepts import Concept, load_concepts

from ...sentences import Sentence, children
from ..arguments import Argument, arguments
from ..clause import subjects_of
from .rule import Candidate, Example, Rule

COMPARABLE = frozenset(["form", "mechanism", "contrast"])
SETTING_BESIDE = frozenset("compared compare comparison relative".split())
UNLIKE = frozenset(["unlike", "like"])
DEGREES = frozenset(["JJR", "RBR"])


def than(sentence: Sentence) -> Iterator[Candidate]:
    """Read "A is more formal than B", "A takes less time than B": the dimension is what differs."""
    for token in sentence.span:
        if token.lower_ != "than" or token.dep_ not in ("prep", "mark"):
            continue
        degree = token.head
        verb = next((t for t in (degree, *degree.ancestors) if t.pos_ in ("VERB", "AUX")), None)
        if verb is None:
            continue
        compared = [*children(token, "pobj", "pcomp")]
        if token.dep_ == "mark":
            compared = [*children(degree, "nsubj"), degree]
        yield from compare(sentence, verb, compared)


def beside(sentence: Sentence) -> Iterator[Candidate]:
    """Read "compared with B, A is ...", "unlike B, A ...", "in contrast to B, A ..."."""
    for token in sentence.span:
        opening = token.lower_ in UNLIKE or token.lemma_.lower() in SETTING_BESIDE
        contrast = token.lower_ == "contrast" and token.dep_ == "pobj"
        if not (opening or contrast) or token.dep_ in ("ROOT", "nsubj", "dobj"):
            continue
        verb = next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None)
        if verb is None:
            continue
        compared = [
            *children(token, "pobj"),
            *(object for inner in children(token, "prep") for object in children(inner, "pobj")),
        ]
        yield from compare(sentence, verb, compared)


def compare(sentence: Sentence, verb: Token, compared: list[Token]) -> Iterator[Candidate]:
    """Yield what is said of the subject of a verb and what stands beside it."""
    others = [a for token in compared for a in arguments(sentence, token)]
    for token, factor in subjects_of(verb):
        for one in arguments(sentence, token):
            for other in others:
                alike = {one.kind, other.kind} <= COMPARABLE and one.concept != other.concept
                if alike and (one.kind == other.kind or "mechanism" not in (one.kind, other.kind)):
                    on, how = differing(sentence, verb, (one, other))
                    relation = "ComparesWith" if on else "ContrastsWith"
                    yield Candidate(
                        one, relation, other, verb, 0.75 * factor, dimension=on, outcome=how
                    )


def differing(
    sentence: Sentence, verb: Token, ends: tuple[Argument, ...]
) -> tuple[str | None, str | None]:
    """Return the dimension on which the ends are compared, and how the first stands on it.

    Where a value is named and not its dimension ("more informal"), more and less have no direction
    on the dimension: the ends differ in it.
    """
    for concept in named(sentence, verb, ends):
        if concept.kind == "dimension":
            words = {token.lower_ for token in verb.subtree}
            if words & {"less", "lower", "fewer", "weaker", "smaller"}:
                return concept.id, "LessThan"
            more = any(token.tag_ in DEGREES for token in verb.subtree)
            return concept.id, "GreaterThan" if more else "DifferentFrom"
        if concept.kind == "dimensionValue" and concept.broader:
            return concept.broader[0], "DifferentFrom"
    return None, None


def named(sentence: Sentence, verb: Token, ends: tuple[Argument, ...]) -> Iterator[Concept]:
    """Yield the concepts of the predicate, those compared left out."""
    scheme = load_concepts()
    taken = {end.concept for end in ends}
    below = {token.i for token in verb.subtree}
    for span in sentence.concepts:
        if span.head in below and span.concept not in taken and span.concept in scheme:
            yield scheme[span.concept]


RULES = (
    Rule(
        "claim.more-than",
        "One form or mechanism has more or less of something than another.",
        Example(
            "Strategic alliances are more informal than joint ventures.",
            (("StrategicAlliance", "ComparesWith", "JointVenture"),),
        ),
        "Strategic alliances have more than one joint venture to fear.",
        than,
    ),
    Rule(
        "claim.compared-with",
        "One form or mechanism is set beside another: compared with, unlike, in contrast to.",
        Example(
            "Unlike joint ventures, franchises are cheap.",
            (("FranchiseSystem", "ContrastsWith", "JointVenture"),),
        ),
        "Unlike the lawyers of joint ventures, franchises are cheap.",
        beside,
    ),
)
