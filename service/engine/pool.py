"""Runs queries on the current generation of a store: each has a deadline, and ends at it."""

from __future__ import annotations

import json
import logging
import os
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal as Choice

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from interorg.ingest.failure import Failure

from ..columns.plan import Plan
from ..storage.generations import Generation
from ..storage.store import Mode, Store
from ..stored_queries import read_query
from . import failures
from .exchange import Client, Ended, Gone, Unattended, Unheard
from .failures import Busy as Busy
from .failures import ClientGone as ClientGone
from .failures import Exhausted as Exhausted
from .frames import Header
from .keeper import Order
from .keepers import CLOSED, Keepers
from .serving import NotStarted, Served

log = logging.getLogger(__name__)

JSON = "application/sparql-results+json"
TURTLE = "text/turtle"
Term = NamedNode | BlankNode | Literal | Triple
InMemory = Choice["auto", "on", "off"]
TRIES = 3
"""A query that no process took is asked again so many times in all."""


@dataclass(frozen=True)
class Limits:
    """What one query may use, and how many run at once."""

    seconds: float = 30.0
    memory: int = 2 << 30
    """Bytes of address space that a process may add to what it starts with."""
    answer: int = 64 << 20
    """Bytes of one answer, which is held whole before it is sent."""
    processes: int = min(9, 1 + (os.cpu_count() or 2))
    """One for each core, and one more."""
    aside: int = 40
    """So many more, at most, are started while queries take long."""
    in_memory: InMemory = "off"
    """Whether a generation is read into memory once it is served from disk; auto: if it fits."""


@dataclass(frozen=True)
class Answer:
    """A complete answer in the format named by its media type."""

    media_type: str
    body: bytes
    generation: int = 0
    """Number of the generation it is true of."""
    truncated: int | None = None
    """Rows that are left of an answer which was cut at the size limit."""
    seconds: float = 0.0
    """How long the query process took for it."""
    from_columns: bool = False
    """Whether its rows were taken from the tables of columns."""
    unknown: tuple[str, ...] = ()
    """IRIs of functions that the engine does not know; where they are called there is no value."""

    @property
    def size(self) -> int:
        """Bytes that it takes."""
        return len(self.body)


class Pool:
    """Runs queries on the current generation of a store.

    Processes start on first use and follow the store: after a publication new queries get new
    processes, and those that run finish on the generation they began with. Safe for threads; make
    it after forking, and close it.
    """

    def __init__(self, store: Store, limits: Limits = Limits()) -> None:
        self.store = store
        self.limits = limits
        self._keepers = Keepers(store, self._order, limits.in_memory)
        self._state = threading.Lock()
        self.running = 0
        """Queries that wait or run now."""

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
        client: Client | None = None,
        asked: str | None = None,
        plan: Plan | None = None,
    ) -> Answer:
        """Run one query, which must have passed `query_check.check` if a stranger wrote it.

        `solutions` and `triples` are the media types for either kind of answer. A list of graphs,
        even an empty one, replaces what FROM or FROM NAMED say. `default_graph` reads a store in
        the other mode; it must be None for a query with FROM clauses. `undeclared` are prefixes to
        name if the query is not understood. Bound variables must be projected by a SELECT. The
        query ends when `client` is gone. `asked` is what the query was rewritten from, by which the
        columns of `SELECT *` are ordered; `plan` is another way to its rows. Raises BadQuery,
        TooLong, Exhausted, Busy or ClientGone.
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
            "asked": asked,
            "plan": plan.packed() if plan else None,
        }
        limit = self.limits.seconds if seconds is None else seconds
        header, body, generation = self._run(query, request, limit, client)
        if "error" in header:
            raise self._failure(header["kind"], header["error"], query, undeclared)
        return Answer(
            header["media_type"],
            body,
            generation.number,
            header.get("truncated"),
            header["seconds"],
            header.get("columns", False),
            tuple(header.get("unknown", ())),
        )

    def select(self, name: str, **bindings: Term) -> list[dict[str, str]]:
        """Run `queries/NAME.rq` and return its rows, all of them, or raise Exhausted.

        An unbound variable has no entry.
        """
        answer = self.query(read_query(name), bindings=bindings)
        if answer.truncated is not None:
            raise self._failure("size", "", name, ())
        rows = json.loads(answer.body)["results"]["bindings"]
        return [{name: value["value"] for name, value in row.items()} for row in rows]

    @property
    def in_memory(self) -> bool:
        """Tell whether queries are answered from memory now."""
        return self._keepers.in_memory

    def close(self) -> None:
        """End all processes; queries that still run fail."""
        self._keepers.close()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(
        self, query: str, request: Header, seconds: float, client: Client | None
    ) -> tuple[Header, bytes, Generation]:
        deadline = time.monotonic() + seconds
        with self._state:
            self.running += 1
        try:
            return self._ask(query, request, deadline, client)
        except Unattended:
            raise failures.unattended(seconds) from None
        except TimeoutError:
            raise failures.too_long(seconds) from None
        except Gone:
            raise ClientGone("The client went away; its query was ended.") from None
        except NotStarted as reason:
            raise failures.Unready(f"A query process could not start: {reason}.") from None
        except Ended as reason:
            if self._keepers.closed:
                raise Failure(CLOSED) from None
            if isinstance(reason, Unheard):
                raise Busy("No query process took the query. Try again later.") from None
            raise failures.ended(query, self.limits.memory, reason) from None
        finally:
            with self._state:
                self.running -= 1

    def _ask(
        self, query: str, request: Header, deadline: float, client: Client | None
    ) -> tuple[Header, bytes, Generation]:
        for last in (*[False] * (TRIES - 1), True):
            served, tables = self._keepers.current()
            try:
                found = None
                if request["plan"]:
                    found = self._ask_tables(tables, query, request, deadline, client)
                if found is None:
                    without = {**request, "plan": None}
                    found = served.ask(query, without, deadline, client)
            except Unheard:
                if last:
                    raise
                continue
            return *found, served.generation
        raise AssertionError

    def _ask_tables(
        self, tables: Served, query: str, request: Header, deadline: float, client: Client | None
    ) -> tuple[Header, bytes] | None:
        """Have a plan followed; None where the engine is to answer, whatever came of the plan."""
        try:
            header, body = tables.ask(query, request, deadline, client)
        except Unheard:
            raise
        except Ended as reason:
            log.warning("a process that read tables of columns has ended (%s)", reason)
            return None
        if "error" not in header or header["kind"] == "size":
            return header, body
        if header["kind"] != "plan":
            log.warning("tables of columns: %s: %s", header["kind"], header["error"])
        return None

    def _order(self, generation: Generation, in_memory: bool) -> Order:
        limits = self.limits
        path = str(generation.graph_path)
        return Order(path, limits.processes, limits.memory, in_memory, limits.aside)

    def _failure(self, kind: str, message: str, query: str, undeclared: Sequence[str]) -> Failure:
        memory, answer = self.limits.memory, self.limits.answer
        return failures.told(kind, message, query, undeclared, memory=memory, answer=answer)
