"""Other people's queries: asked all the while, and timed."""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from multiprocessing.connection import Connection

from .exchange import Server

PAUSE = 0.05
"""Seconds between two queries."""
HUNG = 5.0
"""Seconds after which a query is given up."""
NUMBERS = count(os.getpid() << 32)
"""What queries differ by, over all cases and processes, so that none is answered from a cache."""


class Probe:
    """Asks a small query, never the same, again and again while a case runs."""

    def __init__(self, server: Server) -> None:
        self._server = server
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

    def on_and_on(self, ended: Callable[[], bool]) -> None:
        """Ask until the end, and once more then."""
        while not ended():
            self.once()
        self.once()


@dataclass
class Seen:
    """How other queries fared."""

    slowest: float = 0.0
    wrong: str = ""


class Watch:
    """A process of its own that probes: what the cases cost here delays none of its queries."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, there = context.Pipe()
        self._process = context.Process(target=probe_on_demand, args=(there,), daemon=True)
        self._process.start()

    @contextmanager
    def over(self, server: Server) -> Iterator[Seen]:
        """Probe a server all the while; what was seen is there at the end."""
        seen = Seen()
        self._pipe.send(server)
        try:
            yield seen
        finally:
            self._pipe.send(None)
            seen.slowest, seen.wrong = self._pipe.recv()

    def close(self) -> None:
        self._process.terminate()
        self._process.join()


def probe_on_demand(pipe: Connection) -> None:
    """Probe each server that is sent, until something is sent again; send back what was seen."""
    while True:
        probe = Probe(pipe.recv())
        probe.on_and_on(lambda: pipe.poll(PAUSE))
        pipe.recv()
        pipe.send((probe.slowest, probe.wrong))
