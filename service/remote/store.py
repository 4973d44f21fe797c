"""What stands in for the folder of a graph where the graph lies in a store elsewhere."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Store as Graph

from interorg.ingest.failure import Failure, NotFound

from ..storage.generations import Generation
from ..storage.locks import Lock
from ..storage.store import Mode, Store
from ..storage.writer import Writer

NOWHERE = Path(os.devnull)
"""A folder that holds nothing, whatever is looked for in it."""


class Elsewhere(Failure):
    """Something that can be done only with a store in a folder."""

    status = 501


class RemoteStore(Store):
    """A graph elsewhere, and perhaps the folder it was loaded from, for search and whole texts.

    A store elsewhere does not say when it changed. Its state counts as one generation for
    `freshness` seconds, after which everything that was kept of it is asked for anew.
    """

    def __init__(self, mode: Mode, beside: Store | None = None, freshness: float = 60.0) -> None:
        super().__init__(beside.path if beside else NOWHERE, mode)
        self.beside = beside
        self.freshness = max(1.0, freshness)

    def current(self) -> Generation:
        """Return the present period; its folder is that of the store beside, if there is one."""
        number = int(time.time() / self.freshness)
        return Generation(number, self.beside.current().path if self.beside else NOWHERE)

    def hold_current(self) -> tuple[Generation, Lock]:
        raise self._elsewhere("read as a whole")

    @contextmanager
    def writer(self) -> Iterator[Writer]:
        raise self._elsewhere("written to")
        yield

    @contextmanager
    def reading(self) -> Iterator[Graph]:
        raise self._elsewhere("read as a whole")
        yield

    def get_document(self, digest: str) -> bytes:
        """Return what the folder beside keeps under a digest, or raise NotFound."""
        if self.beside is None:
            raise NotFound(
                "Whole texts are not in the store that is asked. Name the folder that it was "
                "loaded from with ENDPOINT_STORE to show them."
            )
        return self.beside.get_document(digest)

    def _elsewhere(self, what: str) -> Elsewhere:
        return Elsewhere(
            f"The graph lies in another store and cannot be {what} here. "
            "Use that store's own means."
        )
