"""Sentences that gold lines only point to, found in the texts of others by offset or digest."""

from __future__ import annotations

import hashlib
import html
import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DIGITS = 16
"""So many hex digits of SHA-256 are a sentence's digest."""
ADDRESS_DIGITS = 12
"""So many name the file of a web page, after the digest of its address."""
SLACK = 12
"""By so many code points white space may have grown or shrunk since a sentence was annotated."""
TAG = re.compile(r"<[^<>]+>")
EDGE = re.compile(r"(?<![^\s>\"“‘(\[])(?=\S)")
MARKED_UP = frozenset({".xml", ".nxml", ".cnxml", ".html", ".htm", ".xhtml"})


def digest(sentence: str) -> str:
    """Return a sentence's digest, the same whatever its case, white space and compatible forms.

    >>> digest("Trust  matters.") == digest("trust\\nmatters.")
    True
    """
    folded = " ".join(unicodedata.normalize("NFKC", sentence).split()).casefold()
    return hashlib.sha256(folded.encode()).hexdigest()[:DIGITS]


def without_tags(text: str) -> str:
    """Leave out tags and resolve entities."""
    return html.unescape(TAG.sub(" ", text))


@dataclass(frozen=True)
class Source:
    """The raw text a gold line's offsets count in, and the file it is the whole of, if any."""

    text: str
    file: Path | None = None

    @property
    def marked_up(self) -> bool:
        """Whether the text holds tags that no sentence is made of."""
        return self.file is not None and self.file.suffix.lower() in MARKED_UP

    def plain(self, start: int, end: int) -> str:
        """Return a stretch without tags."""
        stretch = self.text[start:end]
        return without_tags(stretch) if self.marked_up else stretch

    def locate(self, start: int, end: int, wanted: str | None) -> tuple[int, int] | None:
        """Return where the sentence with a digest stands, the nearest to its offsets first.

        Without a digest the offsets are believed.
        """
        if wanted is None:
            return (start, end) if 0 <= start < end <= len(self.text) else None
        if self._is(start, end, wanted):
            return start, end
        for first, last in self._windows(start, end - start):
            if self._is(first, last, wanted):
                return first, last
        return None

    def _is(self, start: int, end: int, wanted: str) -> bool:
        if digest(self.text[start:end]) == wanted:
            return True
        return self.marked_up and digest(self.plain(start, end)) == wanted

    def _windows(self, start: int, length: int) -> Iterator[tuple[int, int]]:
        """Yield stretches of about a length that begin and end with a word, the nearest first."""
        edges = [found.start() for found in EDGE.finditer(self.text)]
        for first in sorted(edges, key=lambda at: abs(at - start)):
            least, most = max(first + 1, first + length - SLACK), first + length + SLACK
            for last in range(least, min(most, len(self.text)) + 1):
                before, behind = self.text[last - 1], self.text[last : last + 1]
                if not before.isspace() and not (before.isalnum() and behind.isalnum()):
                    yield first, last


class Texts:
    """The folders in which sources are looked up."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = tuple(folders)
        self.find = cache(self._find)
        self._records = cache(records)
        self._pages: dict[str, Path] | None = None

    def _find(self, source: str) -> Source | None:
        """Return the text of a source: an address, a path, or `path#record` in JSON lines."""
        if re.match(r"[a-z][a-z0-9+.-]*://", source):
            return self._page(source)
        path, _, record = source.partition("#")
        for folder in self.folders:
            file = folder / path
            if not file.is_file() or not file.resolve().is_relative_to(folder.resolve()):
                continue
            if record:
                text = self._records(file).get(record)
                return None if text is None else Source(text)
            return Source(raw(file), file)
        return None

    def _page(self, address: str) -> Source | None:
        """Look up a web page: a file named for the digest of its address, which it begins with."""
        if self._pages is None:
            self._pages = {
                file.stem: file
                for folder in reversed(self.folders)
                for file in sorted(folder.rglob(f"{'[0-9a-f]' * ADDRESS_DIGITS}.txt"))
            }
        name = hashlib.sha256(address.encode()).hexdigest()[:ADDRESS_DIGITS]
        file = self._pages.get(name)
        if file is None:
            return None
        first, _, text = raw(file).partition("\n")
        return Source(text) if first.strip() == address else None


def raw(file: Path) -> str:
    """Decode a file as offsets count in it: no line ends are changed."""
    return file.read_bytes().decode("utf-8", "replace")


def records(file: Path) -> dict[str, str]:
    """Return the texts of a file of JSON lines by their ids.

    Tokens of a `context` are joined by spaces and named by `id`; a `passage` is named by `doc` and
    `passage_start` with a colon between.
    """
    found: dict[str, str] = {}
    for line in raw(file).split("\n"):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError:
            continue
        if not isinstance(value, dict):
            continue
        if isinstance(value.get("context"), list):
            found.setdefault(str(value.get("id")), " ".join(map(str, value["context"])))
        elif isinstance(value.get("passage"), str):
            name = f"{value.get('doc')}:{value.get('passage_start')}"
            found.setdefault(name, value["passage"])
    return found
