"""A query process as the service sees it: start, ask before a deadline, kill."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from ..locks import Lock
from .frames import Header, pack, unpack

START_SECONDS = 30.0
"""A process that has not opened its store after this long is given up."""


class Ended(Exception):  # noqa: N818 - says what happened; whether it is an error the caller knows
    """The process ended or broke its connection before it answered."""


class Unheard(Ended):
    """The process had ended before it read the query, which is not to blame."""


class NotStarted(Ended):
    """The process could not open its store."""


class Process:
    """One worker process; used by one thread at a time."""

    def __init__(self, graph: Path, held: Lock, memory: int) -> None:
        """Start it without waiting; it inherits the lock that keeps its generation."""
        self.graph = graph
        self._ready = False
        ours, theirs = socket.socketpair()
        with theirs:
            self._socket = ours
            # -P: a folder named interorg where the service was started must not be imported.
            command = [sys.executable, "-P", "-m", "interorg.service.engine.worker"]
            self._process = subprocess.Popen(
                [*command, str(graph), str(memory)],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[held.descriptor],
                # Otherwise every thread of the engine reserves its own part of what is allowed.
                env={**os.environ, "MALLOC_ARENA_MAX": "2"},
                start_new_session=True,
            )

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, query: str, request: Header, seconds: float) -> tuple[Header, bytes]:
        """Return the reply; raise TimeoutError past the deadline, or Ended.

        After either the process is of no use and must be killed.
        """
        if not self._ready:
            self._greet()
        body = query.encode("utf-8", "replace")
        message = pack({**request, "seconds": seconds}, body) + body
        return self._exchange(message, time.monotonic() + seconds)

    def _greet(self) -> None:
        try:
            hello, _ = self._exchange(b"", time.monotonic() + START_SECONDS)
        except (Ended, TimeoutError) as error:
            raise NotStarted(str(error) or f"no answer in {START_SECONDS:g} s") from error
        if not hello["ready"]:
            raise NotStarted(hello["error"])
        self._ready = True

    def _exchange(self, message: bytes, deadline: float) -> tuple[Header, bytes]:
        def left() -> float:
            rest = deadline - time.monotonic()
            if rest <= 0:
                raise TimeoutError
            return rest

        def read(size: int) -> bytearray:
            data = bytearray(size)
            view = memoryview(data)
            while view:
                self._socket.settimeout(left())
                count = self._socket.recv_into(view)
                if not count:
                    raise Ended("the process ended")
                view = view[count:]
            return data

        try:
            if message:
                self._socket.settimeout(left())
                self._socket.sendall(message)
            return unpack(read)
        except TimeoutError:
            raise
        except OSError as error:
            raise Unheard(str(error)) from error

    def end(self) -> None:
        """End the process at once; whoever waits for its answer gets Ended."""
        self._process.kill()
        self._process.wait()

    def kill(self) -> None:
        """End the process and close the connection, which nobody else may be using."""
        self.end()
        self._socket.close()
