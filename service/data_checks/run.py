"""The checks of the data that a store serves, and what came of each."""

from __future__ import annotations

import os
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pyoxigraph import Store as Graph

from interorg.ontology.checks.findings import Finding
from interorg.ontology.checks.outcome import Outcome, Result

from ..store import Store
from .batches import FEW, Progress, batches, check_batches, check_in_processes
from .data import Data
from .quotes import CHECK, check_quotes, count_spans
from .shapes import name_of, shapes_by_group
from .validate import Batch

LISTED = 100
"""Findings of one kind that are listed; the others are counted."""


def run(path: Path, processes: int | None, progress: Progress | None) -> Outcome:
    """Check what a store serves against the shapes, and its quotes against the texts it keeps."""
    store = Store.open(path)
    start = time.perf_counter()
    generation, lock = store.hold_current()
    with lock:
        place = str(generation.graph_path)
        graph = Graph.read_only(place)
        data = Data(graph, store.mode)
        todo = batches(data)
        number = min(processes or os.cpu_count() or 1, len(todo))
        if number > 1 and len(todo) > FEW:
            checked = check_in_processes(place, store.mode, todo, number)
        else:
            checked = check_batches(data, todo)
        found = bounded(_all(checked, len(todo), progress))
        quotes = bounded(check_quotes(store, graph))
        results = (
            *_by_shape(todo, found),
            Result(CHECK, "Texts", tuple(quotes), reached=f"{count_spans(graph):,} spans"),
        )
    nodes = len({node for batch in todo for node in batch.nodes})
    took = f"generation {generation.number}: {nodes:,} nodes, {time.perf_counter() - start:.0f} s"
    return Outcome(f"data in {path}", took, results)


def _all(
    checked: Iterable[Sequence[Finding]], total: int, progress: Progress | None
) -> Iterator[Finding]:
    for done, findings in enumerate(checked, 1):
        yield from findings
        if progress:
            progress(done, total, "")


def _by_shape(todo: Iterable[Batch], findings: Iterable[Finding]) -> Iterator[Result]:
    """Yield a result for every shape, also for those that no node is about."""
    nodes: Counter[str] = Counter()
    for batch in todo:
        nodes.update(dict.fromkeys(map(name_of, batch.shapes), len(batch.nodes)))
    by_check: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_check[finding.check].append(finding)
    for group, shapes in shapes_by_group().items():
        for check in map(name_of, shapes):
            yield Result(check, group, tuple(by_check[check]), reached=f"{nodes[check]:,} nodes")


def bounded(findings: Iterable[Finding], listed: int = LISTED) -> Iterator[Finding]:
    """Yield the first findings of each kind, and at the end how many more there are of it."""
    seen: Counter[Finding] = Counter()
    for finding in findings:
        expected = finding.message.partition(", found ")[0]
        kind = replace(finding, subject="", message=expected)
        seen[kind] += 1
        if seen[kind] <= listed:
            yield finding
    for kind, number in seen.items():
        if number > listed:
            yield replace(kind, subject=f"{number - listed:,} more")
