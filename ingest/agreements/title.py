"""What kind of relationship a contract makes, read from its title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ..document import Block, Document
from .forms import form_of, makes_no_case
from .loose_titles import loose_titles, run_in_titles
from .names import LEGAL
from .title_words import (
    CLAUSE_TITLE,
    TYPE,
    cased,
    is_bare,
    is_running_text,
    unspaced,
    without_lead,
)

OPENING = 60_000
"""So many characters of a contract may hold its title, contents and opening words."""

LATER = re.compile(r"\b(?:amendment|amended|restated|addendum|supplement\w*)\b", re.IGNORECASE)
TITLE = re.compile(
    rf"^(?P<title>(?:[^.;(\n“\"]|\(\w{{1,8}}\)|(?<=\bINC)\.|(?<=\bLTD)\.|(?<=\bNO)\.|(?<=\bCORP)\.){{3,140}}?"
    rf"\b{TYPE}\b)"
    r"(?=\W*$|\s*\(|\s+(?:by and )?(?:between|among|this)\b)",
    re.I,
)
SELF_NAMED = re.compile(
    rf"\bthis (?P<title>(?:[^\s.,;(){{}}“\"]{{1,30}},? ){{1,10}}?{TYPE})\b", re.IGNORECASE
)
FILING = re.compile(
    r"\bjoint filing\b|\b13d-1\s?\(k\)|"
    r"\bhereby agrees? that\b[^.]{0,60}\bschedule 13[dg]\b[^.]{0,200}"
    r"\bfiled\b[^.]{0,40}\bon (?:its |their )?behalf",
    re.IGNORECASE,
)
HEAD = 6000
"""A title stands within so many characters; later ones are of exhibits and other contracts."""
CAPITALS = re.compile(
    r"(?<![\w-])(?P<title>(?:[A-Z][A-Z&/’'-]+,? ){1,9}(?:AGREEMENT|CONTRACT))(?![\w-])"
)
CHANGED = re.compile(
    rf"\b(?i:that certain|the|to)\s+(?:[a-z]+\s+){{0,2}}(?P<title>(?:[A-Z][\w&/’'-]+,?\s+"
    rf"(?:(?:and|of|for)\s+)?){{1,8}}?"
    rf"(?i:{TYPE}))\b"
)
CALLED = re.compile(
    r"\b(?:[Tt]he|[Tt]his)\s+(?P<title>(?:[A-Z][\w&’'-]+\s+(?:and\s+)?){1,4}Agreement)\b"
)
HEADED = re.compile(
    r"(?P<title>(?:[A-Z][\w&/’'-]*,?\s+(?:(?:and|of|for|to)\s+)?){1,9}?(?:Agreement|Contract))\b"
)
"""A title that the first words follow in one line: "Supply Agreement dated May 1, 1999"."""
ALONE = re.compile(r"\W*(?:AGREEMENT|CONTRACT)\W*")
FIRST_BLOCKS = 6
LONGEST_LINE = 60
AMENDED = 1500
"""An amendment names what it changes within so many characters."""
OFTEN = 3
LONGEST_TITLE = 170
LONGEST_QUOTE = 700
REACH = 1000
"""So far into a paragraph it may call itself "this Supply Agreement"."""


@dataclass(frozen=True)
class Found:
    """A value read from a contract, and the stretch of its text to quote: code points, from 0."""

    property: str
    value: str | float
    start: int
    end: int
    confidence: float
    of: str | None = None
    """For a share: the party that holds it."""


def titles(document: Document) -> Iterator[tuple[str, int, int]]:
    """Give what may be the contract's title, each with the stretch it stands in; best first."""
    above: Block | None = None
    for block in document.blocks[:40]:
        if block.start > HEAD:
            return
        before, above = above, block
        text = document.text[block.start : min(block.end, block.start + LONGEST_TITLE + 1)]
        whole = block.end - block.start <= LONGEST_TITLE
        bare = unspaced(without_lead(text)) if whole else without_lead(text)
        if (
            before is not None
            and whole
            and ALONE.fullmatch(bare)
            and _is_first_line(document, before)
        ):
            named = f"{document.text[before.start : before.end]} {bare.strip()}"
            yield named, before.start, block.end
            continue
        found = TITLE.search(bare)
        # In bare text a title in capitals may run into the first paragraph.
        if found and CLAUSE_TITLE.search(found["title"]):
            continue
        if found and not is_running_text(found["title"]) and (whole or found["title"].isupper()):
            at = block.start + len(text) - len(bare)
            yield found["title"], *((block.start, block.end) if whole else (at, at + found.end()))
            continue
        found = SELF_NAMED.search(document.text, block.start, min(block.end, block.start + REACH))
        if found and not is_running_text(found["title"]):
            whole = block.end - block.start <= LONGEST_QUOTE
            yield found["title"], *((block.start, block.end) if whole else found.span())
            return


def _is_first_line(document: Document, block: Block) -> bool:
    """Tell whether a line in capitals may be the upper half of a title that goes on below."""
    line = document.text[block.start : block.end]
    short = len(line) <= LONGEST_LINE and line.isupper()
    return short and not re.search(r"\d|[.:]$", line) and not LEGAL.search(f" {line}")


def excludes_a_case(document: Document) -> bool:
    """Tell whether a contract's title or opening shows that it makes no one work together."""
    if FILING.search(document.text[:HEAD]):
        return True
    named = [title for title, *_ in titles(document)]
    # What a contract without a title speaks of may be another one, such as an end-user licence.
    told = other_titles if changes_another(document) else headed
    named = named or [title for title, *_ in told(document)][:1]
    return any(makes_no_case(title) for title in named)


def headed(document: Document) -> Iterator[tuple[str, int, int]]:
    """Give what stands at the head of a contract without a line of title.

    First words with capitals that begin a block, then runs of capitals in its opening.
    """
    for block in document.blocks[:FIRST_BLOCKS]:
        words = document.text[block.start : min(block.end, block.start + LONGEST_TITLE)]
        bare = without_lead(words)
        if headed := HEADED.match(bare):
            at = block.start + len(words) - len(bare)
            yield headed["title"], at, at + headed.end()
    for run in CAPITALS.finditer(document.text, 0, HEAD):
        yield run["title"], run.start("title"), run.end("title")


def other_titles(document: Document) -> Iterator[tuple[str, int, int]]:
    """Give what a contract without a line of title, or one that changes another, is called.

    First what stands at its head, then the contract that it says it changes, then what it most
    often calls itself.
    """
    yield from headed(document)
    opening = document.text[:HEAD]
    for named in CHANGED.finditer(opening[:AMENDED]):
        yield named["title"], named.start("title"), named.end("title")
    called = list(CALLED.finditer(document.text, 0, OPENING))
    counts = Counter(match["title"] for match in called)
    for title, count in counts.most_common(1):
        if count >= OFTEN:
            first = next(match for match in called if match["title"] == title)
            yield title, first.start("title"), first.end("title")


READINGS = ((titles, 0.9), (other_titles, 0.7), (run_in_titles, 0.7), (loose_titles, 0.65))
"""Where a contract may name itself, the surest first, each with its confidence."""


def read_title(document: Document) -> list[Found]:
    """Read the form from the first title at the head of a contract, or from how it calls itself."""
    for told, given in READINGS:
        for title, start, end in told(document):
            if makes_no_case(title):
                return []
            if form := form_of(title):
                return [Found("form", form, start, end, given)]
        if told is titles and any(not is_bare(title) for title, *_ in titles(document)):
            return []
        if FILING.search(document.text[:HEAD]):
            return []
    return []


def short_title(document: Document) -> str:
    """Return the title without the names before it, in title case.

    Words in capitals are written small, as "Joint Venture Agreement".
    """
    named = (found for told, _ in READINGS for found in told(document))
    title = next((title for title, *_ in named if form_of(title)), "Agreement")
    words = LEGAL.split(title)[-1].split()[-8:]
    small = ("and", "of", "for", "to", "the", "in", "on")
    shown = [w.lower() if w.lower() in small else cased(w) for w in words]
    return " ".join(shown[next((i for i, w in enumerate(shown) if w not in small), 0) :])


def changes_another(document: Document) -> bool:
    """Tell whether the contract amends or restates an older one: its date starts nothing."""
    head = document.text[:1500]
    named = [title for title, *_ in titles(document)]
    return any(LATER.search(title) for title in named) or bool(
        re.search(r"(?i)\bthis [\w\s]{0,30}amendment\b|^\W*(?:\w+ )?amendment\b", head)
    )
