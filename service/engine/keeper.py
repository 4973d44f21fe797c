"""Keeps the workers of one generation running: forks them, and others for those that end."""

from __future__ import annotations

import fcntl
import mmap
import os
import select
import signal
import socket
import sys
import termios
import time
import warnings
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from ..columns.making import FILE
from ..columns.reader import Columns
from . import worker
from .frames import pack
from .memory import all_memory, free_memory, resident
from .seclusion import end_with_parent

BEGINNING = 5.0
"""Seconds in which a worker must have begun; another takes the place of one that has not."""
LOOK = 0.01
"""Seconds between looks at what the workers do."""
REST = 0.025
"""The same while they do nothing."""
SPARE = 4
"""Workers that may wait for queries, for each that should."""
LONG = 0.4
"""Seconds of processor time after which a query is put aside: it goes on with what others leave."""
TURN = 0.01
"""The same while others wait, or more run than should."""
LOWER = 19
"""By how much the priority of a worker is lowered that is put aside (as of nice)."""
LEAST_FREE = 0.1
"""Of all memory there is; below it the largest of those put aside is ended."""


@dataclass(frozen=True)
class Order:
    """What a keeper is to serve."""

    path: str
    """The engine's files."""
    workers: int
    memory: int
    """Bytes of address space that a worker may add to what it begins with."""
    in_memory: bool
    aside: int
    """So many more workers there may be while queries take long."""


class Keeper:
    """The workers of one generation; it has no thread of Python's but one, as it forks."""

    def __init__(self, order: Order, control: socket.socket, queries: socket.socket) -> None:
        self.order = order
        self.control = control
        self.queries = queries
        self.begun: dict[int, int] = {}
        """Workers by process id, each with the pipe that it keeps open while it lives."""
        self.places: dict[int, worker.Place] = {}
        self.aside: dict[int, float] = {}
        """Workers whose query is put aside, and since when it runs."""
        self.shared = mmap.mmap(-1, worker.Place.SIZE * (order.workers + order.aside + 1))
        self.beginning: dict[int, float] = {}
        """Workers that have not said yet that they have begun, and since when."""
        self.answered = False
        self.finished = False
        """Whether no more queries can come."""
        self.memory = all_memory()

    def run(self) -> None:
        """Serve until no more queries can come and all workers have ended, or the service has."""
        try:
            self.store = opened(self.order)
        except OSError as error:
            self.tell(str(error) or "unknown")
            self.control.recv(1)  # Nothing is ever sent there: the service closes it.
            return
        if (Path(self.order.path).parent / FILE).exists():
            import duckdb  # noqa: F401 - once for all workers, who get it by being forked
        for _ in range(self.order.workers):
            self.fork()
        while self.begun:
            watched = [self.control.fileno(), *self.begun.values()]
            running = any(place.since for place in self.places.values())
            ready, _, _ = select.select(watched, [], [], LOOK if running else REST)
            if self.control.fileno() in ready:
                self.end()
            for pid, pipe in list(self.begun.items()):
                if pipe in ready:
                    self.hear(pid, pipe)
            self.balance()

    def fork(self) -> None:
        """Start one worker."""
        said, says = os.pipe()
        taken = {place.number for place in self.places.values()}
        place = worker.Place(self.shared, next(n for n in count() if n not in taken))
        place.free()
        pid = os.fork()
        if pid:
            os.close(says)
            self.begun[pid] = said
            self.beginning[pid] = time.monotonic()
            self.places[pid] = place
            return
        end_with_parent()
        self.control.close()
        columns = Columns(Path(self.order.path).parent)
        worker.serve(self.store, columns, self.queries, self.order.memory, says, place)
        os._exit(worker.DONE)

    def hear(self, pid: int, pipe: int) -> None:
        """Hear that a worker has begun, or, as its pipe is closed, that it has ended."""
        if not os.read(pipe, len(worker.BEGUN)):
            self.forget(pid, pipe)
            return
        del self.beginning[pid]
        if not self.answered:
            self.answered = True
            self.tell("")

    def tell(self, failed: str) -> None:
        """Say to the service that queries are answered now, or why not."""
        self.control.sendall(pack({"error": failed}))

    def balance(self) -> None:
        """Put aside what takes long, and have enough workers that wait."""
        if self.finished:
            return
        queued = waiting(self.queries)
        self.put_aside(queued)
        if self.aside and 0 < free_memory() < LEAST_FREE * self.memory:
            os.kill(max(self.aside, key=resident), signal.SIGKILL)
        now = time.monotonic()
        for pid in [pid for pid, since in self.beginning.items() if now - since > BEGINNING]:
            os.kill(pid, signal.SIGKILL)
        idle = [place for place in self.places.values() if not place.since and place.stays]
        missing = self.order.workers - len(idle)
        room = self.order.workers + self.order.aside - len(self.places)
        for _ in range(min(missing, room)):
            self.fork()
        for place in idle[SPARE * self.order.workers :]:
            place.let_go()  # It answers one more query.

    def put_aside(self, queued: int) -> None:
        """Lower the priority of queries that have had their turn."""
        running = {pid: place.since for pid, place in self.places.items() if place.since}
        self.aside = {pid: begun for pid, begun in self.aside.items() if running.get(pid) == begun}
        crowded = queued or len(running) - len(self.aside) > self.order.workers
        turn = TURN if crowded else LONG
        for pid, begun in running.items():
            if pid not in self.aside and spent(pid) - self.places[pid].spent_before > turn:
                os.setpriority(os.PRIO_PROCESS, pid, LOWER)
                self.aside[pid] = begun

    def forget(self, pid: int, pipe: int) -> None:
        """Forget a worker that has ended; `balance` starts another where one is missing."""
        os.close(pipe)
        del self.begun[pid], self.places[pid]
        self.aside.pop(pid, None)
        self.beginning.pop(pid, None)
        _, status = os.waitpid(pid, 0)
        if os.waitstatus_to_exitcode(status) == worker.DONE:
            self.finished = True

    def end(self) -> None:
        """End at once, with all workers."""
        for pid in self.begun:
            os.kill(pid, signal.SIGKILL)
        os._exit(0)


def spent(pid: int) -> float:
    """Return the seconds of processor time that a process has taken; 0 for one that has ended."""
    try:
        # The clock of another process, as the kernel numbers them (clock_getcpuclockid).
        return time.clock_gettime(~pid << 3 | 2)
    except OSError:
        return 0.0


def waiting(queries: socket.socket) -> int:
    """Count the queries that no worker has taken; each has sent one byte."""
    length = bytearray(4)
    fcntl.ioctl(queries, termios.FIONREAD, length)
    return int.from_bytes(length, sys.byteorder)


def opened(order: Order) -> Store:
    """Open a generation once, for all workers, which are forked with it.

    The engine's own threads, which a fork leaves behind, do nothing in a store that is only read.
    """
    return in_memory(order.path) if order.in_memory else Store.read_only(order.path)


def in_memory(path: str) -> Store:
    """Copy a generation into memory.

    Another process reads the files, so that no thread of the engine's is left in this one, which
    is going to fork.
    """
    read, write = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(read)
        with os.fdopen(write, "wb") as pipe:
            Store.read_only(path).dump(pipe, RdfFormat.N_QUADS)
        os._exit(0)
    os.close(write)
    store = Store()
    with os.fdopen(read, "rb") as pipe:
        store.bulk_load(pipe, RdfFormat.N_QUADS)
    _, status = os.waitpid(pid, 0)
    if status:
        raise MemoryError(f"reading {path} ended with status {status}")
    return store


def main(order: Order, control: int, queries: int, *_: int) -> None:
    """Serve one generation; further descriptors are of locks, held as long as this lives."""
    os.setsid()
    # Python warns of the engine's threads from 3.12 on.
    warnings.filterwarnings("ignore", ".*multi-threaded", DeprecationWarning)
    Keeper(order, socket.socket(fileno=control), socket.socket(fileno=queries)).run()
