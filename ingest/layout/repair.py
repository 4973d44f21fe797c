"""Text that lines, pages and bullets have torn, put together again: pure functions on strings."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import lru_cache

from ..citing.citation_marks import without_raised

WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
TORN = re.compile(
    r"(?<![\w’'\u2010-])([\w’'\u2010-]*\w)(?:(\u00ad\s*\n|[-\u2010][ \t]*\n)\s*|\ufffe\s*)([\w’']+)"
)
"""A word cut at the end of a line: by a hyphen and a newline, a soft hyphen and a newline, or
U+FFFE alone, which PDFium writes for any hyphen at a line's end, soft or real."""

SUSPENDED = {"and", "or", "to", "und", "oder", "et", "ou"}
PREFIXES = {"non", "self", "all", "well", "third", "cross", "half", "ex", "one", "two", "three"}
ENDINGS = set(
    "based related specific wide term scale level free party owned led oriented driven "
    "profit making sharing building specific transferable exclusive binding".split()
)

BULLET = r"[•●▪■□◦○‣∙·▸➢✓*+–—-]"
NUMBER = (
    r"\d{1,2}(?:\.\d{1,2})+\.?|\(?\d{1,2}[.)]|\(?[a-z]\)|\(?[ivx]{1,5}\)|[a-z]\.|"
    r"[A-H]\.(?=\s+[A-Z])"
)
ITEM = re.compile(
    rf"((?:{BULLET}|{NUMBER})(?=\s)|\((?:[a-z]|[ivx]{{1,5}}|\d{{1,2}})\)(?=\w))\s*(?=\S)"
)


def vocabulary(text: str) -> frozenset[str]:
    """Collect the words and hyphenated words, casefolded, that no line end has cut.

    >>> sorted(vocabulary("Long-term coordi-\\nnation of firms"))
    ['firms', 'long', 'long-term', 'of', 'term']
    """
    words: set[str] = set()
    for found in WORD.findall(TORN.sub(" ", text)):
        word = found.casefold().replace("\u2010", "-")
        words.add(word)
        words.update(word.split("-"))
    return frozenset(words)


def rejoin(text: str, words: Set[str]) -> str:
    """Make one line of a paragraph's lines, mending the words that were cut.

    `words` is the `vocabulary` of the whole text. No letter is lost, only hyphens.

    >>> rejoin("the coordi-\\nnation of long-\\nterm ties", vocabulary("a long-term tie"))
    'the coordination of long-term ties'
    """
    before = None
    while before != text:  # a word may be cut more than once
        before = text
        text = TORN.sub(
            lambda cut: mended(cut[1], cut[3], words, soft=bool(cut[2]) and cut[2][0] == "\u00ad"),
            text,
        )
    return " ".join(text.replace("\ufffe", "-").split())


def mended(left: str, right: str, words: Set[str], soft: bool = False) -> str:
    """Join the halves of a cut word, with its hyphen or without.

    The hyphen goes when it was soft, or when the joined word occurs elsewhere. It stays when the
    hyphenated word does, before a capital or a digit, and in compounds: those whose left half is
    a prefix that is never part of a syllabified word, whose right half is one of a few
    that form compounds freely, or both of whose halves are words of this text. Else it goes.
    """
    if soft:
        return left + right
    if right.casefold() in SUSPENDED:
        return f"{left}- {right}"
    start = left.rpartition("-")[2]
    if (start + right).casefold() in words:
        return left + right
    lower, following = start.casefold(), right.casefold()
    compound = (
        f"{left}-{right}".casefold() in words
        or right[0].isdigit()
        or start[-1:].isdigit()
        or (right[0].isupper() and not start.isupper())
        or lower in PREFIXES
        or (following in ENDINGS and len(start) > 2)
        or (lower in words and following in words and len(start) > 1 and len(right) > 2)
    )
    return f"{left}-{right}" if compound else left + right


@lru_cache(maxsize=1_024)
def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence, a clause before a list or a clause of law does.

    >>> ends_sentence("as follows:"), ends_sentence('"Trust."'), ends_sentence("the partners")
    (True, True, False)
    """
    bare = without_raised(text)
    return re.search(r"[.?!:;\u037e…][\"'”’)\]]*\s*$", bare) is not None


def begins_lower(text: str) -> bool:
    """Tell whether a line begins in lower case, and so hardly a paragraph."""
    return text.lstrip("\"'“‘([ ")[:1].islower()


def item_of(line: str) -> tuple[str, str] | None:
    """Split a list item into its bullet or number and its text, or return None.

    >>> item_of("(a) a shared budget"), item_of("1998 was the year")
    (('(a)', 'a shared budget'), None)
    """
    found = ITEM.match(line.lstrip())
    return (found[1], line.lstrip()[found.end() :]) if found else None


def is_marker(line: str) -> bool:
    """Tell whether a line is a bullet or number whose text stands on the next one."""
    return item_of(line) is None and item_of(f"{line.strip()} x") is not None


def depths(markers: Sequence[str]) -> list[int]:
    """Give each item of one run of items its depth, from 1, by the styles of their markers.

    A style not seen yet lies one deeper than the item before; one seen before is returned to.

    >>> depths(["1.", "(a)", "(b)", "(i)", "(ii)", "2."])
    [1, 2, 2, 3, 3, 1]
    """
    styles: list[str] = []
    found: list[int] = []
    last = ""
    for marker in markers:
        style = style_of(marker, last)
        last = marker
        if style in styles:
            del styles[styles.index(style) + 1 :]
        else:
            styles.append(style)
        found.append(len(styles))
    return found


def style_of(marker: str, last: str = "") -> str:
    """Name the style of a marker; `(i)` after `(h)` is a letter, else a Roman number."""
    bare = marker.strip("().")
    if "." in bare:
        return f"{bare.count('.')} points"
    if bare.isdigit():
        return marker.replace(bare, "1")
    if not bare.isalpha():
        return bare
    follows = len(bare) == 1 and last.strip("().") == chr(ord(bare) - 1)
    roman = re.fullmatch(r"[ivx]+", bare) and not follows
    return marker.replace(bare, "i" if roman else "A" if bare.isupper() else "a")


def succeeds(marker: str, earlier: str) -> bool:
    """Tell whether one marker can follow another in a list.

    >>> succeeds("(b)", "(a)"), succeeds("•", "•"), succeeds("(15)", "(a)"), succeeds("2.", "9.")
    (True, True, False, False)
    """
    style = style_of(marker, earlier)
    if style != style_of(earlier):
        return False
    new, old = marker.strip("().").split(".")[-1], earlier.strip("().").split(".")[-1]
    if new.isdigit() and old.isdigit():
        return int(new) == int(old) + 1
    if new.isalpha() and "i" not in style.strip("()."):
        return ord(new) == ord(old) + 1
    return True
