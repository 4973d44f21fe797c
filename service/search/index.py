"""Makes the index of a generation, and opens it once for all threads."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
from tantivy import Document, Index, Searcher

from interorg.ingest.failure import Failure

from ..storage.generations import Generation
from .entries import entries
from .entry import Entry
from .index_folder import let_others_read, open_index
from .opened import Opened
from .rows import Rows
from .schema import (
    ENGLISH,
    LAYOUT,
    WORDS,
    analyzer,
    folded,
    levelled,
    schema,
    speller,
)

MEMORY = 64 << 20
"""Bytes that the writer gathers before it writes a segment."""


def build_index(graph: pyoxigraph.Store, folder: Path, rows: Rows | None = None) -> None:
    """Make the index of a graph, read by some rows, in a new folder."""
    folder.mkdir(parents=True)
    index = Index(schema(), str(folder), reuse=False)
    register(index)
    # One thread, so that equal graphs give equal order among equal scores.
    writer = index.writer(MEMORY, num_threads=1)
    for entry in entries(graph, rows):
        writer.add_document(as_document(entry))
    writer.commit()
    writer.wait_merging_threads()
    let_others_read(folder)
    (folder / "layout").write_text(LAYOUT)


def register(index: Index) -> None:
    """Tell an index how the words of its fields are folded."""
    index.register_tokenizer(ENGLISH, analyzer())
    index.register_tokenizer(WORDS, speller())


SINGLE = (
    *("id", "kind", "label", "statement", "text", "source", "subject", "relation", "object"),
    *("polarity", "modality", "rule", "place", "document", "document_kind"),
)
SEVERAL = ("names", "concept", "organization", "credit")


def as_document(entry: Entry) -> Document:
    """Lay an entry out in the fields of the index."""
    document = Document()
    for field in SINGLE:
        if text := getattr(entry, field):
            document.add_text(field, text)
    several = ((field, getattr(entry, field)) for field in SEVERAL)
    for field, texts in (*several, *entry.families.items()):
        for text in texts:
            document.add_text(field, text)
    if entry.year is not None:
        document.add_integer("year", entry.year)
    if entry.confidence is not None:
        document.add_float("confidence", entry.confidence)
    _add_names(document, entry)
    if entry.text:
        document.add_text("spelling", entry.text)
    return document


def _add_names(document: Document, entry: Entry) -> None:
    """Lay out what a thing is called, as it is looked up and put in order."""
    document.add_text("title", levelled(entry.label or entry.statement))
    if entry.kind == "claim":
        return
    document.add_integer("weight", entry.weight)
    for name in dict.fromkeys(map(folded, (entry.label, *entry.names))):
        if name:
            document.add_text("exact", name)
    for name in dict.fromkeys(map(levelled, entry.names)):
        document.add_text("alias", name)
    document.add_text("word", "\n".join((entry.label, *entry.names)))


def searcher(generation: Generation) -> Searcher:
    """Open the index of a generation; raise Failure where there is none."""
    if not indexed(generation):
        raise Failure(
            f"Generation {generation.number} has no full-text index of this release. "
            "One is made while the store is served; `interorg upgrade` makes one at once."
        )
    index = open_index(generation.text_path)
    register(index)
    return index.searcher()


READERS = Opened(searcher)


def indexed(generation: Generation) -> bool:
    """Tell whether a generation has an index of this release; stores of loaded files have none."""
    try:
        return (generation.text_path / "layout").read_text() == LAYOUT
    except OSError:
        return False
