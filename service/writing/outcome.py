"""What became of an order to change the store, and the ways in which it may fail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from interorg.ingest.failure import BadQuery, Failure, NotFound, TooLong, Unreadable


@dataclass(frozen=True)
class Outcome:
    """A change that readers see."""

    generation: int
    created: bool = False
    """Whether the graph that was written had not been there."""


class BadBody(Unreadable):
    """The body of a request is not the RDF that it is said to be."""

    status = 400


class NotThatState(Failure):
    """The graph is not in the state that the client made a condition."""

    status = 412


class Protected(Failure):
    """A graph that ingest keeps cannot be changed by anyone else."""

    status = 403


class Occupied(TooLong):
    """The store is being written by someone else for too long."""


class Unwritable(Failure):
    """The process that writes cannot work, through no fault of the request."""

    status = 503


class Faulty(Failure):
    """The process that writes failed in a way that nobody has thought of."""


KINDS: Mapping[str, type[Failure]] = {
    kind.__name__: kind
    for kind in (
        *(BadQuery, BadBody, NotFound, NotThatState),
        *(Protected, Occupied, TooLong, Unwritable),
    )
}
"""The failures that the process reports, by name."""


def named(failure: Failure) -> str:
    """Return the name in KINDS by which a failure is reported."""
    names = (kind.__name__ for kind in type(failure).mro())
    return next((name for name in names if name in KINDS), Unwritable.__name__)
