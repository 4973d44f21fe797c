"""Backups: of a store in use, whole or refused, and stores of older releases brought up."""

from __future__ import annotations

import io
import json
import shutil
import tarfile
from pathlib import Path

import pytest
from pyoxigraph import Quad

from interorg.ingest.failure import Failure, NotAStore, NotFound, Unreadable
from interorg.service.building.build import ingest
from interorg.service.building.load import load
from interorg.service.building.naming import kept_decisions
from interorg.service.furnishing.parts import is_furnished
from interorg.service.search import Filters, search
from interorg.service.storage.store import Store
from interorg.service.upkeep import backup
from interorg.service.upkeep.backup import back_up, restore
from interorg.service.upkeep.upgrading import upgrade

KINDS = ["copy.tar", "copy.tar.gz", "copy.tgz", "copy"]


def quads(path: Path) -> set[Quad]:
    with Store.open(path).reading() as graph:
        return set(graph.quads_for_pattern(None, None, None, None))


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of one document and a table of names, which no test changes."""
    folder = tmp_path_factory.mktemp("read")
    (folder / "a.md").write_text("# Norms\n\nRelational norms curb opportunism.\n")
    ingest([folder / "a.md"], folder / "store", processes=1)
    (folder / "store" / "names.tsv").write_text("same\tOrion\tOrion Motors\n")
    return folder / "store"


@pytest.fixture
def loaded(tmp_path: Path) -> Path:
    """A store of one loaded file."""
    file = tmp_path / "a.nt"
    file.write_text('<http://e/a> <http://e/b> _:x .\n_:x <http://e/b> "c" .\n')
    load([file], tmp_path / "store")
    return tmp_path / "store"


@pytest.mark.parametrize("name", KINDS)
def test_what_is_restored_is_what_was_backed_up(read: Path, tmp_path: Path, name: str) -> None:
    held = back_up(read, tmp_path / name)
    assert held.documents == 1
    assert restore(tmp_path / name, tmp_path / "new") == held
    assert quads(tmp_path / "new") == quads(read)
    new = Store.open(tmp_path / "new")
    assert new.mode == "union"
    assert new.documents() == Store.open(read).documents()
    assert kept_decisions(new) == kept_decisions(Store.open(read))
    assert new.current().number > held.generation
    assert is_furnished(new.current())
    assert search(new.current(), "opportunism", Filters()).total > 1


def test_a_restored_store_can_be_written(loaded: Path, tmp_path: Path) -> None:
    back_up(loaded, tmp_path / "copy.tar")
    restore(tmp_path / "copy.tar", tmp_path / "new")
    (tmp_path / "b.ttl").write_text("<http://e/x> <http://e/y> 1 .")
    load([tmp_path / "b.ttl"], tmp_path / "new")
    assert len(quads(tmp_path / "new")) == 3
    assert len(quads(loaded)) == 2


def test_a_loaded_copy_of_a_graph_of_documents_has_no_texts_to_back_up(
    read: Path, tmp_path: Path
) -> None:
    with Store.open(read).reading() as graph:
        graph.dump(tmp_path / "a.nq")
    load([tmp_path / "a.nq"], tmp_path / "store")
    assert back_up(tmp_path / "store", tmp_path / "copy.tar").documents == 0
    assert restore(tmp_path / "copy.tar", tmp_path / "new").documents == 0


def test_a_store_is_backed_up_while_another_process_would_write_it(
    loaded: Path, tmp_path: Path
) -> None:
    with Store.open(loaded).writer():
        assert back_up(loaded, tmp_path / "copy").statements == 2


def test_texts_that_go_while_they_are_copied_lead_to_the_next_generation(
    read: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    restore_from = tmp_path / "first.tar"
    back_up(read, restore_from)
    restore(restore_from, store)
    (tmp_path / "a.md").write_text("# Trust\n\nTrust reduces transaction costs.\n")
    begun = backup._back_up
    turns = []

    def ingesting(*arguments: object) -> object:
        turns.append(arguments)
        if len(turns) == 1:
            ingest([tmp_path / "a.md"], store, processes=1, exactly=True)
        return begun(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(backup, "_back_up", ingesting)
    held = back_up(store, tmp_path / "second.tar")
    assert len(turns) == 2
    assert held.generation == Store.open(store).current().number
    assert restore(tmp_path / "second.tar", tmp_path / "third").documents == 1


def test_nothing_is_overwritten(loaded: Path, tmp_path: Path) -> None:
    back_up(loaded, tmp_path / "copy.tar")
    with pytest.raises(Failure, match="exists already"):
        back_up(loaded, tmp_path / "copy.tar")
    with pytest.raises(Failure, match="exists already"):
        back_up(loaded, tmp_path)
    with pytest.raises(NotAStore, match="not overwritten"):
        restore(tmp_path / "copy.tar", loaded)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine").touch()
    with pytest.raises(NotAStore, match="mine"):
        restore(tmp_path / "copy.tar", tmp_path / "full")
    assert (tmp_path / "full" / "mine").exists()


def change_text(folder: Path) -> None:
    next((folder / "documents").iterdir()).write_text("{}")


def remove_text(folder: Path) -> None:
    next((folder / "documents").iterdir()).unlink()


def add_file(folder: Path) -> None:
    (folder / "documents" / f"{'a' * 64}.json").write_text("{}")


def cut_graph(folder: Path) -> None:
    largest = max((folder / "generation/graph").iterdir(), key=lambda path: path.stat().st_size)
    largest.write_bytes(largest.read_bytes()[:-1])


def drop_manifest(folder: Path) -> None:
    (folder / "manifest.json").unlink()


def miscount(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["statements"] += 1
    (folder / "manifest.json").write_text(json.dumps(manifest))


def other_kind(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps({**manifest, "kind": "interorg-backup 9"}))


@pytest.mark.parametrize(
    "harm",
    [change_text, remove_text, add_file, cut_graph, drop_manifest, miscount, other_kind],
)
def test_a_damaged_backup_is_refused_and_leaves_nothing(
    read: Path, tmp_path: Path, harm: object
) -> None:
    back_up(read, tmp_path / "copy")
    assert callable(harm)
    harm(tmp_path / "copy")
    with pytest.raises(Unreadable):
        restore(tmp_path / "copy", tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("kept", [0, 100, 5_000])
def test_a_backup_that_was_cut_off_is_refused(loaded: Path, tmp_path: Path, kept: int) -> None:
    back_up(loaded, tmp_path / "copy.tar.gz")
    content = (tmp_path / "copy.tar.gz").read_bytes()
    (tmp_path / "cut.tar.gz").write_bytes(content[:kept])
    with pytest.raises(Unreadable):
        restore(tmp_path / "cut.tar.gz", tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("name", ["../out", "/tmp/out", "documents/../../out"])
def test_a_backup_cannot_write_outside_of_the_store(tmp_path: Path, name: str) -> None:
    with tarfile.open(tmp_path / "bad.tar", "w") as tar:
        member = tarfile.TarInfo(name)
        member.size = 3
        tar.addfile(member, io.BytesIO(b"bad"))
    with pytest.raises(Unreadable, match="no place"):
        restore(tmp_path / "bad.tar", tmp_path / "a" / "new")
    assert not (tmp_path / "out").exists()


def test_a_backup_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"none\.tar"):
        restore(tmp_path / "none.tar", tmp_path / "new")


def test_a_store_without_index_and_statistics_is_upgraded_once(loaded: Path) -> None:
    store = Store.open(loaded)
    before = store.current()
    shutil.rmtree(before.text_path)
    (before.path / "statistics.json").unlink()
    number = upgrade(loaded)
    assert number == before.number + 1
    assert is_furnished(store.current())
    assert upgrade(loaded) == number


def test_a_store_of_a_later_version_is_not_opened(loaded: Path) -> None:
    (loaded / "format").write_text("interorg-store 2 union\n")
    with pytest.raises(NotAStore, match="later release"):
        Store.open(loaded)
