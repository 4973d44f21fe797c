"""Who makes a contract: the names in "by and between A, a Delaware corporation, and B, Inc."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..document import SEPARATOR, Document
from ..organizations.names import normalized
from .names import CONTRACT, is_party, name_at
from .title import OPENING, Found

CUE = re.compile(
    r"\b(?:by and )?(?:between|among|amongst)\b(?: and among\b)?"
    r"|\b(?:made|entered into|executed)\b[^.;\n]{0,80}?\bby\b(?!.{0,150}\b(?:between|among)\b)",
    re.IGNORECASE,
)
OTHER_CONTRACT = re.compile(r"(?i)\bwhereas\b|\bthat certain\b|\bpursuant to\b|\bthe parties to\b")
STOP = re.compile(r"(?<!\bInc)(?<!\bLtd)(?<!\bCorp)(?<!\bCo)(?<=[a-z)”\"\d])\.[”\"]?(?=\s|$)")
SENTENCES = re.compile(r"\n\n|(?<=[a-z)\d\]])\.[”\"]? (?=[A-Z])|\b(?=This\b|THIS\b)")
REACH = 500
"""So far before "between" the contract is named."""
NAMES_FOLLOW = re.compile(r"[\s:,]*(?:the )?(?:[\dA-Z(]|e-|[a-z][A-Z]|[a-z]\S{0,40}\.\w)")
MOST_TRIED = 25
"""After so many lists that name no two organizations, none is looked for."""
LONGEST = 3000
"""So long may the list of the parties be."""

RECITALS = (
    r"\b(?:WHEREAS|Whereas|W\s?I\s?T\s?N\s?E\s?S\s?S\s?E\s?T\s?H|RECITALS?|Recitals|"
    r"R\sE\sC\sI\sT\sA\sL\sS|BACKGROUND|Background|PREAMBLE|TABLE OF CONTENTS|NOW,? THEREFORE|"
    r"IN CONSIDERATION|ARTICLE [1I])\b"
)
END = re.compile(
    rf"{RECITALS}"
    r"|\b(?:each|individually|collectively|sometimes|together|both)\b[^.\n]{0,60}?\bpart(?:y|ies)\b"
    r"|[Dd]ated as of|DATED AS OF|\b(?:sets? forth|agree as follows|hereby agree|desires? to)\b"
    r"|[a-z”\")]\.”?\s+(?=[A-Z][a-z]+\s+(?!corporation|company))"
)
SLOT = re.compile(
    r"(?:\A|[;:§]\W{0,3}|,\s+|\band\b,?[\s-]{1,4}|\bAND\b:?\s+|\bAnd\b\s+|\n\n)\s*"
    r"(?:(?:and|AND|between|BETWEEN)\b[:,]?[\s-]+)?(?:\(?(?:\d|[ivx]{1,3}|[a-dA-D])[).]\s+)?"
)
HEREINAFTER = re.compile(
    r"(?:hereinafter|hereafter)(?: (?:referred to as|called))?[, ]+(?:the )?"
    r"[“\"][^”\"]{1,40}[”\"]"
)


@dataclass(frozen=True)
class Preamble:
    """The words that open a contract: where they begin, where its parties do, where they end."""

    start: int
    parties: int
    end: int
    names: tuple[tuple[str, int], ...]
    """Each party's name and its offset in the document's text."""


def preamble_of(document: Document) -> Preamble | None:
    """Find the first "between" of a contract that two organizations or more follow."""
    text = document.text[:OPENING]
    tried = 0
    for cue in CUE.finditer(text):
        before = text[max(0, cue.start() - REACH) : cue.end()]
        sentence = SENTENCES.split(before)[-1]
        # On a title page "by and between" opens a block of its own.
        opens = text.endswith(SEPARATOR, 0, cue.start())
        if not CONTRACT.search(before if opens else sentence) or OTHER_CONTRACT.search(sentence):
            continue
        # A capital, a bracket or a line of its own follows; "between them" opens no list.
        if not NAMES_FOLLOW.match(text, cue.end()):
            continue
        tried += 1
        if tried > MOST_TRIED:
            return None
        found = list(parties_in(masked(text[cue.end() : cue.end() + LONGEST])))
        if len(found) < 2:
            continue
        names = tuple((name, cue.end() + at) for name, at in found)
        last = names[-1][1] + len(names[-1][0])
        start, end = _start(document, cue.start()), _end(document, last)
        return Preamble(start, cue.end(), end, names)
    return None


def _start(document: Document, at: int) -> int:
    """Return where the sentence of an offset begins, within its block."""
    block = document.block_at(at)
    first = block.start if block is not None else at
    openings = list(re.finditer(r"(?i)\bthis\b", document.text[max(first, at - REACH) : at]))
    if at - first <= REACH or not openings:
        return max(first, at - REACH)
    return max(first, at - REACH) + openings[0].start()


def _end(document: Document, at: int) -> int:
    """Return where the sentence of an offset ends, within its block; a full stop of "Inc." is none.

    A sentence that goes on for long is cut at the offset.
    """
    block = document.block_at(at - 1)
    last = min(block.end if block is not None else at, at + REACH)
    found = STOP.search(document.text, at, last)
    if found:
        return found.end()
    return last if last < at + REACH else at


def masked(text: str) -> str:
    """Blank out brackets, but for short ones inside names; `§` stands where a term is defined."""
    made = list(text)
    at = 0
    while (at := text.find("(", at)) >= 0:
        depth, end = 0, at
        for end in range(at, min(len(text), at + 600)):
            depth += {"(": 1, ")": -1, "}": -1}.get(text[end], 0)
            if depth == 0:
                break
        inside = text[at + 1 : end]
        if re.fullmatch(r"[A-Z][\w. ]{1,14}", inside) or re.fullmatch(r"\d|[ivx]+|[a-d]", inside):
            at += 1
            continue
        made[at : end + 1] = "§" + " " * (end - at)
        at = end + 1
    return HEREINAFTER.sub(
        lambda found: "§" + " " * (len(found[0]) - 1),
        "".join(made),
    )


def parties_in(text: str) -> Iterator[tuple[str, int]]:
    """Give the organizations of a masked list of parties, each with its offset."""
    if end := END.search(text):
        text = text[: end.start()]
    seen: set[str] = set()
    reached = 0
    for slot in SLOT.finditer(text):
        if slot.end() < reached:
            continue
        found = name_at(text, slot.end())
        if found is None:
            continue
        halved = re.search(
            r"[A-Z][\w-]*\s*\Z", text[max(reached, slot.start() - 30) : slot.start()]
        )
        if halved and not found.legal:
            # "The Center for Design and Testing, a foundation" is one party.
            continue
        listed = slot[0].strip().startswith(",") and "nd" not in slot[0].lower()
        if not is_party(found, text[found.end : found.end + 160], listed):
            continue
        reached = found.end
        if normalized(found.text) not in seen:
            seen.add(normalized(found.text))
            yield found.text, found.start


def read_parties(document: Document) -> list[Found]:
    """Read the partners, each quoted with the sentence, or the lines, that it stands in."""
    preamble = preamble_of(document)
    if preamble is None:
        return []
    found = []
    for name, at in preamble.names:
        block = document.block_at(at)
        if block is None:
            continue
        start = max(block.start, preamble.start)
        end = min(block.end, preamble.end)
        if end - start > 1500:
            start, end = at, at + len(name)
        found.append(Found("partner", name, start, max(end, at + len(name)), 0.85))
    return found
