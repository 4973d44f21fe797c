"""What a rule of claims is: an id, what it serves, what it must not touch, and how it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from ...sentences import Sentence
from ..arguments import Argument


@dataclass(frozen=True)
class Candidate:
    """A statement found in a sentence, before its stance is read."""

    subject: Argument
    relation: str
    object: Argument
    predicate: Token
    """The word that says it: stance and context are read around it."""
    confidence: float
    inverted_polarity: bool = False
    governed: bool = True
    """Whether the predicate relates the two, so that its negation denies the statement."""
    dimension: str | None = None
    """For a comparison: the dimension on which the two are compared."""
    outcome: str | None = None
    """For a comparison: how the subject stands to the object on the dimension."""
    explicit: bool = False
    """A word sets the two beside each other that the weights hardly saw: the rule's trust holds."""

    @property
    def trust(self) -> float:
        """The rule's own trust, lowered by what is uncertain about both ends."""
        return self.confidence * self.subject.confidence * self.object.confidence


@dataclass(frozen=True)
class Example:
    """A sentence and the statements that a rule reads from it: subject, relation, object."""

    text: str
    claims: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Rule:
    """One way in which sentences state something about two concepts."""

    id: str
    about: str
    example: Example
    untouched: str
    """A sentence of like look that this rule must not read."""
    read: Callable[[Sentence], Iterator[Candidate]]
