"""Asks a store elsewhere as the pool of query processes is asked here."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Mapping, Sequence

from interorg.ingest.failure import BadQuery

from ..engine.answering import AnswerTooLargeError
from ..engine.exchange import Client
from ..engine.pool import JSON, TURTLE, Answer, Busy, Exhausted, Limits, Term
from ..storage.store import Mode
from ..stored_queries import read_query
from .address import Address
from .binding import bind, form_of, names_graphs, with_base
from .reading import GRAPHS, UnusableError, accepted, written
from .refusals import Unavailable, refusal, too_long
from .store import RemoteStore
from .wire import Operation, OutgrownError, Reply, Wire

CUT_AT = "X-SPARQL-MaxRows"
"""The header in which Virtuoso says at how many rows it cut an answer."""
PARTLY = "X-SQL-State"
"""The header in which Virtuoso says that it gave up before it had found everything."""


class RemotePool:
    """Runs queries on the store at an address. Safe for threads."""

    in_memory = False

    def __init__(
        self,
        address: Address,
        store: RemoteStore,
        limits: Limits,
        default_graph: str | None = None,
    ) -> None:
        """`default_graph` is read by queries that name no graph."""
        self.address = address
        self.default_graph = default_graph
        self.store = store
        self.limits = limits
        self._free = threading.BoundedSemaphore(limits.processes)
        self._state = threading.Lock()
        self._wire = Wire(address)
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
    ) -> Answer:
        """Run one query; everything as in `Pool.query`.

        Raises Unavailable too, where the store does not answer or not rightly; BadQuery for a
        `default_graph` that is not what the store reads by itself.
        """
        seconds = self.limits.seconds if seconds is None else seconds
        own_dataset = default_graphs is not None or named_graphs is not None
        if default_graph and not own_dataset and default_graph != self.store.mode:
            raise BadQuery(f"The store at {self.address} reads its default graph in one way only.")
        form = form_of(query)
        if self.default_graph and not own_dataset and not names_graphs(query):
            default_graphs = (self.default_graph,)
        operation = Operation(
            with_base(bind(query, bindings or {}), base),
            accepted(form),
            default_graphs or (),
            named_graphs or (),
        )
        began = time.monotonic()
        generation = self.store.current().number
        reply = self._send(operation, seconds, client, undeclared)
        wanted = triples if form in GRAPHS else solutions
        try:
            body = written(form, reply.media_type, reply.body, wanted, self.limits.answer)
        except AnswerTooLargeError:
            raise self._too_large() from None
        except UnusableError as error:
            raise Unavailable(f"The store at {self.address} answered {error}.") from None
        taken = time.monotonic() - began
        return Answer(wanted, body, generation, cut_at(reply), taken)

    def select(self, name: str, **bindings: Term) -> list[dict[str, str]]:
        """Run `queries/NAME.rq` and return its rows, all of them, or raise Exhausted."""
        answer = self.query(read_query(name), bindings=bindings)
        if answer.truncated is not None:
            raise Exhausted(
                f"The store at {self.address} cuts answers at {answer.truncated:,} rows, which is "
                "less than what is asked for here. Raise its limit."
            )
        rows = json.loads(answer.body)["results"]["bindings"]
        return [{name: value["value"] for name, value in row.items()} for row in rows]

    def close(self) -> None:
        """Close all connections."""
        self._wire.close()

    def __enter__(self) -> RemotePool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _send(
        self,
        operation: Operation,
        seconds: float,
        client: Client | None,
        undeclared: Sequence[str],
    ) -> Reply:
        deadline = time.monotonic() + seconds
        with self._state:
            self.running += 1
        try:
            if not self._free.acquire(timeout=seconds):
                raise Busy(
                    f"{self.limits.processes} queries were asked at once for {seconds:g} s. "
                    "Try again later."
                )
            try:
                reply = self._wire.send(operation, deadline, self.limits.answer, client)
            finally:
                self._free.release()
        except TimeoutError:
            raise too_long(seconds) from None
        except OutgrownError:
            raise self._too_large() from None
        finally:
            with self._state:
                self.running -= 1
        if reply.status != 200:
            text = reply.body.decode("utf-8", "replace")
            raise refusal(self.address, reply.status, text, seconds, undeclared)
        if PARTLY in reply.headers:
            raise too_long(seconds)
        return reply

    def _too_large(self) -> Exhausted:
        return Exhausted(
            f"The answer is longer than the limit of {self.limits.answer >> 20} MiB. "
            "Ask for less: fewer columns, a LIMIT, or an export of the whole graph."
        )


def cut_at(reply: Reply) -> int | None:
    """Return how many rows are left of an answer that the store cut."""
    rows = reply.headers.get(CUT_AT, "")
    return int(rows) if rows.isdecimal() else None
