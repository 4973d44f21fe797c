"""Connections as the event loop of a worker knows them, and which of them wait."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from gunicorn.workers.gthread import TConn

from .client import Client
from .incoming import Incoming

SWEEP_SECONDS = 0.5
"""Time between looks for connections that have waited too long."""


class Connection(TConn):  # type: ignore[misc]
    """A connection and where it stands; the event loop alone changes that."""

    sock: Client

    def __init__(self, cfg: Any, sock: Client, client: Any, server: Any) -> None:
        super().__init__(cfg, sock, client, server)
        self.incoming = Incoming()
        self.keep = True
        self.drained = 0
        self.data_ready = True


def host_of(address: Any) -> str:
    """Return the host of a socket's address."""
    return str(address[0]) if isinstance(address, tuple) else str(address)


@dataclass
class Waiting:
    """Connections that no thread works for, each with the moment at which it is given up."""

    deadlines: dict[Connection, float] = field(default_factory=dict)
    swept: float = 0.0

    def due(self, now: float) -> list[Connection]:
        """Return those whose time is over; looks only every SWEEP_SECONDS."""
        if now < self.swept + SWEEP_SECONDS:
            return []
        self.swept = now
        return [conn for conn, deadline in self.deadlines.items() if deadline <= now]
