"""Queries that wait for a worker: those go first of whose kind the fewest are being answered.

A script sends many of one kind, which differ in numbers and names. These wait for each other, and
nobody else waits for them. A worker for each would not have them answered any sooner.
"""

from __future__ import annotations

import re
import socket
import sys
import threading
from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass

LOOKED_AT = 4096
"""Characters of a query by which its kind is told."""
VARYING = re.compile(r"""\#[^\n]*|"[^"\n]*"|'[^'\n]*'|<[^<>\s]*>|\d+|\s+""")


def kind_of(query: str) -> str:
    """Return what a query has in common with others that a script would send."""
    return VARYING.sub("", query[:LOOKED_AT])


@dataclass(eq=False)
class Place:
    """A query's place in the line."""

    kind: Hashable
    asked: socket.socket
    """The end that a worker is to get."""


class Line:
    """Hands queries over to the workers of one generation; safe for threads."""

    def __init__(self, queries: socket.socket, ahead: int, of_a_kind: int) -> None:
        """At most `ahead` lie in the socket that workers take them from, and `of_a_kind` run."""
        self._queries = queries
        self._ahead = ahead
        self._of_a_kind = of_a_kind
        self._state = threading.Lock()
        self._waiting: list[Place] = []
        self._unheard = 0
        """How many were handed over and are not known to have been taken."""
        self._begun: Counter[Hashable] = Counter()
        """How many were handed over and not answered, by kind."""

    def enter(self, kind: Hashable, asked: socket.socket) -> Place:
        """Have a worker get a socket; it is closed here then, or as soon as no worker can."""
        place = Place(kind, asked)
        with self._state:
            self._waiting.append(place)
            self._hand_over()
        return place

    def heard(self) -> None:
        """Make room for the next, as a worker has taken a query."""
        with self._state:
            self._unheard -= 1
            self._hand_over()

    def leave(self, place: Place, heard: bool) -> None:
        """Take a query out that was answered, or is not waited for any more."""
        with self._state:
            if place in self._waiting:
                self._waiting.remove(place)
                place.asked.close()
                return
            self._begun[place.kind] -= 1
            if not self._begun[place.kind]:
                del self._begun[place.kind]
            self._unheard -= not heard
            self._hand_over()

    def close(self) -> None:
        """Hand over all that wait, and take no more."""
        with self._state:
            self._ahead = self._of_a_kind = sys.maxsize
            self._hand_over()
            self._queries.close()

    def _hand_over(self) -> None:
        while self._waiting and self._unheard < self._ahead:
            place = min(self._waiting, key=lambda place: self._begun[place.kind])
            if self._begun[place.kind] >= self._of_a_kind:
                return
            self._waiting.remove(place)
            self._begun[place.kind] += 1
            self._unheard += 1
            # Closed whatever happens: whoever waits at its other end sees that and asks elsewhere.
            with place.asked as asked:
                try:
                    self._queries.setblocking(False)
                    socket.send_fds(self._queries, [b"q"], [asked.fileno()])
                except OSError:
                    continue
