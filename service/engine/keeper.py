"""Keeps the workers of one generation running: forks them, and others for those that end."""

from __future__ import annotations

import mmap
import os
import select
import signal
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from pyoxigraph import RdfFormat, Store

from . import worker
from .frames import pack
from .memory import free_memory, resident
from .seclusion import end_with_parent

PAUSE = 0.2
"""Seconds before the next try where a worker could not begin."""
LOOK = 0.025
"""Seconds between looks at what the workers do."""
CROWDED = 0.06
"""When all workers are busy and one has been for so many seconds, more are started."""
AT_ONCE = 3
"""So many more at a time."""
LONG = 0.4
"""Seconds after which a query is put aside: it goes on with what others leave of the processor,
and its worker ends with it."""
LOWER = 19
"""By how much the priority of a worker is lowered that is put aside (as of nice)."""
LEAST_FREE = 0.1
"""Of the machine's memory; below it the largest of those put aside is ended."""


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
    """The workers of one generation; single-threaded, as what forks must be."""

    def __init__(self, order: Order, control: socket.socket, queries: socket.socket) -> None:
        self.order = order
        self.control = control
        self.queries = queries
        self.open: Callable[[], Store] = lambda: Store.read_only(order.path)
        self.begun: dict[int, int] = {}
        """Workers by process id, each with the pipe that it keeps open while it lives."""
        self.places: dict[int, worker.Place] = {}
        self.aside: set[int] = set()
        self.shared = mmap.mmap(-1, worker.Place.SIZE * (order.workers + order.aside + 1))
        self.answered = False
        self.finished = False
        """Whether no more queries can come."""
        self.memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")

    def run(self) -> None:
        """Serve until no more queries can come and all workers have ended, or the service has."""
        if self.order.in_memory:
            store = in_memory(self.order.path)
            self.open = lambda: store
        for _ in range(self.order.workers):
            self.fork()
        while self.begun:
            watched = [self.control.fileno(), *self.begun.values()]
            ready, _, _ = select.select(watched, [], [], LOOK)
            if self.control.fileno() in ready:
                self.end()  # Nothing is ever sent there: the service closed it.
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
            self.places[pid] = place
            return
        end_with_parent()
        self.control.close()
        worker.serve(self.open, self.queries, self.order.memory, says, place)
        os._exit(worker.DONE)

    def hear(self, pid: int, pipe: int) -> None:
        """Hear whether a worker could begin, or, as its pipe is closed, that it has ended."""
        word = os.read(pipe, 4096)
        if not word:
            self.replace(pid, pipe)
        elif not self.answered:
            self.answered = True
            failed = "" if word == worker.BEGUN else word.decode("utf-8", "replace")
            self.control.sendall(pack({"error": failed}))

    def balance(self) -> None:
        """Put aside what takes long, and have as many workers as are needed beside that."""
        if self.finished:
            return
        now = time.monotonic()
        for pid, place in self.places.items():
            if pid not in self.aside and place.since and now - place.since > LONG:
                os.setpriority(os.PRIO_PROCESS, pid, LOWER)
                place.let_go()
                self.aside.add(pid)
        if self.aside and 0 < free_memory() < LEAST_FREE * self.memory:
            os.kill(max(self.aside, key=resident), signal.SIGKILL)
        working = [place for pid, place in self.places.items() if pid not in self.aside]
        missing = self.order.workers - len(working)
        if all(place.since for place in working):
            oldest = min((place.since for place in working), default=now)
            missing = max(missing, AT_ONCE if now - oldest > CROWDED else 0)
        room = self.order.workers + self.order.aside - len(self.places)
        for _ in range(min(missing, room)):
            self.fork()
        idle = [place for place in working if not place.since and place.stays]
        for place in idle[self.order.workers :]:
            place.let_go()  # It answers one more query.

    def replace(self, pid: int, pipe: int) -> None:
        """Forget a worker that has ended; `balance` starts another where one is missing."""
        os.close(pipe)
        del self.begun[pid], self.places[pid]
        self.aside.discard(pid)
        _, status = os.waitpid(pid, 0)
        code = os.waitstatus_to_exitcode(status)
        if code == worker.COULD_NOT_BEGIN:
            time.sleep(PAUSE)
        if code == worker.DONE:
            self.finished = True

    def end(self) -> None:
        """End at once, with all workers."""
        for pid in self.begun:
            os.kill(pid, signal.SIGKILL)
        os._exit(0)


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
    Keeper(order, socket.socket(fileno=control), socket.socket(fileno=queries)).run()
