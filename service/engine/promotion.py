"""Reads a generation that is served from disk into memory, and has it served from there."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path

from ..storage.generations import Generation
from ..storage.locks import Lock, lock_alone
from .keeper import Order
from .memory import free_memory
from .serving import NotStarted, Nursery, Served

log = logging.getLogger(__name__)

SETTLED = 5.0
"""Seconds that a generation must have been served: while one follows another, none is read."""
GROWTH = 2.6
"""Bytes in memory for one on disk, measured on ten million triples (3.7 GB, 1.6 GB)."""
SHARE = 0.5
"""Of the memory that is free, so much may be used where `auto` decides."""
PATIENCE = 1.0
"""Seconds between looks whether another service is done with its copy."""


class Promotion:
    """One attempt to serve a generation from memory."""

    def __init__(
        self,
        nursery: Nursery,
        served: Served,
        order: Callable[[Generation, bool], Order],
        replace: Callable[[Served, Served], bool],
    ) -> None:
        self.nursery = nursery
        self.served = served
        self.order = order
        self.replace = replace

    def begin(self, wanted: str) -> None:
        """Go on in a thread, unless the generation does not fit where `auto` is to decide."""
        if wanted == "auto" and not fits(self.served.generation.graph_path):
            return
        threading.Thread(target=self._run, daemon=True, name="promotion").start()

    def _run(self) -> None:
        time.sleep(SETTLED)
        generation = self.served.generation
        only = self._only_copy()
        if only is None:
            return
        with only:
            held = generation.hold()
            if held is None:
                return
            order = self.order(generation, True)
            try:
                in_memory = Served(self.nursery, generation, held, order, only)
            except NotStarted as reason:
                log.warning("generation %d stays on disk: %s", generation.number, reason)
                return
        try:
            in_memory.wait()
        except NotStarted as reason:
            log.warning("generation %d stays on disk: %s", generation.number, reason)
            in_memory.dismiss()
            return
        if not self.replace(self.served, in_memory):
            in_memory.dismiss()

    def _only_copy(self) -> Lock | None:
        """Wait until no other copy is in memory; None when the generation is served no more."""
        store = self.served.generation.path.parent.parent
        while self.served.alive and not self.served.retired:
            try:
                lock = lock_alone(store / "format")
            except OSError as error:
                log.warning("the store stays on disk: %s", error)
                return None
            if lock:
                return lock
            time.sleep(PATIENCE)
        return None


def fits(graph: Path) -> bool:
    """Tell whether a generation on disk would fit into the memory that is free."""
    try:
        size = sum(entry.stat().st_size for entry in graph.iterdir())
    except OSError:
        return False
    return size * GROWTH < SHARE * free_memory()
