"""The list in which a contract names its parties: A, a Delaware corporation ("A"), and B, Inc."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..organizations.names import plain
from ..organizations.proper_names import is_place
from .definitions import PARTY, Masked
from .jurisdictions import jurisdictions
from .names import COMPANY, Name, could_name, is_defined, is_organization, is_person, name_at
from .role_words import ROLES

RECITALS = (
    r"\b(?:WHEREAS|Whereas|W\s?I\s?T\s?N\s?E\s?S\s?S\s?E?\s?T\s?H|RECITALS?|Recitals|"
    r"R\sE\sC\sI\sT\sA\sL\sS|BACKGROUND|Background|PREAMBLE|TABLE OF CONTENTS|Table of Contents|"
    r"NOW,? THEREFORE|IN CONSIDERATION|In consideration|ARTICLE [1I]|IT IS AGREED)\b"
)
END = re.compile(
    rf"{RECITALS}"
    r"|\b(?:each|individually|collectively|sometimes|together|both)\b[^.\n]{0,60}?\bpart(?:y|ies)\b"
    r"|[Dd]ated as of|DATED AS OF|\b(?:sets? forth|agree as follows|hereby agree|desires? to)\b"
    r"|§\s*\.[”\"]?\s+(?=[A-Z][\w@]+\s)"
    r"|(?<=[a-z”\")])(?<!\b[DMS][rst])(?<!\bMrs)(?<!\bNo)(?<!\bAv)(?<!\bAve)(?<!\bBlvd)\.”?\s+"
    r"(?=[A-Z][a-z]+\s+(?!corporation|company))"
)
SLOT = re.compile(
    r"(?:\A|[;:§¤]\W{0,3}|,\s+|\band\b,?[\s-]{1,4}|\bAND\b:?\s+|\bAnd\b:?\s+|\n\n)\s*"
    r"(?:(?:and|AND|between|BETWEEN|by|with)\b[:,]?[\s-]+)?"
    r"(?:\(?(?:\d|[ivx]{1,3}|[a-eA-E])[).]\s+)?"
)
ROLE_FIRST = rf"(?:{'|'.join(sorted(ROLES))}) (?!of\b)"
ASIDE = re.compile(
    r"(?i)\b(?:listed|traded|quoted|admitted)\b[^;§\n]{0,100}$|"
    r"\b(?:representatives?|attention|attn|signatory|director|chairman|manager|contact)\s*:\s*$"
)
"""Before the name of an exchange, or of who acts for a party."""
CUT = re.compile(r"(?:\A|:|\b(?:and|AND)\b)\s*([A-Z][\w&’'-]*[a-z][\w&’'-]*)\s*\Z")
"""The first word of a name that the end of a line has cut off from the rest."""
OPEN = re.compile(
    r"\b(?:located|offices?|address|laws|place|registered|business|residing|Street|Avenue|Road)\b"
)


@dataclass(frozen=True)
class Party:
    """Who makes a contract: the name and its offset; a person is no organization."""

    name: str
    at: int
    person: bool = False
    defined: bool = False
    """Whether the contract gives it a short name."""
    legal: bool = False

    @property
    def sure(self) -> bool:
        """Whether it is a party even where no other is named beside it."""
        return self.defined or self.legal


def parties_in(words: Masked) -> tuple[Party, ...]:
    """Read the parties of a list; offsets are those of the masked text."""
    text = words.text
    if end := END.search(text):
        # The stop of "Ltd." may also end the list.
        kept = end[0][0] if end[0][0] in (PARTY, ".") else ""
        text = text[: end.start()] + kept
    found: list[Party] = []
    seen: set[str] = set()
    reached = 0
    for slot in SLOT.finditer(text):
        if slot.end() < reached:
            continue
        name = name_at(text, slot.end())
        if name is not None and name.legal and re.match(ROLE_FIRST, name.text, re.IGNORECASE):
            # A form sets the role before the name: "RESELLER ALDER INC."
            name = name_at(text, slot.end() + len(name.text.split()[0]) + 1) or name
        if name is None or not could_name(name):
            continue
        party = _party(words, text, slot, name, reached)
        if party is None:
            continue
        if "\n\n" in slot[0] and name.legal and (cut := CUT.search(text[reached : slot.start()])):
            start = reached + cut.start(1)
            party = replace(party, name=f"{cut[1]} {party.name}", at=start)
        described = None if name.legal else COMPANY.match(text, name.end)
        reached = described.end() if described else name.end
        if plain(party.name) not in seen:
            seen.add(plain(party.name))
            found.append(party)
    return tuple(found)


def all_defined(words: Masked) -> tuple[Party, ...]:
    """Read the parties of a paragraph that lists none: the names before each short name's mark.

    >>> from .definitions import masked
    >>> text = 'Under this contract Alder Inc. ("Alder") authorizes Birch Ltd., Leeds ("Agent") to'
    >>> [party.name for party in all_defined(masked(text))]
    ['Alder Inc.', 'Birch Ltd.']
    """
    listed = {party.at: party for party in parties_in(words)}
    begin = 0
    for mark in re.finditer(PARTY, words.text):
        if not any(begin <= at < mark.start() for at in listed):
            name = _first_legal(words.text, begin, mark.start())
            if name is not None:
                listed[name.start] = Party(name.text, name.start, False, True, True)
        begin = mark.end()
    unique = {plain(party.name): party for _, party in sorted(listed.items(), reverse=True)}
    return tuple(sorted(unique.values(), key=lambda party: party.at))


def _first_legal(text: str, begin: int, end: int) -> Name | None:
    for capital in re.compile(r"(?<![\w.&'’-])(?=[A-Z\d])").finditer(text, begin, end):
        name = name_at(text, capital.start())
        if name is not None and name.legal and name.end <= end and could_name(name):
            return name
    return None


def _is_place(word: str) -> bool:
    return is_place(word.strip()) or word.strip().lower() in jurisdictions()


def _party(words: Masked, text: str, slot: re.Match[str], name: Name, reached: int) -> Party | None:
    between = text[reached : slot.end()]
    if ASIDE.search(between):
        return None
    halved = re.search(r"[A-Z][\w-]*\s*\Z", text[reached : slot.start()][-30:])
    same_line = "\n" not in slot[0] and slot[0].strip().lower() == "and"
    if halved and not name.legal and same_line and not _is_place(halved[0]):
        # "The Center for Design and Testing, a foundation" is one party.
        return None
    listed = slot[0].strip().startswith(",") and "nd" not in slot[0].lower()
    after = text[name.end : name.end + 400]
    defined = is_defined(after)
    mark = text.find(PARTY, name.end)
    term = words.term_at(mark) if defined and mark >= 0 else ""
    person = is_person(name, after, term)
    known = is_organization(name, after, listed)
    if not person and known:
        return Party(name.text, name.start, False, defined, name.legal)
    # "Offices at Berlin and Munich" names no second party: the first has no short name yet.
    undefined = reached > 0 and PARTY not in between and OPEN.search(between)
    if listed or undefined or (not person and not defined):
        return None
    return Party(name.text, name.start, person, defined)
