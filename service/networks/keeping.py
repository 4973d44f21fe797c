"""The network that is shown unasked, kept beside a large generation: to make it takes seconds."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph

from ..generation_statistics import read as read_statistics
from ..generations import Generation, write_whole
from ..search.rows import Rows
from ..stored_queries import read_query
from .asking import Asked
from .views import VIEWS

FILE = "network.json"
LAYOUT = b"1\n"
"""The first line of the file, of which the rest is the network."""
FIRST = Asked(next(iter(VIEWS)))
LARGE = 250_000
"""Triples below which it is sooner made than noticed."""


def make(graph: pyoxigraph.Store, folder: Path) -> None:
    """Make the network of a graph into the folder of its generation."""
    from .work import make as make_network

    union = Rows(graph).union
    answers = {}
    for name in VIEWS[FIRST.view].queries:
        found = graph.query(read_query(name), use_default_graph_as_union=union)
        assert isinstance(found, pyoxigraph.QuerySolutions)
        answers[name] = found.serialize(format=pyoxigraph.QueryResultsFormat.CSV) or b""
    network = json.dumps(make_network(FIRST, answers), ensure_ascii=False, separators=(",", ":"))
    write_whole(folder / FILE, LAYOUT + network.encode())


def load(generation: Generation) -> bytes | None:
    """Return the network beside a generation as JSON; None without any of this release."""
    try:
        kept = (generation.path / FILE).read_bytes()
    except OSError:
        return None
    return kept.removeprefix(LAYOUT) if kept.startswith(LAYOUT) else None


def is_settled(generation: Generation) -> bool:
    """Tell whether the network is kept, or quickly made."""
    statistics = read_statistics(generation)
    small = statistics is not None and statistics.triples < LARGE
    return small or load(generation) is not None
