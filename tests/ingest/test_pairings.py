"""The tables of openings and closings: what they make, and what they must not."""

import doctest
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interorg.ingest.concepts import pairings as module
from interorg.ingest.concepts.lexicon import trie, words
from interorg.ingest.concepts.pairings import TABLES, paired, pairings
from interorg.ingest.concepts.variants import all_variants
from interorg.ontology.concepts import load_concepts

PLAIN = st.text("abcdefgh", min_size=1, max_size=6)


def test_the_examples_of_the_module_hold() -> None:
    result = doctest.testmod(module)
    assert result.attempted >= 1
    assert result.failed == 0


def test_every_concept_of_the_tables_is_one_of_the_ontology_and_in_one_table() -> None:
    named = [concept for table in TABLES for concept in table]
    assert set(named) <= set(load_concepts())
    assert len(named) == len(set(named))


def test_every_row_has_openings_and_closings_none_of_them_empty() -> None:
    for table in TABLES:
        for concept, rows in table.items():
            for row in rows:
                openings, colon, closings = row.partition(" : ")
                assert colon, concept
                for side in (openings, closings):
                    assert all(way.strip() == way != "" for way in side.split("|")), (concept, side)


def test_a_phrase_that_two_concepts_would_share_names_neither() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for phrase, concept, _ in pairings():
        owners[phrase].add(concept)
    shared = {phrase for phrase, concepts in owners.items() if len(concepts) > 1}
    assert shared
    assert len(shared) < len(owners) / 500
    concepts = load_concepts()
    for variant in all_variants():
        # What remains of them follows from a label.
        if variant.text in shared:
            assert variant.label in concepts[variant.concept].labels


@pytest.mark.parametrize(
    ("phrase", "concept"),
    [
        ("gain legitimacy", "LegitimacyGain"),
        ("hard to coordinate", "CoordinationChallenge"),
        ("break promises", "Opportunism"),
        ("amplify demand", "DemandDistortion"),
        ("sense of belonging", "RelationalNorms"),
        ("screen potential partners", "PartnerSelection"),
    ],
)
def test_a_pairing_is_found_in_the_lexicon(phrase: str, concept: str) -> None:
    node = trie()
    for word in words(phrase):
        node = node.children[word]
    assert node.entry is not None
    assert node.entry.concept == concept


@given(st.lists(PLAIN, min_size=1, max_size=4), st.lists(PLAIN, min_size=1, max_size=4))
def test_each_opening_goes_with_each_closing(openings: list[str], closings: list[str]) -> None:
    made = list(paired([f"{'|'.join(openings)} : {'|'.join(closings)}"]))
    assert len(made) == len(openings) * len(closings)
    assert all(phrase.endswith(f" {closing}") for phrase, closing in made)
