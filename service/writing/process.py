"""The process that writes as the service sees it: start, give an order, kill at the deadline."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from ..engine.frames import Header, pack, unpack

START = 30.0
"""Seconds in which a process must have started and heard its order, or opened the store."""
ENDING = 5.0
"""Seconds in which it must have ended after it closed its socket."""
PUBLISHING = 610.0
"""Seconds that a publication may take; the process ends itself a little sooner."""


class EndedError(Exception):
    """The process ended before it had followed its order."""

    def __init__(self, last: Header, status: int) -> None:
        super().__init__(f"the process ended with {status} after it had said {last}")
        self.last = last
        """What it had said last; its stage is `sent` when it had not said anything."""
        self.status = status
        """Its exit status; that of a signal is negative."""


class Process:
    """One process; used by one thread at a time."""

    def __init__(self, store: Path, memory: int) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._socket = ours
            # -P: a folder named interorg where the service was started must not be imported.
            command = [sys.executable, "-P", "-m", "interorg.service.writing.worker"]
            self._process = subprocess.Popen(
                [*command, str(store), str(memory)],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                # Otherwise every thread of the engine reserves its own part of what is allowed.
                env={**os.environ, "MALLOC_ARENA_MAX": "2"},
                start_new_session=True,
            )

    def follow(self, header: Header, body: bytes) -> Header:
        """Give an order and return the last reply, whose stage is `done` or `failed`.

        Raises TimeoutError when a stage takes too long and EndedError; after either the process
        is of no use and must be killed. `header` holds the seconds of each stage.
        """
        limits = {
            "sent": START,
            "heard": START + header["patience"],
            "writing": header["seconds"],
            "publishing": PUBLISHING,
        }
        reply: Header = {"stage": "sent"}
        try:
            self._socket.settimeout(START)
            self._socket.sendall(pack(header, body))
            self._socket.sendall(body)
            while (stage := reply["stage"]) in limits:
                self._deadline = time.monotonic() + limits[stage]
                reply, _ = unpack(self._read)
        except TimeoutError:
            raise
        except OSError as error:
            raise EndedError(reply, self._status()) from error
        return reply

    def _status(self) -> int:
        """Return the exit status of a process that has closed its socket, which it does last."""
        try:
            return self._process.wait(ENDING)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()

    def _read(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            rest = self._deadline - time.monotonic()
            if rest <= 0:
                raise TimeoutError
            self._socket.settimeout(rest)
            part = self._socket.recv(size - len(data))
            if not part:
                raise ConnectionResetError
            data += part
        return data

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.wait()
        self._socket.close()
