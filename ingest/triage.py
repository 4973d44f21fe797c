"""What of a document is read at all, decided from its bare text, before anything is parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .document import Block, Document
from .language_guess import foreign_language

LONGEST_BLOCK = 20_000
"""Code points; a longer block is read in pieces, each cut at the end of a sentence."""
LONGEST_SENTENCE = 1_000
"""Words; what runs on longer is a table, a list of names or noise, and no parse of it is right."""
LONGEST_WORD = 500
"""Code points; what is longer without a space is no word."""
SENTENCE_END = re.compile(r"[.?!;:\u061f\u3002…][\"'”’)\]⁰¹²³⁴-⁹]*\s+(?=[\W\d_]*[^\W\d_])")
CLOSING = " \"'”’)]"
FULL_STOPS = frozenset(".?!…\u061f\u3002")
LETTERS = re.compile(r"[^\W\d_]{2}")
ENDLESS_WORD = re.compile(rf"[^\s_.*=-]{{{LONGEST_WORD}}}")
"""Rules drawn with signs and gaps to be filled in are none."""
WORDS_SHOWN = 6
OPENING = 60
"""Code points of a quoted opening."""


@dataclass(frozen=True, order=True)
class LeftOut:
    """A stretch of a document that is not read, in code points from its start, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True)
class Triage:
    """The blocks, or pieces of blocks, that are read, in order, and what is left out."""

    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...] = ()


def triage(document: Document) -> Triage:
    """Choose what is read: all but references, what has no words, and what cannot be read.

    Paragraphs in another language, sentences that run on without end and what is no text are left
    out with a reason.
    """
    blocks: list[Block] = []
    left_out: list[LeftOut] = []
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if block.kind == "reference" or not LETTERS.search(text):
            continue
        language = foreign_language(text)
        if language is not None:
            foreign = f"a {block.kind} in another language ({language}): {_opening(text)}"
            left_out.append(LeftOut(block.start, block.end, foreign))
            continue
        for start, end, reason in _pieces(text):
            piece = replace(block, start=block.start + start, end=block.start + end)
            if reason:
                left_out.append(LeftOut(piece.start, piece.end, reason))
            else:
                blocks.append(piece)
    return Triage(tuple(blocks), tuple(left_out))


def _pieces(text: str) -> Iterator[tuple[int, int, str | None]]:
    """Cut a text into what is read as one and, with a reason, what is not read."""
    if len(text) <= LONGEST_SENTENCE:
        yield 0, len(text), _fault(text)
        return
    longest = LONGEST_BLOCK if len(text) > LONGEST_BLOCK else len(text)
    start, unstopped = 0, 0
    for begin, end in sentences(text):
        sentence = text[begin:end]
        fault, words = _fault(sentence), len(sentence.split())
        # A parse goes on across semicolons, so a list of clauses is cut at one of them.
        if fault or end - start > longest or unstopped + words > LONGEST_SENTENCE:
            if start < begin:
                yield start, begin, None
            start, unstopped = (end if fault else begin), 0
        if fault:
            yield begin, end, fault
        stopped = fault or sentence.rstrip(CLOSING)[-1:] in FULL_STOPS
        unstopped = 0 if stopped else unstopped + words
    if start < len(text):
        yield start, len(text), None


def _fault(sentence: str) -> str | None:
    """Say why a sentence cannot be read, if so."""
    if ENDLESS_WORD.search(sentence):
        return f"over {LONGEST_WORD} signs without a space: {_opening(sentence)}"
    if len(sentence) <= LONGEST_SENTENCE:
        return None
    words = sum(1 for _ in re.finditer(r"\S+", sentence))
    if words <= LONGEST_SENTENCE:
        return None
    return f"a sentence of {words:,} words, more than {LONGEST_SENTENCE:,}: {_opening(sentence)}"


def _opening(text: str) -> str:
    """Quote the first words, by which a reader finds the place."""
    first = " ".join(text[:OPENING].split(" ")[:WORDS_SHOWN])
    return f"“{first[:OPENING]}…”"


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text at what looks like the end of a sentence, as cheaply as can be.

    >>> list(sentences("Trust grew. Costs fell."))
    [(0, 12), (12, 23)]
    """
    start = 0
    for found in SENTENCE_END.finditer(text):
        yield start, found.end()
        start = found.end()
    if start < len(text):
        yield start, len(text)
