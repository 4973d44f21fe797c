"""Every rule reads its example and leaves alone what only looks like it."""

from collections.abc import Callable

import pytest

from interorg.ingest.claims.discourse import sentences_of
from interorg.ingest.claims.rules import RULES, Candidate, Rule
from interorg.ingest.concepts.mentions import concepts_in
from interorg.ingest.document import Passage, Reading, compose
from interorg.ingest.evidence import Extraction
from interorg.ingest.language import annotate

by_id = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def candidates(rule: Rule, text: str) -> list[Candidate]:
    document = compose("d", "d.md", Reading((Passage("paragraph", text),)))
    parsed = list(annotate(document, document.blocks))
    concepts = [concepts_in(doc) for _, doc in parsed]
    return [
        candidate
        for placed in sentences_of(parsed, concepts)
        for candidate in rule.read(placed.sentence)
    ]


def statements(rule: Rule, text: str) -> set[tuple[str, str, str]]:
    return {
        (candidate.subject.concept, candidate.relation, candidate.object.concept)
        for candidate in candidates(rule, text)
    }


@by_id
def test_a_rule_reads_its_example(rule: Rule) -> None:
    assert statements(rule, rule.example.text) == set(rule.example.claims)


@by_id
def test_a_rule_leaves_its_counter_example_alone(rule: Rule) -> None:
    assert statements(rule, rule.untouched) == set()


def test_a_claim_is_as_sure_as_the_component_holds_it(read: Callable[..., Extraction]) -> None:
    (claim,) = read("Relational norms curb opportunism.").claims
    assert 0.5 <= claim.evidence.confidence < 1


def test_a_comparison_says_on_what_dimension_its_ends_differ() -> None:
    (rule,) = (rule for rule in RULES if rule.id == "claim.more-than")
    (compared,) = candidates(rule, "Strategic alliances are more informal than joint ventures.")
    assert (compared.dimension, compared.outcome) == ("Formalization", "LessThan")


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


def test_no_rule_takes_a_pronoun_up_that_could_mean_two_nouns() -> None:
    text = "Joint ventures please the owners. They reduce costs."
    assert not any(statements(rule, text) for rule in RULES)
