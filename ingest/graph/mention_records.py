"""Concepts and organizations found in a document, as mentions with their passages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from ..concepts.spans import ConceptSpan
from ..document import Block, Document
from ..evidence import Mention
from ..organizations.recognition import OrganizationSpan
from ..passages import passage


def mentions_of(
    document: Document,
    annotated: Sequence[tuple[Block, Doc]],
    concepts: Sequence[Sequence[ConceptSpan]],
    organizations: Sequence[Sequence[OrganizationSpan]],
) -> Iterator[Mention]:
    """Yield every concept and organization named, in the order of sentences.

    `concepts` and `organizations` are those of each Doc, in order. What only stands for a form
    ("the partners") names none.
    """
    passed = 0
    for (block, doc), spans, names in zip(annotated, concepts, organizations, strict=True):
        starts = [sentence.start for sentence in doc.sents]
        named: list[ConceptSpan | OrganizationSpan] = [s for s in spans if not s.weak]
        named += (name for name in names if name.firm)
        placed = [(bisect_right(starts, span.start) - 1, span) for span in named]
        for number, span in sorted(placed, key=lambda each: each[0]):
            yield _mention(document, block, doc, span, passed + number)
        passed += len(starts)


def _mention(
    document: Document, block: Block, doc: Doc, span: ConceptSpan | OrganizationSpan, number: int
) -> Mention:
    evidence = passage(
        document,
        block,
        doc[span.start : span.end],
        sentence=number,
        rule=span.rule if isinstance(span, ConceptSpan) else "mention.organization",
        confidence=span.confidence,
    )
    if isinstance(span, ConceptSpan):
        return Mention(evidence, concept=span.concept)
    return Mention(evidence, organization=span.name)
