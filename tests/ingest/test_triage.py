"""What is let through to the full parse."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interorg.ingest.concepts import triage as module
from interorg.ingest.concepts.lexicon import words
from interorg.ingest.concepts.mentions import concepts_in
from interorg.ingest.concepts.triage import may_hold_claim, stems
from interorg.ingest.language import pipeline
from interorg.ontology.concepts import load_concepts


def test_the_examples_of_the_module_hold() -> None:
    result = doctest.testmod(module)
    assert result.attempted >= 1
    assert result.failed == 0


@pytest.mark.parametrize(
    "text",
    [
        "Joint ventures reduce production costs .",
        "They are said to foster trust .",
        "Partners who share costs stay longer .",
        "Sharing the often very high costs is what consortia are for .",
        "Such arrangements curb opportunism .",
    ],
)
def test_a_sentence_of_two_places_may_hold_a_claim(text: str) -> None:
    assert may_hold_claim(text.split())


@pytest.mark.parametrize(
    "text", ["", "The cat sat on the mat .", "A joint venture was new .", "He said so ."]
)
def test_a_sentence_of_less_holds_none(text: str) -> None:
    assert not may_hold_claim(text.split())


LABELS = sorted({c.label for c in load_concepts().values() if not c.deprecated})


@given(
    st.sampled_from(LABELS), st.sampled_from(LABELS), st.sampled_from(["ruin", "by", "and then"])
)
def test_two_labels_are_always_let_through(one: str, other: str, between: str) -> None:
    assert may_hold_claim([*words(one), *between.split(), *words(other)])


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=30))
def test_any_word_has_stems_and_itself_comes_first(word: str) -> None:
    assert len(stems(word)) >= 1


def test_what_is_linked_twice_in_a_sentence_is_let_through() -> None:
    text = (
        "In alliances trust lowers monitoring costs. The partners pooled all their resources, so "
        "the costs of the joint venture were shared. Knowledge transfer reduced dependence."
    )
    doc = pipeline()(text)
    spans = concepts_in(doc)
    for sentence in doc.sents:
        places = {s.start for s in spans if sentence.start <= s.start < sentence.end}
        assert len(places) > 1
        assert may_hold_claim(token.text for token in sentence)
