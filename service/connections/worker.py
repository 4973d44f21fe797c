"""A gthread worker of gunicorn in which slow clients keep no thread.

One event loop waits with every client until its request is there, sends what it is slow to take,
and waits until it has closed. Only requests that are whole go to a thread, those with a large body
to a few threads of their own.
"""

from __future__ import annotations

import errno
import selectors
import socket
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

from . import refusal
from .apart import Apart
from .client import Client, patience
from .connection import Connection, Waiting, host_of
from .incoming import Incoming, Progress, Refused
from .lingering import linger
from .repeating import repeat

REQUEST_SECONDS = 10.0
"""For the head of a request, and once more for a small body."""
LARGE_SECONDS = 120.0
"""For a large body."""
ROOM = 32
"""Connections short of the limit at which those who have waited longest are closed."""
RECEIVED = 64 << 10


class PatientWorker(ThreadWorker):  # type: ignore[misc]
    """Overrides how connections come in, wait and end; requests are handled as by ThreadWorker."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waiting = Waiting()
        self.apart = Apart()

    # Coming in

    def set_accept_enabled(self, enabled: bool) -> None:
        """Begin or end to take connections; those that came before a stop are still answered."""
        if not enabled and not self.alive:
            for listener in self.sockets:
                while self.accept(listener):
                    pass
        super().set_accept_enabled(enabled)

    def accept(self, listener: socket.socket) -> bool:
        """Take a connection; tell whether there was one."""
        try:
            accepted, address = listener.accept()
        except OSError as error:
            if error.errno in (errno.EMFILE, errno.ENFILE) and self.waiting.deadlines:
                self.drop(next(iter(self.waiting.deadlines)))
            return False
        sock = Client(fileno=accepted.detach())
        sock.peer = host_of(address)
        self.nr_conns += 1
        if self.nr_conns > self.worker_connections - ROOM and self.waiting.deadlines:
            self.drop(next(iter(self.waiting.deadlines)))
        conn = Connection(self.cfg, sock, address, listener.getsockname())
        self.wait(conn, selectors.EVENT_READ, self.on_request, REQUEST_SECONDS)
        self.on_request(conn)
        return True

    def on_request(self, conn: Connection) -> None:
        """Read what has come of a request."""
        try:
            piece = conn.sock.recv(RECEIVED)
        except BlockingIOError:
            return
        except OSError:
            self.drop(conn)
            return
        if piece:
            self.take(conn, piece)
        elif conn.incoming.data:
            self.refuse(conn, 400, "The connection was closed before the request was whole.")
        else:
            self.drop(conn)

    def take(self, conn: Connection, piece: bytes) -> None:
        """Go on with a request by what has come of it."""
        began = not conn.incoming.data
        had_head = conn.incoming.has_head
        try:
            progress = conn.incoming.feed(piece)
        except Refused as refused:
            self.refuse(conn, refused.status, refused.message)
            return
        if progress is not Progress.WAITING:
            if repeat(self, conn):
                return
            self.leave(conn)
            conn.sock.setblocking(True)
            large = progress is Progress.LARGE
            conn.sock.read_until = time.monotonic() + (LARGE_SECONDS if large else REQUEST_SECONDS)
            threads = self.apart.threads(conn.incoming.data, large) or self.tpool
            job = threads.submit(self.handle, conn)
            job.add_done_callback(partial(self.method_queue.defer, self.finish_request, conn))
            return
        if began or conn.incoming.has_head != had_head:
            self.waiting.deadlines[conn] = time.monotonic() + REQUEST_SECONDS
        if conn.incoming.invites:
            conn.incoming.invites = False
            self.send(conn, b"HTTP/1.1 100 Continue\r\n\r\n")

    # In a thread

    def handle(self, conn: Connection) -> Any:
        request = conn.incoming.take()
        conn.sock.asks_json = refusal.asks_json(request)
        conn.init()
        conn.parser.unreader.unread(request)
        return super().handle(conn)

    def handle_error(self, req: Any, client: Client, addr: Any, exc: Exception) -> None:
        """Answer what could not be read as a request, in place of gunicorn's page."""
        status, message = refusal.explain(exc)
        if status == 500:
            self.log.error("Error before a request could be read", exc_info=exc)
        self.note(status, addr, message)
        client.sendall(refusal.write(status, message, client.asks_json))

    def note(self, status: int, address: Any, message: str) -> None:
        """Tell the application what never reached it."""
        if hasattr(self.wsgi, "note_refusal"):
            self.wsgi.note_refusal(status, host_of(address), message)

    # Going out

    def finish_request(self, conn: Connection, job: Future[Any]) -> None:
        """Send the rest of an answer, then wait for the next request or end the connection."""
        conn.sock.read_until = None
        conn.sock.request = b""
        conn.keep = not job.cancelled() and job.exception() is None and bool(job.result())
        if conn.sock.fileno() < 0:
            self.nr_conns -= 1
            return
        conn.sock.setblocking(False)
        if conn.sock.pending is None:
            self.after(conn)
        else:
            self.wait_until_taken(conn)

    def wait_until_taken(self, conn: Connection) -> None:
        """Send the rest of an answer as its client takes it."""
        seconds = patience(len(conn.sock.pending or b""))
        self.wait(conn, selectors.EVENT_WRITE, self.on_writable, seconds)
        self.make_room()

    def make_room(self) -> None:
        """Give up the slowest clients while too much waits for them."""
        for conn in [*self.waiting.deadlines] if Client.shelf.full else []:
            if conn.sock.pending is not None and Client.shelf.full:
                self.drop(conn)

    def on_writable(self, conn: Connection) -> None:
        try:
            done = conn.sock.push()
        except OSError:
            self.drop(conn)
            return
        if done:
            self.leave(conn)
            self.after(conn)

    def after(self, conn: Connection) -> None:
        """Begin with the next request of the connection, or end it."""
        if not conn.keep:
            linger(self, conn)
            return
        rest = conn.parser.unreader.take_buffered() if conn.parser else b""
        seconds = self.cfg.keepalive if self.alive else 2.0
        self.wait(conn, selectors.EVENT_READ, self.on_request, seconds)
        if rest:
            self.take(conn, rest)

    def refuse(self, conn: Connection, status: int, message: str) -> None:
        """Answer what is no request, and end the connection."""
        self.note(status, conn.client, message)
        as_json = refusal.asks_json(conn.incoming.data)
        if self.send(conn, refusal.write(status, message, as_json)):
            conn.incoming = Incoming()
            self.leave(conn)
            linger(self, conn)

    def send(self, conn: Connection, data: bytes) -> bool:
        """Send some bytes that fit into any buffer; a client that takes none is given up."""
        try:
            conn.sock.sendall(data)
            sent = conn.sock.pending is None
        except OSError:
            sent = False
        if not sent:
            self.drop(conn)
        return sent

    # Waiting

    def wait(
        self,
        conn: Connection,
        event: int,
        then: Callable[[Connection], None],
        seconds: float,
    ) -> None:
        """Call `then` whenever the connection is ready; it is given up after so many seconds."""
        self.poller.register(conn.sock, event, partial(self.on_ready, conn, then))
        self.waiting.deadlines[conn] = time.monotonic() + seconds

    def on_ready(self, conn: Connection, then: Callable[[Connection], None], _: Client) -> None:
        """Go on with a connection, unless it was given up since the loop last looked."""
        if conn in self.waiting.deadlines:
            then(conn)

    def leave(self, conn: Connection) -> None:
        self.poller.unregister(conn.sock)
        del self.waiting.deadlines[conn]

    def drop(self, conn: Connection) -> None:
        """End a connection that waits."""
        self.leave(conn)
        self.close(conn)

    def close(self, conn: Connection) -> None:
        self.nr_conns -= 1
        conn.sock.close()

    def murder_keepalived(self, force: bool = False) -> None:
        """Give up those who have kept us waiting too long (gunicorn calls this in its loop)."""
        due = [*self.waiting.deadlines] if force else self.waiting.due(time.monotonic())
        for conn in due:
            if conn.incoming.data and not force:
                self.refuse(conn, 408, "The request did not come in time.")
            else:
                self.drop(conn)

    def _cap_keepalive(self, deadline: float) -> None:
        """At a stop those who have asked nothing yet keep us no longer than until a deadline."""
        for conn, until in self.waiting.deadlines.items():
            if conn.sock.pending is None:
                self.waiting.deadlines[conn] = min(until, deadline)
