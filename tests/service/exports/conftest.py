"""A small store of each mode."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store

from interorg.ontology.terms import GRAPH

SAMPLE = Path(__file__).with_name("sample.trig")
APART = (GRAPH.summary, GRAPH.meta)


@pytest.fixture
def strict() -> Store:
    """Return a store that holds the sample as a file of quads gives it."""
    store = Store()
    store.load(path=str(SAMPLE), format=RdfFormat.TRIG)
    return store


@pytest.fixture
def union(strict: Store) -> Store:
    """Return a store whose default graph repeats what the graphs of the sample state."""
    store = Store()
    store.extend(strict)
    for quad in strict:
        if quad.graph_name not in APART:
            store.add(Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()))
    return store
