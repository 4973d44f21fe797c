"""The cases that have come up in a document, and which of them a noun phrase stands for."""

from __future__ import annotations

from collections.abc import Set

from ..organizations.names import is_short_form
from .main import MainCase
from .record import COLLABORATION, Record
from .rules.forms import family
from .rules.scene import Reference, Same

REACH = 3
"""Sentences back, within a section, to which "the venture" may point."""


class KnownCases:
    """What cases a document has spoken of so far; the main case of a case text is one of them."""

    def __init__(self, main: MainCase | None) -> None:
        self.main = main
        self.records: list[Record] = [main.record] if main else []
        self.subject: Record | None = None
        """The case that the last sentence of the block with a subject of note was about."""
        self.section: str | None = None
        """The section that is being read."""

    @property
    def main_record(self) -> Record | None:
        return self.main.record if self.main else None

    def learn(self, same: Same) -> None:
        """Keep a name that a sentence gives to a case."""
        names = {r.name for r in (same.one, same.other) if r.name is not None}
        known = [r for r in self.records if r.names & names]
        if known:
            for record in known[1:]:
                known[0].absorb(record)
                self.records.remove(record)
            known[0].names |= names
        elif self.main is not None and self.main.is_named_by(same, names):
            self.main.record.names |= names
        elif same.form is not None:
            self.new(names, 0)

    def resolve(
        self,
        group: list[Reference],
        number: int,
        partners: int,
        members: Set[str] = frozenset(),
    ) -> Record | None:
        """Find the case that a group of noun phrases of one sentence stands for.

        `partners` is how many the sentence itself gives to the group; where it says that these
        `members` are all, a case with none of them is another.
        """
        names = {reference.name for reference in group if reference.name is not None}
        for record in self.records:
            if record.names & names:
                record.last_sentence = number
                return record
        if names:
            return self.new(names, number)
        kinds = {reference.kind for reference in group}
        found = None
        if "definite" in kinds:
            found = self._pointed_at(group, number, partners)
            if found is not None and len(members) > 1 and _has_others(found, members):
                found = self.new(set(), number)
        elif "pronoun" in kinds:
            found = self.subject
        elif "implied" in kinds and self.subject in (None, self.main_record):
            found = self.main_record
        if found is None and "new" in kinds:
            announced = all(reference.form is None for reference in group) and partners >= 2
            if self.main and announced and not self.main.record.all("partner"):
                # "A and B announced a company" at the start of a case text speaks of its case.
                return self.main.record
            found = self.new(set(), number)
        return found

    def new(self, names: set[str], number: int) -> Record:
        """Open a case that has not come up before."""
        record = Record(len(self.records) + 1, names, last_sentence=number)
        self.records.append(record)
        return record

    def _pointed_at(self, group: list[Reference], number: int, partners: int) -> Record | None:
        if partners >= 2:
            return self.new(set(), number)
        form = next(r.form for r in group if r.kind == "definite")
        if form is None:
            # "The company" is the main case only while the text is about it.
            return self.subject if self.subject is self.main_record else None
        near = [
            record
            for record in self.records
            if record is not self.main_record
            and record.values
            and 0 <= number - record.last_sentence <= REACH
            and record.values[-1].evidence.section == self.section
            and (form == COLLABORATION or family(form) in record.families)
        ]
        if near:
            return max(near, key=lambda record: (record.last_sentence, record.order))
        return self.main_record


def _has_others(record: Record, members: Set[str]) -> bool:
    """Tell whether a case has several partners and none of these."""
    known = {str(value.value) for value in record.all("partner")}
    return len(known) > 1 and not any(
        one == other or is_short_form(one, other) or is_short_form(other, one)
        for one in known
        for other in members
    )
