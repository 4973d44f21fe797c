"""The table of rules tells the rules as they are, and their scores how often they are right."""

from __future__ import annotations

import pytest

from interorg.service.rules.notes import MODEL, lines, read_table, rule_note
from interorg.service.rules.precision import (
    FEWEST,
    FRESH,
    HELD_OUT,
    fresh_precision_of,
    precision_of,
    tallies,
)


def test_the_table_is_that_of_the_rules() -> None:
    kept = {tuple(row.values()) for row in read_table("rules.tsv")}
    now = {tuple(line.split("\t")) for line in list(lines())[1:]}
    assert kept == now, "write it anew: interorg.service.rules.notes"


def test_a_rule_of_claims_says_what_it_is_about() -> None:
    found = rule_note("claim.is-noun")
    assert found and found.about and found.example


def test_a_rule_with_enough_judged_claims_stands_alone() -> None:
    (right, judged) = tallies()["claim.verb-active", HELD_OUT]
    found = precision_of("claim.verb-active")
    assert found and (found.right, found.judged, found.what) == (right, judged, "this rule")
    assert found.low and found.high and found.low < right / judged < found.high


def test_a_rule_with_few_is_counted_with_its_family_or_all() -> None:
    for rule in (id for id, kind in tallies() if kind == HELD_OUT and id != MODEL):
        found = precision_of(rule)
        assert found and found.judged and found.judged >= FEWEST
        alone = tallies()[rule, HELD_OUT][1]
        assert (found.what == "this rule") == (alone >= FEWEST)


def test_all_rules_together_leave_out_the_model() -> None:
    found = fresh_precision_of("claim.unheard-of")
    fresh = {id: counts for (id, kind), counts in tallies().items() if kind == FRESH}
    assert found and found.judged == sum(n for id, (_, n) in fresh.items() if id != MODEL)
    model = fresh_precision_of(MODEL)
    assert model and (model.right, model.judged) == fresh[MODEL]


def test_every_tally_is_of_a_rule_that_is_known_or_of_the_layout() -> None:
    for rule, _ in tallies():
        assert rule_note(rule) or rule in ("claim.list-under-heading", "claim.enumeration")


@pytest.mark.parametrize(("rule", "figure"), [("case.called", 0.607), ("tie.x", None)])
def test_precision_is_that_of_the_like(rule: str, figure: float | None) -> None:
    found = precision_of(rule)
    assert (found.figure if found else None) == figure
    assert fresh_precision_of(rule) is None


@pytest.mark.parametrize("rule", [None, "", "elsewhere.rule"])
def test_what_is_unknown_was_not_measured(rule: str | None) -> None:
    assert precision_of(rule) is None and rule_note(rule) is None
