"""Equal questions at the same time are answered once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from interorg.ingest.failure import TooLong
from interorg.service.endpoint.sharing import Sharing, waited_for
from interorg.service.engine.pool import ClientGone

MANY = 8


class Work:
    """Counts how often it is done; the first time it goes on until it is let go."""

    def __init__(self, fail: Callable[[], Exception | None] = lambda: None) -> None:
        self.begun, self.go = threading.Event(), threading.Event()
        self.times = 0
        self.fail = fail

    def __call__(self) -> int:
        self.times += 1
        self.begun.set()
        assert self.go.wait(10)
        if error := self.fail():
            raise error
        return self.times


class Absent:
    """A client that has gone away."""

    def fileno(self) -> int:
        return -1

    def gone(self) -> bool:
        return True


def test_the_work_of_one_serves_all_who_wait_for_it() -> None:
    sharing, work = Sharing[int](), Work()
    with ThreadPoolExecutor(MANY) as threads:
        first = threads.submit(sharing.once, "a", work, None)
        assert work.begun.wait(10)
        others = [threads.submit(sharing.once, "a", work, None) for _ in range(MANY - 1)]
        work.go.set()
        assert first.result() == (1, True)
    # Whoever came after the end did it anew, and nobody did it beside the first.
    assert {other.result() for other in others} <= {(1, False)} | {
        (n, own) for n in range(2, work.times + 1) for own in (True, False)
    }


def test_what_is_done_is_not_kept() -> None:
    sharing, work = Sharing[int](), Work()
    work.go.set()
    assert [sharing.once("a", work, None) for _ in range(2)] == [(1, True), (2, True)]


def test_other_work_does_not_wait() -> None:
    sharing, slow, quick = Sharing[int](), Work(), Work()
    quick.go.set()
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(sharing.once, "a", slow, None)
        assert slow.begun.wait(10)
        assert sharing.once("b", quick, None) == (1, True)
        slow.go.set()
        assert first.result() == (1, True)


def followed(sharing: Sharing[int], work: Work, client: Absent | None = None) -> object:
    """Let one begin and another wait for it; return what the other got."""
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(sharing.once, "a", work, None)
        assert work.begun.wait(10)
        second = threads.submit(sharing.once, "a", work, client)
        if client:
            second.exception(10)  # It ends while the first still works.
        threading.Timer(0.3, work.go.set).start()
        first.exception(10)
        return second.exception(10) or second.result()


def test_what_goes_wrong_is_told_to_all() -> None:
    work = Work(lambda: TooLong("stopped"))
    assert isinstance(followed(Sharing[int](), work), TooLong)
    assert work.times == 1


def test_when_the_first_client_goes_away_the_next_does_the_work() -> None:
    work = Work(lambda: ClientGone("gone") if work.times == 1 else None)
    assert followed(Sharing[int](), work) == (2, True)


def test_whoever_goes_away_does_not_wait_for_the_work_of_others() -> None:
    found = followed(Sharing[int](), Work(), Absent())
    assert isinstance(found, ClientGone)


@pytest.mark.parametrize("error", [TimeoutError(), KeyError()])
def test_no_failure_leaves_a_mark(error: Exception) -> None:
    sharing = Sharing[int]()

    def fails() -> int:
        raise error

    for _ in range(2):
        with pytest.raises(type(error)):
            sharing.once("a", fails, None)


def test_work_that_ends_just_when_a_look_at_it_is_over_counts() -> None:
    class Late(Future[int]):
        """Ends between the end of waiting and the question whether it has ended."""

        def done(self) -> bool:
            if not super().done():
                self.set_result(7)
            return True

    assert waited_for(Late(), None) == 7
