"""A server on a loopback port, and a client that sends bytes as they are."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence

import pytest

from interorg.service.storage.store import Store

COMMAND = [sys.executable, "-c", "from interorg.service.cli import main; main()"]
Talk = Callable[..., bytes]


@pytest.fixture(scope="module")
def port(published: Store) -> Iterator[int]:
    """The port of a server that all tests of a module ask."""
    options = ["--store", str(published.path), "--port", "0", "--in-memory", "off"]
    process = subprocess.Popen(
        [*COMMAND, "serve", *options, "--timeout", "10", "--url-prefix", "/kg"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert process.stdout
        found = re.search(r"http://[\d.]+:(\d+)/kg", process.stdout.readline())
        assert found
        yield int(found[1])
    finally:
        process.terminate()
        process.communicate(timeout=30)


@pytest.fixture
def talk(port: int) -> Talk:
    """Send pieces of bytes; return all that comes until the server ends the connection."""

    def say(*pieces: bytes, wait: float = 0.0, end: bool = False, seconds: float = 15.0) -> bytes:
        with socket.create_connection(("127.0.0.1", port), timeout=seconds) as client:
            send(client, pieces, wait)
            if end:
                client.shutdown(socket.SHUT_WR)
            heard = b""
            while part := client.recv(1 << 16):
                heard += part
            return heard

    return say


def send(client: socket.socket, pieces: Sequence[bytes], wait: float) -> None:
    for number, piece in enumerate(pieces):
        if number:
            time.sleep(wait)
        client.sendall(piece)
