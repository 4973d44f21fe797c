"""What is found at a node of the data: where it stands, what was found there, as a finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from interorg.ontology.checks.findings import Finding, Severity
from interorg.ontology.prefixes import shortened

from .data import Data

FOUND = ", found "
"""What a message puts between what is expected and what was found."""
LONGEST = 80
"""Characters of a value that a finding shows."""
SHOWN = 5
"""Values that a finding shows."""


def about(
    data: Data,
    check: str,
    severity: Severity,
    node: str,
    expected: str,
    advice: str,
    values: Iterable[str] = (),
) -> Finding:
    """Make a finding about a node, given by its IRI, from what is expected and the values found."""
    documents = data.documents(node)
    value = listed(list(values))
    return Finding(
        check,
        severity,
        subject(node, documents),
        f"{expected}{FOUND}{value}" if value else expected,
        advice,
        node,
        tuple(documents),
        value,
    )


def subject(iri: str, documents: Sequence[str]) -> str:
    """Name a node and the document that it comes from, if any.

    >>> subject("https://w3id.org/interorg/id/organization/fiat", ["covisint", "tenaris"])
    'id:organization/fiat in covisint and 1 more'
    """
    name = shortened(iri)
    match documents:
        case []:
            return name
        case [only]:
            return f"{name} in {only}"
        case [first, *more]:
            return f"{name} in {first} and {len(more)} more"
    raise AssertionError(documents)


def listed(values: Sequence[str]) -> str:
    """Write values one after another, of many the first.

    >>> listed(["iorv:Affirmed", "iorv:Denied"])
    'iorv:Affirmed and iorv:Denied'
    """
    if len(values) > SHOWN:
        values = [*values[:SHOWN], f"{len(values) - SHOWN} more"]
    return " and ".join(filter(None, [", ".join(values[:-1]), *values[-1:]]))


def cut(text: str, length: int = LONGEST) -> str:
    """Shorten a text that is too long to be shown."""
    return text if len(text) <= length else f"{text[: length - 1]}…"
