"""The table of rules tells the rules as they are."""

from __future__ import annotations

import pytest

from interorg.service.rule_notes import lines, precision_of, read_table, rule_note


def test_the_table_is_that_of_the_rules() -> None:
    kept = {tuple(row.values()) for row in read_table("rules.tsv")}
    now = {tuple(line.split("\t")) for line in list(lines())[1:]}
    assert kept == now, "write it anew: python -m interorg.service.rule_notes > service/rules.tsv"


def test_a_rule_of_claims_says_what_it_is_about() -> None:
    found = rule_note("claim.is-noun")
    assert found and found.about and found.example


@pytest.mark.parametrize(
    ("rule", "figure"),
    [("claim.encoder", 0.65), ("claim.is-noun", 0.41), ("case.called", 0.661), ("tie.x", None)],
)
def test_precision_is_that_of_the_like(rule: str, figure: float | None) -> None:
    found = precision_of(rule)
    assert (found.figure if found else None) == figure


@pytest.mark.parametrize("rule", [None, "", "elsewhere.rule"])
def test_what_is_unknown_was_not_measured(rule: str | None) -> None:
    assert precision_of(rule) is None and rule_note(rule) is None
