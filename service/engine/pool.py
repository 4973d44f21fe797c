"""A pool of query processes: each query has a deadline at which its process is killed."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from interorg.ingest.failure import BadQuery, Failure, NotAStore, TooLong

from ..gate.syntax_error import explain_syntax_error
from ..generations import Generation
from ..locks import Lock
from ..store import Mode, Store
from ..stored_queries import read_query
from .frames import Header
from .process import Ended, NotStarted, Process, Unheard

JSON = "application/sparql-results+json"
TURTLE = "text/turtle"
Term = NamedNode | BlankNode | Literal | Triple


class Exhausted(TooLong):
    """A query that was stopped at another limit than time: memory, depth, size of the answer."""


class Busy(TooLong):
    """No process became free in time."""


@dataclass(frozen=True)
class Limits:
    """What one query may use, and how many run at once."""

    seconds: float = 30.0
    memory: int = 4 << 30
    """Bytes of address space of a process."""
    answer: int = 64 << 20
    """Bytes of one answer, which is held whole before it is sent."""
    processes: int = min(8, max(2, os.cpu_count() or 2))


@dataclass(frozen=True)
class Answer:
    """A complete answer in the format named by its media type."""

    media_type: str
    body: bytes


class Pool:
    """Runs queries on the current generation of a store.

    Processes start on first use and follow the store: after a publication new queries get new
    processes, and those that run finish on the generation they began with. Safe for threads; make
    one after a fork, not before.
    """

    def __init__(self, store: Store, limits: Limits | None = None) -> None:
        self.store = store
        self.limits = limits or Limits()
        self._free = threading.BoundedSemaphore(self.limits.processes)
        self._state = threading.Lock()
        self._idle: list[Process] = []
        self._busy: set[Process] = set()
        self._held: tuple[Generation, Lock] | None = None
        self._closed = False

    def query(
        self,
        query: str,
        *,
        solutions: str = JSON,
        triples: str = TURTLE,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
        bindings: Mapping[str, Term] | None = None,
        base: str | None = None,
        seconds: float | None = None,
        default_graph: Mode | None = None,
        undeclared: Sequence[str] = (),
    ) -> Answer:
        """Run one query, which must have passed `query_check.check` if a stranger wrote it.

        `solutions` and `triples` are the media types for either kind of answer. A list of graphs,
        even an empty one, replaces what FROM or FROM NAMED say. `default_graph` reads a store in
        the other mode; it must be None for a query with FROM clauses. `undeclared` are prefixes to
        name if the query is not understood. Bound variables must be projected by a SELECT.
        Raises BadQuery, TooLong, Exhausted or Busy.
        """
        other = default_graph is not None and default_graph != self.store.mode
        if default_graphs is not None or named_graphs is not None:
            other = False
            default_graphs, named_graphs = default_graphs or (), named_graphs or ()
        elif other and default_graph == "strict":
            default_graphs = ()
        request: Header = {
            "base": base,
            "solutions": solutions,
            "triples": triples,
            "default": default_graphs,
            "named": named_graphs,
            # The engine's own union, which finds a triple once for each graph that holds it.
            "union": other and default_graph == "union",
            "bindings": {name: str(value) for name, value in (bindings or {}).items()},
            "size": self.limits.answer,
        }
        header, body = self._run(
            query, request, self.limits.seconds if seconds is None else seconds
        )
        if "error" in header:
            raise self._failure(header["kind"], header["error"], query, undeclared)
        return Answer(header["media_type"], body)

    def select(self, name: str, **bindings: Term) -> list[dict[str, str]]:
        """Run `queries/NAME.rq` and return its rows; an unbound variable has no entry."""
        answer = self.query(read_query(name), bindings=bindings)
        rows = json.loads(answer.body)["results"]["bindings"]
        return [{name: value["value"] for name, value in row.items()} for row in rows]

    def close(self) -> None:
        """End all processes; queries that still run fail."""
        with self._state:
            self._closed = True
            idle, self._idle = self._idle, []
            busy = list(self._busy)
            if self._held:
                self._held[1].release()
                self._held = None
        for process in idle:
            process.kill()
        for process in busy:
            process.end()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(self, query: str, request: Header, seconds: float) -> tuple[Header, bytes]:
        deadline = time.monotonic() + seconds
        if not self._free.acquire(timeout=seconds):
            raise Busy(
                f"All {self.limits.processes} query processes were busy for {seconds:g} s. "
                "Try again later."
            )
        try:
            return self._ask(query, request, deadline)
        except TimeoutError:
            raise TooLong(
                f"The query was stopped at the time limit of {seconds:g} s. "
                "Ask for less: more specific patterns, fewer OPTIONALs, a LIMIT on a sub-select."
            ) from None
        except NotStarted as reason:
            raise Failure(f"A query process could not start: {reason}.") from None
        except Ended as reason:
            if self._closed:
                raise Failure("The service is shutting down.") from None
            raise Exhausted(
                "The query ended its process: it needs more than the memory limit of "
                f"{self.limits.memory >> 20} MiB, or nests too deeply ({reason})."
            ) from None
        finally:
            self._free.release()

    def _ask(self, query: str, request: Header, deadline: float) -> tuple[Header, bytes]:
        while True:
            process = self._take()
            try:
                reply = process.ask(query, request, max(0.05, deadline - time.monotonic()))
            except BaseException as error:
                self._replace(process)
                if isinstance(error, Unheard):
                    continue
                raise
            self._give_back(process)
            return reply

    def _take(self) -> Process:
        current = self.store.current()
        stale: list[Process] = []
        with self._state:
            if self._closed:
                raise Failure("The service is shutting down.")
            if self._held is None or self._held[0] != current:
                stale, self._idle = self._idle, []
                if self._held:
                    self._held[1].release()
                self._held = self.store.hold_current()
            stale += [idle for idle in self._idle if not idle.alive]
            self._idle = [idle for idle in self._idle if idle.alive]
            process = self._idle.pop() if self._idle else self._start()
            self._busy.add(process)
        for old in stale:
            old.kill()
        return process

    def _start(self) -> Process:
        if self._held is None:
            raise NotAStore("No generation is held.")
        generation, lock = self._held
        return Process(generation.graph_path, lock, self.limits.memory)

    def _give_back(self, process: Process) -> None:
        with self._state:
            self._busy.discard(process)
            if self._held and self._held[0].graph_path == process.graph:
                self._idle.append(process)
                return
        process.kill()

    def _replace(self, process: Process) -> None:
        process.kill()
        with self._state:
            self._busy.discard(process)
            if not self._closed:
                self._idle.append(self._start())

    def _failure(self, kind: str, message: str, query: str, undeclared: Sequence[str]) -> Failure:
        if kind == "syntax":
            return BadQuery(explain_syntax_error(message, query, undeclared))
        if kind == "size":
            return Exhausted(
                f"The answer is longer than the limit of {self.limits.answer >> 20} MiB. "
                "Ask for less: fewer columns, a LIMIT, or an export of the whole graph."
            )
        if kind == "memory":
            return Exhausted(
                f"The query needs more than the memory limit of {self.limits.memory >> 20} MiB."
            )
        return BadQuery(f"The query cannot be evaluated: {message}.")
