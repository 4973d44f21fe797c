"""One query operation over HTTP, made by SPARQLWrapper and sent on a connection kept for the next.

Redirects are not followed: a store that moves must be named anew by whoever runs the service.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata
from urllib.parse import urlsplit

from SPARQLWrapper import POST, SELECT, SPARQLWrapper

from ..engine.exchange import Client, Gone, Wait
from ..engine.pool import ClientGone
from .address import Address
from .refusals import Unavailable

CONNECT_SECONDS = 5.0
KEPT = 16
"""Connections that wait for the next query."""
ERROR_BYTES = 8192
CHUNK = 1 << 18


@dataclass(frozen=True)
class Operation:
    """What is asked, as the protocol carries it."""

    query: str
    accept: str
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()


@dataclass(frozen=True)
class Reply:
    """What came back, whole; of errors only the beginning."""

    status: int
    media_type: str
    body: bytes
    headers: http.client.HTTPMessage


class OutgrownError(Exception):
    """The answer is longer than it may be."""


class Wire:
    """Connections to one endpoint. Safe for threads."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._state = threading.Lock()
        self._idle: list[http.client.HTTPConnection] = []
        secure = urlsplit(address.url).scheme == "https"
        self._context = ssl.create_default_context() if secure else None
        self._closed = False

    def send(
        self, operation: Operation, deadline: float, size: int, client: Client | None = None
    ) -> Reply:
        """Send a query and read the answer.

        Raises TimeoutError at the deadline (monotonic), OutgrownError, ClientGone, and Unavailable
        where the store cannot be reached or breaks off.
        """
        request = self._request(operation)
        kept = True
        while True:
            connection = self._take() if kept else None
            kept = connection is not None
            try:
                if connection is None:
                    connection = self._connect(deadline)
                return self._exchange(connection, request, deadline, size, client)
            except TimeoutError:
                raise
            except (http.client.RemoteDisconnected, ConnectionError, ssl.SSLError) as error:
                # What was kept may have been closed from there meanwhile: a new one will tell.
                if not kept:
                    raise self._silent(error) from None
            except (http.client.HTTPException, OSError) as error:
                raise self._silent(error) from None

    def close(self) -> None:
        """Close all connections that wait."""
        with self._state:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _request(self, operation: Operation) -> _Request:
        wrapper = SPARQLWrapper(self.address.url, agent=f"interorg/{metadata.version('interorg')}")
        wrapper.setMethod(POST)
        # Accept alone says the format: parameters for it mean another thing to each store.
        wrapper.setOnlyConneg(True)
        if self.address.user and self.address.password:
            wrapper.setCredentials(self.address.user, self.address.password)
        # `setQuery` would guess the form, and take some queries for updates.
        wrapper.queryString, wrapper.queryType = operation.query, SELECT
        for graph in operation.default_graphs:
            wrapper.addParameter("default-graph-uri", graph)
        for graph in operation.named_graphs:
            wrapper.addParameter("named-graph-uri", graph)
        made = wrapper._createRequest()
        assert isinstance(made.data, bytes)
        headers = {name: str(value) for name, value in made.header_items()}
        return _Request(made.selector, made.data, {**headers, "Accept": operation.accept})

    def _take(self) -> http.client.HTTPConnection | None:
        with self._state:
            return self._idle.pop() if self._idle else None

    def _keep(self, connection: http.client.HTTPConnection) -> None:
        with self._state:
            if not self._closed and len(self._idle) < KEPT:
                self._idle.append(connection)
                return
        connection.close()

    def _connect(self, deadline: float) -> http.client.HTTPConnection:
        parts = urlsplit(self.address.url)
        host, seconds = parts.hostname or "", min(CONNECT_SECONDS, left(deadline))
        connection: http.client.HTTPConnection
        if self._context:
            connection = http.client.HTTPSConnection(
                host, parts.port, timeout=seconds, context=self._context
            )
        else:
            connection = http.client.HTTPConnection(host, parts.port, timeout=seconds)
        try:
            connection.connect()
        except TimeoutError as error:
            raise self._silent(error) from None
        return connection

    def _exchange(
        self,
        connection: http.client.HTTPConnection,
        request: _Request,
        deadline: float,
        size: int,
        client: Client | None,
    ) -> Reply:
        channel: socket.socket = connection.sock
        whole = False
        try:
            channel.settimeout(left(deadline))
            connection.request("POST", request.path, request.body, request.headers)
            await_answer(channel, deadline, client)
            channel.settimeout(left(deadline))
            response = connection.getresponse()
            if response.status == 200:
                body = read_body(response, channel, deadline, size)
                if len(body) > size:
                    raise OutgrownError
                whole = not response.will_close
                response.close()
            else:
                body = read_body(response, channel, deadline, ERROR_BYTES)
            media_type = response.headers.get_content_type()
            return Reply(response.status, media_type, body, response.headers)
        finally:
            if whole:
                self._keep(connection)
            else:
                connection.close()

    def _silent(self, error: Exception) -> Unavailable:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        return Unavailable(f"The store at {self.address} does not answer: {reason}.")


@dataclass(frozen=True)
class _Request:
    path: str
    body: bytes
    headers: dict[str, str]


def left(deadline: float) -> float:
    """Return the seconds left, or raise TimeoutError."""
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds


def await_answer(channel: socket.socket, deadline: float, client: Client | None) -> None:
    """Wait until an answer begins; closing the connection then tells the store to stop."""
    try:
        Wait(channel, client).until(deadline)
    except Gone:
        raise ClientGone("The client went away; its query was ended.") from None


def read_body(
    response: http.client.HTTPResponse, channel: socket.socket, deadline: float, size: int
) -> bytes:
    """Read a body to its end, or until it is longer than `size`."""
    parts, read = [], 0
    while read <= size and not response.isclosed():
        channel.settimeout(left(deadline))
        part = response.read1(CHUNK)
        if not part:
            if response.length:
                raise http.client.IncompleteRead(b"", response.length)
            break
        parts.append(part)
        read += len(part)
    return b"".join(parts)
