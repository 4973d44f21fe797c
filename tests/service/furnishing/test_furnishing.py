"""What is made beside a generation that was published without it."""

from __future__ import annotations

from pathlib import Path

from interorg.service.building.load import load
from interorg.service.furnishing.parts import make_entries
from interorg.service.search import indexed
from interorg.service.storage.locks import lock_exclusive
from interorg.service.storage.store import Store


def test_a_missing_index_of_pages_is_made_by_one_process_alone(tmp_path: Path) -> None:
    (tmp_path / "one.nt").write_text('<http://e/a> <http://e/p> "trust" .\n')
    load([tmp_path / "one.nt"], tmp_path / "store")
    generation = Store.open(tmp_path / "store").current()
    (generation.text_path / "layout").write_text("of another release")
    half_made = generation.path / ".text" / "layout"
    half_made.parent.mkdir()
    half_made.write_text("by another process")

    lock = lock_exclusive(generation.path / "text-lock")
    assert lock
    with lock:
        assert not make_entries(generation)
    assert half_made.read_text() == "by another process" and not indexed(generation)

    assert make_entries(generation) and indexed(generation)
    assert not half_made.parent.exists()
    made = (generation.text_path / "layout").stat().st_ino
    assert make_entries(generation)
    assert (generation.text_path / "layout").stat().st_ino == made
