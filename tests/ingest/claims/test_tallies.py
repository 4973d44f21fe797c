"""Judged claims counted by rule."""

from pathlib import Path

from click.testing import CliRunner

from interorg.ingest.claims.tallies import (
    BLIND,
    HELD_OUT,
    Tally,
    main,
    of_verdicts,
    tallies_of,
    write_tallies,
)
from interorg.ingest.claims.training import Example, Outcome, tallied


def outcome(rule: str, likely: float, right: bool, settled: bool = True) -> Outcome:
    ends = frozenset((rule, str(likely)))
    return Outcome(Example("a", 0, rule, ends, (), right, settled), likely)


def test_only_what_is_claimed_and_judged_counts() -> None:
    outcomes = [
        outcome("claim.a", 0.9, True),
        outcome("claim.a", 0.6, False),
        outcome("claim.a", 0.4, True),
        outcome("claim.b", 0.8, True, settled=False),
    ]
    assert tallied(outcomes, 0.5) == [Tally("claim.a", 1, 2, HELD_OUT)]


def test_what_is_near_is_not_right() -> None:
    lines = ['{"rule": "claim.a", "verdict": "near"}', '{"rule": "claim.a", "verdict": "right"}']
    assert of_verdicts(lines) == [Tally("claim.a", 1, 2, BLIND)]


def test_tallies_and_verdicts_become_one_table(tmp_path: Path) -> None:
    write_tallies([Tally("claim.b", 3, 4, HELD_OUT)], tmp_path / "t.tsv")
    (tmp_path / "v.jsonl").write_text('{"rule": "claim.a", "verdict": "right"}\n', "utf-8")
    arguments = [str(tmp_path / "t.tsv"), "--verdicts", str(tmp_path / "v.jsonl")]
    result = CliRunner().invoke(main, arguments)
    (tmp_path / "all.tsv").write_text(result.output, "utf-8")
    assert tallies_of(tmp_path / "all.tsv") == [
        Tally("claim.a", 1, 1, BLIND),
        Tally("claim.b", 3, 4, HELD_OUT),
    ]
