"""Work that several want at the same time is done once, for all of them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Generic, TypeVar

from ..engine.exchange import Client
from ..engine.pool import ClientGone

Result = TypeVar("Result")
LOOK = 0.25
"""Seconds between looks whether a client that waits for another's work is gone."""


class Sharing(Generic[Result]):
    """The work that is being done, by what it is for; safe for threads."""

    def __init__(self) -> None:
        self._state = threading.Lock()
        self._running: dict[Hashable, Future[Result]] = {}

    def once(
        self, key: Hashable, work: Callable[[], Result], client: Client | None
    ) -> tuple[Result, bool]:
        """Do work, or wait for whoever does the same; tell whether it was done here.

        What goes wrong is raised to all who wait, but for the first one's client going away: then
        the next one does the work. Raises ClientGone when `client` goes away meanwhile.
        """
        while True:
            with self._state:
                others = self._running.get(key)
                if others is None:
                    own = self._running[key] = Future()
            if others is None:
                return self._done(key, work, own), True
            try:
                return waited_for(others, client), False
            except FirstGone:
                continue

    def _done(self, key: Hashable, work: Callable[[], Result], own: Future[Result]) -> Result:
        try:
            result = work()
        except BaseException as error:
            self._end(key)
            own.set_exception(FirstGone() if isinstance(error, ClientGone) else error)
            raise
        self._end(key)
        own.set_result(result)
        return result

    def _end(self, key: Hashable) -> None:
        with self._state:
            del self._running[key]


class FirstGone(Exception):  # noqa: N818 - an outcome, not a fault
    """Nobody waits any more for whom the work was begun."""


def waited_for(others: Future[Result], client: Client | None) -> Result:
    """Wait for the work of others as long as the client does."""
    while True:
        try:
            return others.result(LOOK)
        except TimeoutError:
            if others.done():
                return others.result()
            if client and client.gone():
                raise ClientGone("The client went away before its answer was there.") from None
