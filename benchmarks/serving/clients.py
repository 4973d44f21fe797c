"""Many clients at once from one process: each sends its next request when the last is answered.

It does as little as a client can, so that the server has the cores: requests are bytes made
beforehand, and of an answer only its end is sought.
"""

from __future__ import annotations

import selectors
import socket
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from asking import JSON

TAKEN = 1 << 18
"""Bytes that are taken from a connection at once."""


@dataclass(frozen=True)
class Throughput:
    """What some clients were given in a time."""

    rate: float
    """Right answers per second."""
    median: float
    """Seconds of one request."""
    worst: float
    """Seconds that 99 of 100 requests did not exceed."""
    refused: int
    """Answers other than 200."""
    client: float
    """The share of one core that the clients themselves took."""


class BrokenAnswerError(Exception):
    """A server ended an answer before its end, or said not how long it is."""


class Connection:
    """One client's connection, its request under way and what came of the answer."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.socket = self._connected()
        self.begun = 0.0
        self._got = bytearray()
        self._wanted: int | None = None
        self.status = b""

    def _connected(self) -> socket.socket:
        made = socket.create_connection(("127.0.0.1", self._port), 30)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return made

    def send(self, request: bytes) -> None:
        self._got.clear()
        self._wanted = None
        self.begun = time.perf_counter()
        self.socket.sendall(request)

    def take(self) -> bool:
        """Take what has come; tell whether the answer is whole."""
        part = self.socket.recv(TAKEN)
        if not part:
            raise BrokenAnswerError("the connection was closed within an answer")
        self._got += part
        if self._wanted is None:
            end = self._got.find(b"\r\n\r\n")
            if end < 0:
                return False
            head = bytes(self._got[:end]).lower()
            self.status = head[9:12]
            _, found, length = head.partition(b"\r\ncontent-length:")
            if found:
                self._wanted = end + 4 + int(length.split(b"\r\n", 1)[0])
            elif b"transfer-encoding: chunked" in head:
                self._wanted = -1
            else:
                raise BrokenAnswerError("an answer has neither a length nor chunks")
        if self._wanted == -1:
            return self._got.endswith(b"\r\n0\r\n\r\n")
        return len(self._got) >= self._wanted


def requests(path: str, queries: Sequence[str]) -> list[bytes]:
    """Make the bytes of a request for each query."""
    return [
        (
            f"GET {path}?{urlencode({'query': query})} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            f"Accept: {JSON}\r\n\r\n"
        ).encode()
        for query in queries
    ]


def throughput(port: int, made: Iterator[bytes], clients: int, seconds: float) -> Throughput:
    """Let clients ask for a time, or until nothing is left to ask. Raises BrokenAnswerError."""
    times: list[float] = []
    refused = 0
    begun, used = time.perf_counter(), time.process_time()
    with selectors.DefaultSelector() as waiting:
        for _ in range(clients):
            connection = Connection(port)
            waiting.register(connection.socket, selectors.EVENT_READ, connection)
            connection.send(next(made))
        active = clients
        while active:
            ready = waiting.select(60)
            if not ready:
                raise BrokenAnswerError("nothing came within a minute")
            for key, _ in ready:
                connection = key.data
                if not connection.take():
                    continue
                now = time.perf_counter()
                times.append(now - connection.begun)
                refused += connection.status != b"200"
                request = next(made, None) if now - begun < seconds else None
                if request is None:
                    active -= 1
                    waiting.unregister(connection.socket)
                    connection.socket.close()
                else:
                    connection.send(request)
    taken = time.perf_counter() - begun
    return Throughput(
        rate=(len(times) - refused) / taken,
        median=statistics.median(times),
        worst=sorted(times)[int(len(times) * 0.99)],
        refused=refused,
        client=(time.process_time() - used) / taken,
    )
