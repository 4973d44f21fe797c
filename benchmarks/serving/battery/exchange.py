"""Raw requests over sockets: what is sent is exactly what was written, and what comes is kept."""

from __future__ import annotations

import contextlib
import selectors
import socket
import time
from dataclasses import dataclass
from urllib.parse import quote, urlencode

JSON = "application/sparql-results+json"
FORM = "application/x-www-form-urlencoded"
PART = 1 << 16


@dataclass(frozen=True)
class Response:
    """An answer as far as it came."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    complete: bool
    """Whether the body ended as its head had said."""

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key == name), "")


@dataclass(frozen=True)
class Server:
    """Where requests are sent."""

    host: str
    port: int
    path: str
    """Where it takes queries."""
    deadline: float
    """Seconds that the server gives one query."""

    @property
    def patience(self) -> float:
        """Seconds after which a server is held to hang."""
        return self.deadline + 4

    def connect(self) -> socket.socket:
        return socket.create_connection((self.host, self.port), 5)

    def head(self, method: str, target: str, *fields: str) -> bytes:
        """Write a request line and header fields; no Host is added if one is given."""
        named = any(field.lower().startswith("host:") for field in fields)
        lines = [f"{method} {target} HTTP/1.1", *([] if named else [f"Host: {self.host}"]), *fields]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "surrogateescape")

    def get(self, query: str, accept: str = JSON, **parameters: str) -> bytes:
        """Write a query as GET."""
        asked = urlencode({"query": query, **parameters}, errors="surrogatepass")
        return self.head("GET", f"{self.path}?{asked}", f"Accept: {accept}")

    def post(self, body: bytes, kind: str = FORM, accept: str = JSON, path: str = "") -> bytes:
        """Write a POST of a body as it is."""
        fields = (f"Content-Type: {kind}", f"Content-Length: {len(body)}", f"Accept: {accept}")
        return self.head("POST", path or self.path, *fields) + body

    def form(self, query: str) -> bytes:
        """Write a query as the form that long queries are sent by."""
        return self.post(f"query={quote(query, safe='')}".encode())

    def exchange(self, raw: bytes, patience: float | None = None) -> Response | None:
        """Send bytes and return the answer; None if the connection ended without one.

        The answer is read while the request is sent, so that an early refusal is seen. Raises
        TimeoutError when nothing ends in time.
        """
        limit = time.monotonic() + (patience or self.patience)
        with contextlib.suppress(ConnectionError), self.connect() as connection:
            return read_answer(connection, raw, limit)
        return None


def read_answer(connection: socket.socket, raw: bytes, limit: float) -> Response | None:
    """Send what is left to send until an answer has come; None if there was none."""
    connection.setblocking(False)
    left, got = memoryview(raw), bytearray()
    with selectors.DefaultSelector() as waiting:
        waiting.register(connection, selectors.EVENT_READ | selectors.EVENT_WRITE)
        while True:
            if not left:
                waiting.modify(connection, selectors.EVENT_READ)
            ready = waiting.select(max(0.0, limit - time.monotonic()))
            if not ready:
                raise TimeoutError
            for _, events in ready:
                if events & selectors.EVENT_READ:
                    try:
                        part = connection.recv(PART)
                    except BlockingIOError:
                        continue
                    except ConnectionError:
                        part = b""
                    got += part
                    found = parsed(bytes(got), ended=not part)
                    if found or not part:
                        return found
                elif events & selectors.EVENT_WRITE and left:
                    try:
                        left = left[connection.send(left[:PART]) :]
                    except ConnectionError:
                        left = memoryview(b"")


def parsed(got: bytes, ended: bool, bodiless: bool = False) -> Response | None:
    """Read an answer if it is whole, or as far as it is when the connection has ended."""
    head, found, rest = got.partition(b"\r\n\r\n")
    if not found or not head.startswith(b"HTTP/"):
        return None
    first, *lines = head.decode("latin-1").split("\r\n")
    pairs = [line.partition(":") for line in lines]
    headers = tuple((name.lower().strip(), value.strip()) for name, _, value in pairs)
    status = int(first.split(" ")[1])
    if status == 100:
        return parsed(rest, ended, bodiless)
    by_name = dict(headers)
    if bodiless or status in (204, 304):
        return Response(status, headers, b"", True)
    if "chunked" in by_name.get("transfer-encoding", ""):
        body, whole = unchunked(rest)
    elif "content-length" in by_name:
        length = int(by_name["content-length"])
        body, whole = rest[:length], len(rest) >= length
    else:
        body, whole = rest, ended
    return Response(status, headers, body, whole) if whole or ended else None


def unchunked(rest: bytes) -> tuple[bytes, bool]:
    """Join chunks; tell whether the last one was there."""
    body = bytearray()
    while True:
        line, found, after = rest.partition(b"\r\n")
        try:
            size = int(line.split(b";")[0], 16)
        except ValueError:
            return bytes(body), False
        if not found or len(after) < size + 2:
            return bytes(body), False
        if size == 0:
            return bytes(body), True
        body += after[:size]
        rest = after[size + 2 :]
