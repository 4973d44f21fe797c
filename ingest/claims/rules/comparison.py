"""Claims that set two forms or mechanisms side by side: "alliances are looser than mergers"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from ...sentences import Sentence, children
from ..arguments import Argument, arguments
from ..clause import subjects_of
from ..denial import NO
from ..dimensions import OUTCOMES, Found, degree_of, differing, measured, placed, valued
from .rule import Candidate, Example, Rule

COMPARABLE = frozenset(["form", "mechanism", "contrast"])
TRUST = 0.8
STANDING_IN = frozenset(["do", "be", "have", "can", "will", "may"])
"""Verbs that stand for the one before: "than joint ventures do"."""
NEAR = 12
"""So many tokens at most stand between a word of degree and its "than"."""
BESIDE = frozenset(
    "compared:with compared:to comparison:with comparison:to relative:to contrast:to "
    "contrast:with opposed:to".split()
)
"""A word and its preposition that set what follows beside the clause."""
PLACES = frozenset(["in", "within", "inside", "under", "among", "across", "for"])
"""Where something is more or less: "trust is higher in networks"; not "depends more on trust"."""


def than(sentence: Sentence) -> Iterator[Candidate]:
    """Read "A is more formal than B", "A keeps less autonomy than B does"."""
    for token in sentence.span:
        if token.lower_ != "than" or token.dep_ not in ("prep", "mark"):
            continue
        degree = degree_before(token)
        verb = clause_of(token)
        if degree is None or verb is None:
            continue
        inside = [inner for inner in children(token, "prep", "pcomp") if inner.pos_ == "ADP"]
        on = measured(sentence, degree)
        if inside:
            compared = [noun for inner in inside for noun in children(inner, "pobj")]
            firsts = [(noun, 1.0) for noun in parallel(verb, inside[0], token)]
        elif token.dep_ == "mark":
            compared = [*children(token.head, "nsubj", "dobj")]
            firsts = [*about(verb)]
        else:
            compared = [*children(token, "pobj")]
            firsts = [*about(verb)]
        if not any(list(children(noun, "nummod")) for noun in compared):
            yield from compare(sentence, verb, firsts, compared, on)


def degree_before(word: Token) -> Token | None:
    """Return the word of degree that "than" goes with; none after "no more"."""
    start = max(word.sent.start, word.i - NEAR)
    for token in reversed(word.doc[start : word.i]):
        if degree_of(token):
            before = token.nbor(-1).lower_ if token.i > word.sent.start else ""
            return None if before in NO or _but_a_phrase(token) else token
    return None


def _but_a_phrase(degree: Token) -> bool:
    """Tell "is more than a network" from "is more formal than", "costs more than"."""
    adjacent = degree.nbor(1).lower_ == "than" and degree.lower_ in ("more", "less")
    return adjacent and (degree.dep_ not in ("advmod", "dobj") or degree.head.pos_ != "VERB")


def clause_of(word: Token) -> Token | None:
    """Return the verb of the clause that a word of comparison belongs to."""
    above: Token = word.head
    if word.dep_ == "mark":
        if above.lemma_.lower() not in STANDING_IN or above.head == above:
            return None
        above = above.head
    return stating(above, *above.ancestors)


def stating(*words: Token) -> Token | None:
    """Return the first verb that says something of a subject."""
    verbs = (word for word in words if word.pos_ in ("VERB", "AUX"))
    return next((verb for verb in verbs if any(about(verb))), None)


def about(verb: Token) -> Iterator[tuple[Token, float]]:
    """Yield what a verb says something of, in the passive too, each with how surely."""
    yield from subjects_of(verb)
    yield from ((token, 0.95) for token in children(verb, "nsubjpass"))


def parallel(verb: Token, preposition: Token, word: Token) -> Iterator[Token]:
    """Yield what has the same preposition before "than": "in networks than in joint ventures"."""
    if preposition.lower_ not in PLACES:
        return
    for token in verb.subtree:
        if token.i < word.i and token.dep_ == "prep" and token.lower_ == preposition.lower_:
            yield from children(token, "pobj")


def as_much(sentence: Sentence) -> Iterator[Candidate]:
    """Read "A is as formal as B"; "not as formal as" says that A is less so."""
    for token in sentence.span:
        if token.lower_ != "as" or token.dep_ != "prep":
            continue
        quality = token.head
        marks = [mark for mark in children(quality, "advmod") if mark.lower_ in ("as", "so")]
        verb = clause_of(token)
        if not marks or verb is None or any(list(mark.children) for mark in marks):
            continue
        place = placed(quality)
        denied = bool(list(children(verb, "neg")))
        if denied:
            found = (place[0], OUTCOMES[-place[1]]) if place else (None, None)
        elif place:
            found = (place[0], "SameAs")
        else:
            continue
        others = [*children(token, "pobj")]
        yield from compare(sentence, verb, about(verb), others, found, governed=not denied)


def beside(sentence: Sentence) -> Iterator[Candidate]:
    """Read "compared with B, A is ...", "unlike B, A ...", "in contrast to B, A ..."."""
    for token in sentence.span:
        if token.lower_ == "unlike" and token.dep_ == "prep":
            others = [*children(token, "pobj")]
        else:
            others = [
                noun
                for preposition in children(token, "prep")
                if f"{token.lower_}:{preposition.lower_}" in BESIDE
                for noun in children(preposition, "pobj")
            ]
        own_verb = token.dep_ == "ROOT" or any(children(token, "nsubj", "nsubjpass", "auxpass"))
        if not others or own_verb:
            continue
        verb = stating(*token.ancestors)
        if verb is not None:
            outside = {t.i for t in token.subtree}
            on = differing(sentence, verb, outside)
            measure = on[1] in OUTCOMES.values()
            # "Unlike B, A has no board" sets A apart: only a measure can be denied.
            yield from compare(sentence, verb, about(verb), others, on, governed=measure)


def whereas(sentence: Sentence) -> Iterator[Candidate]:
    """Read "A is formal, whereas B is informal": both clauses say how it stands on a dimension."""
    for mark in sentence.span:
        verb = mark.head
        if mark.lower_ not in ("whereas", "while") or mark.dep_ != "mark" or verb.dep_ != "advcl":
            continue
        main = verb.head
        first, second = (valued(sentence, each) for each in (main, verb))
        if first is None or second is None or first[0] != second[0] or first == second:
            continue
        if any(children(main, "neg")) or any(children(verb, "neg")):
            continue
        both_point = isinstance(first[1], int) and isinstance(second[1], int)
        outcome = OUTCOMES.get(first[1], "DifferentFrom") if both_point else "DifferentFrom"
        others = [token for token, _ in about(verb)]
        yield from compare(sentence, main, about(main), others, (first[0], outcome))


def compare(
    sentence: Sentence,
    verb: Token,
    firsts: Iterable[tuple[Token, float]],
    compared: list[Token],
    found: Found,
    *,
    governed: bool = True,
) -> Iterator[Candidate]:
    """Yield what is said of the subject of a verb and what stands beside it."""
    on, how = found
    others = [argument for token in compared for argument in arguments(sentence, token)]
    for token, factor in firsts:
        for one in arguments(sentence, token):
            for other in others:
                if comparable(one, other):
                    named = not (one.before or other.before or one.span.weak or other.span.weak)
                    yield Candidate(
                        one,
                        "ComparesWith" if on else "ContrastsWith",
                        other,
                        verb,
                        TRUST * factor,
                        governed=governed,
                        dimension=on,
                        outcome=how,
                        explicit=named,
                    )


def comparable(one: Argument, other: Argument) -> bool:
    """Tell whether two concepts can be set side by side: a form is no mechanism."""
    kinds = {one.kind, other.kind}
    theories = kinds == {"theory"}
    same = theories or (kinds <= COMPARABLE and kinds != {"form", "mechanism"})
    return same and one.concept != other.concept


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
        "claim.as-much-as",
        "One form or mechanism has as much of something as another, or not as much.",
        Example(
            "Strategic alliances are as formal as joint ventures.",
            (("StrategicAlliance", "ComparesWith", "JointVenture"),),
        ),
        "Strategic alliances are seen as joint ventures.",
        as_much,
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
    Rule(
        "claim.whereas",
        "Two clauses give two forms or mechanisms different values of one dimension.",
        Example(
            "Joint ventures are long-term, whereas licensing agreements are short-term.",
            (("JointVenture", "ComparesWith", "LicensingRelationship"),),
        ),
        "Joint ventures are long-term, whereas licensing agreements are cheap.",
        whereas,
    ),
)
