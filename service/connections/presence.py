"""Whether a client still waits for its answer."""

from __future__ import annotations

import select
import socket
import time
from collections.abc import Mapping
from typing import Any

PATIENCE = 1.0
"""Seconds for which a client that has said all it will say may still be waiting: one that only
shut its own side looks the same as one that is gone."""

FINISHED = getattr(select, "POLLRDHUP", 0)
GONE = select.POLLHUP | select.POLLERR | select.POLLNVAL


class Presence:
    """Watches the connection of one request, whose other end may close it; reads nothing."""

    def __init__(self, client: socket.socket) -> None:
        self._client = client
        self._silent_since: float | None = None

    def fileno(self) -> int:
        """Return the descriptor of the connection, for POLLRDHUP."""
        return self._client.fileno()

    def gone(self) -> bool:
        """Tell whether nobody waits any more; to be asked again while the answer is no."""
        poll = select.poll()
        poll.register(self._client.fileno(), FINISHED)
        events = dict(poll.poll(0))
        happened = events.get(self._client.fileno(), 0)
        if happened & GONE:
            return True
        if not happened & FINISHED:
            return False
        if self._silent_since is None:
            self._silent_since = time.monotonic()
        return time.monotonic() - self._silent_since >= PATIENCE


def presence(environ: Mapping[str, Any]) -> Presence | None:
    """Watch the client of a request; None where the server gives no socket, as in tests."""
    client = environ.get("gunicorn.socket")
    return Presence(client) if isinstance(client, socket.socket) else None
