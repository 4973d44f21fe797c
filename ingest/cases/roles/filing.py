"""Adding what the reader tells to the cases that rules have read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from ...evidence import Evidence, Value
from ...organizations.names import normalized
from ..known import KnownCases
from ..record import Record
from .decoding import Part, Told
from .labels import RULE

ALONE, ALONE_UNTOLD = 0.85, 0.9
"""From this sureness on two partners make a case that no rule has read: where a noun names a form
of relationship, and where none does."""

NAMED, DATED, STANDS = 0.8, 0.5, 0.45
"""From this sureness on its word is taken for a name, a year, a status."""
STANDS_MAIN = 0.6
"""The same for the status of the case that a whole text is about."""
ENOUGH = 2
"""So many partners make a case; where rules read as many, what the reader adds is mostly wrong."""
TELLING = 4
"""Letters of a word by which two names of one partner are known: "Wahaha", "Hangzhou Wahaha"."""
COMMON = frozenset(
    "bank group international national university motor motors company corporation electric "
    "industries foundation institute energy telecom airlines air oil steel chemical".split()
)
"""Words by which no partner is known."""

Cite = Callable[[Part | None, float], Evidence]
"""Gives the evidence of a part, or of the anchor, with a confidence."""


def file(told: Told, known: KnownCases, number: int, cite: Cite) -> None:
    """Add what is told by a sentence to the case it is about, or open one."""
    here = [record for record in known.records if _read_here(record, number)]
    if sum(_tells_more(told, record, number) for record in here) > 1:
        # Rules have read several cases where the reader saw one.
        return
    record = _same(told, known, number)
    if record is None:
        if not _stands_alone(told) or _is_of_main(told, known.main_record):
            return
        record = known.new(set(), number)
    for property, value, part, sure in list(_values(told, record, number)):
        record.values.append(Value(property, value, cite(part, sure)))
        record.last_sentence = number
    if told.name is not None and not record.names and record.all("name"):
        record.names.add(told.name.text)


def _stands_alone(told: Told) -> bool:
    least = ALONE if told.telling else ALONE_UNTOLD
    recognized = all(part.recognized for part in told.partners)
    return recognized and told.sure >= least and len(told.members) >= ENOUGH


def _is_of_main(told: Told, main: Record | None) -> bool:
    """Tell whether only the case that a case text is about is told of, or its partners."""
    if main is None:
        return False
    if told.members & set(map(normalized, main.names)):
        return True
    words = set(chain.from_iterable(map(_telling_words, map(normalized, main.partners))))
    return sum(bool(_telling_words(member) & words) for member in told.members) >= ENOUGH


def _telling_words(name: str) -> set[str]:
    return {word for word in name.split() if len(word) >= TELLING and word not in COMMON}


def _read_here(record: Record, number: int) -> set[str]:
    """Return the partners that this sentence or the last gives to a case."""
    return {
        normalized(str(value.value))
        for value in record.all("partner")
        if number - 1 <= value.evidence.sentence <= number
    }


def _tells_more(told: Told, record: Record, number: int) -> bool:
    """Tell whether all partners of a case, and others, are told."""
    here = _read_here(record, number)
    return len(here) > 1 and here < told.members


def _same(told: Told, known: KnownCases, number: int) -> Record | None:
    """Return the case of that name, or one read off this sentence or the last with its partners."""
    if told.name is not None:
        name = normalized(told.name.text)
        for record in known.records:
            if name in map(normalized, record.names):
                return record
    for record in reversed(known.records):
        here = _read_here(record, number)
        if here and 2 * len(here & told.members) >= min(len(here), len(told.members)):
            if told.name is not None and record.names and record.all("name"):
                continue
            return record
    return None


def _values(
    told: Told, record: Record, number: int
) -> Iterator[tuple[str, str | int, Part | None, float]]:
    """Yield what the record lacks: partners, and of the rest what no rule has read here."""

    def read(property: str) -> list[Value]:
        return [value for value in record.all(property) if value.evidence.sentence == number]

    here = _read_here(record, number)
    # Who is in the case that a text is about, rules know once they have read two.
    said = record.all("partner") if record.is_main else read("partner")
    by_rules = {value.value for value in said if value.evidence.rule != RULE}
    if len(by_rules) < ENOUGH:
        for part in told.partners:
            if normalized(part.text) not in here:
                yield "partner", part.text, part, told.sure
    # What a text is about is called what the title says, and is of a form that is named.
    named = record.is_main or record.all("name")
    if told.name is not None and told.name.sure * told.sure >= NAMED and not named:
        yield "name", told.name.text, told.name, told.name.sure * told.sure
    if not record.all("form") and (told.telling or not record.is_main):
        yield "form", told.form, None, told.sure
    planned = any(value.value == "Planned" for value in record.all("status"))
    for property, year in (("startYear", told.begun), ("endYear", told.ended)):
        # The year of a plan is none of a beginning.
        if year is None or read(property) or (planned and property == "startYear"):
            continue
        if year.sure * told.sure >= DATED:
            yield property, int(year.text), year, year.sure * told.sure
    sure = told.status_sure * told.sure
    # The narrative of a case tells of many ends that are not its own.
    stands = STANDS_MAIN if record.is_main else STANDS
    if told.status is not None and sure >= stands and not record.all("status"):
        yield "status", told.status, None, sure
