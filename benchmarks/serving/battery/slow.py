"""Clients that take their time: slow, silent, holding on to what they opened."""

from __future__ import annotations

import contextlib
import socket
import time
from contextlib import ExitStack

from .exchange import FORM, Server, parsed
from .judging import Case, Run, answered

GROUP = "bad clients"
DRIPPING = 6.0
"""Seconds that slow clients go on."""
ROWS = 20_000
LARGE = f"SELECT * {{ ?s ?p ?o }} LIMIT {ROWS}"


def drip(connection: socket.socket, raw: bytes, seconds: float) -> None:
    """Send a byte now and then, until time is over or the other side has closed."""
    pause = 0.2
    with contextlib.suppress(OSError):
        for n in range(int(seconds / pause)):
            connection.sendall(raw[n : n + 1] or b"a")
            time.sleep(pause)


def slow_head(server: Server) -> str:
    """Begin a request and never end it."""
    with server.connect() as connection:
        drip(connection, f"GET {server.path}?query=ASK{{}} HTTP/1.1\r\nX: ".encode(), DRIPPING)
    return ""


def slow_body(server: Server) -> str:
    """Promise a body and send it by the byte."""
    raw = server.post(b"query=ASK{}" + b"&a=" + b"b" * 500, FORM)
    head, _, body = raw.partition(b"\r\n\r\n")
    with server.connect() as connection:
        connection.sendall(head + b"\r\n\r\n")
        drip(connection, body, DRIPPING)
    return ""


def slow_chunks(server: Server) -> str:
    with server.connect() as connection:
        head = server.head(
            "POST", server.path, f"Content-Type: {FORM}", "Transfer-Encoding: chunked"
        )
        connection.sendall(head)
        drip(connection, b"1\r\na\r\n" * 100, DRIPPING)
    return ""


def many(count: int, send: bytes, seconds: float) -> Run:
    """Open many connections, send the same bytes on each, and keep them for a time."""

    def run(server: Server) -> str:
        raw = send.replace(b"~", server.path.encode())
        with ExitStack() as stack:
            for _ in range(count):
                with contextlib.suppress(OSError):
                    connection = stack.enter_context(server.connect())
                    connection.sendall(raw)
            time.sleep(seconds)
        return ""

    return run


def many_dripping(server: Server) -> str:
    """Hold a hundred requests that go on by a byte each half second."""
    with ExitStack() as stack:
        open_ones = [stack.enter_context(server.connect()) for _ in range(100)]
        for byte in b"GET /sparql HT":
            for connection in open_ones:
                with contextlib.suppress(OSError):
                    connection.sendall(bytes([byte]))
            time.sleep(0.4)
    return ""


def slow_readers(step: int) -> Run:
    """Ask for large answers from many connections, by `step` rows larger each; read none."""

    def run(server: Server) -> str:
        with ExitStack() as stack:
            for n in range(40):
                connection = stack.enter_context(server.connect())
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                query = LARGE.replace(str(ROWS), str(ROWS + n * step))
                connection.sendall(server.get(query))
            time.sleep(DRIPPING)
        return ""

    return run


def slow_reader_served(server: Server) -> str:
    """Read a large answer slowly, but to its end."""
    with server.connect() as connection:
        connection.settimeout(server.patience)
        connection.sendall(server.get("SELECT * { ?s ?p ?o } LIMIT 3000"))
        got = bytearray()
        while True:
            part = connection.recv(60_000)
            got += part
            found = parsed(bytes(got), ended=not part)
            if found or not part:
                return answered(found) if found else "no answer"
            time.sleep(0.05)


def cases() -> list[Case]:
    begun = b"GET ~?query=ASK HTTP/1.1\r\nHost: a\r\nX-Never: "
    promised = b"POST ~ HTTP/1.1\r\nHost: a\r\nContent-Type: " + FORM.encode()
    promised += b"\r\nContent-Length: 100000\r\n\r\nquery="
    runs: dict[str, Run] = {
        "a slow head": slow_head,
        "a slow body": slow_body,
        "slow chunks": slow_chunks,
        "200 connections that say nothing": many(200, b"", 4),
        "500 connections that say nothing": many(500, b"", 4),
        "200 heads that do not end": many(200, begun, 6),
        "100 bodies that do not come": many(100, promised, 6),
        "100 heads by the byte": many_dripping,
        "200 that come and go": many(200, b"G", 0),
        "40 large answers that nobody reads": slow_readers(0),
        "40 large answers that nobody reads, each another": slow_readers(1),
        "a large answer read slowly": slow_reader_served,
    }
    return [Case(GROUP, name, run) for name, run in runs.items()]
