"""The words that are looked for first take nothing away from what a rule of clauses reads."""

from dataclasses import replace

import pytest

from interorg.ingest.agreements.clause_rule import ClauseRule
from interorg.ingest.agreements.clauses import CLAUSE_RULES


@pytest.mark.parametrize("rule", CLAUSE_RULES, ids=lambda rule: rule.id)
def test_a_sentence_that_a_rule_reads_has_one_of_the_words_it_needs(rule: ClauseRule) -> None:
    unhurried = replace(rule, needs=("",))
    for other in CLAUSE_RULES:
        for sentence in (other.example, other.example.upper(), other.counter_example):
            assert rule.told(sentence) == unhurried.told(sentence)


@pytest.mark.parametrize("rule", CLAUSE_RULES, ids=lambda rule: rule.id)
def test_every_rule_names_words_so_that_most_sentences_are_passed_over(rule: ClauseRule) -> None:
    assert all(rule.needs) and rule.needs
    assert not any(word in "the term of this schedule begins in may" for word in rule.needs)
    assert all(word == word.lower() for word in rule.needs)
