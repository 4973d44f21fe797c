"""The keepers of a store's generations: of the one that is current, and of those still in use."""

from __future__ import annotations

import threading
from collections.abc import Callable

from interorg.ingest.failure import Failure

from ..columns.making import FILE
from ..storage.generations import Generation
from ..storage.store import Store
from .keeper import Order
from .promotion import Promotion
from .serving import NotStarted, Nursery, Served

CLOSED = "The service is shutting down."


class Keepers:
    """Follows a store: orders a keeper for a new generation and retires those before; safe for
    threads."""

    def __init__(
        self, store: Store, order: Callable[[Generation, bool], Order], in_memory: str
    ) -> None:
        """`order` says what a keeper is to serve, on disk or in memory; `in_memory` when."""
        self.store = store
        self.closed = False
        self._order = order
        self._wanted = in_memory
        self._nursery = Nursery()
        self._state = threading.Lock()
        self._served: Served | None = None
        self._beside: Served | None = None
        """The same generation on disk, of which the tables of columns are asked: processes with
        little memory of their own read them faster than copies of one that has all the graph."""
        self._retired: list[Served] = []

    @property
    def in_memory(self) -> bool:
        """Tell whether queries are answered from memory now."""
        return self._served is not None and self._served.in_memory

    def current(self) -> tuple[Served, Served]:
        """Return who serves the current generation, and who has its tables, often the same.

        Raises NotStarted when its graph cannot be opened.
        """
        current = self.store.current()
        with self._state:
            if self.closed:
                raise Failure(CLOSED)
            served = self._served
            fresh = served is None or served.generation != current or not served.alive
            if served is None or fresh:
                served = self._ordered()
            beside = self._beside
        try:
            served.wait()
        except NotStarted:
            self._replace(served, None)
            raise
        if fresh and self._wanted != "off":
            Promotion(self._nursery, served, self._order, self._replace).begin(self._wanted)
        return served, beside if beside and beside.alive else served

    def close(self) -> None:
        """End all processes."""
        with self._state:
            self.closed = True
            served = [*self._retired, *filter(None, (self._served, self._beside))]
            self._served, self._beside, self._retired = None, None, []
        for each in served:
            each.dismiss()
        self._nursery.close()

    def _ordered(self) -> Served:
        self._retire()
        generation, lock = self.store.hold_current()
        self._served = Served(self._nursery, generation, lock, self._order(generation, False))
        return self._served

    def _retire(self) -> None:
        for each in [each for each in self._retired if not each.alive]:
            each.dismiss()
            self._retired.remove(each)
        for each in filter(None, (self._served, self._beside)):
            each.retire()
            self._retired.append(each)
        self._served = self._beside = None

    def _replace(self, served: Served, by: Served | None) -> bool:
        """Serve by another from now on; False where something else is served by now."""
        with self._state:
            if self.closed or self._served is not served:
                return False
            if by and by.in_memory and (served.generation.path / FILE).exists():
                self._beside = served
            else:
                self._retire()
            self._served = by
            return True
