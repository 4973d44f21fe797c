"""Networks that are kept beside a large generation: to make one of them takes seconds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pyoxigraph

from ..furnishing.statistics import read as read_statistics
from ..search.rows import Rows
from ..storage.generations import Generation, write_whole
from ..stored_queries import read_query
from .asking import Asked
from .views import VIEWS

LAYOUT = b"1\n"
"""The first line of a file, of which the rest is the network."""
FIRST = Asked(next(iter(VIEWS)))
"""The network that is shown unasked."""
FILES: Mapping[Asked, str] = {FIRST: "network.json", Asked("concepts"): "network-concepts.json"}
"""By what is asked for: those that are made of the most rows."""
LARGE = 250_000
"""Triples below which it is sooner made than noticed."""


def make(graph: pyoxigraph.Store, folder: Path) -> None:
    """Make the networks of a graph into the folder of its generation."""
    from .work import make as make_network

    union = Rows(graph).union

    @cache
    def answer(name: str) -> bytes:
        found = graph.query(read_query(name), use_default_graph_as_union=union)
        assert isinstance(found, pyoxigraph.QuerySolutions)
        return found.serialize(format=pyoxigraph.QueryResultsFormat.CSV) or b""

    for asked, file in FILES.items():
        made = make_network(asked, {name: answer(name) for name in VIEWS[asked.view].queries})
        network = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
        write_whole(folder / file, LAYOUT + network.encode())


def load(generation: Generation, asked: Asked = FIRST) -> bytes | None:
    """Return a network beside a generation as JSON; None without any of this release."""
    if asked not in FILES:
        return None
    try:
        kept = (generation.path / FILES[asked]).read_bytes()
    except OSError:
        return None
    return kept.removeprefix(LAYOUT) if kept.startswith(LAYOUT) else None


def is_settled(generation: Generation) -> bool:
    """Tell whether the networks are kept, or quickly made."""
    statistics = read_statistics(generation)
    small = statistics is not None and statistics.triples < LARGE
    return small or all(load(generation, asked) is not None for asked in FILES)
