"""A client's socket: what a slow client does not take, and what it does not send."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import pytest

from interorg.service.connections import client as module
from interorg.service.connections.client import Client, Shelf

BODY = bytes(range(256)) * (4 << 12)


@pytest.fixture
def pair() -> Iterator[tuple[Client, socket.socket]]:
    ours, theirs = socket.socketpair()
    with Client(fileno=ours.detach()) as client, theirs:
        client.shelf = Shelf()
        theirs.settimeout(10)
        yield client, theirs


def read(end: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size and (part := end.recv(1 << 16)):
        data += part
    return data


def test_an_answer_that_is_not_taken_is_kept_and_sent_later(
    pair: tuple[Client, socket.socket],
) -> None:
    client, end = pair
    client.sendall(b"head")
    client.sendall(BODY)
    assert client.pending is not None and client.shelf.held == len(client.pending) > 0
    reader = threading.Thread(target=lambda: found.append(read(end, 4 + len(BODY))))
    found: list[bytes] = []
    reader.start()
    while not client.push():
        time.sleep(0.001)
    reader.join(10)
    assert found == [b"head" + BODY] and client.shelf.held == 0


def test_a_second_long_piece_waits_for_the_first(pair: tuple[Client, socket.socket]) -> None:
    client, end = pair
    found: list[bytes] = []
    reader = threading.Thread(target=lambda: found.append(read(end, 2 * len(BODY))))
    client.sendall(BODY)
    reader.start()
    client.sendall(BODY)
    client.flush()
    reader.join(10)
    assert found == [BODY + BODY]


def test_a_client_that_takes_nothing_of_a_stream_is_given_up(
    pair: tuple[Client, socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "patience", lambda size: 0.2)
    client, _ = pair
    client.sendall(BODY)
    with pytest.raises(TimeoutError, match="too slow"):
        client.sendall(BODY)


def test_only_so_many_streams_wait_at_a_time(pair: tuple[Client, socket.socket]) -> None:
    client, _ = pair
    client.streams = threading.BoundedSemaphore(1)
    client.sendall(BODY)
    began = time.monotonic()
    with client.streams, pytest.raises(TimeoutError):
        client.sendall(BODY)
    assert time.monotonic() - began < 1


def test_a_body_is_not_waited_for_past_its_deadline(pair: tuple[Client, socket.socket]) -> None:
    client, end = pair
    client.read_until = time.monotonic() + 0.3
    end.sendall(b"some")
    assert client.recv(100) == b"some"
    with pytest.raises(TimeoutError):
        client.recv(100)
    with pytest.raises(TimeoutError):
        client.recv(100)


def test_a_closed_connection_keeps_nothing(pair: tuple[Client, socket.socket]) -> None:
    client, _ = pair
    client.sendall(BODY)
    client.close()
    assert client.shelf.held == 0
