"""The process that writes: takes orders from its standard input, applies and publishes each.

It holds the store's lock while it writes and a moment longer, for the next order. It may be killed
at any moment: whoever opens the store next undoes what was left unfinished.
"""

from __future__ import annotations

import select
import socket
import sys
import time
from pathlib import Path

from interorg.ingest.failure import Failure, TooLong

from ..engine.frames import Header, pack, unpack
from ..engine.seclusion import bound_memory, end_after, refuse_network
from ..storage.locks import Lock, lock_exclusive
from ..storage.settling import settle
from ..storage.store import Store
from ..storage.writer import Writer
from .applying import prepare
from .change import Change
from .order import Order
from .outcome import Occupied, Unwritable, named
from .publishing import publish
from .touched import Touched
from .undoing import is_unfinished, mark_finished, mark_unfinished

GRACE = 1.0
"""Seconds that the parent has to kill the process before the kernel does."""
LINGER = 0.2
"""Seconds that the store stays open for the next order."""
LONGEST = 5.0
"""Seconds after which the store is closed between two orders, so that others may write."""
IDLE = 60.0
"""Seconds without an order after which the process ends."""
PUBLISHING = 600.0
"""Seconds that a publication may take."""


class Hand:
    """The store, open for writing or not."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._lock: Lock | None = None
        self._writer: Writer | None = None
        self._opened = 0.0

    @property
    def is_open(self) -> bool:
        return self._writer is not None

    @property
    def tired(self) -> bool:
        """Whether the store has been open for so long that others should have a chance."""
        return self.is_open and time.monotonic() - self._opened > LONGEST

    def open(self, seconds: float) -> Writer:
        """Return the writer; raise Occupied when someone else writes for so many seconds."""
        if self._writer is None:
            self._lock = self._locked(seconds)
            settle(self.store.path)
            self._opened = time.monotonic()
            self._writer = Writer(self.store.path, self.store.mode)
        return self._writer

    def close(self) -> None:
        """Let others write."""
        if self._writer:
            self._writer.close()
        if self._lock:
            self._lock.release()
        self._writer = self._lock = None

    def _locked(self, seconds: float) -> Lock:
        deadline = time.monotonic() + seconds
        while (lock := lock_exclusive(self.store.path / "lock")) is None:
            if time.monotonic() > deadline:
                raise Occupied(
                    f"Another process has been writing to the store for {seconds:g} s. "
                    "Try again later."
                )
            time.sleep(0.02)
        return lock


def follow(hand: Hand, header: Header, body: bytes, channel: socket.socket) -> Header:
    """Follow an order and return the reply; when it fails, nothing has changed."""
    try:
        writer = hand.open(header["patience"])
        if hand.store.is_unpublished():
            raise Unwritable(
                "The last `interorg ingest` or `load` into this store was interrupted. "
                "Run it again to finish it; until then nothing else can be written."
            )
        say(channel, {"stage": "writing"})
        end_after(header["seconds"] + GRACE)
        before = hand.store.current().number
        order = Order.from_header(header)
        change = prepare(order, body, writer.graph, hand.store.mode, before)
        touched = make(change, hand, writer)
        end_after(PUBLISHING)
        say(channel, {"stage": "publishing", "generation": before, "created": change.created})
        number = publish(hand.store, writer, touched)
        mark_finished(hand.store.path)
    except Failure as failure:
        return {"stage": "failed", "kind": named(failure), "error": failure.message}
    except MemoryError:
        error = "The change needs more than the memory limit of the process that writes."
        return {"stage": "failed", "kind": TooLong.__name__, "error": error}
    except OSError as error:
        reason = f"The change cannot be written: {error.strerror or error}."
        return {"stage": "failed", "kind": Unwritable.__name__, "error": reason}
    finally:
        end_after(0)
        if is_unfinished(hand.store.path):
            hand.close()  # It is undone when the store is opened next.
    return {"stage": "done", "generation": number, "created": change.created}


def make(change: Change, hand: Hand, writer: Writer) -> Touched:
    """Make a change and return what it has touched."""
    touched = Touched()
    mark_unfinished(hand.store.path)
    try:
        change.run(writer.graph, touched)
    except Failure:
        if change.whole:
            mark_finished(hand.store.path)
        raise
    return touched


def say(channel: socket.socket, header: Header) -> None:
    """Send a message without a body."""
    channel.sendall(pack(header))


def main() -> None:
    """Follow orders for the store named by the first argument until the socket is closed."""
    path, memory = sys.argv[1:]
    channel = socket.socket(fileno=0)
    inbox = channel.makefile("rb")

    def read(size: int) -> bytes:
        data = inbox.read(size)
        if len(data) < size:
            raise EOFError
        return data

    bound_memory(int(memory))
    refuse_network()
    hand = Hand(Store.open(Path(path)))
    try:
        while wait(channel, hand):
            header, body = unpack(read)
            say(channel, {"stage": "heard"})
            say(channel, follow(hand, header, body, channel))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def wait(channel: socket.socket, hand: Hand) -> bool:
    """Wait for the next order; False when none has come for long."""
    if hand.tired:
        hand.close()
    if hand.is_open:
        if select.select([channel], [], [], LINGER)[0]:
            return True
        hand.close()
    return bool(select.select([channel], [], [], IDLE)[0])


if __name__ == "__main__":
    main()
