"""The line before the workers: who goes next, and what becomes of those who leave it."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from interorg.service.engine.line import Line, Place, kind_of


@dataclass
class Asking:
    """A line, and the other end of what it hands over to."""

    line: Line
    workers: socket.socket
    places: dict[str, Place] = field(default_factory=dict)
    ends: dict[str, socket.socket] = field(default_factory=dict)

    def ask(self, name: str, kind: str) -> None:
        self.ends[name], theirs = socket.socketpair()
        self.ends[name].send(name.encode())
        self.places[name] = self.line.enter(kind, theirs)

    def taken(self) -> list[str]:
        """Take what was handed over, in its order."""
        found = []
        self.workers.setblocking(False)
        while True:
            try:
                _, descriptors, _, _ = socket.recv_fds(self.workers, 1, 1)
            except BlockingIOError:
                return found
            if not descriptors:
                return found
            found.append(os.read(descriptors[0], 10).decode())
            os.close(descriptors[0])

    def knows(self, name: str) -> bool:
        """Tell whether who asked sees that no worker has it."""
        self.ends[name].settimeout(5)
        try:
            return not self.ends[name].recv(1)
        except ConnectionResetError:
            return True

    def close(self) -> None:
        self.line.close()
        self.workers.close()
        for end in self.ends.values():
            end.close()


@pytest.fixture
def asking() -> Iterator[Asking]:
    queries, workers = socket.socketpair()
    made = Asking(Line(queries, ahead=2, of_a_kind=3), workers)
    yield made
    made.close()


def test_queries_that_differ_in_values_and_comments_are_of_one_kind() -> None:
    first = 'SELECT ?a1 { <http://x/1> ?p "one" } LIMIT 20  # early'
    second = "SELECT ?a2\n{ <http://x/2> ?p 'an\\nother' } LIMIT 30"
    assert kind_of(first) == kind_of(second)
    assert kind_of(first) != kind_of("SELECT ?a1 { <http://x/1> ?p ?o } LIMIT 20")


def test_a_kind_is_told_by_the_beginning_of_a_long_query() -> None:
    assert len(kind_of("a " * 1_000_000)) < 5_000


def test_only_so_many_lie_before_the_workers(asking: Asking) -> None:
    for name in ("a", "b", "c"):
        asking.ask(name, kind=name)
    assert asking.taken() == ["a", "b"]
    asking.line.heard()
    assert asking.taken() == ["c"]


def test_a_query_of_another_kind_goes_before_many_alike(asking: Asking) -> None:
    for name in ("1", "2", "3", "4"):
        asking.ask(name, kind="alike")
    asking.ask("other", kind="other")
    assert asking.taken() == ["1", "2"]
    asking.line.heard()
    assert asking.taken() == ["other"]
    asking.line.heard()
    assert asking.taken() == ["3"]


def test_so_many_of_a_kind_run_and_the_next_goes_when_one_is_answered(asking: Asking) -> None:
    for name in ("1", "2", "3", "4"):
        asking.ask(name, kind="alike")
    for _ in range(3):
        asking.line.heard()
    assert asking.taken() == ["1", "2", "3"]
    asking.line.leave(asking.places["2"], heard=True)
    assert asking.taken() == ["4"]


def test_one_that_left_while_it_waited_is_handed_to_nobody(asking: Asking) -> None:
    for name in ("1", "2", "3"):
        asking.ask(name, kind=name)
    asking.line.leave(asking.places["3"], heard=False)
    assert asking.knows("3")
    asking.line.leave(asking.places["1"], heard=False)
    assert asking.taken() == ["1", "2"]


def test_all_that_wait_are_handed_over_at_the_end_and_no_others(asking: Asking) -> None:
    for name in ("1", "2", "3", "4", "5"):
        asking.ask(name, kind="alike")
    asking.line.close()
    assert asking.taken() == ["1", "2", "3", "4", "5"]
    asking.ask("late", kind="late")
    assert asking.knows("late")


def test_where_no_worker_is_left_those_who_ask_are_told(asking: Asking) -> None:
    asking.workers.close()
    for name in ("1", "2", "3"):
        asking.ask(name, kind=name)
        asking.line.leave(asking.places[name], heard=False)
    assert all(map(asking.knows, ("1", "2", "3")))
