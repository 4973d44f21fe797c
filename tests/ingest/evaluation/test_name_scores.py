"""Pairs of names."""

from pathlib import Path

from interorg.ingest.evaluation.names import evaluate_names

HEADER = "case_group,schema,name1,name2,is_match,category\n"


def same(one: str, other: str) -> str | None:
    return "same start" if one[0] == other[0] else None


def test_only_organizations_are_scored_and_a_merge_is_an_answer(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        HEADER
        + "g,Person,Ash,Ash,true,\n"
        + "g,Company,Alder,Alder Inc,true,typo\n"
        + "g,Organization,Alder,Ash,false,typo\n"
        + "g,LegalEntity,Birch,The Birch,true,\n"
        + "g,Company,Cedar,,true,\n"
    )
    answer = evaluate_names(tmp_path / "a.csv", same)
    figures = answer.figures
    assert (figures["pairs"], figures["precision"], figures["recall"]) == (3, 0.5, 0.5)
    assert [problem.line for problem in answer.problems] == [6]
    assert answer.mistakes[0].text.startswith("merged: 'Alder' and 'Ash', since same start")


def test_a_pair_of_two_files_counts_once_and_results_of_a_run_are_no_truth(tmp_path: Path) -> None:
    row = "g,Company,Alder,Alder Inc,true,\n"
    (tmp_path / "a.csv").write_text(HEADER + row)
    (tmp_path / "b.csv").write_text(HEADER + row)
    (tmp_path / "run.csv").write_text(
        "schema,name1,name2,is_match,predicted_match\nCompany,Elm,Fir,true,false\n"
    )
    answer = evaluate_names(tmp_path, same)
    assert answer.scored == 1 and not answer.problems


def test_a_table_without_the_columns_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,other\nAlder,Birch\n")
    (problem,) = evaluate_names(tmp_path, same).problems
    assert problem.line == 0 and "is_match" in problem.expected
