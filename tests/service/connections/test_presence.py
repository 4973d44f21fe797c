"""Whether a client still waits."""

from __future__ import annotations

import socket
import struct

import pytest

from interorg.service.connections import presence as module
from interorg.service.connections.presence import Presence, presence


def connected() -> tuple[socket.socket, socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        client = socket.create_connection(listener.getsockname())
        return listener.accept()[0], client


def test_a_client_that_waits_is_there() -> None:
    ours, theirs = connected()
    with ours, theirs:
        watched = Presence(ours)
        assert watched.fileno() == ours.fileno() and not watched.gone()
        theirs.sendall(b"the next request")
        assert not watched.gone()


def test_a_client_that_resets_is_gone_at_once() -> None:
    ours, theirs = connected()
    with ours:
        theirs.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        theirs.close()
        assert Presence(ours).gone()


def test_a_client_that_has_said_all_is_waited_for_a_little(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = connected()
    with ours, theirs:
        watched = Presence(ours)
        theirs.sendall(b"unread")
        theirs.shutdown(socket.SHUT_WR)
        assert not watched.gone()
        monkeypatch.setattr(module, "PATIENCE", 0.0)
        assert watched.gone()


def test_without_a_socket_nobody_is_watched() -> None:
    assert presence({}) is None
