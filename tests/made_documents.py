"""Documents of known sentences, and where in them a sentence stands."""

from __future__ import annotations

from collections.abc import Iterable

from interorg.ingest.document import Document, Metadata, Passage, Reading, compose
from interorg.ingest.evidence import Evidence


def laid_out(
    key: str,
    sentences: Iterable[str],
    metadata: Metadata,
    page: int | None = None,
    before: Iterable[str] = (),
) -> Document:
    """Lay a document out: a heading, what stands `before`, and each sentence as a paragraph."""
    passages = [Passage("heading", "A section", level=2, page=page)]
    passages += [Passage("paragraph", each) for each in before]
    passages += [Passage("paragraph", each, page=page) for each in sentences]
    return compose(key, f"{key}.md", Reading(tuple(passages), metadata))


def evidence_of(document: Document, sentence: str, rule: str, confidence: float) -> Evidence:
    """Return the place of a sentence."""
    start = document.text.index(sentence)
    block = document.block_at(start)
    assert block
    return Evidence(
        document.key,
        start,
        start + len(sentence),
        sentence,
        rule,
        confidence,
        section=block.section,
        page=block.page,
    )
