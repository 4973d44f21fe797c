"""What the status and the words of a store elsewhere mean to those who ask here."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interorg.ingest.failure import BadQuery, Failure, TooLong

from ..engine.pool import Busy
from .address import Address

LONGEST = 300
"""Characters of a store's own message that are passed on."""
# S1T00 and S1TAT are Virtuoso's; the others say it in words.
OUT_OF_TIME = re.compile(r"\bS1TA?[T0]0?\b|time[d -]*out|time limit|QueryCancelled", re.IGNORECASE)


class Unavailable(Failure):
    """The store elsewhere cannot be asked, or its answer cannot be used."""

    status = 503


def refusal(
    address: Address, status: int, text: str, seconds: float, undeclared: Sequence[str] = ()
) -> Failure:
    """Return what to raise for an answer that is none."""
    said = one_line(text)
    if status == 400:
        hint = f" Not declared: {', '.join(undeclared)}." if undeclared else ""
        return BadQuery(
            f"The store refuses the query: {ended(said or 'it does not say why')}{hint}"
        )
    if status in (408, 504) or (status >= 500 and OUT_OF_TIME.search(said)):
        return too_long(seconds)
    if status in (413, 414):
        return BadQuery("The query is longer than the store takes. Shorten it.")
    if status in (429, 503):
        return Busy(f"The store at {address} is busy. Try again later.")
    if status in (401, 403):
        return Unavailable(f"The store at {address} refuses this service as a client ({status}).")
    if 300 <= status < 400:
        return Unavailable(
            f"The store at {address} redirects elsewhere ({status}), which is not followed. "
            "Serve the address that it redirects to."
        )
    if 400 <= status < 500:
        return Unavailable(f"No SPARQL endpoint answers at {address} ({status}).")
    return Unavailable(f"The store at {address} failed ({status}): {ended(said or 'no reason')}")


def too_long(seconds: float) -> TooLong:
    """Return what to raise for a query that was stopped at its deadline, here or there."""
    return TooLong(
        f"The query was stopped at the time limit: {seconds:g} s here, or that of the store. "
        "Ask for less: more specific patterns, fewer OPTIONALs, a LIMIT on a sub-select."
    )


def one_line(text: str) -> str:
    """Return the first line that says something, without markup and control characters.

    >>> one_line("<html><h1>Error</h1>\\n")
    'Error'
    """
    for line in re.sub(r"<[^<>]{1,200}>", " ", text[: 20 * LONGEST]).splitlines():
        said = " ".join("".join(c if c.isprintable() else " " for c in line).split())
        if any(c.isalpha() for c in said):
            return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"
    return ""


def ended(said: str) -> str:
    """Close a sentence that may be closed already."""
    return said if said.endswith((".", "!", "?", "…")) else f"{said}."
