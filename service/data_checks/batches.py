"""All nodes of a store against all shapes: batch by batch, on several processes where that pays."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from pyoxigraph import Store as Graph

from interorg.ingest.failure import Failure
from interorg.ingest.orphans import end_with
from interorg.ontology.checks.findings import Finding

from ..storage.store import Mode
from .data import Data
from .shapes import shapes_graph, targets
from .validate import Batch, Validator

SIZE = 1000
"""Nodes of a batch; rdflib needs some 10 MB for what shows them."""
FEW = 4
"""Up to so many batches, processes take longer to start than they save."""

Progress = Callable[[int, int, str], None]


def batches(data: Data) -> list[Batch]:
    """Divide the nodes that shapes are about into batches."""
    found = []
    for target in targets(shapes_graph()):
        nodes = data.nodes(target)
        for start in range(0, len(nodes), SIZE):
            found.append(Batch(target.shapes, tuple(nodes[start : start + SIZE])))
    return found


def check_batches(data: Data, todo: Sequence[Batch]) -> Iterator[list[Finding]]:
    """Yield what the shapes find in each batch."""
    validator = Validator(data)
    yield from map(validator.check, todo)


def check_in_processes(
    path: str, mode: Mode, todo: Sequence[Batch], number: int
) -> Iterator[list[Finding]]:
    """Yield what the shapes find in each batch; `path` is that of the engine's files."""
    executor = ProcessPoolExecutor(
        number,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_open,
        initargs=(path, mode, os.getpid()),
    )
    try:
        yield from executor.map(_check, todo)
    except BrokenProcessPool as error:
        raise Failure(
            "A process that checked data ended, perhaps for want of memory. "
            "Close other programs and check again."
        ) from error
    finally:
        executor.shutdown(cancel_futures=True)


_validator: Validator | None = None


def _open(path: str, mode: Mode, parent: int) -> None:
    global _validator
    end_with(parent)
    _validator = Validator(Data(Graph.read_only(path), mode))


def _check(batch: Batch) -> list[Finding]:
    assert _validator is not None
    return _validator.check(batch)
