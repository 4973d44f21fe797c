"""How likely stretches are judged, and what of it becomes a concept of the text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from interorg.ingest.concepts.linker import asking
from interorg.ingest.concepts.linker.asking import RULE, SURE, added, linked, order
from interorg.ingest.concepts.linker.network import Guess, guesses, weights
from interorg.ingest.concepts.linker.stretches import Stretch, question
from interorg.ingest.concepts.mentions import concepts_in, concepts_of
from interorg.ingest.concepts.spans import ConceptSpan
from interorg.ingest.language import pipeline
from interorg.ingest.transformer.pieces import pieces
from interorg.ontology.concepts import shipped_concepts

TEXT = "The partners of the alliance trust each other and share what they know."
DOC = pipeline()(TEXT)


def guess(first: int, last: int, concept: str, probability: float) -> Guess:
    return Guess(Stretch(first, last, False, False, 0.0, -1), concept, probability)


def chosen(answers: Sequence[Guess], found: Sequence[ConceptSpan] = ()) -> list[tuple[str, str]]:
    return [
        (DOC[span.start : span.end].text, span.concept) for span in added(DOC, 0, answers, found)
    ]


def test_only_what_is_sure_enough_is_added() -> None:
    answers = [guess(5, 7, "Trust", SURE), guess(9, 12, "InformationSharing", SURE - 0.01)]
    assert chosen(answers) == [("trust each other", "Trust")]


def test_of_stretches_that_are_nearly_the_same_the_likeliest_is_added() -> None:
    answers = [guess(5, 6, "Commitment", 0.4), guess(5, 7, "Trust", 0.6)]
    assert chosen(answers) == [("trust each other", "Trust")]


def test_a_concept_inside_the_stretch_of_another_is_added_too() -> None:
    answers = [guess(0, 12, "InformationSharing", 0.6), guess(5, 5, "Trust", 0.5)]
    assert {concept for _, concept in chosen(answers)} == {"InformationSharing", "Trust"}


def test_nothing_is_added_where_a_rule_names_nearly_the_same_words() -> None:
    (span,) = [each for each in concepts_in(DOC) if each.concept == "StrategicAlliance"]
    assert chosen([guess(span.start, span.start, "JointVenture", 0.9)], [span]) == []


def test_a_concept_that_the_ontology_lacks_is_left_out() -> None:
    assert chosen([guess(5, 7, "NoSuchConcept", 0.9)]) == []


def test_every_concept_of_the_weights_is_one_of_the_ontology() -> None:
    assert set(weights().names) == {
        name for name, concept in shipped_concepts().items() if not concept.deprecated
    }
    assert len(order()) == len(weights().concepts)


def test_a_sentence_is_judged_alike_alone_and_beside_others() -> None:
    asked = [
        question([token.text for token in pipeline().make_doc(text)], (), pieces())
        for text in (TEXT, "Costs fell.", "They could not agree on who would pay for the plant.")
    ]
    for alone, beside in zip(asked, guesses(asked), strict=True):
        (one,) = guesses([alone])
        assert [(g.stretch, g.concept) for g in one] == [(g.stretch, g.concept) for g in beside]
        np.testing.assert_allclose(
            [g.probability for g in one], [g.probability for g in beside], atol=1e-3
        )


def test_probabilities_lie_between_nothing_and_one() -> None:
    asked = question([token.text for token in DOC], (), pieces())
    assert all(0 <= each.probability <= 1 for (found,) in [guesses([asked])] for each in found)


def test_an_empty_sentence_names_nothing() -> None:
    assert guesses([question([], (), pieces())]) == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "The museum dimmed the lamps of every gallery at once.",
        "Mice were fed twice a day and weighed on Mondays.",
    ],
)
def test_the_linker_is_not_asked_where_rules_find_nothing(text: str) -> None:
    doc = pipeline()(text)
    assert linked([doc], [[]]) == [[]]


def test_headings_without_a_verb_keep_what_rules_found() -> None:
    doc = pipeline()("Benefits of alliances")
    found = concepts_in(doc)
    assert found
    assert linked([doc], [found]) == [found]


@pytest.mark.parametrize(
    ("served", "words", "concept"),
    [
        (
            "The alliance ended because the two cultures never mixed.",
            "cultures never mixed",
            "CulturalDifference",
        ),
    ],
)
def test_concepts_are_linked_that_no_label_names(served: str, words: str, concept: str) -> None:
    doc = pipeline()(served)
    assert concept not in {span.concept for span in concepts_in(doc)}
    (found,) = concepts_of([doc])
    told = [span for span in found if span.rule == RULE]
    assert any(
        words in doc[span.start : span.end].text and span.concept == concept for span in told
    )


def test_how_many_sentences_are_asked_about_at_a_time_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "The partners trust each other. The alliance spread the risk. Costs of control fell."
    docs = [pipeline()(text), DOC]
    together = [[(s.start, s.end, s.concept) for s in spans] for spans in concepts_of(docs)]
    monkeypatch.setattr(asking, "TOGETHER", 1)
    assert together == [[(s.start, s.end, s.concept) for s in spans] for spans in concepts_of(docs)]
    assert any(together)


def test_what_stands_beyond_what_is_read_stays_as_rules_found_it() -> None:
    text = "The alliance, " + "and so on, " * 60 + "reduced opportunism."
    doc = pipeline()(text)
    (last,) = [span for span in concepts_of([doc])[0] if span.concept == "Opportunism"]
    assert last.likely is None
