"""Words that were meant: where words are not in the index, the nearest that are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tantivy import Occur, Query, Searcher

from ..storage.generations import Generation
from .filters import ALL, Filters, any_of, tag
from .finding import ask
from .schema import TEXTS, VOCABULARIES, analyzer, schema, speller
from .snippets import Fragment
from .words import LONGEST, MOST

WORD = re.compile(r"[^\W\d_]{4,40}")
"""What may be misspelt; shorter words are near to too many others."""
TWICE = 7
"""Letters from which on a word may have two slips."""
RARE = 2
"""A word of so few entries may be a slip that stands in a text."""
COMMONER = 10
"""How many times as frequent another word is that was more likely meant."""
NEAR = 12
"""Near words that are looked at."""
HALF = 4
"""Letters of each of two words that were typed without a space."""


@dataclass(frozen=True)
class Correction:
    """Another text that finds more; in its pieces the words are marked that were changed."""

    text: str
    pieces: tuple[Fragment, ...]
    total: int


def correct(generation: Generation, text: str, filters: Filters = ALL) -> Correction | None:
    """Mend the spelling of what was typed; None unless more entries then have all the words."""
    text = text[:LONGEST]
    asked = ask(generation, text, filters)
    if asked is None:
        return None
    pieces = tuple(piece for piece in _pieces(asked.searcher, text) if piece.text)
    mended = "".join(piece.text for piece in pieces)
    better = ask(generation, mended, filters) if mended != text else None
    if better is None or better.relaxed:
        return None
    total = better.count()
    found = 0 if asked.relaxed else asked.count()
    return Correction(mended, pieces, total) if total > found else None


def _pieces(searcher: Searcher, text: str) -> Iterator[Fragment]:
    done = 0
    for number, match in enumerate(WORD.finditer(text)):
        meant = nearest(searcher, match[0]) if number < MOST else None
        if meant:
            yield Fragment(text[done : match.start()])
            yield Fragment(meant, True)
            done = match.end()
    yield Fragment(text[done:])


def nearest(searcher: Searcher, word: str) -> str | None:
    """Return the word of the index that is most likely meant, or None where the word is known."""
    typed = "".join(speller().analyze(word))
    if not typed:
        return None
    known = _frequency(searcher, typed)
    if known > RARE:
        return None
    for slips in range(1, 3 if len(typed) >= TWICE else 2):
        found = [
            (frequency, near)
            for near in near_words(searcher, typed, slips)
            if (frequency := _entries_with(searcher, near)) > known * COMMONER
        ]
        if found:
            return max(found)[1]
    return None if known else _parted(searcher, typed)


def _frequency(searcher: Searcher, word: str) -> int:
    """Return how many entries have a word or, in other forms, its stem."""
    (stem,) = analyzer().analyze(word) or [word]
    stems = max(searcher.doc_freq(field, stem) for field in TEXTS)
    return max(stems, _entries_with(searcher, word))


def _entries_with(searcher: Searcher, word: str) -> int:
    return sum(searcher.doc_freq(field, word) for field in VOCABULARIES)


def _parted(searcher: Searcher, word: str) -> str | None:
    """Put the space into two words that are both known."""
    found = [
        (min(_entries_with(searcher, half) for half in halves), " ".join(halves))
        for at in range(HALF, len(word) - HALF + 1)
        if (halves := (word[:at], word[at:]))
    ]
    frequency, parted = max(found, default=(0, ""))
    return parted if frequency else None


def near_words(searcher: Searcher, word: str, slips: int) -> list[str]:
    """Return words of the index that differ by so many letters, the word itself left out.

    The index gives entries, not words: each entry that it finds tells one word more, and then
    entries are asked for that are not found by that word.
    """
    near = any_of(
        [Query.fuzzy_term_query(schema(), field, word, distance=slips) for field in VOCABULARIES]
    )
    found: list[str] = [word]
    while len(found) <= NEAR:
        others = [(Occur.MustNot, tag(field, each)) for each in found for field in VOCABULARIES]
        hits = searcher.search(Query.boolean_query([(Occur.Must, near), *others]), 1).hits
        if not hits:
            break
        entry = searcher.doc(hits[0][1])
        texts = (text for field in ("label", "names", "text") for text in entry.get_all(field))
        new = [each for each in _words(texts) if each not in found and _is_near(each, word, slips)]
        if not new:
            break
        found += new
    return found[1:]


def _words(texts: Iterable[str]) -> dict[str, None]:
    return dict.fromkeys(word for text in texts for word in speller().analyze(text))


def _is_near(one: str, other: str, slips: int) -> bool:
    return abs(len(one) - len(other)) <= slips and distance(one, other) <= slips


def distance(one: str, other: str) -> int:
    """Count the letters to change, add, drop or swap with the next.

    >>> distance("allaince", "alliance"), distance("trust", "thrust")
    (1, 1)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            change = before[j - 1] + (letter != wanted)
            best = min(before[j] + 1, row[j - 1] + 1, change)
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                best = min(best, earlier[j - 2] + 1)
            row.append(best)
    return row[-1]
