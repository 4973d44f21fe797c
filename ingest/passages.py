"""From a stretch of parsed text to the evidence it is quoted as; sentences counted as they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .document import Block, Document
from .evidence import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


def numbered_sentences(
    annotated: Iterable[tuple[Block, Doc]],
) -> Iterator[tuple[int, Block, Span]]:
    """Count the sentences of a document from 0, over all its blocks in the order given."""
    number = 0
    for block, doc in annotated:
        for sentence in doc.sents:
            yield number, block, sentence
            number += 1


def sentence_starts(annotated: Iterable[tuple[Block, Doc]]) -> list[int]:
    """Return where each sentence of a document begins in its text, in order."""
    return [
        block.start + sentence.start_char for _, block, sentence in numbered_sentences(annotated)
    ]


def passage(
    document: Document, block: Block, span: Span, *, sentence: int, rule: str, confidence: float
) -> Evidence:
    """Quote a span of a block's Doc by its code points in the document's text.

    White space at either end is left out, so the quote is exactly what stands there.
    """
    text = span.text
    start = block.start + span.start_char + len(text) - len(text.lstrip())
    end = block.start + span.start_char + len(text.rstrip())
    return Evidence(
        document=document.key,
        start=start,
        end=end,
        quote=document.text[start:end],
        rule=rule,
        confidence=confidence,
        sentence=sentence,
        section=block.section,
        page=block.page,
    )
