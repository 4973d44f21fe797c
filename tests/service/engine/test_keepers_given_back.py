"""What a keeper needs is given back where it cannot be had, and seen whatever its number."""

from __future__ import annotations

import fcntl
import gc
import resource
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from interorg.service.engine import promotion, serving
from interorg.service.engine.failures import Unready
from interorg.service.engine.keeper import Order
from interorg.service.engine.pool import Limits, Pool
from interorg.service.engine.promotion import Promotion
from interorg.service.engine.serving import NotStarted, Nursery, Served
from interorg.service.storage.generations import Generation
from interorg.service.storage.locks import lock_alone, lock_exclusive
from interorg.service.storage.store import Store

needs_proc = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")


class Barren(Nursery):
    """A nursery that nothing comes from."""

    def order(self, order: Order, *descriptors: int) -> None:
        raise NotStarted("barren")


def order_of(generation: Generation, in_memory: bool = False) -> Order:
    return Order(str(generation.graph_path), 1, 1 << 30, in_memory, 1)


def opened() -> int:
    """Count the descriptors of this process, but for those that nobody refers to any more."""
    gc.collect()
    return len([*Path("/proc/self/fd").iterdir()])


@needs_proc
def test_a_generation_is_let_go_of_for_which_no_keeper_could_be_had(store: Store) -> None:
    generation, lock = store.hold_current()
    with pytest.raises(NotStarted):
        Served(Barren(), generation, lock, order_of(generation))
    free = lock_exclusive(generation.path / "in-use")
    assert free
    free.release()


@needs_proc
@pytest.mark.parametrize("command", [["true"], ["sleep", "60"]])
def test_a_nursery_that_does_not_answer_is_ended_and_reported(
    store: Store, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    started: list[subprocess.Popen[bytes]] = []
    own = threading.get_ident()

    class Other(subprocess.Popen[bytes]):
        """Another process, where it is this test that wants one and not a pool left by others."""

        def __init__(self, given: object, **options: object) -> None:
            here = threading.get_ident() == own
            super().__init__(command if here else given, **options)  # type: ignore[call-overload]
            if here:
                started.append(self)

    monkeypatch.setattr(serving.subprocess, "Popen", Other)
    monkeypatch.setattr(serving, "START_SECONDS", 0.3)
    tries, counts = 6, []
    with Pool(store, Limits(processes=1)) as pool:
        for _ in range(tries):
            with pytest.raises(Unready, match="could not start") as told:
                pool.query("ASK {}")
            assert told.value.status == 503
            counts.append(opened())
        assert len(started) == tries
        assert all(process.poll() is not None for process in started)
        # Other threads may open and close something meanwhile; what is lost is lost at each try.
        assert counts[-1] - counts[0] < tries - 1, counts


@pytest.fixture
def many_descriptors() -> Iterator[int]:
    """A number past those that `select` knows."""
    least, (now, most) = 2000, resource.getrlimit(resource.RLIMIT_NOFILE)
    if most != resource.RLIM_INFINITY and most <= least:
        pytest.skip("the system allows too few descriptors")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(now, least + 100), most))
    yield least
    resource.setrlimit(resource.RLIMIT_NOFILE, (now, most))


def test_a_keeper_is_known_to_be_alive_where_very_many_connections_are_open(
    store: Store, many_descriptors: int
) -> None:
    with Pool(store, Limits(processes=1)) as pool:
        pool.query("ASK {}")
        served, _ = pool._keepers.current()
        high = fcntl.fcntl(served._control.fileno(), fcntl.F_DUPFD_CLOEXEC, many_descriptors)
        served._control.close()
        served._control = socket.socket(fileno=high)
        assert served.alive
        pool.query("ASK {}")
        assert pool._keepers.current()[0] is served
        served.dismiss()
        assert not served.alive


def test_the_right_to_the_only_copy_in_memory_is_given_back_where_none_is_made(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(promotion, "SETTLED", 0.0)
    with Pool(store, Limits(processes=1)) as pool:
        pool.query("ASK {}")
        served, _ = pool._keepers.current()
        Promotion(Barren(), served, order_of, lambda *_: True)._run()
        monkeypatch.setattr(Generation, "hold", lambda _: None)
        Promotion(Barren(), served, order_of, lambda *_: True)._run()
        free = lock_alone(store.path / "format")
        assert free
        free.release()


def test_a_store_whose_format_cannot_be_read_any_more_stays_on_disk(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(promotion, "SETTLED", 0.0)
    with Pool(store, Limits(processes=1)) as pool:
        pool.query("ASK {}")
        served, _ = pool._keepers.current()
        (store.path / "format").rename(store.path / "moved")
        Promotion(Barren(), served, order_of, lambda *_: True)._run()
        (store.path / "moved").rename(store.path / "format")
    assert "stays on disk" in caplog.text
