"""The server under attack: where it is, which processes listen, and how it is started anew."""

from __future__ import annotations

import contextlib
import shlex
import time
from pathlib import Path
from urllib.parse import urlsplit

from battery.exchange import Server
from battery.probe import Probe
from peers import PROBE
from processes import Running, free_port


def listening(port: int) -> frozenset[int]:
    """Find the processes that listen on a port."""
    inodes = set()
    for name in ("tcp", "tcp6"):
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]:
                fields = line.split()
                if fields[3] == "0A" and int(fields[1].rpartition(":")[2], 16) == port:
                    inodes.add(f"socket:[{fields[9]}]")
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                links = (link.readlink() for link in (entry / "fd").iterdir())
                if any(str(link) in inodes for link in links):
                    found.add(int(entry.name))
    return frozenset(found)


class Served:
    """The server under attack, started here or elsewhere."""

    def __init__(self, url: str, command: str, path: str, deadline: float, folder: Path) -> None:
        self._url, self._command, self._path = url, command, path
        self._deadline, self._folder = deadline, folder
        self._running: Running | None = None
        self.server = self._start()

    def _start(self) -> Server:
        if not self._command:
            address = urlsplit(self._url)
            if address.hostname not in ("127.0.0.1", "localhost"):
                raise SystemExit("Expected a server on 127.0.0.1 or localhost.")
            return Server("127.0.0.1", address.port or 80, address.path, self._deadline)
        port = free_port()
        command = shlex.split(self._command.replace("{port}", str(port)))
        self._running = Running(command, port, self._folder)
        self._running.await_answer(self._path + PROBE)
        return Server("127.0.0.1", port, self._path, self._deadline)

    def pids(self) -> frozenset[int]:
        """Say which processes listen; those that were started to answer queries may change."""
        return listening(self.server.port)

    def recover(self) -> bool:
        """Start it anew; tell whether it answers."""
        if self._running:
            self._running.stop()
            self.server = self._start()
        for _ in range(20):
            if Probe(self.server).once():
                return True
            time.sleep(0.5)
        return False

    def stop(self) -> None:
        if self._running:
            self._running.stop()
