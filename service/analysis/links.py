"""The search that shows what was counted; addresses begin at the root of the service."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from urllib.parse import quote_plus, urlencode

from interorg.ontology.terms import CONCEPT

from ..search.families import FAMILY_OF
from .stances import FILTERS

VALUES = 50
"""Values of one filter that a search takes."""


def key(iri: str) -> str:
    """Return the id by which a search and these views name a concept."""
    return iri.removeprefix(CONCEPT)


def field_address(row: str, column: str) -> str:
    """Give the address of all that is known of two concepts together."""
    return f"/evidence-map/cell?row={_quoted(row)}&column={_quoted(column)}"


@lru_cache(maxsize=4096)
def _quoted(iri: str) -> str:
    return quote_plus(key(iri))


def at_end(
    end: str, concepts: Collection[str], kind: str | None, whole: str
) -> dict[str, set[str]]:
    """Return the filter for claims with one of some concepts at an end, all below one of a kind.

    A search takes only so many values; of more the broader concept stands for them, which also
    finds the claims that have one of them as a context.
    """
    if len(concepts) <= VALUES:
        return {end: set(concepts)}
    return {FAMILY_OF.get(kind or "", end): {whole}}


def search_for(kind: str, *, stance: str | None = None, **filters: str | Iterable[str]) -> str:
    """Give the address of a search; several values of one filter mean any of them.

    >>> search_for("claim", subject=["JointVenture"], stance="against")
    '/search?kind=claim&subject=JointVenture&polarity=Denied&confidence=0'
    """
    given = {
        name: [values] if isinstance(values, str) else sorted(values)
        for name, values in filters.items()
    }
    pairs = [("kind", kind), *((name, each) for name, values in given.items() for each in values)]
    for name, several in FILTERS.get(stance or "", {}).items():
        pairs += [(name, each) for each in several]
    if kind == "claim":
        # Claims of any confidence are counted, whatever a search leaves out unless told.
        pairs.append(("confidence", "0"))
    return f"/search?{urlencode(pairs)}"
