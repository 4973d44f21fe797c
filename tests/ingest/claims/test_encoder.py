"""What the encoder is asked of a sentence, and what becomes of its answers."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interorg.ingest.claims.candidates import readings
from interorg.ingest.claims.discourse import sentences_of
from interorg.ingest.claims.encoder.labels import ANSWERS, RELATIONS, RULE, SYMMETRIC
from interorg.ingest.claims.encoder.marking import CLOSE, FIRST, KINDS, LONGEST, marked, opening
from interorg.ingest.claims.encoder.nodes import nodes_of, pairs_of
from interorg.ingest.claims.encoder.reading import candidate_of
from interorg.ingest.claims.encoder.scoring import Said, asked_of, said_of, sayings
from interorg.ingest.concepts.mentions import concepts_in
from interorg.ingest.document import Passage, Reading, compose
from interorg.ingest.language import annotate
from interorg.ingest.sentences import Sentence
from interorg.ingest.transformer.pieces import pieces
from interorg.ontology.kinds import ALL_KINDS
from interorg.ontology.relations import load_relation_types

TEXT = "Joint ventures are common. Such ventures reduce costs, and trust lowers opportunism."


def sentences(text: str) -> list[Sentence]:
    document = compose("d", "d.md", Reading((Passage("paragraph", text),)))
    parsed = list(annotate(document, document.blocks))
    concepts = [concepts_in(doc) for _, doc in parsed]
    return [placed.sentence for placed in sentences_of(parsed, concepts)]


def names(sentence: Sentence) -> list[str]:
    return [node.concept for node in nodes_of(sentence)]


def test_its_relations_and_kinds_are_those_of_the_ontology() -> None:
    assert set(RELATIONS) == set(load_relation_types())
    assert {name for name, held in load_relation_types().items() if held.symmetric} == SYMMETRIC
    assert set(ALL_KINDS) == set(KINDS)


def test_a_topic_named_again_is_one_node() -> None:
    second = sentences(TEXT)[1]
    assert names(second).count("JointVenture") == 1
    venture = nodes_of(second)[names(second).index("JointVenture")]
    assert venture.topic is not None


def test_two_topics_are_no_pair() -> None:
    paired = 0
    for sentence in sentences(TEXT):
        nodes = nodes_of(sentence)
        pairs = [*pairs_of(nodes)]
        assert all(nodes[a].spans or nodes[b].spans for a, b in pairs)
        paired += len(pairs)
    assert paired


def test_marks_stand_where_concepts_open() -> None:
    (sentence,) = sentences("Relational norms curb opportunism.")
    nodes = nodes_of(sentence)
    read = marked(sentence, nodes, pieces())
    for node, places in zip(nodes, read.places, strict=True):
        assert {read.ids[place] for place in places} <= {
            opening(node.kind),
            opening(node.kind, topic=True),
        }
    opened = [i for i in read.ids if FIRST <= i < CLOSE]
    assert len(opened) == read.ids.count(CLOSE)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 120), st.integers(0, 120))
def test_a_marked_sentence_is_never_too_long(before: int, after: int) -> None:
    text = f"{'so ' * before}trust lowers opportunism {'and so on ' * after}."
    for sentence in sentences(text):
        nodes = nodes_of(sentence)
        read = marked(sentence, nodes, pieces())
        assert len(read.ids) <= LONGEST
        assert all(place < len(read.ids) - 1 for held in read.places for place in held)


def test_an_answer_for_a_sentence_hangs_on_no_other() -> None:
    one, others = sentences("Trust lowers opportunism."), sentences(f"{TEXT} {TEXT}")
    alone, among = said_of(one)[0], said_of([*others, *one])[-1]
    pair = frozenset(("Trust", "Opportunism"))
    assert among[pair].related == pytest.approx(alone[pair].related, abs=1e-4)


def answered(sentence: Sentence, relation: str, turned: bool) -> Said:
    asked = asked_of(0, sentence, pieces())
    assert asked is not None
    row = np.full(len(ANSWERS), 0.1 / (len(ANSWERS) - 1), np.float32)
    row[ANSWERS.index((relation, turned))] = 0.9
    (said,) = sayings(asked, np.stack([row])).values()
    return said


@pytest.mark.parametrize("turned", [False, True])
def test_a_turned_answer_has_the_later_concept_for_its_subject(turned: bool) -> None:
    (sentence,) = sentences("Trust lowers opportunism.")
    candidate = candidate_of(sentence, answered(sentence, "Mitigates", turned))
    ends: Sequence[str] = [candidate.subject.concept, candidate.object.concept]
    assert ends == (["Opportunism", "Trust"] if turned else ["Trust", "Opportunism"])
    assert candidate.predicate.text == "lowers"


def test_what_rules_and_encoder_agree_on_is_read_once() -> None:
    (sentence,) = sentences("Relational norms curb opportunism.")
    pair = frozenset(("RelationalNorms", "Opportunism"))
    same = readings(sentence, {pair: answered(sentence, "Mitigates", False)})
    assert [read.rule for read in same if read.ends == pair] == ["claim.verb-active"]
    other = readings(sentence, {pair: answered(sentence, "Causes", False)})
    assert [read.rule for read in other if read.ends == pair] == ["claim.verb-active", RULE]
