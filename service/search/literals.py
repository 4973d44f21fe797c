"""The index of all texts of a generation: every literal that is a string, under each property.

It stands beside the index that pages search, and knows no schema. One entry is one text under one
property, however many things have it: which they are is the engine's to say.

    text       words without case, accents and English endings, in their order
    words      words as they stand, without case
    property   the IRI
    language   the tag, in lower case
    key        property and literal together, by which an entry is removed
    term       the literal as SPARQL writes it
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple
from tantivy import (
    Document,
    Filter,
    Index,
    Query,
    Schema,
    SchemaBuilder,
    Searcher,
    TextAnalyzer,
    TextAnalyzerBuilder,
    Tokenizer,
)

from .index_folder import let_others_read, open_index
from .schema import ENGLISH, analyzer
from .texts import indexable, is_text, texts

PLAIN = "interorg-plain"
LAYOUT = f"literals 2 {ENGLISH} {PLAIN}"
MEMORY = 96 << 20
"""Bytes that the writer gathers before it writes a segment."""
LEAST = 15 << 20
"""What the index takes at least; for a FEW texts, since more costs time to make ready."""
FEW = 10_000

Pair = tuple[NamedNode, Literal | NamedNode | BlankNode | Triple]
"""A property and an object that something has, or had, under it."""


LeftOut = tuple[str, bool]
"""A property of an object that is not in the index, and whether that is a text."""


@dataclass(frozen=True)
class Partial:
    """Properties of which not all objects are in the index, or were not at some time."""

    other: tuple[str, ...] = ()
    """They have objects that are no texts."""
    unread: tuple[str, ...] = ()
    """They have texts that the index does not take."""


def literals_path(generation: Path) -> Path:
    """Return where the index stands in the folder of a generation."""
    return generation / "literals"


@cache
def plain() -> TextAnalyzer:
    """Words without case; nothing is dropped, since texts are looked for by parts of words."""
    return TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase()).build()


@cache
def literal_schema() -> Schema:
    builder = SchemaBuilder()
    builder.add_text_field("text", tokenizer_name=ENGLISH)
    builder.add_text_field("words", tokenizer_name=PLAIN, index_option="basic")
    for name in ("property", "language"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("key", indexed=True)
    builder.add_bytes_field("term", stored=True)
    return builder.build()


def build_literals(graph: Store, folder: Path) -> None:
    """Make the index of all texts of a graph in a new folder."""
    folder.mkdir(parents=True)
    index = _with_words(Index(literal_schema(), str(folder), reuse=False))
    writer = index.writer(MEMORY, num_threads=1)
    left_out: set[LeftOut] = set()
    for property, literals in texts(graph):
        for literal in literals:
            if indexable(literal):
                writer.add_document(entry(property, literal))
            else:
                left_out.add((property.value, is_text(literal)))
    writer.commit()
    writer.wait_merging_threads()
    _finish(folder, partial_by(left_out, Partial()))


def update_literals(graph: Store, before: Path, folder: Path, touched: Iterable[Pair]) -> None:
    """Make the index of a graph in a new folder from that of an earlier state of it.

    `touched` must hold each property and object that any triple added since has, whatever the
    object, and those of triples removed; a text that was removed and is not named there stays in
    the index, where it does no harm but to be found in vain. Files are shared with `before`.
    """
    # The index replaces its files and never writes to one again, but for its locks.
    own = shutil.ignore_patterns("layout", "partial.json", ".tantivy*.lock")
    shutil.copytree(before, folder, copy_function=os.link, ignore=own)
    changed = dict.fromkeys(touched)
    left_out = {
        (property.value, is_text(node)) for property, node in changed if not indexable(node)
    }
    index = _with_words(Index(literal_schema(), str(folder)))
    new, gone = _differences(graph, index.searcher(), changed)
    if new or gone:
        writer = index.writer(MEMORY if len(new) > FEW else LEAST, num_threads=1)
        for number in gone:
            writer.delete_documents_by_query(_of(number))
        for property, literal in new:
            writer.add_document(entry(property, literal))
        writer.commit()
        writer.wait_merging_threads()
    _finish(folder, partial_by(left_out, read_partial(before)))


def _differences(
    graph: Store, searcher: Searcher, touched: Collection[Pair]
) -> tuple[list[tuple[NamedNode, Literal]], list[int]]:
    """Return what a graph has and its index has not, and the keys of what only the index has."""
    new, gone = [], []
    # To look for each costs as much as all else; what is not there is but found in vain.
    sure = len(touched) <= FEW
    for property, literal in touched:
        if not indexable(literal):
            continue
        number = key(property, literal)
        known = bool(searcher.search(_of(number), 1).hits)
        present = (not sure and not known) or (
            next(graph.quads_for_pattern(None, property, literal, None), None) is not None
        )
        if present and not known:
            new.append((property, literal))
        elif known and not present:
            gone.append(number)
    return new, gone


def _of(number: int) -> Query:
    # The index takes a number for a signed one where it deletes by term.
    return Query.term_query(literal_schema(), "key", number, index_option="basic")


def partial_by(left_out: Iterable[LeftOut], before: Partial) -> Partial:
    """Add to what an earlier index lacked what was left out of the present one."""
    other, unread = set(before.other), set(before.unread)
    for property, text in left_out:
        (unread if text else other).add(property)
    return Partial(tuple(sorted(other)), tuple(sorted(unread)))


def read_partial(folder: Path) -> Partial:
    """Return what an index lacks."""
    return Partial(**json.loads((folder / "partial.json").read_text("utf-8")))


def has_literals(folder: Path) -> bool:
    """Tell whether there is an index of this release in a folder."""
    try:
        return (folder / "layout").read_text() == LAYOUT
    except OSError:
        return False


def _finish(folder: Path, partial: Partial) -> None:
    let_others_read(folder)
    (folder / "partial.json").write_text(json.dumps(asdict(partial)), "utf-8")
    (folder / "layout").write_text(LAYOUT)


def open_literals(folder: Path) -> Index:
    """Open the index in a folder to read it."""
    return _with_words(open_index(folder))


def _with_words(index: Index) -> Index:
    index.register_tokenizer(ENGLISH, analyzer())
    index.register_tokenizer(PLAIN, plain())
    return index


def entry(property: NamedNode, literal: Literal) -> Document:
    """Lay a text out in the fields of the index."""
    document = Document()
    document.add_text("text", literal.value)
    document.add_text("words", literal.value)
    document.add_text("property", property.value)
    if literal.language:
        document.add_text("language", literal.language.lower())
    document.add_unsigned("key", key(property, literal))
    document.add_bytes("term", str(literal).encode())
    return document


def key(property: NamedNode, literal: Literal) -> int:
    """Return the number by which an entry is removed."""
    digest = hashlib.blake2b(f"{property} {literal}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big")
