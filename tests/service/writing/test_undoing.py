"""Kills at every stage of a change: nothing half done is ever served, or found by the next."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest
from pyoxigraph import Quad

from interorg.ingest.failure import BadQuery, Failure, TooLong
from interorg.service.storage.store import Store
from interorg.service.writing import writing as module
from interorg.service.writing.order import Order
from interorg.service.writing.outcome import Occupied, Unwritable
from interorg.service.writing.turns import Turns
from interorg.service.writing.undoing import MARK
from interorg.service.writing.writing import Writing, WritingLimits

DOUBLING = "BIND('0123456789abcdef' AS ?d0) " + " ".join(
    f"BIND(CONCAT(?d{n}, ?d{n}) AS ?d{n + 1})" for n in range(28)
)
DOUBLING += " BIND(<http://e/a> AS ?a) BIND(?d28 AS ?d)"
INSERT = "INSERT DATA {{ <http://e/s> <http://e/p> {} }}"

# Follows one order as the process does, and dies at a named point.
SCRIPT = """
import os, signal, socket, sys
from pathlib import Path
from interorg.service.storage.store import Store
from interorg.service.writing import applying, publishing, updating, worker
from interorg.service.writing.order import Order

point = sys.argv[2]

def dying(name, function, after=False):
    def wrapped(*arguments, **named):
        if name == point and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        result = function(*arguments, **named)
        if name == point and after:
            os.kill(os.getpid(), signal.SIGKILL)
        return result
    return wrapped

worker.mark_unfinished = dying("marked", worker.mark_unfinished, True)
applying.add = dying("half", applying.add)
worker.publish = dying("changed", worker.publish)
publishing.furnish = dying("publishing", publishing.furnish)
publishing.refurnish = dying("publishing", publishing.refurnish)
worker.mark_finished = dying("published", worker.mark_finished)
body = b"<http://e/new> <http://e/p> 1 ."
order = Order("replace", graph="http://e/g", parts=(("text/turtle", len(body)),))
header = {**order.as_header(), "seconds": 20.0, "patience": 1.0}
ours, theirs = socket.socketpair()
hand = worker.Hand(Store.open(Path(sys.argv[1])))
print(worker.follow(hand, header, body, theirs)["stage"], flush=True)
"""


def served(store: Store) -> set[Quad]:
    with store.reading() as graph:
        return set(graph.quads_for_pattern(None, None, None, None))


def held_by_writer(store: Store) -> set[Quad]:
    with store.writer() as writer:
        return set(writer.graph.quads_for_pattern(None, None, None, None))


@pytest.fixture
def writing(empty: Store) -> Iterator[Writing]:
    made = Writing(empty.path, WritingLimits(seconds=20))
    yield made
    made.close()


def update(writing: Writing, text: str) -> int:
    return writing.carry_out(Order("update"), text.encode()).generation


def put(writing: Writing, turtle: str) -> int:
    body = turtle.encode()
    order = Order("replace", graph="http://e/g", parts=(("text/turtle", len(body)),))
    return writing.carry_out(order, body).generation


@pytest.mark.parametrize("point", ["marked", "half", "changed", "publishing", "published"])
def test_a_kill_at_any_point_leaves_a_whole_state(
    empty: Store, writing: Writing, point: str
) -> None:
    put(writing, "<http://e/old> <http://e/p> 1, 2 .")
    writing.close()
    before = served(empty)
    command = [sys.executable, "-c", SCRIPT, str(empty.path), point]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert (empty.path / MARK).exists()
    now = served(empty)
    assert (now != before) == (point == "published")
    assert held_by_writer(empty) == now
    assert not (empty.path / MARK).exists()
    again = Writing(empty.path)
    update(again, INSERT.format(1))
    again.close()
    assert len(served(empty)) == len(now) + 1


def test_a_process_that_is_killed_loses_nothing_that_was_acknowledged(
    empty: Store, writing: Writing
) -> None:
    chance = random.Random(3)
    acknowledged = set()
    failed = 0
    for number in range(24):
        process = writing._process
        killer = Timer(chance.uniform(0, 0.1), process._process.kill if process else bool)
        killer.start()
        try:
            update(writing, INSERT.format(number))
            acknowledged.add(str(number))
        except (TooLong, Unwritable) as failure:
            assert "nothing was changed" in failure.message
            failed += 1
        killer.join()
    writing.close()
    values = {quad.object.value for quad in served(empty)}
    assert values == acknowledged and len(values) + failed == 24
    assert values == {quad.object.value for quad in held_by_writer(empty)}


def test_a_change_that_ends_its_process_is_not_repeated(empty: Store, writing: Writing) -> None:
    data = " ".join(f"<http://e/{n}> <http://e/p> {n} ." for n in range(300))
    update(writing, f"INSERT DATA {{ {data} }}")
    process = writing._process
    assert process
    killer = Timer(0.5, process._process.kill)
    killer.start()
    product = " ".join(f"?s{n} ?p{n} ?o{n} ." for n in range(9))
    with pytest.raises(TooLong, match="ended its process and nothing was changed"):
        update(writing, f"INSERT {{ ?s1 ?p2 ?o3 }} WHERE {{ {product} }}")
    killer.join()
    assert update(writing, INSERT.format(1)) == 3
    assert len(served(empty)) == 301


def test_memory_of_a_change_is_bounded(empty: Store) -> None:
    writing = Writing(empty.path, WritingLimits(seconds=20, memory=700 << 20))
    with pytest.raises(TooLong, match="memory limit"):
        update(writing, f"INSERT {{ ?a <x:p> ?d }} WHERE {{ {DOUBLING} }}")
    update(writing, INSERT.format(1))
    assert len(served(empty)) == 1
    writing.close()


def test_a_failure_after_the_first_step_is_undone(empty: Store, writing: Writing) -> None:
    update(writing, INSERT.format(0))
    with pytest.raises(BadQuery, match="does not exist"):
        update(writing, "DELETE WHERE { ?s ?p ?o } ; DROP GRAPH <http://e/none>")
    assert len(served(empty)) == 1
    assert update(writing, INSERT.format(1)) == 3
    assert len(served(empty)) == 2


def test_an_idle_process_lets_others_write_and_is_started_again(
    empty: Store, writing: Writing
) -> None:
    update(writing, INSERT.format(0))
    process = writing._process
    assert process
    time.sleep(0.5)
    with empty.writer():
        assert writing._process is process
    process._process.terminate()
    process._process.wait(10)
    update(writing, INSERT.format(1))
    assert writing._process is not process


def test_whoever_holds_the_store_for_long_is_not_waited_for(empty: Store) -> None:
    writing = Writing(empty.path, WritingLimits(lock_patience=0.2))
    with empty.writer(), pytest.raises(Occupied, match=r"for 0\.2 s"):
        update(writing, INSERT.format(0))
    update(writing, INSERT.format(0))
    writing.close()
    with pytest.raises(Failure, match="shutting down"):
        update(writing, INSERT.format(1))


def test_the_process_does_not_outlive_the_service(empty: Store) -> None:
    script = (
        "import os, sys; from pathlib import Path;"
        "from interorg.service.writing.writing import Writing;"
        "from interorg.service.writing.order import Order;"
        "w = Writing(Path(sys.argv[1])); w.carry_out(Order('update'), b'');"
        "print(w._process._process.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    command = [sys.executable, "-c", script, str(empty.path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    pid = int(done.stdout)
    deadline = time.monotonic() + 10
    while Path(f"/proc/{pid}/cmdline").exists() and time.monotonic() < deadline:
        if b"worker" not in Path(f"/proc/{pid}/cmdline").read_bytes():
            break
        time.sleep(0.05)
    else:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_turns_are_taken_in_order_and_not_waited_for_without_end() -> None:
    turns = Turns(most=1, seconds=0.05)
    with turns.turn():
        with pytest.raises(Occupied, match=r"for 0\.05 s"), turns.turn():
            pass
        assert not turns._waiting
    with turns.turn(), pytest.raises(Occupied, match="0 changes are waiting"):
        turns.most = 0
        with turns.turn():
            pass
    with turns.turn():
        assert turns._taken
    assert not turns._taken
    assert module.Turns is Turns
