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
from interorg.ontology.terms import IOR

from ..storage.store import Store
from .batches import FEW, Progress, batches, check_batches, check_in_processes
from .data import Data
from .findings import FOUND
from .graphs import declared_terms, evidence_of_document, summary_edges
from .numbers import numbers_in_quotes
from .quotes import check_quotes
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
        results = (*_by_shape(todo, found), *_beside(store, data))
    return Outcome(
        f"data in {path}",
        "",
        results,
        generation=generation.number,
        seconds=round(time.perf_counter() - start, 1),
    )


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


def _beside(store: Store, data: Data) -> Iterator[Result]:
    """Yield a result for every check that is no shape."""
    spans = f"{data.count(IOR.spanOf):,} spans"
    evidence = f"{data.count(IOR.hasEvidence):,} nodes"
    numbers = f"{data.count(IOR.reportedNumber) + data.count(IOR.equitySharePercent):,} numbers"
    for check, group, findings, reached in (
        ("QuoteMatchesText", "Texts", check_quotes(store, data), spans),
        ("NumberInQuote", "Texts", numbers_in_quotes(data), numbers),
        ("EvidenceOfDocument", "Graph", evidence_of_document(data), evidence),
        ("DeclaredTerms", "Graph", declared_terms(data), f"{len(data.declared()):,} terms"),
        ("SummaryEdge", "Graph", summary_edges(data), ""),
        ("BlankNodes", "Graph", blank_nodes(data), f"{len(data.nameless):,} nodes"),
    ):
        yield Result(check, group, tuple(bounded(findings)), reached=reached)


def blank_nodes(data: Data) -> Iterator[Finding]:
    """Say how many nodes without a name of their own were left out."""
    if data.nameless:
        yield Finding(
            "BlankNodes",
            "info",
            "store",
            "Nodes that shapes are about have names of their own"
            f"{FOUND}{len(data.nameless):,} blank nodes, which were not checked",
            "Give them IRIs and check again",
            value=str(len(data.nameless)),
        )


def bounded(findings: Iterable[Finding], listed: int = LISTED) -> Iterator[Finding]:
    """Yield the first findings of each kind, and at the end how many more there are of it."""
    seen: Counter[Finding] = Counter()
    for finding in findings:
        expected = finding.message.partition(FOUND)[0]
        kind = replace(finding, subject="", message=expected, node="", documents=(), value="")
        seen[kind] += 1
        if seen[kind] <= listed:
            yield finding
    for kind, number in seen.items():
        if number > listed:
            yield replace(kind, subject=f"{number - listed:,} more")
