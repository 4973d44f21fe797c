"""A query that is let go at its deadline ran out of time, whatever is heard of its process."""

from __future__ import annotations

import socket
import time

import pytest

from interorg.service.engine.exchange import Ended, exchange
from interorg.service.engine.worker import HEARD


@pytest.mark.parametrize(("late", "told"), [(True, TimeoutError), (False, Ended)])
def test_a_process_that_ends_after_the_deadline_has_not_failed(
    late: bool, told: type[Exception]
) -> None:
    ours, theirs = socket.socketpair()
    deadline = time.monotonic() + (0.05 if late else 30)

    def end() -> None:
        if late:
            time.sleep(max(0.0, deadline - time.monotonic()))
        theirs.close()

    with ours, theirs, pytest.raises(told):
        theirs.sendall(HEARD)
        exchange(ours, memoryview(b"the rest"), deadline, None, end)
