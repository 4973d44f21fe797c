"""No export lets the whole text of a document out."""

from __future__ import annotations

import io
import zipfile

import pytest
from pyoxigraph import Store

from interorg.ingest.document import Metadata, Passage, Reading, compose
from interorg.ingest.evidence import Claim, Evidence, Extraction
from interorg.ingest.graph.triples import quads_of
from interorg.service.exports import FORMATS, export

QUOTE = "Joint ventures reduce risk."
REST = "Nobody may print this sentence, for no claim rests on it."


@pytest.fixture
def store() -> Store:
    """Return the graph of a closed document in whose text one of two sentences is evidence."""
    paragraph = Passage("paragraph", f"{QUOTE} {REST}")
    document = compose(
        "closed", "closed.md", Reading((paragraph,), Metadata(rights="All rights reserved"))
    )
    evidence = Evidence(
        document="closed",
        start=0,
        end=len(QUOTE),
        quote=QUOTE,
        sentence=0,
        rule="claim.verb-active",
        confidence=0.8,
    )
    claim = Claim(subject="JointVenture", relation="Mitigates", object="Risk", evidence=evidence)
    store = Store()
    store.extend(quads_of(document, Extraction(claims=(claim,)), "1"))
    return store


@pytest.mark.parametrize("format", FORMATS)
def test_only_quotes_of_evidence_leave(store: Store, format: str) -> None:
    stream = io.BytesIO()
    export(store, format, stream, mode="strict")
    texts = [stream.getvalue().decode("utf-8", "replace")]
    if format == "csv":
        with zipfile.ZipFile(stream) as archive:
            texts = [archive.read(name).decode("utf-8") for name in archive.namelist()]

    text = "".join(texts)
    assert "closed" in text
    assert "Nobody may print" not in text
    # The RDF formats do carry the evidence: what is missing above is not missing by accident.
    assert (QUOTE in text) == (format not in ("graphml", "gexf", "csv"))
