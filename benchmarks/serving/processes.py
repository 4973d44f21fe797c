"""Server processes on loopback: started, awaited, measured with all their children, and ended."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE")
MOMENT = 0.02
"""Seconds between two looks at whether a server answers."""


class NotStartedError(Exception):
    """A server ended, or did not answer in time; the message holds what it wrote last."""


@dataclass(frozen=True)
class Memory:
    """Bytes that a server and all its children hold together."""

    rss: int
    """Pages that several processes share are counted for each of them."""
    pss: int
    """Shared pages are counted once, in parts."""


class Running:
    """A server that answers on loopback."""

    def __init__(
        self,
        command: Sequence[str | Path],
        port: int,
        folder: Path,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.port = port
        self._log = folder / "server.log"
        self._began = time.perf_counter()
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                list(map(str, command)),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=folder,
                env={**os.environ, **(environment or {})},
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        return self._process.pid

    def seconds(self) -> float:
        """Say how long ago it was started."""
        return time.perf_counter() - self._began

    def await_answer(self, answers: str, limit: float = 120) -> float:
        """Wait until a request for a path is answered with 200; return the seconds since start."""
        request = f"GET {answers} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode()
        while self.seconds() < limit:
            if self._process.poll() is not None:
                break
            with (
                contextlib.suppress(OSError),
                socket.create_connection(("127.0.0.1", self.port), 5) as connection,
            ):
                connection.sendall(request)
                if b" 200 " in connection.recv(64):
                    return self.seconds()
            time.sleep(MOMENT)
        last = self._log.read_bytes()[-400:].decode("utf-8", "replace")
        self.stop()
        raise NotStartedError(last.strip() or "nothing was written")

    def stop(self) -> None:
        """End it with all its children, by force if it takes longer than ten seconds."""
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(10)
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


def end_in_order() -> None:
    """Let a signal to end be an exception, so that servers are ended too."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def tree(pid: int) -> list[int]:
    """List a process and all that descend from it."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                children.setdefault(parent, []).append(int(entry.name))
    found = [pid]
    for one in found:
        found += children.get(one, ())
    return found


def memory(pid: int) -> Memory:
    """Measure what a process and all that descend from it hold now."""
    rss = pss = 0
    for one in tree(pid):
        with contextlib.suppress(OSError):
            rss += int(Path(f"/proc/{one}/statm").read_text().split()[1]) * PAGE
            for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    pss += int(line.split()[1]) * 1024
    return Memory(rss, pss)


class Peak:
    """Notes the most memory that a server holds, until it is closed; a look each second."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self.most = memory(pid)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while not self._ended.wait(1):
            self._look()

    def _look(self) -> None:
        now = memory(self._pid)
        self.most = Memory(max(now.rss, self.most.rss), max(now.pss, self.most.pss))

    def close(self) -> Memory:
        self._ended.set()
        self._thread.join()
        self._look()
        return self.most
