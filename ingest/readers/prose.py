"""What is guessed of bare text: which lines are headings, which paragraphs are items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..document import DocumentKind, Passage
from ..layout.repair import BULLET, depths, item_of

NUMBERED = re.compile(
    r"(?:(?:article|section|chapter|part)\s+(?:\d+|[ivxlc]+)\b|\d{1,2}(?:\.\d{1,2})*\.?\s|[IVX]+\.\s)",
    re.IGNORECASE,
)
SMALL_WORDS = set("a an and as at between by for from in into of on or the to with".split())
AGREEMENT_TITLE = re.compile(r"\b(?:AGREEMENT|CONTRACT|MEMORANDUM OF UNDERSTANDING)\b")
AGREEMENT_OPENING = re.compile(
    r"\bthis\b.{0,120}?\b(?:agreement|contract|memorandum)\b.{0,200}?"
    r"\b(?:entered\s+into|made|dated|effective|between)\b",
    re.IGNORECASE,
)
OPENING = 40
"""How many passages of a document may hold its title and opening words."""
TITLED = re.compile(
    r"(?<![\w-])(?P<title>(?:(?:[A-Z0-9][\w&/’'.,()-]*|and|of|for|to|the|&)\s+){1,14}"
    r"(?:AGREEMENT|CONTRACT|Agreement|Contract|MEMORANDUM OF UNDERSTANDING|"
    r"Memorandum of Understanding))\b"
)
"""A title, alone or before other words: "SUPPLY AGREEMENT between Alder and Birch"."""
HEAD, LINE = 8, 400
"""It stands within so many passages, and so many characters of one."""
BINDING = re.compile(
    r"\b(?:shall|WHEREAS|Whereas|hereby|hereof|hereto|hereunder|herein|hereinafter|thereof|"
    r"undersigned|[Tt]he [Pp]arties|[Tt]his (?:Agreement|Contract)|agrees? (?:to|that))\b"
)
READ, FEWEST, DENSITY = 150, 3, 0.008
"""Of so many passages, the least number of binding words, and the least share of all words."""


def is_heading(line: str) -> bool:
    """Tell, cautiously, whether a line that stands alone is a heading.

    It is short and does not end as a sentence does; and it is in capitals, or numbered, or all
    its words but the small ones are capitalized.

    >>> is_heading("JOINT VENTURE AGREEMENT"), is_heading("2.1 Choice of Partners")
    (True, True)
    >>> is_heading("Trust matters."), is_heading("[***]")
    (False, False)
    """
    text = line.strip()
    words = re.findall(r"[^\W\d_][\w’'-]*", text)
    capitals = text.upper() == text
    if not words or len(words) > 12 or len(text) > 90 or max(map(len, words)) < 3:
        return False
    if re.search(r"[,;:?!…_]$|\.{2,}|[a-z]\. |\t|__|--|\$|@|://", text):
        return False
    if text.startswith(("[", "(", "/")) or re.match(BULLET, text):
        return False
    if NUMBERED.match(text) and re.search(r"\D\s\d{1,3}$", text) and len(words) > 1:
        return False  # a line of a table of contents
    if text.endswith(".") and not (capitals or NUMBERED.match(text)):
        return False
    large = [word for word in words if word.casefold() not in SMALL_WORDS]
    titled = all(word[0].isupper() for word in large) and words[0][0].isupper()
    return bool(large) and (capitals or titled) and not re.search(r"\b\d{4,}\b", text)


def heading_level(text: str) -> int:
    """Guess a heading's level from its number: `2.1` is one below `2`; without a number it is 2."""
    number = re.match(r"\d{1,2}((?:\.\d{1,2})*)", text)
    return min(2 + number[1].count("."), 6) if number else 2


def itemized(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Make items of the paragraphs that begin with a bullet or number, which is left out."""
    run: list[tuple[str, Passage]] = []
    for passage in passages:
        item = item_of(passage.text) if passage.kind == "paragraph" else None
        if item:
            marker, text = item
            run.append((marker, Passage("item", text, 1, passage.page)))
            continue
        yield from deepened(run)
        run = []
        yield passage
    yield from deepened(run)


def deepened(run: list[tuple[str, Passage]]) -> Iterator[Passage]:
    """Give a run of items their depths."""
    for depth, (_, item) in zip(depths([marker for marker, _ in run]), run, strict=True):
        yield Passage("item", item.text, depth, item.page)


def agreement_title(passages: Sequence[Passage]) -> str | None:
    """Return the title of an agreement, if the document opens as one; it may be empty.

    A line in capitals names an agreement, or the opening words do ("This Agreement is made
    between"). Any other title of an agreement counts only where the text is written as contracts
    are, for an article may be called "Between Trust and Contract".
    """
    opening = passages[:OPENING]
    titles = [
        passage.text
        for passage in opening
        if AGREEMENT_TITLE.search(passage.text) and passage.text.upper() == passage.text
        if len(passage.text) <= 150
    ]
    opened = any(AGREEMENT_OPENING.search(passage.text[:400]) for passage in opening)
    if titles:
        return titles[0]
    if opened:
        return ""
    named = next((found for p in opening[:HEAD] if (found := TITLED.search(p.text[:LINE]))), None)
    if named is None or not is_written_as_contract(passages):
        return None
    return named["title"] if named["title"].isupper() else ""


def is_written_as_contract(passages: Sequence[Passage]) -> bool:
    """Tell whether a text has the words that bind parties as often as contracts have them."""
    words = bound = 0
    for passage in passages[:READ]:
        words += passage.text.count(" ") + 1
        bound += len(BINDING.findall(passage.text))
    return bound >= FEWEST and bound >= words * DENSITY


def kind_and_title(passages: Iterable[Passage]) -> tuple[DocumentKind | None, str | None]:
    """Return what kind of document bare text is, where it shows, and the title of an agreement."""
    title = agreement_title(list(passages))
    return (None, None) if title is None else ("agreement", title or None)
