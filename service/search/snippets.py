"""The part of a text where words were found, in pieces that are safe to show as text."""

from __future__ import annotations

from dataclasses import dataclass

from tantivy import Document, Query, Searcher, SnippetGenerator

from .schema import TEXTS, schema

LENGTH = 320
"""Characters of the part that is shown of a longer text."""


@dataclass(frozen=True)
class Fragment:
    """A piece of text; `match` tells whether it is one of the words looked for."""

    text: str
    match: bool = False


class Snippets:
    """Marks the words of one query in the texts of its hits."""

    def __init__(self, searcher: Searcher, query: Query) -> None:
        self._generators = {
            field: SnippetGenerator.create(searcher, query, schema(), field) for field in TEXTS
        }
        for field, generator in self._generators.items():
            # A name is shown whole.
            generator.set_max_num_chars(LENGTH if field == "text" else 10_000)

    def __call__(self, document: Document, field: str) -> tuple[Fragment, ...]:
        """Return a field's text, or its best part, in pieces."""
        whole = str(document.get_first(field) or "")
        if not whole:
            return ()
        snippet = self._generators[field].snippet_from_doc(document)
        ranges = [(found.start, found.end) for found in snippet.highlighted()]
        if not ranges:
            return (Fragment(shortened(whole) if field == "text" else whole),)
        part = snippet.fragment()
        before, _, after = whole.partition(part)
        pieces = marked(part.encode(), ranges)
        return (*_around(before, "… "), *pieces, *_around(after, " …"))

    def marking(self, text: str, field: str) -> tuple[Fragment, ...]:
        """Return a text as if it were a field's, or nothing when it holds none of the words."""
        document = Document()
        document.add_text(field, text)
        pieces = self(document, field)
        return pieces if any(piece.match for piece in pieces) else ()


def marked(text: bytes, ranges: list[tuple[int, int]]) -> list[Fragment]:
    """Cut a text in UTF-8 at ranges of bytes, which are those of the words found."""
    pieces = []
    done = 0
    for start, end in sorted(ranges):
        if start < done:
            continue
        pieces += [(text[done:start], False), (text[start:end], True)]
        done = end
    pieces.append((text[done:], False))
    return [Fragment(piece.decode(), match) for piece, match in pieces if piece]


def _around(text: str, ellipsis: str) -> tuple[Fragment, ...]:
    """Stand for what is left out; a full stop or bracket is shown."""
    if len(text) < 3:
        return (Fragment(text),) if text else ()
    return (Fragment(ellipsis),)


def shortened(text: str) -> str:
    """Cut a long text at a space."""
    return text if len(text) <= LENGTH else text[:LENGTH].rsplit(" ", 1)[0] + " …"
