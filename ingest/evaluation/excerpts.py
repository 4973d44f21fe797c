"""The sentence of a gold line within a document that can be read: its paragraph, or itself."""

from __future__ import annotations

import tempfile
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ..document import Document, DocumentKind, Metadata, Passage, Reading, compose
from ..failure import Failure, Unreadable
from ..readers import read_file, reader_for
from .lines import BadLine, Line, shown
from .texts import MARKED_UP, Source, Texts


class Absent(Failure):
    """A line whose text is not among those given; the message says what was looked for."""


@dataclass(frozen=True)
class Excerpt:
    """A sentence at its offsets in the text of a document."""

    document: Document = field(repr=False)
    start: int
    end: int

    @property
    def text(self) -> str:
        """The sentence as it is read."""
        return self.document.text[self.start : self.end]

    def shares(self, start: int, end: int) -> bool:
        """Tell whether a stretch of the document shares a character with the sentence."""
        return start < self.end and self.start < end


class Excerpts:
    """Makes documents of lines: one for each paragraph, however many lines are from it."""

    def __init__(self, texts: Texts, key: str = "sentence", *, alone: bool = False) -> None:
        self.texts = texts
        self.key = key
        """Where a line that holds its text holds it."""
        self.alone = alone
        """Whether sentences are read without their paragraphs."""
        self._kind = cache(kind_of)
        self._document = cache(document_of)

    def excerpt(self, line: Line) -> Excerpt:
        """Return the sentence of a line; raise Absent without its text, BadLine if it has none."""
        sentence = line.find(self.key, str, "a text")
        if sentence is not None:
            paragraph = line.find("paragraph_text", str, "a text") or line.values.get("paragraph")
            whole = paragraph if isinstance(paragraph, str) else sentence
            return self._placed(sentence, whole, ".txt" if "\n" in whole.strip() else "", None)
        return self._found(line)

    def _found(self, line: Line) -> Excerpt:
        what = f"where `{self.key}` is absent"
        name = line.take("source", str, f"a path or address, {what}")
        start = line.take("start", int, "an offset in code points from 0")
        end = line.take("end", int, "the offset behind the last code point")
        wanted = line.find("digest", str, "the sentence's digest")
        source = self.texts.find(name)
        if source is None:
            raise Absent(f"{line.name}: {name}")
        place = source.locate(start, end, wanted)
        if place is None:
            raise Absent(f"{line.name}: a sentence of {name} that has changed")
        first, last = paragraph_of(line, place, place[0] - start, len(source.text))
        sentence, whole = source.plain(*place), source.plain(first, last)
        kind = None if source.file is None else self._kind(source.file)
        return self._placed(sentence, whole, suffix_of(source), kind)

    def _placed(
        self, sentence: str, paragraph: str, suffix: str, kind: DocumentKind | None
    ) -> Excerpt:
        if self.alone:
            paragraph = sentence
        whole = self._document(paragraph, suffix, kind)
        found = find(whole.text, sentence)
        if found is None and suffix:
            # Markup of the sentence, such as an address in it, is not in the text that was read.
            found = find(whole.text, self._document(sentence, suffix, kind).text)
        if found is not None:
            return Excerpt(whole, *found)
        alone = self._document(sentence, "", kind)
        return Excerpt(alone, 0, len(alone.text))


def paragraph_of(line: Line, place: tuple[int, int], shift: int, length: int) -> tuple[int, int]:
    """Return the paragraph around a sentence, shifted as the sentence was; else the sentence."""
    value = line.values.get("paragraph")
    if value is None:
        return place
    match value:
        case [int(first), int(last)]:
            first, last = max(0, first + shift), min(length, last + shift)
            # One that no longer holds its sentence has moved by something else.
            return (first, last) if first <= place[0] and place[1] <= last else place
    raise BadLine(f"Expected `paragraph` to be two offsets, found {shown(value)}.")


def suffix_of(source: Source) -> str:
    """Return the suffix of the reader that a stretch of a source can be given to."""
    if source.file is None:
        return ".txt"
    suffix = source.file.suffix.lower()
    return "" if suffix in MARKED_UP else suffix


def kind_of(file: Path) -> DocumentKind | None:
    """Return the kind of document that a whole file is, as far as it can be read."""
    if reader_for(file) is None:
        return None
    try:
        return read_file(file).metadata.kind
    except Unreadable:
        return None


def document_of(text: str, suffix: str, kind: DocumentKind | None) -> Document:
    """Make a document of a stretch of text by the reader of a suffix; "" takes it as one block."""
    reading = Reading((Passage("paragraph", text),))
    if suffix:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / f"paragraph{suffix}"
            file.write_text(text, encoding="utf-8", newline="")
            with suppress(Unreadable):
                reading = read_file(file)
    return compose("text", "text", Reading(reading.passages, Metadata(kind=kind)))


def find(text: str, sentence: str) -> tuple[int, int] | None:
    """Return where a sentence stands in a text, white space, marks and case aside.

    >>> find("Firms  trust. Long-term ties last!", "long term ties last.")
    (14, 34)
    """
    letters, places = reduced(text)
    wanted, _ = reduced(sentence)
    at = letters.find(wanted) if wanted else -1
    if at < 0:
        return None
    end = places[at + len(wanted) - 1] + 1
    # The full stop and brackets that close the sentence belong to it.
    while end < len(text) and not (text[end].isalnum() or text[end].isspace()):
        end += 1
    return places[at], end


def reduced(text: str) -> tuple[str, list[int]]:
    """Return the letters and digits of a text, folded, and the offset of each in it."""
    letters: list[str] = []
    places: list[int] = []
    for at, mark in enumerate(text):
        for folded in unicodedata.normalize("NFKC", mark).casefold():
            if folded.isalnum():
                letters.append(folded)
                places.append(at)
    return "".join(letters), places
