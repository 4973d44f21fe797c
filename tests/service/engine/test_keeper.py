"""The keeper's and the workers' own means: queries that wait are seen, priorities come back."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time

import pytest

from interorg.service.engine.keeper import spent, waiting
from interorg.service.engine.worker import is_first_again


def test_queries_that_no_worker_has_taken_are_counted() -> None:
    service, keeper = socket.socketpair()
    asked = socket.socketpair()
    with service, keeper, asked[0], asked[1]:
        assert waiting(keeper) == 0
        for _ in range(3):
            socket.send_fds(service, [b"q"], [asked[1].fileno()])
        assert waiting(keeper) == 3
        _, taken, _, _ = socket.recv_fds(keeper, 1, 1)
        os.close(taken[0])
        assert waiting(keeper) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="clocks of other processes")
def test_the_processor_time_of_a_process_is_told_and_none_of_one_that_has_ended() -> None:
    before, told, after = time.process_time(), spent(os.getpid()), time.process_time()
    assert before <= told <= after
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert spent(ended.pid) == 0


def test_a_worker_that_was_not_put_aside_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("os.setpriority")
    assert is_first_again(os.getpriority(os.PRIO_PROCESS, 0))


@pytest.mark.parametrize("allowed", [True, False])
def test_a_worker_that_was_put_aside_goes_on_only_with_its_priority(
    monkeypatch: pytest.MonkeyPatch, allowed: bool
) -> None:
    asked = []

    def setpriority(kind: int, process: int, priority: int) -> None:
        asked.append((kind, process, priority))
        if not allowed:
            raise PermissionError

    monkeypatch.setattr("os.getpriority", lambda kind, process: 19)
    monkeypatch.setattr("os.setpriority", setpriority)
    assert is_first_again(0) is allowed
    assert asked == [(os.PRIO_PROCESS, 0, 0)]
