"""How the organizations that one sentence names are related, by the pair classifier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from ..document import Block, Document
from ..evidence import Mention, Tie
from ..organizations.sameness import same_organization
from ..passages import numbered_sentences, passage
from .classifier import DEFAULT_CONFIDENCE, Pair, Relation, relate
from .tie_grammar import allows, joins

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

RULE = "tie.pair-classifier"
LIKELY = 0.7
"""What the classifier's fast part is less sure of than this is not asked of its slow part."""
SURE = 0.95
"""From here on a relation is stated: where nobody picked the pairs, less is wrong too often."""
LONGEST = 200
"""Tokens of a sentence that is read; what is longer is mostly a list or a broken table."""
MOST = 20
"""Pairs of one sentence that are judged, those that stand nearest to each other first."""

KINDS: Mapping[str, str] = {
    "acquired_by": "AcquiredBy",
    "brand_of": "BrandOf",
    "client_of": "ClientOf",
    "collaboration": "Collaborator",
    "competitor_of": "CompetitorOf",
    "merged_with": "MergedWith",
    "product_or_service_of": "ProductOrServiceOf",
    "regulated_by": "RegulatedBy",
    "shareholder_of": "ShareholderOf",
    "subsidiary_of": "SubsidiaryOf",
    "traded_on": "ListedOn",
}
"""The classifier's labels as the ontology names them; what it leaves undefined is no tie."""


@dataclass(frozen=True)
class Asked:
    """Two names of a sentence, the earlier first."""

    block: Block
    sentence: Span
    number: int
    doc: Doc
    """The parse of the sentence."""
    names: tuple[str, str]
    pair: Pair


def ties_in(
    document: Document,
    annotated: Sequence[tuple[Block, Doc]],
    mentions: Iterable[Mention],
    acronyms: Mapping[str, str],
) -> tuple[Tie, ...]:
    """Return the ties that the sentences state; `mentions` are those of the whole document.

    `acronyms` are those the document defines, since a short name is no second organization.
    """
    asked = list(_asked(annotated, mentions, acronyms))
    guesses = relate([one.pair for one in asked], transformer=False)
    likely = [
        one
        for one, guess in zip(asked, guesses, strict=True)
        if _related(guess, at_least=LIKELY) and joins(one.doc, one.pair)
    ]
    answers = relate([one.pair for one in likely])
    return tuple(
        _tie(document, one, answer)
        for one, answer in zip(likely, answers, strict=True)
        if _related(answer, at_least=max(SURE, DEFAULT_CONFIDENCE))
        and allows(one.doc, one.pair, answer.label, inverted=answer.inverted)
    )


def _related(relation: Relation, *, at_least: float) -> bool:
    return relation.label in KINDS and relation.confidence >= at_least


def _asked(
    annotated: Sequence[tuple[Block, Doc]],
    mentions: Iterable[Mention],
    acronyms: Mapping[str, str],
) -> Iterator[Asked]:
    named: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.organization is not None:
            named.setdefault(mention.evidence.sentence, []).append(mention)
    for number, block, sentence in numbered_sentences(annotated):
        begin, end = block.start + sentence.start_char, block.start + sentence.end_char
        # A name that runs into the next sentence was cut in two by the parser.
        here = [mention for mention in named.get(number, []) if mention.evidence.end <= end]
        if len({mention.organization for mention in here}) < 2 or len(sentence) > LONGEST:
            continue
        doc = sentence.as_doc()
        for one, other in _nearest(here, acronyms):
            pair = Pair(doc.text, _span(one, begin), _span(other, begin), doc)
            yield Asked(block, sentence, number, doc, _names(one, other), pair)


def _nearest(
    mentions: Sequence[Mention], acronyms: Mapping[str, str]
) -> Iterator[tuple[Mention, Mention]]:
    """Yield each two organizations where they stand nearest to each other, up to MOST."""
    ordered = sorted(mentions, key=lambda mention: mention.evidence.start)
    near: dict[frozenset[str | None], tuple[Mention, Mention]] = {}
    for one, other in sorted(combinations(ordered, 2), key=_distance):
        if _distance((one, other)) >= 0 and one.organization != other.organization:
            near.setdefault(frozenset((one.organization, other.organization)), (one, other))
    for one, other in list(near.values())[:MOST]:
        if same_organization(*_names(one, other), acronyms=acronyms, together=True) is None:
            yield one, other


def _span(mention: Mention, begin: int) -> tuple[int, int]:
    return mention.evidence.start - begin, mention.evidence.end - begin


def _names(one: Mention, other: Mention) -> tuple[str, str]:
    return one.organization or "", other.organization or ""


def _distance(pair: tuple[Mention, Mention]) -> int:
    """Return how many characters stand between two mentions; below 0 where they overlap."""
    return pair[1].evidence.start - pair[0].evidence.end


def _tie(document: Document, asked: Asked, relation: Relation) -> Tie:
    subject, object = asked.names[::-1] if relation.inverted else asked.names
    evidence = passage(
        document,
        asked.block,
        asked.sentence,
        sentence=asked.number,
        rule=RULE,
        confidence=relation.confidence,
    )
    return Tie(subject, KINDS[relation.label], object, evidence)
