"""A full-text index, read by a user who may write neither it nor what is beside it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from interorg.service.search.literals import build_literals, update_literals

NAME = NamedNode("https://example.org/name")
AS_STRANGER = """
import json, os, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from interorg.service.search.literal_reader import Literals

def found(folder, word):
    return [hit.term for hit in Literals(Path(folder)).find(word, 5).best]

first, *asked = json.loads(sys.argv[1])
# Whatever is loaded with the first search may be out of a stranger's reach.
found(*first)
if not os.getuid():
    os.setresuid(65534, 65534, 65534)
assert not os.access(asked[0][0], os.W_OK)
with ThreadPoolExecutor(4) as threads:
    print(json.dumps(list(threads.map(lambda each: found(*each), asked))))
"""
"""A process of its own is a user who owns nothing: all threads of this one would be, too."""


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that others may enter, which those of the test runner are not."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        build_literals(graph_of("first"), folder / "first")
        yield folder


def graph_of(*names: str) -> Store:
    graph = Store()
    for number, name in enumerate(names):
        graph.add(Quad(NamedNode(f"https://example.org/{number}"), NAME, Literal(name)))
    return graph


def lock_up(folder: Path) -> None:
    for file in folder.iterdir():
        file.chmod(file.stat().st_mode & 0o444)
    folder.chmod(0o555)


def found(place: Path, *asked: tuple[Path, str], **environment: str) -> list[list[str]]:
    """Search folders as somebody who may write none of them; the terms that each search finds."""
    searches = [(str(folder), word) for folder, word in [(place / "first", "first"), *asked]]
    answer = subprocess.run(
        [sys.executable, "-c", AS_STRANGER, json.dumps(searches)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    terms: list[list[str]] = json.loads(answer.stdout)
    return terms


def test_an_index_is_found_in_where_its_folder_cannot_be_written(place: Path) -> None:
    folder = place / "index"
    build_literals(graph_of("alliance", "contract"), folder)
    lock_up(folder)
    before = sorted(file.name for file in folder.iterdir())
    assert found(place, (folder, "alliance"), (folder, "trust")) == [['"alliance"'], []]
    assert sorted(file.name for file in folder.iterdir()) == before
    folder.chmod(0o755)


def test_nothing_is_left_behind_where_an_index_is_opened_many_times_at_once(place: Path) -> None:
    folder, temporary = place / "index", place / "temporary"
    build_literals(graph_of("alliance"), folder)
    lock_up(folder)
    temporary.mkdir()
    temporary.chmod(0o777)
    answers = found(place, *[(folder, "alliance")] * 200, TMPDIR=str(temporary))
    assert answers == [['"alliance"']] * 200
    assert list(temporary.iterdir()) == []
    folder.chmod(0o755)


def test_an_index_that_was_changed_is_readable_by_others_too(place: Path) -> None:
    before, after = place / "before", place / "after"
    build_literals(graph_of("alliance"), before)
    update_literals(graph_of("alliance", "trust"), before, after, [(NAME, Literal("trust"))])
    for folder in (before, after):
        lock_up(folder)
    assert found(place, (after, "trust"), (before, "trust")) == [['"trust"'], []]
    for folder in (before, after):
        folder.chmod(0o755)


def test_no_file_of_an_index_is_for_its_owner_alone(place: Path) -> None:
    folder = place / "index"
    build_literals(graph_of("alliance"), folder)
    rights = {file.name: file.stat().st_mode & 0o044 for file in folder.iterdir()}
    assert set(rights.values()) == {0o644 & 0o044 & folder.stat().st_mode}, rights
