"""One client that asks one query after another over one connection, and times the whole answer."""

from __future__ import annotations

import http.client
import select
import socket
import time
from dataclasses import dataclass
from urllib.parse import urlencode

JSON = "application/sparql-results+json"
FAILURES = (http.client.HTTPException, OSError)


@dataclass(frozen=True)
class Reply:
    """What came back, and the seconds from the request to the last byte."""

    status: int
    body: bytes
    seconds: float


class Client:
    """Asks a SPARQL server on loopback; the connection is kept and made anew when it is lost."""

    def __init__(self, port: int, path: str, limit: float) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=limit)
        self._path = path

    def ask(self, query: str) -> Reply:
        """Send a query; a status of 0 says that no answer came."""
        target = f"{self._path}?{urlencode({'query': query})}"
        if self._connection.sock and closed(self._connection.sock):
            self._connection.close()
        begun = time.perf_counter()
        try:
            self._connection.request("GET", target, headers={"Accept": JSON})
            answer = self._connection.getresponse()
            status, body = answer.status, answer.read()
        except FAILURES as error:
            self._connection.close()
            status, body = 0, repr(error).encode()
        return Reply(status, body, time.perf_counter() - begun)

    def close(self) -> None:
        self._connection.close()


def closed(connection: socket.socket) -> bool:
    """Tell whether the server has ended a connection on which nothing was asked for long."""
    ready, _, _ = select.select([connection], [], [], 0)
    return bool(ready)
