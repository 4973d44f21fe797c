"""Who signs a contract, and when: the blocks at its end with "By:" and "Date:"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document import Document
from ..organizations.names import plain
from .names import LEGAL, Name, could_name, name_at
from .party_list import Party
from .role_words import LABELS, ROLES

SIGNED = re.compile(r"(?:\bBy|\bBY|\bPer|\bSigned|\bSIGNED|\bName|\bSignature)\s*:|/s/")
TAIL = 30_000
"""The signatures of a contract stand within so many characters from its end, or in its head."""
REACH = 170
BEHALF = re.compile(r"(?i)\bon behalf of:?\s+(?=[\w(])")
BETWEEN = re.compile(r"[\W_]*(?:\((?:[^)]{0,60})\)|(?i:an? [\w ]{3,40}))?[\W_]*")
MOST = 60
_WORDS = "|".join(sorted({written for w in LABELS for written in (w.title(), w.upper())}))
LABELLED = re.compile(
    rf"\b(?:[A-Z][A-Za-z]+ )?(?:{_WORDS}|Party [AB])(?: Name)?:\s+(?:Name:\s+)?(?=[A-Z0-9])"
)
LABELS_WITHIN = 6000


def signatories(document: Document) -> tuple[Party, ...]:
    """Return the organizations that sign, or that a form names beside a label, in their order."""
    found: dict[str, Party] = {}
    for name in (*_labelled(document), *_signed(document)):
        if plain(name.text) and len(found) < MOST:
            found.setdefault(plain(name.text), Party(name.text, name.start, legal=name.legal))
    return tuple(found.values())


def _labelled(document: Document) -> Iterator[Name]:
    for label in LABELLED.finditer(document.text, 0, LABELS_WITHIN):
        name = name_at(document.text, label.end())
        if name is not None and name.legal and could_name(name):
            yield name


def _signed(document: Document) -> Iterator[Name]:
    text = document.text
    for signed in SIGNED.finditer(text, max(0, len(text) - TAIL)):
        first = max(0, signed.start() - REACH)
        before = text[first : signed.start()]
        if behalf := list(BEHALF.finditer(before)):
            name = name_at(text[: signed.start()].rstrip(), first + behalf[-1].end())
            if name is not None and could_name(name):
                yield name
            continue
        forms = list(LEGAL.finditer(before))
        if not forms or not BETWEEN.fullmatch(before, forms[-1].end()):
            continue
        name = _ending(text, first, first + forms[-1].end())
        if name is not None and could_name(name):
            yield name


def _ending(text: str, first: int, end: int) -> Name | None:
    """Return the longest name that ends at an offset; one in capitals holds no other words."""
    for begin in re.compile(r"(?<![\w.&'’-])(?=[A-ZÀ-Þ0-9])").finditer(text, first, end):
        name = name_at(text, begin.start())
        if name is None or name.end != end or not name.legal:
            continue
        words = name.text.split()
        if words[-2 if len(words) > 1 else -1].isupper() and not words[0].isupper():
            continue
        if len(words) > 2 and words[0].lower() in ROLES and words[1].lower() != "of":
            continue
        return name
    return None
