"""Has networks made in a process of their own, one at a time, and keeps them for a generation."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import cached_property
from subprocess import PIPE
from typing import Any

from flask import current_app

from interorg.ingest.failure import BadQuery, Failure, NotFound, TooLong

from ..cache import Cache
from ..engine.pool import Answer, Exhausted, Pool
from ..storage.generations import Generation
from ..stored_queries import read_query
from .asking import Asked
from .keeping import load
from .views import VIEWS

SECONDS = 60.0
"""How long the making of one network may take, and how long another waits for its turn."""
QUEUE = 8
"""Requests that may wait for a network at once."""
BUSY = "Too many networks are being made at once. Ask again in a minute."
AT_ONCE = 2
"""Queries that are asked at once for a network."""
KEPT = 256 << 20
"""Bytes of networks that are kept."""
ROWS_KEPT = 96 << 20
"""Bytes of answers to queries that are kept; the next network may be made of the same."""
CSV = "text/csv"
FAILURES = {400: BadQuery, 404: NotFound}


@dataclass(frozen=True)
class Made:
    """A network as JSON, which is read once."""

    body: bytes

    @property
    def size(self) -> int:
        # Once read it takes several times what it takes as text.
        return 5 * len(self.body)

    @cached_property
    def content(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body)
        return found


class Outdated(Failure):
    """A later state of the graph was published while one was read; who asks again gets that."""

    status = 503


class Networks:
    """Makes and keeps networks of one service; safe for threads."""

    def __init__(self) -> None:
        self._kept: Cache[Made] = Cache(KEPT)
        self._answers: Cache[Answer] = Cache(ROWS_KEPT)
        self._queue = threading.BoundedSemaphore(QUEUE)
        self._turn = threading.Lock()

    def of(self, asked: Asked, pool: Pool, generation: Generation) -> Made:
        """Return what is asked for of a generation.

        Raises Failure; Outdated where that generation is served no more.
        """
        if found := self._kept.get(generation.number, asked):
            return found
        if not self._queue.acquire(blocking=False):
            raise TooLong(BUSY)
        try:
            return self._made(asked, pool, generation)
        finally:
            self._queue.release()

    def _made(self, asked: Asked, pool: Pool, generation: Generation) -> Made:
        if not self._turn.acquire(timeout=SECONDS):
            raise TooLong(BUSY)
        try:
            # Another may have asked for the same and have had it made meanwhile.
            if found := self._kept.get(generation.number, asked):
                return found
            made = self._read_or_make(asked, pool, generation)
            self._kept.put(generation.number, asked, made)
            return made
        finally:
            self._turn.release()

    def _read_or_make(self, asked: Asked, pool: Pool, generation: Generation) -> Made:
        if kept := load(generation, asked):
            return Made(kept)
        names = VIEWS[asked.view].queries
        return make_beside(asked, lambda: self._rows(names, pool, generation))

    def _rows(self, names: Sequence[str], pool: Pool, generation: Generation) -> dict[str, bytes]:
        """Return the answers to queries; those that other networks were made of are kept."""

        def answer(name: str) -> bytes:
            found = self._answers.get(generation.number, name)
            if found is None:
                found = pool.query(read_query(name), solutions=CSV)
                # The generation of a store elsewhere is a time, and its folder always the same.
                if pool.store.current().path != generation.path:
                    raise Outdated("The graph was published anew meanwhile. Ask again.")
                if found.truncated is not None:
                    raise Exhausted(
                        "The graph is too large for this network: what it is made of is more than "
                        f"the limit of {pool.limits.answer >> 20} MiB. Export the graph instead."
                    )
                self._answers.put(generation.number, name, found)
            return found.body

        with ThreadPoolExecutor(AT_ONCE) as threads:
            return dict(zip(names, threads.map(answer, names), strict=True))


def make_beside(asked: Asked, answered: Callable[[], Mapping[str, bytes]]) -> Made:
    """Have a process make a network of the answers to its queries. Raises Failure."""
    # -P: a folder named interorg where the service was started must not be imported.
    command = [sys.executable, "-P", "-m", "interorg.service.networks.work"]
    # It is one of several processes that share the processors.
    env = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=env) as process:
        try:
            # While these are asked for, it gets ready.
            answers = answered()
            body, said = process.communicate(_order(asked, answers), timeout=SECONDS)
        except subprocess.TimeoutExpired:
            raise TooLong(
                f"The network was not made within {SECONDS:g} s. Ask for less: a larger weight, "
                "fewer nodes, one form or some years."
            ) from None
        finally:
            process.kill()
    made = Made(body)
    if process.returncode:
        last = said.decode("utf-8", "replace").strip().splitlines()[-1:]
        current_app.logger.error("A network could not be made: %s", " ".join(last))
        raise Failure("The network could not be made. What hindered it has been written down.")
    if failure := made.content.get("failure"):
        raise FAILURES.get(failure["status"], Failure)(failure["message"])
    return made


def _order(asked: Asked, answers: Mapping[str, bytes]) -> bytes:
    """Say what is wanted in one line, after which the answers follow."""
    sizes = [(name, len(body)) for name, body in answers.items()]
    line = json.dumps({"asked": asdict(asked), "answers": sizes}).encode()
    return b"".join((line, b"\n", *answers.values()))
