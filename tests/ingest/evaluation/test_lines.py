"""Lines of examples, good and bad."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interorg.ingest.evaluation.lines import BadLine, Line, Problem, files_of, json_lines
from interorg.ingest.failure import Failure


def test_a_bad_line_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'\xef\xbb\xbf{"id": "1"}\r\n\n{"id": \n[1]\n{"id": "2"}')
    problems: list[Problem] = []
    assert [line.name for line in json_lines(file, problems)] == ["1", "2"]
    assert [(p.file, p.line) for p in problems] == [("a.jsonl", 3), ("a.jsonl", 4)]
    assert str(problems[1]) == "a.jsonl, line 4: Expected a JSON object, found [1]."


def test_a_folder_is_read_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("b.jsonl", "in/a.jsonl", "note.txt"):
        (tmp_path / name).write_text('{"n": 1}\n')
    assert [line.name for line in json_lines(tmp_path, [])] == [
        "b.jsonl, line 1",
        "in/a.jsonl, line 1",
    ]


def test_a_folder_without_files_of_the_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Failure, match=r"\.jsonl"):
        files_of(tmp_path, ".jsonl")


def test_a_value_of_the_wrong_kind_is_refused_with_what_was_found() -> None:
    with pytest.raises(BadLine, match=r"`start`.*found true"):
        Line("f", 1, {"start": True}).take("start", int, "an offset")


def test_a_value_that_may_be_absent_may_be_null() -> None:
    assert Line("f", 1, {"digest": None}).find("digest", str, "a digest") is None


@given(st.binary(max_size=300))
def test_no_file_whatever_it_holds_stops_the_reading(content: bytes) -> None:
    import tempfile

    with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
        Path(file.name).write_bytes(content)
        problems: list[Problem] = []
        lines = list(json_lines(Path(file.name), problems))
    filled = [part for part in content.decode("utf-8-sig", "replace").split("\n") if part.strip()]
    assert len(lines) + len(problems) == len(filled)
