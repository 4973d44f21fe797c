"""Other people's queries: asked all the while, and timed."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from .exchange import Server

PAUSE = 0.05
"""Seconds between two queries."""
HUNG = 5.0
"""Seconds after which a query is given up."""
NUMBERS = count(1)
"""What queries differ by, over all cases, so that none is answered from a cache."""


class Probe:
    """Asks a small query, never the same, again and again while a case runs."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._ended = threading.Event()
        self.slowest = 0.0
        self.wrong = ""

    def once(self) -> bool:
        """Ask one query; tell whether the answer was right."""
        number = next(NUMBERS)
        raw = self._server.get(f"SELECT ({number} AS ?n) {{}}")
        begun = time.monotonic()
        wrong = ""
        try:
            answer = self._server.exchange(raw, HUNG)
            if answer is None:
                wrong = "another query got no answer"
            elif answer.status != 200:
                wrong = f"another query got status {answer.status}"
            elif self._value(answer.body) != str(number):
                wrong = "another query got an answer that is not its own"
        except OSError as error:
            wrong = f"another query got no answer: {error or type(error).__name__}"
        self.slowest = max(self.slowest, time.monotonic() - begun)
        self.wrong = self.wrong or wrong
        return not wrong

    def _value(self, body: bytes) -> str:
        with contextlib.suppress(ValueError, LookupError):
            return str(json.loads(body)["results"]["bindings"][0]["n"]["value"])
        return "nothing"

    def _go_on(self) -> None:
        while not self._ended.wait(PAUSE):
            self.once()

    @contextmanager
    def meanwhile(self) -> Iterator[None]:
        """Ask on and on, and once more at the end."""
        asking = threading.Thread(target=self._go_on, daemon=True)
        asking.start()
        try:
            yield
        finally:
            self._ended.set()
            asking.join()
            self.once()
