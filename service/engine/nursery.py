"""Forks keepers on request, with everything imported that they and their workers need."""

from __future__ import annotations

import os
import signal
import socket
import sys

from . import keeper
from .frames import unpack
from .seclusion import refuse_network

DESCRIPTORS = 4
"""A keeper gets its control socket, the socket that queries come by, and locks to hold."""


def main() -> None:
    """Fork a keeper for every order that comes by the standard input, until that is closed."""
    orders = socket.socket(fileno=0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    secluded = refuse_network()
    orders.sendall(b"+" if secluded else b"-")
    while True:
        first, descriptors, _, _ = socket.recv_fds(orders, 1, DESCRIPTORS)
        if not first:
            return
        order, _ = unpack(Rest(orders, first).read)
        if os.fork():
            for descriptor in descriptors:
                os.close(descriptor)
            continue
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        orders.close()
        keeper.main(keeper.Order(**order), *descriptors)
        os._exit(0)


class Rest:
    """What follows the byte of a message that the descriptors came with."""

    def __init__(self, channel: socket.socket, first: bytes) -> None:
        self.channel = channel
        self.first = first

    def read(self, size: int) -> bytes:
        """Read exactly so many bytes."""
        data, self.first = self.first[:size], self.first[size:]
        while len(data) < size:
            data += self.channel.recv(size - len(data)) or sys.exit(0)
        return data


if __name__ == "__main__":
    main()
