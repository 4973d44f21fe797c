"""What is read from the passages of a document, gathered by passage for its page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from interorg.ontology.terms import BASE

from ..content.claims import StatedClaim
from ..content.ties import StatedTie
from ..content.values import ReportedValue
from .room import href, room

Read = StatedClaim | ReportedValue | StatedTie


@dataclass
class Note:
    """What is read from one passage; numbered in the order of the text."""

    start: int
    end: int
    quote: str
    section: str | None = None
    page: int | None = None
    number: int = 0
    """0 for a passage that is only pointed at."""
    claims: list[StatedClaim] = field(default_factory=list)
    values: list[ReportedValue] = field(default_factory=list)
    ties: list[StatedTie] = field(default_factory=list)

    @property
    def id(self) -> str:
        return anchor(self.start, self.end)


def notes_of(
    claims: Sequence[StatedClaim],
    values: Sequence[ReportedValue],
    ties: Sequence[StatedTie],
    asked: Note | None = None,
) -> dict[str, Note]:
    """Gather what was read by the passage it was read from, and the passage that is asked for."""
    read: Iterable[Read] = (*claims, *values, *ties)
    notes = {
        (each.start, each.end): Note(each.start, each.end, each.quote, each.section, each.page)
        for each in read
    }
    for number, place in enumerate(sorted(notes), 1):
        notes[place].number = number
    for claim in claims:
        notes[claim.start, claim.end].claims.append(claim)
    for value in values:
        notes[value.start, value.end].values.append(value)
    for tie in ties:
        notes[tie.start, tie.end].ties.append(tie)
    if asked:
        notes.setdefault((asked.start, asked.end), asked)
    return {notes[place].id: notes[place] for place in sorted(notes)}


@room.app_template_global()
def anchor(start: int, end: int) -> str:
    """Return the fragment of a document's address at which a passage stands."""
    return f"passage-{start}-{end}"


def passage_address(document: str, start: int, end: int) -> str:
    """Return the address of a document at which a passage is marked, whatever is read from it."""
    return f"{href(document)}?passage={start}-{end}#{anchor(start, end)}"


def place_of(mention: str) -> tuple[str, int, int] | None:
    """Return document, start and end of a mention, which its IRI tells."""
    start, _, rest = mention.partition(f"{BASE}id/mention/")
    parts = rest.rsplit("/", 2)
    if start or len(parts) != 3:
        return None
    begin, dash, end = parts[1].partition("-")
    if not (dash and begin.isdecimal() and end.isdecimal()):
        return None
    return f"{BASE}id/document/{parts[0]}", int(begin), int(end)
