"""Contracts made of lines."""

from collections.abc import Callable

import pytest

from interorg.ingest.agreements.reading import terms_of
from interorg.ingest.document import Document, Metadata, Passage, Reading, compose


def make(*lines: str) -> Document:
    passages = [Passage("heading" if line.isupper() else "paragraph", line) for line in lines]
    return compose("a", "a.txt", Reading(tuple(passages), Metadata(kind="agreement")))


@pytest.fixture(scope="session")
def contract() -> Callable[..., Document]:
    """Return a function that makes an agreement whose blocks are lines; capitals are headings."""
    return make


@pytest.fixture(scope="session")
def told() -> Callable[..., list[object]]:
    """Return a function that gives the values of one property of a contract, in its order."""

    def values(property: str, *lines: str) -> list[object]:
        return [v.value for v in terms_of(make(*lines)) if v.property == property]

    return values
