"""Finding documents under files and folders."""

import os
from pathlib import Path

import pytest

from interorg.ingest.discover import discover


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.md", "a.txt", "deep/c.html", "deep/notes.ods", ".hidden/d.md", ".e.md"):
        path = tmp_path / "texts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Some text.")
    return tmp_path / "texts"


def test_documents_are_named_by_their_path_below_the_folder_and_sorted(folder: Path) -> None:
    found, _ = discover([folder])
    assert [document.name for document in found] == ["a.txt", "b.md", "deep/c.html"]
    assert [document.path for document in found] == [folder / document.name for document in found]


def test_the_order_of_arguments_changes_nothing(folder: Path) -> None:
    arguments = [folder / "deep", folder / "b.md", folder, folder / "none"]
    assert discover(arguments) == discover(arguments[::-1])


def test_a_file_reached_twice_is_found_once(folder: Path) -> None:
    found, _ = discover([folder, folder / "deep" / "c.html", folder / "b.md"])
    assert [document.name for document in found] == ["a.txt", "b.md", "c.html"]


def test_files_no_reader_takes_are_skipped_inside_folders_and_refused_by_name(folder: Path) -> None:
    _, skipped = discover([folder])
    assert [(refusal.name, refusal.skipped) for refusal in skipped] == [("deep/notes.ods", True)]
    _, refused = discover([folder / "deep" / "notes.ods"])
    assert [(refusal.name, refusal.skipped) for refusal in refused] == [("notes.ods", False)]
    assert ".ods" in refused[0].reason and ".pdf" in refused[0].reason


def test_a_missing_path_is_refused(tmp_path: Path) -> None:
    found, refused = discover([tmp_path / "gone"])
    assert not found and [refusal.name for refusal in refused] == [str(tmp_path / "gone")]


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_text("a,b")
    found, refused = discover([tmp_path])
    assert not found
    assert {refusal.skipped for refusal in refused} == {True, False}


def test_excluded_names_and_folders_are_left_out(folder: Path) -> None:
    found, _ = discover([folder], exclude=["deep", "*.txt"])
    assert [document.name for document in found] == ["b.md"]


def test_a_link_back_to_a_folder_above_is_not_followed_for_ever(folder: Path) -> None:
    (folder / "deep" / "up").symlink_to(folder, target_is_directory=True)
    found, _ = discover([folder])
    assert [document.name for document in found] == ["a.txt", "b.md", "deep/c.html"]


def test_a_link_to_another_folder_is_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "linking").mkdir()
    (tmp_path / "linking" / "texts").symlink_to(folder, target_is_directory=True)
    found, _ = discover([tmp_path / "linking"])
    assert "texts/deep/c.html" in [document.name for document in found]


@pytest.mark.skipif(os.name != "posix", reason="named pipes are POSIX")
def test_a_named_pipe_is_no_document(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    found, refused = discover([tmp_path / "pipe.md"])
    assert not found and "something else" in refused[0].reason
