"""A query as it passed the gate, with all that its answer depends on beside the data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..gate.query_check import Checked
from ..gate.tokens import tokens
from ..storage.generations import Generation
from ..storage.store import Mode
from .conditional import made_at, make_tag

SEPARATOR = "\x1f"
"""Stands in no token but a string, which has its quotes."""


@dataclass(frozen=True)
class Question:
    """One question that the pool may be asked."""

    query: str
    checked: Checked
    media_type: str
    base: str
    default_graphs: Sequence[str] | None
    named_graphs: Sequence[str] | None
    default_graph: Mode
    """How the store is read where nothing else says so."""
    most: int = 0
    """Bytes at which the answer is cut."""

    @cached_property
    def key(self) -> tuple[object, ...]:
        """What is equal for questions with one answer: white space and comments do not count."""
        return (
            SEPARATOR.join(token.text for token in tokens(self.query)),
            self.media_type,
            self.base,
            None if self.default_graphs is None else tuple(self.default_graphs),
            None if self.named_graphs is None else tuple(self.named_graphs),
            self.default_graph,
            self.most,
        )

    @property
    def confined(self) -> bool:
        """Tell whether it is asked of other graphs than the store's default graph."""
        given = self.default_graphs is not None or self.named_graphs is not None
        return given or self.checked.own_dataset

    @property
    def lasting(self) -> bool:
        """Tell whether the data alone decide the answer: not the time, chance or another store."""
        return not self.checked.fleeting and not self.checked.federated

    def tag(self, generation: Generation) -> str | None:
        """Return the tag of the answer from a generation; None when no two answers are alike."""
        if self.checked.fleeting:
            return None
        return make_tag(generation.number, made_at(generation), self.key)
