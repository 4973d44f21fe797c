"""Tables are made by one process at a time, and what a killed one leaves is cleared away."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store

from interorg.service.columns.making import FILE, LOCK, PART, make
from interorg.service.storage.locks import lock_exclusive

BEGIN = """
import os, sys
from pathlib import Path
from interorg.service.columns.making import write_beside
target = Path(sys.argv[1]) / "statements.nt"
os.mkfifo(target)
print(write_beside(Path(sys.argv[1]) / "graph", target), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def generation(tmp_path: Path) -> Path:
    store = Store(str(tmp_path / "graph"))
    store.add(Quad(NamedNode("x:s"), NamedNode("x:p"), NamedNode("x:o")))
    store.flush()
    return tmp_path


def test_tables_are_made_by_one_process_at_a_time(generation: Path) -> None:
    lock = lock_exclusive(generation / LOCK)
    assert lock
    with lock:
        assert make(generation) is False
        assert not (generation / FILE).exists()
    assert make(generation) is True
    made = (generation / FILE).stat()
    assert make(generation) is True
    assert (generation / FILE).stat() == made


def test_what_a_killed_process_has_left_is_removed_by_the_next(generation: Path) -> None:
    left = generation / f"{PART}killed"
    left.mkdir()
    (left / FILE).write_bytes(b"half")
    make(generation)
    assert [*generation.glob(f"{PART}*")] == []


@pytest.mark.skipif(sys.platform != "linux", reason="a signal at the death of a parent")
def test_a_process_that_writes_statements_ends_with_the_one_that_wants_them(
    generation: Path,
) -> None:
    command = [sys.executable, "-c", BEGIN, str(generation)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as maker:
        assert maker.stdout
        writer = int(maker.stdout.readline())
        assert is_alive(writer)
        maker.kill()
    until = time.monotonic() + 10
    while is_alive(writer) and time.monotonic() < until:
        time.sleep(0.02)
    still = is_alive(writer)
    if still:
        os.kill(writer, signal.SIGKILL)
    assert not still


def is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"
