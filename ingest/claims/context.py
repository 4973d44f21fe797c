"""Under what a statement holds, and from which theory it is made."""

from __future__ import annotations

from collections.abc import Iterator

from ..sentences import Sentence, children
from .rules import Candidate

PREPOSITIONS = frozenset("in within for during among across between under".split())
VIEWPOINTS = frozenset("from on under within to for in with".split())
KINDS = frozenset(["form", "dimensionValue", "contingency"])


def contexts(sentence: Sentence, candidate: Candidate) -> Iterator[str]:
    """Yield the concepts that limit where the statement holds: "in joint ventures"."""
    arguments = {candidate.subject.concept, candidate.object.concept}
    ends = [a.token for a in (candidate.object, candidate.subject) if not a.before]
    for anchor in (candidate.predicate, *ends):
        for preposition in children(anchor, "prep"):
            if preposition.lower_ not in PREPOSITIONS:
                continue
            for token in children(preposition, "pobj"):
                for span in sentence.headed_by(token):
                    if span.kind in KINDS and span.concept not in arguments:
                        yield span.concept


def framing(sentence: Sentence, candidate: Candidate) -> Iterator[str]:
    """Yield the theories a statement is made from: "from an agency perspective", "on this theory".

    They stand before the predicate, after a preposition of viewpoint or as the subject of a verb
    that holds the statement.
    """
    above = {token.i for token in candidate.predicate.ancestors} | {candidate.predicate.i}
    for span in sentence.concepts:
        head = sentence.span.doc[span.head]
        if span.kind != "theory" or span.start > candidate.predicate.i:
            continue
        viewpoint = any(
            token.lower_ in VIEWPOINTS
            for token in head.ancestors
            if token.dep_ in ("prep", "pcomp")
        )
        speaks = head.dep_ == "nsubj" and head.head.i in above and head.head != candidate.predicate
        if viewpoint or speaks:
            yield span.concept
