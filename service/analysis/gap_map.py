"""A matrix of concepts that tells claims, denials, texts without claims and nothing apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ..content.nodes import Node
from .choosing import frontier
from .links import field_address, key
from .stances import STANCES
from .survey import Flags, Survey

Counts = NDArray[np.int64]
State = Literal["claims", "denied", "text", "nothing"]
STATES: dict[State, str] = {
    "claims": "texts claim something of both",
    "denied": "texts only deny it",
    "text": "a text mentions both, but none makes a claim",
    "nothing": "no text mentions both",
}
KINDS = ("form", "mechanism", "benefit", "challenge", "successFactor", "driver", "contingency")
"""What rows and columns can be; they need a hierarchy or a short list."""
LEVELS = (1, 2, 3)


@dataclass(frozen=True)
class Field:
    """What texts say of one row and one column, both with all that is narrower."""

    state: State
    claims: int
    stances: tuple[int, ...]
    """Claims by stance, in the order of STANCES."""
    documents: int
    """How many mention both."""
    shade: int
    """0 without claims, else 1 to 5: each step holds about four times as many claims."""
    address: str | None
    """Of what stands behind it; None where nothing does."""


@dataclass(frozen=True)
class Head:
    """What a row or column stands for."""

    key: str
    concept: Node
    narrower: int
    """How many concepts of this kind are directly below it."""
    claims: int


@dataclass(frozen=True)
class GapMap:
    """The matrix; `fields` holds one tuple for each row."""

    row_kind: str
    column_kind: str
    under: Node | None
    column_under: Node | None
    level: int
    column_level: int
    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    fields: tuple[tuple[Field, ...], ...]
    totals: dict[str, int]
    """How many fields are in each state."""


@dataclass(frozen=True)
class Axis:
    """What is asked for along one side."""

    kind: str
    under: str | None = None
    """The IRI of the concept whose narrower ones are shown; None begins at the top."""
    level: int = 1


def gap_map(survey: Survey, rows: Axis, columns: Axis) -> GapMap:
    """Lay out what is claimed of each row and column together."""
    down = frontier(survey.vocabulary, rows.kind, rows.under, rows.level)
    across = frontier(survey.vocabulary, columns.kind, columns.under, columns.level)
    left = [survey.flags(survey.below(iri)) for iri in down]
    top = [survey.flags(survey.below(iri)) for iri in across]
    counts = joint_claims(survey, left, top)
    texts = joint_documents(survey, left, top)
    fields = tuple(
        tuple(
            _field(counts[:, r, c], int(texts[r, c]), row, column)
            for c, column in enumerate(across)
        )
        for r, row in enumerate(down)
    )
    every = [field for line in fields for field in line]
    return GapMap(
        rows.kind,
        columns.kind,
        survey.node(rows.under) if rows.under else None,
        survey.node(columns.under) if columns.under else None,
        rows.level,
        columns.level,
        _heads(survey, rows.kind, down, counts.sum(axis=(0, 2))),
        _heads(survey, columns.kind, across, counts.sum(axis=(0, 1))),
        fields,
        {state: sum(field.state == state for field in every) for state in STATES},
    )


def _heads(survey: Survey, kind: str, concepts: Sequence[str], claims: Counts) -> tuple[Head, ...]:
    return tuple(
        Head(
            key(iri),
            survey.node(iri),
            sum(
                survey.vocabulary.kind(each) == kind
                for each in survey.vocabulary.narrower.get(iri, ())
            ),
            int(count),
        )
        for iri, count in zip(concepts, claims, strict=True)
    )


def joint_claims(survey: Survey, left: Sequence[Flags], top: Sequence[Flags]) -> Counts:
    """Count claims between concepts of each row and of each column, either way; by stance."""
    if not left or not top:
        return np.zeros((len(STANCES), len(left), len(top)), np.int64)
    rows, columns = ([np.flatnonzero(each[survey.ends]) for each in side] for side in (left, top))
    # Few concepts belong to a row. Products of matrices take threads, which wait for each other
    # where many requests are answered.
    of_rows = np.stack([survey.between[:, row].sum(axis=1) for row in rows], axis=1)
    found = np.stack([of_rows[:, :, column].sum(axis=2) for column in columns], axis=2)
    for r, row in enumerate(rows):
        for c, column in enumerate(columns):
            # A claim whose two ends both belong to the row and to the column was counted twice.
            if (both := np.intersect1d(row, column, assume_unique=True)).size:
                found[:, r, c] -= survey.between[:, both][:, :, both].sum(axis=(1, 2)) // 2
    return found


def joint_documents(survey: Survey, left: Sequence[Flags], top: Sequence[Flags]) -> Counts:
    """Count the documents that mention a concept of each row and one of each column."""
    found = np.zeros((len(left), len(top)), np.int64)
    mentions, size = survey.tables.mentions, len(survey.tables.documents)
    if not left or not top or not size:
        return found
    rows, columns = (
        np.packbits([survey.linked(mentions, each, size) for each in side], axis=1)
        for side in (left, top)
    )
    for r, row in enumerate(rows):
        found[r] = np.bitwise_count(columns & row).sum(axis=1)
    return found


def _field(stances: Counts, documents: int, row: str, column: str) -> Field:
    claims = int(stances.sum())
    state: State = "nothing"
    if claims:
        state = "denied" if claims == stances[STANCES.index("against")] else "claims"
    elif documents:
        state = "text"
    return Field(
        state,
        claims,
        tuple(map(int, stances)),
        documents,
        shade(claims),
        field_address(row, column) if state != "nothing" else None,
    )


def shade(claims: int) -> int:
    """Tell how strongly a field is shaded.

    >>> [shade(claims) for claims in (0, 1, 3, 4, 15, 16, 63, 64, 5000)]
    [0, 1, 1, 2, 2, 3, 3, 4, 5]
    """
    return min(5, (claims.bit_length() + 1) // 2)
