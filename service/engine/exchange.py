"""One query and its answer, over a socket whose other end a worker takes."""

from __future__ import annotations

import select
import socket
import time
from collections.abc import Callable
from typing import Protocol

from .frames import Header, unpack
from .worker import HEARD

RECEIVED = 64 << 10
"""Bytes that are taken at once: most answers with all that stands before them."""
SILENCE = 0.25
"""Seconds between questions whether a client that has closed its side is gone."""


class Ended(Exception):  # noqa: N818 - says what happened; whether it is an error the caller knows
    """The process that ran the query ended before it answered."""


class Unheard(Ended):
    """No process took the query, which is not to blame."""


class Unattended(TimeoutError):  # noqa: N818
    """The deadline came while the query still waited for a worker."""


class Gone(Exception):  # noqa: N818
    """The client went away before the answer was there."""


class Client(Protocol):
    """Who waits for an answer, watched so that a query ends when nobody waits."""

    def fileno(self) -> int:
        """Give the descriptor on which the kernel tells that something happened."""

    def gone(self) -> bool:
        """Tell whether the client has gone; asked when something happened."""


class Wait:
    """Waits for what comes on a socket, as long as a client waits for it."""

    def __init__(self, channel: socket.socket, client: Client | None) -> None:
        self._channel = channel
        self._client = client
        self._poll = select.poll()
        self._poll.register(channel, select.POLLIN)
        if client:
            self._poll.register(client.fileno(), select.POLLRDHUP)
        self._silent = False

    def until(self, deadline: float) -> None:
        """Return when something has come; raise TimeoutError at the deadline, or Gone."""
        while True:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            events = dict(self._poll.poll(min(left, SILENCE if self._silent else left) * 1000))
            if self._client and (self._silent or self._client.fileno() in events):
                self._look(self._client)
            if self._channel.fileno() in events:
                return

    def _look(self, client: Client) -> None:
        if client.gone():
            raise Gone
        # It may still be waiting, having shut its own side: asked again from time to time, and at
        # once when our side is shut as well, as by who cancels the query.
        if not self._silent:
            self._poll.modify(client.fileno(), 0)
        self._silent = True


def exchange(
    channel: socket.socket,
    rest: memoryview,
    deadline: float,
    client: Client | None,
    hear: Callable[[], None],
) -> tuple[Header, bytes]:
    """Return the reply to a query of which `rest` is still to be sent.

    `hear` is called when a worker has taken the query. Raises TimeoutError, Gone or Ended.
    """
    wait = Wait(channel, client)
    come = bytearray()

    def received(size: int) -> bytes:
        wait.until(deadline)
        part = channel.recv(size)
        if not part:
            raise EOFError("the process ended")
        return part

    def read(size: int) -> bytearray:
        nonlocal come
        while len(come) < size:
            come += received(max(RECEIVED, size - len(come)))
        data, come = come[:size], come[size:]
        return data

    try:
        read(len(HEARD))
    except TimeoutError:
        raise Unattended from None
    except (EOFError, OSError) as error:
        raise Unheard(str(error)) from error
    hear()
    try:
        if rest:
            channel.settimeout(max(0.01, deadline - time.monotonic()))
            channel.sendall(rest)
        return unpack(read)
    except TimeoutError:
        raise
    except (EOFError, OSError) as error:
        if time.monotonic() >= deadline:
            # A worker that took the query too late lets it go, unanswered.
            raise TimeoutError from error
        raise Ended(str(error)) from error
