"""A full-text index, read by a user who may write neither it nor what is beside it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from interorg.service.search.literal_reader import Literals
from interorg.service.search.literals import build_literals, update_literals

NAME = NamedNode("https://example.org/name")
STRANGER = 65534


@contextmanager
def without_rights() -> Iterator[None]:
    """Be a user who owns nothing, where the present one could write everything."""
    if os.getuid():
        yield
        return
    os.setresuid(STRANGER, STRANGER, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that others may enter, which those of the test runner are not."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        # Whatever is loaded with the first search may be out of a stranger's reach.
        build_literals(graph_of("first"), folder / "first")
        assert found(folder / "first", "first") == ['"first"']
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


def found(folder: Path, word: str) -> list[str]:
    return [hit.term for hit in Literals(folder).find(word, 5).best]


def test_an_index_is_found_in_where_its_folder_cannot_be_written(place: Path) -> None:
    folder = place / "index"
    build_literals(graph_of("alliance", "contract"), folder)
    lock_up(folder)
    before = sorted(file.name for file in folder.iterdir())
    with without_rights():
        assert not os.access(folder, os.W_OK)
        assert found(folder, "alliance") == ['"alliance"']
        assert found(folder, "trust") == []
    assert sorted(file.name for file in folder.iterdir()) == before
    folder.chmod(0o755)


def test_nothing_is_left_behind_where_an_index_is_opened_many_times_at_once(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, temporary = place / "index", place / "temporary"
    build_literals(graph_of("alliance"), folder)
    lock_up(folder)
    temporary.mkdir()
    temporary.chmod(0o777)
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    with without_rights(), ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: found(folder, "alliance"), range(200)))
    assert answers == [['"alliance"']] * 200
    assert list(temporary.iterdir()) == []
    folder.chmod(0o755)


def test_an_index_that_was_changed_is_readable_by_others_too(place: Path) -> None:
    before, after = place / "before", place / "after"
    build_literals(graph_of("alliance"), before)
    update_literals(graph_of("alliance", "trust"), before, after, [(NAME, Literal("trust"))])
    with without_rights():
        assert found(after, "trust") == ['"trust"']
        assert found(before, "trust") == []


def test_no_file_of_an_index_is_for_its_owner_alone(place: Path) -> None:
    folder = place / "index"
    build_literals(graph_of("alliance"), folder)
    rights = {file.name: file.stat().st_mode & 0o044 for file in folder.iterdir()}
    assert set(rights.values()) == {0o644 & 0o044 & folder.stat().st_mode}, rights
