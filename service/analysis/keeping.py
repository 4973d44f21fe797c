"""Keeps the tables beside a generation, so that they are read from its graph only once."""

from __future__ import annotations

import io
import json
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import pyoxigraph

from ..search.rows import Rows
from ..storage.generations import Generation, write_whole
from .reading import read_tables
from .tables import Claims, Pairs, Tables

FILE = "analysis.npz"
LAYOUT = 1
TEXTS = ("concepts", "relations", "documents", "titles", "cases")
COLUMNS = ("subject", "relation", "object", "stance", "year", "document", "confidence")
LINKS = ("about", "mentions", "shown", "opposed")


def make(graph: pyoxigraph.Store, folder: Path, rows: Rows | None = None) -> None:
    """Read the tables from a graph, by some rows, into the folder of its generation."""
    save(read_tables(rows or Rows(graph)), folder)


def save(tables: Tables, folder: Path) -> None:
    """Write tables into a folder, all or nothing."""
    texts = {name: getattr(tables, name) for name in TEXTS} | {"claims": tables.claims.ids}
    written = json.dumps({"layout": LAYOUT, **texts}).encode()
    arrays = {name: getattr(tables.claims, name) for name in COLUMNS}
    arrays |= {"started": tables.started, "texts": np.frombuffer(written, np.uint8)}
    for name in LINKS:
        pairs = getattr(tables, name)
        arrays[name] = np.stack([pairs.left, pairs.right])
    stream = io.BytesIO()
    np.savez(stream, allow_pickle=False, **arrays)
    write_whole(folder / FILE, stream.getvalue())


def is_kept(generation: Generation) -> bool:
    """Tell whether tables of this release lie beside a generation."""
    return load(generation) is not None


def load(generation: Generation) -> Tables | None:
    """Return the tables beside a generation; None without any of this release."""
    try:
        with np.load(generation.path / FILE, allow_pickle=False) as kept:
            texts = json.loads(kept["texts"].tobytes())
            if texts["layout"] != LAYOUT:
                return None
            return Tables(
                claims=Claims(ids=tuple(texts["claims"]), **{name: kept[name] for name in COLUMNS}),
                started=kept["started"],
                concepts=tuple(texts["concepts"]),
                relations=tuple(texts["relations"]),
                documents=tuple(texts["documents"]),
                titles=tuple(texts["titles"]),
                cases=tuple(texts["cases"]),
                about=Pairs(*kept["about"]),
                mentions=Pairs(*kept["mentions"]),
                shown=Pairs(*kept["shown"]),
                opposed=Pairs(*kept["opposed"]),
            )
    except (OSError, EOFError, ValueError, KeyError, BadZipFile):
        return None
