from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interorg.ingest.agreements.clause_rule import ClauseRule
from interorg.ingest.agreements.clauses import CLAUSE_RULES, QUOTED, bounded, clauses_of
from interorg.ingest.agreements.sentences import sentences
from interorg.ingest.document import Document

Make = Callable[..., Document]


@pytest.mark.parametrize("rule", CLAUSE_RULES, ids=lambda rule: rule.id)
def test_every_clause_rule_reads_its_example(contract: Make, rule: ClauseRule) -> None:
    assert rule.id in {clause.rule.id for clause in clauses_of(contract(rule.example))}


@pytest.mark.parametrize("rule", CLAUSE_RULES, ids=lambda rule: rule.id)
def test_no_clause_rule_reads_its_counter_example(contract: Make, rule: ClauseRule) -> None:
    assert rule.id not in {clause.rule.id for clause in clauses_of(contract(rule.counter_example))}


@pytest.mark.parametrize("rule", CLAUSE_RULES, ids=lambda rule: rule.id)
def test_an_example_serves_few_other_rules(rule: ClauseRule) -> None:
    others = {other.id for other in CLAUSE_RULES if other is not rule and other.told(rule.example)}
    assert len(others) <= 1


def test_a_clause_is_quoted_with_its_sentence(contract: Make) -> None:
    document = contract(
        "SUPPLY AGREEMENT",
        "Alder pays at once. Alder may audit the books and records of Birch. Birch pays later.",
    )
    (clause,) = clauses_of(document)
    quoted = document.text[clause.start : clause.end]
    assert quoted == "Alder may audit the books and records of Birch."


def test_a_definition_sets_nothing_up(contract: Make) -> None:
    line = "“Committee” means the joint steering committee that the parties shall form in May."
    assert not clauses_of(contract("SUPPLY AGREEMENT", line))


def test_a_long_sentence_is_quoted_around_what_it_says() -> None:
    text = "and so on, " * 200 + "the parties shall form a steering committee" + ", and on" * 200
    at = text.index("steering")
    start, end = bounded(text, 0, len(text), (at, at + 18))
    assert "steering committee" in text[start:end] and end - start <= QUOTED + 20


@given(st.text(alphabet='ab. \nA(1)"”Inc', max_size=300))
def test_sentences_follow_one_another_within_the_text(text: str) -> None:
    reached = 0
    for start, end in sentences(text):
        assert reached <= start < end <= len(text)
        reached = end


@pytest.mark.parametrize(
    "clause",
    [
        "The JVC shall have a board of directors of six, three nominated by Alder and three by "
        "Birch.",
        "The business of the Joint Venture shall be managed by a board of directors of four.",
        "A Management Committee of four members, two named by each party, shall direct the work.",
        "Each Party shall appoint two directors, who shall hold office for two years.",
        "Alder may nominate three directors and Birch may nominate two directors to the Board.",
        "The Venture is run by a Board of Managers, to which each Member shall name two managers.",
        "The parties shall set up a management committee with two members from each of them.",
        "The Sales Committee shall have four members, two of whom shall be named by each Party.",
    ],
)
def test_a_board_that_the_parties_fill_is_a_governance_board(contract: Make, clause: str) -> None:
    assert "GovernanceBoard" in {found.rule.mechanism for found in clauses_of(contract(clause))}


@pytest.mark.parametrize(
    "clause",
    [
        "Control means the power to appoint a majority of the members of the board of directors.",
        "This Agreement shall be approved by the board of directors of each party within a month.",
        "The Company shall nominate Quux for election to the board of directors in the year 2031.",
        "Disputes shall go to a board of arbitrators, one appointed by Alder and one by Birch.",
        "The committee may admit goods selected by Alder and approved by Birch in the last year.",
    ],
)
def test_a_board_of_one_firm_is_none_of_the_relationship(contract: Make, clause: str) -> None:
    assert "GovernanceBoard" not in {found.rule.mechanism for found in clauses_of(contract(clause))}
