"""Every rule reads its example and leaves alone what only looks like it."""

from collections.abc import Callable

import pytest

from interorg.ingest.claims.rules import RULES, Rule
from interorg.ingest.evidence import Extraction

by_id = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def statements(extraction: Extraction, rule: Rule) -> set[tuple[str, str, str]]:
    return {
        (claim.subject, claim.relation, claim.object)
        for claim in extraction.claims
        if claim.evidence.rule == rule.id
    }


@by_id
def test_a_rule_reads_its_example(rule: Rule, read: Callable[..., Extraction]) -> None:
    assert statements(read(rule.example.text), rule) == set(rule.example.claims)


@by_id
def test_a_rule_leaves_its_counter_example_alone(
    rule: Rule, read: Callable[..., Extraction]
) -> None:
    assert statements(read(rule.untouched), rule) == set()


def test_no_two_rules_share_an_id() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_the_quote_of_a_claim_is_its_sentence(read: Callable[..., Extraction]) -> None:
    text = "Nothing is said here. Relational norms curb opportunism. Nor here."
    (claim,) = read(text).claims
    assert claim.evidence.quote == "Relational norms curb opportunism."
    assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote
    assert claim.evidence.sentence == 1


def test_a_pronoun_takes_up_the_subject_before_and_both_sentences_are_quoted(
    read: Callable[..., Extraction],
) -> None:
    text = "It was late. Joint ventures are common. They reduce costs."
    (claim,) = read(text).claims
    assert (claim.subject, claim.object) == ("JointVenture", "CostReduction")
    assert claim.evidence.quote == "Joint ventures are common. They reduce costs."
    assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote


def test_a_pronoun_that_could_mean_two_nouns_takes_up_neither(
    read: Callable[..., Extraction],
) -> None:
    assert read("Joint ventures please the owners. They reduce costs.").claims == ()
