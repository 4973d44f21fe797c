"""One question to the reader: a sentence with a mark on each side of a word, and its candidates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...organizations.recognition import OrganizationSpan
from ...transformer.pieces import LONGEST_WORD, Pieces
from .anchors import Anchor
from .candidates import EARLIER, Candidate, features_of, names_between, years_between

if TYPE_CHECKING:
    from spacy.tokens import Doc

START, END, UNKNOWN = 101, 102, 100
"""The vocabulary's own marks around a text, and of what it lacks."""
MARKS = (2, 3)
"""Unused pieces, put before and after the anchor."""
LONGEST = 192
"""Pieces of a window."""
MOST = 300
"""Candidates of a window."""


@dataclass(frozen=True)
class Window:
    """Word pieces, and where in them the anchor and each candidate stand."""

    anchor: Anchor
    ids: tuple[int, ...]
    mark: int
    names: tuple[Candidate, ...]
    name_pieces: tuple[tuple[int, int], ...]
    """Of each name its first and its last piece."""
    features: tuple[tuple[float, ...], ...]
    years: tuple[int, ...]
    """Token indexes."""
    year_pieces: tuple[int, ...]
    whole: bool
    """Whether the window reaches from the first to the last sentence of its paragraph."""


def window_of(
    doc: Doc,
    anchor: Anchor,
    organizations: Sequence[OrganizationSpan],
    vocabulary: Pieces,
) -> Window:
    """Cut out what the reader is shown: the sentence of the anchor and those just before it."""
    sentences = list(doc.sents)
    own = next(i for i, s in enumerate(sentences) if s.start <= anchor.start < s.end)
    end = sentences[own].end
    start = sentences[own].start
    pieces = {i: _pieces(doc, i, vocabulary) for i in range(start, end)}
    room = LONGEST - 4
    for before in range(own - 1, max(own - EARLIER, 0) - 1, -1):
        more = {i: _pieces(doc, i, vocabulary) for i in range(sentences[before].start, start)}
        if sum(map(len, pieces.values())) + sum(map(len, more.values())) > room:
            break
        pieces |= more
        start = sentences[before].start
    while sum(map(len, pieces.values())) > room:
        # What is farthest from the anchor goes.
        if anchor.start - start > end - anchor.end:
            del pieces[start]
            start += 1
        else:
            end -= 1
            del pieces[end]
    ids = [START]
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    mark = 0
    for i in range(start, end):
        if i == anchor.start:
            mark = len(ids)
            ids.append(MARKS[0])
        first[i] = len(ids)
        ids += pieces[i]
        last[i] = len(ids) - 1
        if i == anchor.end - 1:
            ids.append(MARKS[1])
    ids.append(END)
    names = tuple(names_between(doc, start, end))[:MOST]
    near = [o for o in organizations if o.end > start and o.start < end]
    place = (anchor.start, anchor.end)
    years = tuple(years_between(doc, start, end))
    return Window(
        anchor,
        tuple(ids),
        mark,
        names,
        tuple((first[n.start], last[n.end - 1]) for n in names),
        tuple(tuple(features_of(n, doc, place, near)) for n in names),
        years,
        tuple(first[y] for y in years),
        start == 0 and end == len(doc),
    )


def _pieces(doc: Doc, token: int, vocabulary: Pieces) -> list[int]:
    """Return the pieces of a token; white space and signs that the vocabulary lacks are one."""
    return vocabulary.ids(doc[token].text)[:LONGEST_WORD] or [UNKNOWN]
