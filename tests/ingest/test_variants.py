import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interorg.ingest.concepts import variants as module
from interorg.ingest.concepts.lexicon import trie, words
from interorg.ingest.concepts.variants import ENDINGS, OPENINGS, all_variants, variants
from interorg.ontology.concepts import load_concepts


def test_the_examples_of_the_module_hold():
    result = doctest.testmod(module)
    assert result.attempted >= 5
    assert result.failed == 0


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("knowledge transfer", "transfer knowledge"),
        ("partner selection", "choose partner"),
        ("information asymmetry", "asymmetric information"),
        ("shared resources", "sharing of resources"),
        ("lower production costs", "reduce production costs"),
        ("conflicting goals", "divergent goals"),
        ("lack of trust", "absence of trust"),
        ("loss of autonomy", "give up autonomy"),
        ("access to capital", "gain access to capital"),
        ("dependence on suppliers", "reliance on suppliers"),
        ("achieve goals", "attainment of goals"),
        ("conflict between partners", "conflict among members"),
        ("conflict between partners", "conflict between the partners"),
        ("alliance failure", "failure of the consortium"),
        ("joint venture instability", "instability of partnership"),
        ("monitoring costs", "cost of monitoring"),
    ],
)
def test_a_label_is_said_in_other_ways(label, expected):
    assert expected in set(variants(label))


@pytest.mark.parametrize(
    "label",
    [
        "trust",
        "joint venture",
        "joint knowledge creation",
        "organizational development",
        "economies of scale",
        "letter of intent",
    ],
)
def test_a_label_of_another_build_has_no_variants(label):
    assert list(variants(label)) == []


@given(
    st.sampled_from([*ENDINGS, *OPENINGS]),
    st.text(alphabet="abcdefghij", min_size=1, max_size=8),
    st.booleans(),
)
def test_a_variant_keeps_what_the_label_is_about(fixed, rest, leads):
    label = f"{fixed} {rest}" if leads else f"{rest} {fixed}"
    for text in variants(label):
        assert rest in text.split()
        assert text != label


def test_no_variant_is_shared_by_two_concepts_or_takes_the_place_of_a_label():
    labels = {label.lower() for c in load_concepts().values() for label in c.labels}
    texts = [variant.text for variant in all_variants()]
    assert len(texts) == len(set(texts)) > 1000
    assert labels.isdisjoint(texts)


def test_no_variant_has_two_determiners_in_a_row():
    for variant in all_variants():
        assert " the the " not in variant.text
        assert " the a " not in variant.text


def test_a_label_of_one_concept_is_never_read_as_another():
    for concept in load_concepts().values():
        for label in concept.labels:
            node = trie()
            for word in words(label):
                node = node.children[word]
            assert node.entry is not None
            assert node.entry.concept == concept.id
