"""The command `interorg evaluate`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from interorg.service.cli import main

PAIR = {
    "id": "1",
    "relation": "acquired_by",
    "e1_start": 0,
    "e1_end": 1,
    "e2_start": 3,
    "e2_end": 4,
}


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["evaluate", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def test_mentions_are_scored_by_the_component_itself(tmp_path: Path) -> None:
    tokens = ["Alder", "Corporation", "bought", "Birch", "Industries", "in", "1998", "."]
    (tmp_path / "a.jsonl").write_text(json.dumps({**PAIR, "context": tokens}))
    code, output, _ = run("mentions", tmp_path / "a.jsonl", "--json")
    answer = json.loads(output)
    assert code == 0 and answer["recall"] == 1.0
    assert {"precision", "f1", "candidates_recall", "worst", "problems"} <= set(answer)


def test_names_are_scored_by_the_component_itself(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "schema,name1,name2,is_match\n"
        "Company,Alder Inc.,Alder,true\nCompany,Alder Inc.,Birch Ltd.,false\n"
    )
    code, output, _ = run("names", tmp_path)
    assert code == 0 and "f1" in output and "1.000" in output


@pytest.mark.parametrize("task", ["mentions", "claims", "cases"])
def test_bad_lines_go_to_standard_error_and_nothing_scored_is_no_success(
    tmp_path: Path, task: str
) -> None:
    (tmp_path / "a.jsonl").write_text("nonsense\n")
    code, output, errors = run(task, tmp_path, "--json")
    assert code == 1 and "a.jsonl, line 1" in errors
    assert json.loads(output)["problems"][0]["line"] == 1


def test_a_path_that_is_not_there_is_refused() -> None:
    code, _, errors = run("claims", "nowhere.jsonl")
    assert code == 2 and "nowhere.jsonl" in errors


def test_two_passes_are_compared(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.jsonl").write_text('{"id": "1", "claims": []}\n')
    code, output, _ = run("agreement", tmp_path / "a.jsonl", tmp_path / "b.jsonl")
    assert code == 0 and "claim_or_none" in output
