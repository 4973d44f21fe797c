"""kill -9 at every stage of writing and publishing: the last good generation stays served."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode

from interorg.ingest.failure import NotAStore
from interorg.ontology.terms import document_graph
from interorg.service.building.load import load
from interorg.service.storage.store import Store

VALUE = NamedNode("http://example.org/value")

# Writes the same number into two graphs and publishes, over and over; dies at a named point.
SCRIPT = """
import os, signal, sys
from pathlib import Path
from interorg.ontology.terms import document_graph
from interorg.service.storage import generations
from interorg.service.storage.store import Store
from interorg.service.storage.writer import Writer

store, point, start = Store.open(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])

def dying(name, function, after):
    def wrapped(*arguments, **named):
        if name == point and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        result = function(*arguments, **named)
        if name == point and after:
            os.kill(os.getpid(), signal.SIGKILL)
        return result
    return wrapped

def prepare(folder):
    (folder / "text").mkdir()
    dying("prepare", lambda: None, True)()

with store.writer() as writer:
    for number in range(start, start + 1000):
        for key in ("a", "b"):
            line = f'<http://example.org/{key}> <http://example.org/value> "{number}" .'
            writer.replace_graph(document_graph(key), line.encode())
        if number > start:
            Path.rename = dying("before-rename", Path.rename, False)
            generations.write_whole = dying("before-pointer", generations.write_whole, False)
            generations._sync = dying("while-pointing", generations._sync, True)
            Path.replace = dying("after-pointer", Path.replace, True)
            generations.Generations._remove = dying(
                "while-cleaning", generations.Generations._remove, False
            )
        writer.publish(prepare if number > start else None)
        print(number, flush=True)
"""


def run(store: Store, point: str, start: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(store.path), point, str(start)],
        stdout=subprocess.PIPE,
        text=True,
    )


def served(store: Store) -> int:
    """Return the number that the served generation holds, the same in both graphs and the union."""
    with store.reading() as graph:
        names = (document_graph("a"), document_graph("b"))
        numbers = [
            {int(q.object.value) for q in graph.quads_for_pattern(None, VALUE, None, name)}
            for name in (*names, DefaultGraph())
        ]
    assert numbers[0] == numbers[1] == numbers[2]
    return numbers[0].pop()


def acknowledged(process: subprocess.Popen[str], first: str = "") -> int:
    assert process.stdout
    with process.stdout:
        lines = [*first.split(), *process.stdout.read().split()]
    assert process.wait() == -signal.SIGKILL
    return int(lines[-1])


@pytest.mark.parametrize(
    ("point", "published"),
    [
        ("prepare", False),
        ("before-rename", False),
        ("before-pointer", False),
        ("while-pointing", False),
        ("after-pointer", True),
        ("while-cleaning", True),
    ],
)
def test_a_kill_while_publishing_leaves_a_whole_generation_served(
    tmp_path: Path, point: str, published: bool
) -> None:
    store = Store.create(tmp_path / "store", "union")
    last = acknowledged(run(store, point, 10))
    assert last >= 10
    assert served(store) == last + published
    with store.writer() as writer:
        writer.publish()
    assert served(store) == last + 1
    left = {path.name for path in (store.path / "generations").iterdir()}
    assert len(left) == 2 and ".new" not in left


def test_kills_at_random_moments_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "store", "union")
    chance = random.Random(7)
    start = 0
    for _ in range(4):
        process = run(store, "never", start)
        assert process.stdout
        first = process.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.15))
        process.kill()
        assert served(store) >= acknowledged(process, first)
        start = served(store) + 1


# Loads files and dies at one of the calls that the modules of the store make.
LOADING = """
import os, signal, sys
from pathlib import Path
from interorg.service.furnishing import parts as furnishing
from interorg.service.storage import generations
from interorg.service.building import load
from interorg.service.storage import settling
from interorg.service.storage import store
from interorg.service.storage import writer
from interorg.service.writing import undoing

MODULES = (furnishing, generations, load, settling, store, writer, undoing)
FILES = {module.__file__ for module in MODULES}
last, calls = int(sys.argv[1]), 0

def dying(frame, event, argument):
    global calls
    if event in ("call", "return", "c_call", "c_return") and frame.f_code.co_filename in FILES:
        calls += 1
        if calls == last:
            os.kill(os.getpid(), signal.SIGKILL)

sys.setprofile(dying)
added = load.load([Path(sys.argv[3])], Path(sys.argv[2]))
sys.setprofile(None)
print(calls)
"""


def run_load(store: Path, file: Path, last: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LOADING, str(last), str(store), str(file)],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )


def held(store: Store) -> tuple[int, int]:
    """Return how many statements the served generation holds, and how many the writer."""
    try:
        with store.reading() as graph:
            number = len(graph)
    except NotAStore:
        number = 0
    with store.writer() as writer:
        return number, len(writer.graph)


@pytest.mark.parametrize("existing", [False, True])
def test_a_kill_at_any_call_of_a_load_leaves_all_of_it_or_nothing(
    tmp_path: Path, existing: bool
) -> None:
    first, second = tmp_path / "first.nt", tmp_path / "second.nt"
    first.write_text("".join(f"_:a <http://e/p> {number} .\n" for number in '"1" "2" "3"'.split()))
    second.write_text('_:a <http://e/p> "4" .\n_:a <http://e/p> "5" .\n')
    before = 3 if existing else 0
    if existing:
        load([first], tmp_path / "whole")
    calls = int(run_load(tmp_path / "whole", second, 0).stdout)
    assert calls > 100
    seen = set()
    for number in [*range(1, calls, calls // 7), *range(calls - 30, calls, 12)]:
        path = tmp_path / f"store{number}"
        if existing:
            load([first], path)
        assert run_load(path, second, number).returncode == -signal.SIGKILL
        if not (path / "format").exists():
            continue
        store = Store.open(path)
        served, written = held(store)
        assert served == written
        assert served in (before, before + 2)
        seen.add(served)
        assert load([second], path) == 2  # blank nodes are others each time
        assert held(store) == (served + 2, served + 2)
        left = {each.name for each in path.iterdir()}
        assert not left & {"loading", "writer.new", "unfinished", "unpublished"}
        assert ".new" not in {each.name for each in (path / "generations").iterdir()}
    assert seen == {before, before + 2}
