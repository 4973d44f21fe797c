"""Who makes a contract: the names in "by and between A, a Delaware corporation, and B, Inc."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ..document import SEPARATOR, Block, Document
from ..organizations.names import plain
from .definitions import masked
from .names import CONTRACT
from .party_list import RECITALS, Party, all_defined, parties_in
from .signatures import signatories
from .title import OPENING, Found, changes_another

CUE = re.compile(
    r"\b(?:by and )?(?:between|among|amongst)\b(?: and among\b)?(?: the following(?: two| three)? "
    r"parties\b[^:;.]{0,60})?"
    r"|\bB E T W E E N\b"
    r"|\b(?:made|entered into|executed)\b[^.;\n]{0,80}?\bby\b(?!.{0,150}\b(?:between|among)\b)",
    re.IGNORECASE,
)
OTHER_CONTRACT = re.compile(
    r"(?i)\bwhereas\b|\bthat certain\b|\bpursuant to\b|\bthe parties to\b|"
    r"(?-i:[a-z,] the (?:[A-Z][a-z]+ (?:and |of )?){1,6}Agreement,?\s*)$"
)
STOP = re.compile(r"(?<!\bInc)(?<!\bLtd)(?<!\bCorp)(?<!\bCo)(?<=[a-z)”\"\d])\.[”\"]?(?=\s|$)")
SENTENCES = re.compile(r"\n\n|(?<=[a-z)\d\]])\.[”\"]? (?=[A-Z])|\b(?=This\b|THIS\b)")
NEAR = 250
"""So far before "between" it shows that another contract is spoken of."""
REACH = 500
"""So far before "between" the contract is named."""
NAMES_FOLLOW = re.compile(
    r"[\s:,]*(?:the (?:persons|entities|compan|undersigned)[^,;]{0,160},|(?:the )?(?:[\dA-ZÀ-Þ(]|"
    r"e-|[a-z][A-Z\d]|[a-z]\S{0,40}\.\w))"
)
MOST_TRIED = 25
"""After so many lists that name no two parties, none is looked for."""
LONGEST = 3000
"""So long may the list of the parties be."""
AGREES = re.compile(
    r"(?i)\b(?:agree[sd]?|enter into|associate|confirm|authoriz\w+|appoint\w*|engage\w*|certif\w+|"
    r"contract with)\b"
)
SHORT = 16
"""At most so long are the words before "between" in such a block."""
DEFINED = 4000
"""Where nothing else names two parties, those count that have a short name so far up."""
HEAD = 12_000
"""Where no "between" leads them in, the parties open the contract within so many characters."""


@dataclass(frozen=True)
class Preamble:
    """The words that open a contract: where they begin, where its parties do, where they end."""

    start: int
    parties: int
    end: int
    names: tuple[Party, ...]
    """The parties, with offsets in the document's text."""


@lru_cache(maxsize=4)
def preamble_of(document: Document) -> Preamble | None:
    """Find the words that name the parties: after "between", or at the head of the contract."""
    candidates = [*_led_in(document, False), *_opening(document)]
    if changes_another(document):
        candidates += _led_in(document, True)
    return max(candidates, key=lambda preamble: min(2, len(preamble.names)), default=None)


def _led_in(document: Document, of_others: bool) -> Iterator[Preamble]:
    """Give the lists that "between" leads in, up to the first that names two parties.

    Other contracts are named too: an amendment may name its parties only as those of the older one.
    """
    text = document.text[:OPENING]
    tried = 0
    for cue in CUE.finditer(text):
        before = text[max(0, cue.start() - REACH) : cue.end()]
        sentence = SENTENCES.split(before)[-1]
        # On a title page "concluded between" opens a block of its own.
        opens = SEPARATOR in before[-len(cue[0]) - SHORT :]
        named = sentence.removesuffix(cue[0])[-NEAR:]
        other = OTHER_CONTRACT.search(named) is not None
        if other != of_others or not (opens or CONTRACT.search(sentence)):
            continue
        # A capital, a bracket or a line of its own follows; "between them" opens no list.
        if not NAMES_FOLLOW.match(text, cue.end()):
            continue
        tried += 1
        if tried > MOST_TRIED:
            return
        found = _preamble(document, cue.start(), cue.end())
        if found is not None:
            yield found
            if len(found.names) > 1:
                return


def _opening(document: Document) -> Iterator[Preamble]:
    """Give the paragraph that begins with its parties: "A ("A") and B ("B") agree as follows"."""
    for block in document.blocks:
        if block.start > HEAD:
            return
        if block.end - block.start < 60 or not AGREES.search(
            document.text, block.start, min(block.end, block.start + LONGEST)
        ):
            continue
        found = _preamble(document, block.start, block.start, block)
        if found is not None and sum(party.defined for party in found.names) > 1:
            yield found
            return


def _preamble(document: Document, cue: int, at: int, block: Block | None = None) -> Preamble | None:
    stop = at + LONGEST if block is None else min(block.end, at + LONGEST)
    words = masked(document.text[at:stop])
    listed = parties_in(words) if block is None else all_defined(words)
    if not listed or (len(listed) == 1 and not listed[0].sure):
        return None
    names = tuple(replace(p, at=at + p.at) for p in listed)
    last = names[-1].at + len(names[-1].name)
    return Preamble(_start(document, cue), at, _end(document, last), names)


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


def behind(document: Document, preamble: Preamble, reach: int) -> str:
    """Return the text behind the last party, up to the recitals."""
    text = document.text[preamble.end : preamble.end + reach]
    stop = re.search(RECITALS, text)
    return text[: stop.start()] if stop else text


def parties_of(document: Document) -> tuple[Party, ...]:
    """Return all parties in the order of the text; who only signs counts where one is missing."""
    preamble = preamble_of(document)
    named = preamble.names if preamble is not None else ()
    if len(named) > 1:
        return named
    known = {plain(party.name) for party in named}
    signed = tuple(party for party in signatories(document) if plain(party.name) not in known)
    if len(named) + len(signed) > 1:
        return (*named, *signed)
    known |= {plain(party.name) for party in signed}
    defined = all_defined(masked(document.text[:DEFINED]))
    more = (p for p in defined if p.legal and p.defined and plain(p.name) not in known)
    return (*named, *signed, *more)


def read_parties(document: Document) -> list[Found]:
    """Read the parties, each quoted with the sentence, or the lines, that it stands in."""
    preamble = preamble_of(document)
    found = []
    for party in parties_of(document):
        end = party.at + len(party.name)
        stretch = party.at, end
        block = document.block_at(party.at)
        if block is not None and preamble is not None and preamble.start <= party.at < preamble.end:
            start, stop = max(block.start, preamble.start), max(end, min(block.end, preamble.end))
            stretch = (start, stop) if stop - start <= 1500 else stretch
        kind = "individual" if party.person else "partner"
        found.append(Found(kind, party.name, *stretch, 0.85 if preamble else 0.6))
    return found
