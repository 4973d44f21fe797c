"""Clients of bad manners: hasty, gone before the answer, saying two things at once."""

from __future__ import annotations

import contextlib
import json
import socket
import struct
import time

from .exchange import FORM, JSON, Response, Server, parsed
from .judging import Case, Run, answered
from .runaway import QUERIES as ENDLESS
from .slow import GROUP, LARGE

FAREWELL = struct.pack("ii", 1, 0)
"""The socket option that makes closing a reset."""


def read_all(connection: socket.socket, patience: float) -> Response | None:
    """Read one answer, whole or as far as it comes."""
    connection.settimeout(patience)
    got = bytearray()
    while True:
        try:
            part = connection.recv(1 << 16)
        except (TimeoutError, ConnectionError):
            part = b""
        got += part
        found = parsed(bytes(got), ended=not part)
        if found or not part:
            return found


def half_closed(server: Server) -> str:
    """Say that nothing more comes, and wait for the answer."""
    with server.connect() as connection:
        connection.sendall(server.get("ASK {}"))
        connection.shutdown(socket.SHUT_WR)
        found = read_all(connection, server.patience)
    return answered(found) if found else "no answer to a client that had nothing more to say"


def half_closed_body(server: Server) -> str:
    """End the sending side within a body."""
    with server.connect() as connection:
        connection.sendall(server.post(b"query=ASK{}" + b" " * 100)[:-50])
        connection.shutdown(socket.SHUT_WR)
        found = read_all(connection, server.patience)
    return (
        "a body that was cut is answered as if it were whole"
        if found and found.status == 200
        else ""
    )


def gone(query: str, count: int, pause: float, reset: bool) -> Run:
    """Ask, and be gone before the answer."""

    def run(server: Server) -> str:
        for n in range(count):
            connection = server.connect()
            connection.sendall(server.get(f"{query} # {n}"))
            time.sleep(pause)
            if reset:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, FAREWELL)
            connection.close()
        return ""

    return run


def gone_within(server: Server) -> str:
    """Take the beginning of a large answer, and go."""
    for _ in range(10):
        with server.connect() as connection:
            connection.settimeout(server.patience)
            connection.sendall(server.get(LARGE))
            with contextlib.suppress(OSError):
                connection.recv(1000)
    return ""


def pipelined(server: Server) -> str:
    """Send thirty requests at once; answers must come in their order, or the connection end."""
    raw = b"".join(server.get(f"SELECT ({n} AS ?n) {{}}") for n in range(30))
    with server.connect() as connection:
        connection.settimeout(server.patience)
        connection.sendall(raw)
        got = bytearray()
        seen = 0
        while seen < 30:
            try:
                part = connection.recv(1 << 16)
            except (TimeoutError, ConnectionError):
                return f"{seen} of 30 answers, then silence"
            got += part
            while found := parsed(bytes(got), ended=False):
                value = json.loads(found.body)["results"]["bindings"][0]["n"]["value"]
                if value != str(seen):
                    return f"answer {value} in place {seen}"
                seen += 1
                following = got.find(b"HTTP/1.1 ", 9)
                del got[: following if following > 0 else len(got)]
            if not part:
                return f"{seen} of 30 answers, then the end" if seen == 0 else ""
    return ""


def kept_alive(server: Server) -> str:
    """Use one connection for a refusal and then for a query."""
    with server.connect() as connection:
        connection.sendall(server.get("NONSENSE"))
        first = read_all(connection, server.patience)
        if first is None or "close" in first.header("connection").lower():
            return "" if first else "no answer"
        connection.sendall(server.get("ASK {}"))
        second = read_all(connection, server.patience)
    return answered(second) if second else "no second answer on a connection that was kept"


def smuggled(server: Server) -> str:
    """Hide a request within the body of another; only one answer may come."""
    inner = server.get("SELECT (777 AS ?hidden) {}")
    raw = server.head(
        "POST",
        server.path,
        f"Content-Type: {FORM}",
        f"Accept: {JSON}",
        f"Content-Length: {len(inner) + 16}",
        "Transfer-Encoding: chunked",
    )
    with server.connect() as connection:
        connection.sendall(raw + b"b\r\nquery=ASK{}\r\n0\r\n\r\n" + inner)
        connection.settimeout(2)
        got = b""
        with contextlib.suppress(OSError):
            while part := connection.recv(1 << 16):
                got += part
    return "the hidden request was answered" if b'"777"' in got else ""


def expecting(server: Server) -> str:
    """Ask whether a body may come, wait for the word, and send it."""
    body = b"query=ASK%7B%7D"
    fields = (f"Content-Type: {FORM}", f"Content-Length: {len(body)}", "Expect: 100-continue")
    with server.connect() as connection:
        connection.settimeout(3)
        connection.sendall(server.head("POST", server.path, *fields, f"Accept: {JSON}"))
        with contextlib.suppress(TimeoutError):
            connection.recv(1 << 12)
        connection.sendall(body)
        found = read_all(connection, server.patience)
    return answered(found) if found else "no answer"


def garbage(server: Server) -> str:
    """Send bytes of no meaning on twenty connections."""
    for n in range(20):
        with server.connect() as connection, contextlib.suppress(OSError):
            connection.sendall(bytes((n * 37 + i * i) % 256 for i in range(4000)))
            connection.settimeout(3)
            connection.recv(100)
    return ""


def cases() -> list[Case]:
    endless = ENDLESS["a product counted"]
    runs: dict[str, Run] = {
        "half closed after the request": half_closed,
        "half closed within the body": half_closed_body,
        "gone at once": gone("ASK {}", 100, 0, reset=False),
        "reset at once": gone("ASK {}", 100, 0, reset=True),
        "gone while an endless query runs": gone(endless, 10, 0.15, reset=False),
        "reset while an endless query runs": gone(endless, 10, 0.15, reset=True),
        "gone within a large answer": gone_within,
        "30 requests at once on a connection": pipelined,
        "a query after a refusal": kept_alive,
        "a request hidden in another": smuggled,
        "waiting for 100 Continue": expecting,
        "bytes of no meaning": garbage,
    }
    return [Case(GROUP, name, run) for name, run in runs.items()]
