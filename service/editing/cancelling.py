"""Ends queries that run, by a name that whoever asked chose for them.

Closing the connection ends a query as well, after the second in which a client that only shut its
own side may still be waiting; through a proxy it may end later, or never.
"""

from __future__ import annotations

import re
import socket
import threading
from typing import Any

from flask import Flask, current_app, g, request
from flask.sansio.app import App

HEADER = "Interorg-Run"
NAME = re.compile(r"[\w-]{16,64}")
"""Long enough that nobody guesses the name of another's query."""


class Running:
    """The connections of the queries that run and can be cancelled; safe for threads."""

    def __init__(self) -> None:
        self._connections: dict[str, socket.socket] = {}
        self._state = threading.Lock()

    def begin(self, name: str, connection: socket.socket) -> bool:
        """Take note of a query; False where another of that name runs."""
        with self._state:
            return self._connections.setdefault(name, connection) is connection

    def end(self, name: str) -> None:
        """Forget a query that is answered."""
        with self._state:
            self._connections.pop(name, None)

    def cancel(self, name: str) -> bool:
        """Shut the connection that waits for a query, which ends it; False where none runs."""
        with self._state:
            connection = self._connections.pop(name, None)
            if connection is None:
                return False
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                return False
        return True


def set_up(app: App) -> None:
    """Watch the requests of an application that name the query they carry."""
    app.extensions["interorg.running"] = Running()
    app.before_request(note)
    app.teardown_request(forget)


def running(app: Flask) -> Running:
    """Return what runs in an application."""
    found: Running = app.extensions["interorg.running"]
    return found


def note() -> None:
    """Take note of a request that names its query."""
    name = request.headers.get(HEADER, "")
    connection = request.environ.get("gunicorn.socket")
    if not NAME.fullmatch(name) or not isinstance(connection, socket.socket):
        return
    if running(current_app).begin(name, connection):
        g.run = name


def forget(_: Any) -> None:
    """Forget a request once it is answered."""
    if name := g.pop("run", None):
        running(current_app).end(name)
