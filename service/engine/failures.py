"""What may become of a query but an answer, in words for those who asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interorg.ingest.failure import BadQuery, Failure, TooLong

from ..gate.syntax_error import explain_syntax_error

ORDERED = re.compile(r"\bORDER\s+BY\b", re.IGNORECASE)


class Exhausted(TooLong):
    """A query that was stopped at another limit than time: memory, depth, size of the answer."""


class Busy(TooLong):
    """No process became free in time."""


class Unready(Failure):
    """No process could be had that answers queries."""

    status = 503


class ClientGone(Failure):
    """Nobody waits for the answer any more."""

    status = 499


class Faulty(Failure):
    """A query process failed in a way that nobody has thought of."""


def too_long(seconds: float) -> TooLong:
    return TooLong(
        f"The query was stopped at the time limit of {seconds:g} s. "
        "Ask for less: more specific patterns, fewer OPTIONALs, a LIMIT on a sub-select."
    )


def unattended(seconds: float) -> Busy:
    return Busy(
        f"The query processes for queries like this were busy for {seconds:g} s. Try again later."
    )


def ended(query: str, memory: int, reason: object) -> Exhausted:
    """Say what may have ended a process, which the kernel does not tell."""
    advice = ""
    if ORDERED.search(query):
        # There the engine stops: it has no total order of dates and numbers, for one.
        advice = (
            ", or its ORDER BY meets values that cannot be compared, such as dates and numbers: "
            "order by STR(…) then"
        )
    return Exhausted(
        "The query ended its process: it needs more than the memory limit of "
        f"{memory >> 20} MiB, or nests too deeply{advice} ({reason})."
    )


def told(
    kind: str, message: str, query: str, undeclared: Sequence[str], *, memory: int, answer: int
) -> Failure:
    """Make a failure of what a worker replied; `memory` and `answer` are the limits, in bytes."""
    match kind:
        case "syntax":
            return BadQuery(explain_syntax_error(message, query, undeclared))
        case "size":
            return Exhausted(
                f"The answer is longer than the limit of {answer >> 20} MiB. "
                "Ask for less: fewer columns, a LIMIT, or an export of the whole graph."
            )
        case "memory":
            return Exhausted(f"The query needs more than the memory limit of {memory >> 20} MiB.")
        case "fault":
            return Faulty(f"The query failed through a fault of the service: {message}.")
    return BadQuery(f"The query cannot be evaluated: {message}.")
