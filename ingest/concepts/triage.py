"""Whether a sentence may hold a claim at all, from its words alone: before the full parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from .lexicon import DASHES, Node, normalized, trie
from .standing import ARRANGEMENTS, MEMBERS

POINTERS = frozenset("it they this these those such which that its their he she we who".split())
GAP = 3
"""So many words may stand between the words of a label, as the parse would allow."""
ENDS_OF_VERBS = ("ing", "ed", "es", "s")


@cache
def stems(word: str) -> tuple[str, ...]:
    """Return the words under which a word may stand in a label, without knowing what it is.

    >>> stems("sharing")
    ('sharing', 'share', 'shar')
    """
    surface = normalized(word)
    found = dict.fromkeys([surface])
    for end in ENDS_OF_VERBS:
        base = surface.removesuffix(end)
        if base != surface and len(base) > 2:
            doubled = base[-1] == base[-2]
            found.update(dict.fromkeys([base + "e", base, *([base[:-1]] if doubled else [])]))
    if surface.endswith("ied"):
        found[surface[:-3] + "y"] = None
    return tuple(found)


def may_hold_claim(words: Iterable[str]) -> bool:
    """Tell whether a sentence may relate two concepts, given the texts of its tokens.

    It may where labels stand in two places, or one beside a word that may stand for a form: a
    pronoun, a partner, an arrangement. Needs no annotation and errs on the side of reading: what
    the context of a label would rule out is let through.
    """
    tokens = [word for word in words if word not in DASHES]
    covered, places = -1, 0
    labelled: set[int] = set()
    for start, end in _ends(tokens):
        if start > covered:
            places, covered = places + 1, end
            labelled.update(range(start, end + 1))
        else:
            covered = min(covered, end)
    if places != 1:
        return places > 1
    return any(_points(token) for index, token in enumerate(tokens) if index not in labelled)


def _points(word: str) -> bool:
    said = normalized(word)
    return word.lower() in POINTERS or said in MEMBERS or said in ARRANGEMENTS


def _ends(tokens: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield first and last token of the shortest label that starts at each token, if any."""
    root = trie()
    for start, token in enumerate(tokens):
        states = [(root.children[s], 0) for s in stems(token) if s in root.children]
        end = _end(tokens, start, states) if states else None
        if end is not None:
            yield start, end


def _end(tokens: Sequence[str], start: int, states: list[tuple[Node, int]]) -> int | None:
    if any(node.entry for node, _ in states):
        return start
    for index in range(start + 1, len(tokens)):
        further = [
            (node.children[stem], 0)
            for node, _ in states
            for stem in stems(tokens[index])
            if stem in node.children
        ]
        if any(node.entry for node, _ in further):
            return index
        states = further + [(node, gap + 1) for node, gap in states if gap < GAP]
        if not states:
            return None
    return None
