"""Makes the index of a generation, and opens it once for all threads."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pyoxigraph
from tantivy import Document, Index, Searcher

from interorg.ingest.failure import Failure

from ..generations import Generation
from .entries import Entry, entries
from .opened import Opened
from .schema import ENGLISH, LAYOUT, analyzer, folded, schema

MEMORY = 64 << 20
"""Bytes that the writer gathers before it writes a segment."""


def build_index(graph: pyoxigraph.Store, folder: Path) -> None:
    """Make the index of a graph in a new folder."""
    folder.mkdir(parents=True)
    index = Index(schema(), str(folder), reuse=False)
    index.register_tokenizer(ENGLISH, analyzer())
    # One thread, so that equal graphs give equal order among equal scores.
    writer = index.writer(MEMORY, num_threads=1)
    for entry in entries(graph):
        writer.add_document(as_document(entry))
    writer.commit()
    writer.wait_merging_threads()
    (folder / "layout").write_text(LAYOUT)


def as_document(entry: Entry) -> Document:
    """Lay an entry out in the fields of the index."""
    document = Document()
    for field in fields(entry):
        value = getattr(entry, field.name)
        if isinstance(value, int):
            document.add_integer(field.name, value)
            continue
        for text in value if isinstance(value, tuple) else (value,):
            if text:
                document.add_text(field.name, text)
    for name in dict.fromkeys(map(folded, (entry.label, *entry.names))):
        if name:
            document.add_text("exact", name)
    return document


def searcher(generation: Generation) -> Searcher:
    """Open the index of a generation; raise Failure where there is none."""
    if not indexed(generation):
        raise Failure(
            f"Generation {generation.number} has no full-text index of this release. "
            "One is made while the store is served; `interorg upgrade` makes one at once."
        )
    index = Index.open(str(generation.text_path))
    index.register_tokenizer(ENGLISH, analyzer())
    return index.searcher()


READERS = Opened(searcher)


def indexed(generation: Generation) -> bool:
    """Tell whether a generation has an index of this release; stores of loaded files have none."""
    try:
        return (generation.text_path / "layout").read_text() == LAYOUT
    except OSError:
        return False
