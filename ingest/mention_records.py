"""Concepts and organizations found in a document, as mentions with their passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from .concepts.mentions import ConceptSpan
from .document import Block, Document
from .evidence import Mention
from .organizations.recognition import candidates_of
from .passages import passage


def mentions_of(
    document: Document,
    annotated: Sequence[tuple[Block, Doc]],
    concepts: Sequence[Sequence[ConceptSpan]],
) -> Iterator[Mention]:
    """Yield every concept and organization named; `concepts` are those of each Doc, in order."""
    organizations = candidates_of([doc for _, doc in annotated])
    number = 0
    for (block, doc), spans, names in zip(annotated, concepts, organizations, strict=True):
        for sentence in doc.sents:
            for span in spans:
                if sentence.start <= span.start < sentence.end:
                    evidence = passage(
                        document,
                        block,
                        doc[span.start : span.end],
                        sentence=number,
                        rule=span.rule,
                        confidence=span.confidence,
                    )
                    yield Mention(evidence, concept=span.concept)
            for name in names:
                if name.firm and sentence.start <= name.start < sentence.end:
                    evidence = passage(
                        document,
                        block,
                        doc[name.start : name.end],
                        sentence=number,
                        rule="mention.organization",
                        confidence=name.confidence,
                    )
                    yield Mention(evidence, organization=name.name)
            number += 1
