"""What the tests of extraction share."""

from collections.abc import Callable

import pytest

from interorg.ingest.document import Metadata, Passage, Reading, compose
from interorg.ingest.evidence import Extraction


@pytest.fixture
def read() -> Callable[..., Extraction]:
    """Return a function that goes the whole way from one paragraph to what is read from it."""
    from interorg.ingest.pipeline import extract

    def whole_way(text: str, metadata: Metadata = Metadata()) -> Extraction:  # noqa: B008
        return extract(compose("d", "d.md", Reading((Passage("paragraph", text),), metadata)))

    return whole_way
