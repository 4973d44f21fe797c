"""What a table's head row and first column say of its cells: "Benefits" beside "Joint venture"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc

from ..concepts.spans import ConceptSpan
from ..document import Cell
from .headings import MARKED, Governing, of_another, role_of

COUNTING = re.compile(
    r"\b(?:no|number|source|sources|study|studies|authors?|references?|papers?|articles?|year)\b|#",
    re.IGNORECASE,
)
LEVEL = 7
"""As deep as a lead-in."""


@dataclass(frozen=True)
class Label:
    """What a cell of the head row or the first column names: a role, a form, both or neither."""

    role: str | None
    form: str | None
    counts: bool = False
    """Whether it is said of rows only which they are: by number, source or year."""


def label_of(doc: Doc, concepts: Iterable[ConceptSpan]) -> Label:
    """Read a cell as a label; of several forms none is meant."""
    form = only_form(concepts)
    role = None if form is None and of_another(doc.text) else role_of(doc.text)
    return Label(role, form, bool(COUNTING.search(doc.text)))


def only_form(concepts: Iterable[ConceptSpan]) -> str | None:
    """Return the form that is named, if exactly one is."""
    forms = {span.concept for span in concepts if span.kind == "form"}
    return forms.pop() if len(forms) == 1 else None


@dataclass
class Table:
    """A table as it is read, row after row."""

    name: str
    around: str | None
    """The form of which the text around the table speaks."""
    columns: dict[int, Label] = field(default_factory=dict)
    rows: dict[int, Label] = field(default_factory=dict)

    def note(self, cell: Cell, label: Label) -> None:
        """Take up what a cell of the head row or the first column says of those below or beside."""
        if cell.row == 0:
            self.columns[cell.column] = label
        elif cell.column == 0:
            self.rows[cell.row] = label

    @property
    def says_roles(self) -> bool:
        """Tell whether the table itself says what its cells are."""
        formed = any(label.form for label in self.columns.values())
        return any(label.role for label in self.columns.values()) or (
            formed and any(label.role for label in self.rows.values())
        )

    def governing(self, cell: Cell) -> Governing | None:
        """Return what its column and row say of a cell, one the role and one the form."""
        nothing = Label(None, None)
        column, row = self.columns.get(cell.column, nothing), self.rows.get(cell.row, nothing)
        if cell.row == 0 or (cell.column == 0 and row.form is not None):
            return None
        role = column.role or row.role
        forms = {label.form for label in (column, row) if label.form is not None}
        if not forms and self.around is not None and role in MARKED and self._of_table(cell, row):
            forms = {self.around}
        return Governing(role, forms.pop(), LEVEL) if role and len(forms) == 1 else None

    def _of_table(self, cell: Cell, row: Label) -> bool:
        """Tell whether a cell speaks of what the table is about: its row names no other subject."""
        first = self.columns.get(0)
        counted = first is not None and (first.counts or first.role is not None)
        return cell.column == 0 or cell.row not in self.rows or row.role is not None or counted
