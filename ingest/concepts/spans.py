"""A concept at a stretch of a text: what rules and the linker find."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

WEAK = frozenset(["mention.member", "mention.arrangement"])
"""Rules whose spans stand for a form without naming it."""


@dataclass(frozen=True)
class ConceptSpan:
    """A concept at the tokens from `start` (inclusive) to `end` (exclusive) of a Doc."""

    start: int
    end: int
    head: int
    """Token on which the span hangs in the parse."""
    concept: str
    kind: str
    label: str
    confidence: float
    rule: str = "mention.label"
    likely: float | None = None
    """How likely the trained linker holds the concept at just these tokens, where it was asked."""
    lessened: bool = False
    """Less of it is spoken of: "fewer conflicts", "a reduction of uncertainty"."""

    def covers(self, token: Token) -> bool:
        """Tell whether the token lies inside the span."""
        return self.start <= token.i < self.end

    @property
    def weak(self) -> bool:
        """Tell whether the span only stands for a form: "the partners", "such arrangements"."""
        return self.rule in WEAK
