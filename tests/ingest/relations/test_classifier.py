"""The trained classifier on sentences written for these tests."""

import subprocess
import sys
from time import perf_counter

import pytest

from interorg.ingest.language import pipeline
from interorg.ingest.relations.classifier import DEFAULT_CONFIDENCE, Pair, relate
from interorg.ingest.relations.labels import LABELS

PLAIN = [
    ("Alder Rail was acquired by Birch Lines in 1998.", "Alder Rail", "Birch Lines", "acquired_by"),
    (
        "Shares of Alder Rail Inc. are listed on the New York Stock Exchange.",
        "Alder Rail Inc.",
        "New York Stock Exchange",
        "traded_on",
    ),
    (
        "Alder Rail has partnered with Birch Lines to develop batteries.",
        "Alder Rail",
        "Birch Lines",
        "collaboration",
    ),
]


def asked(text: str, one: str, other: str) -> Pair:
    spans = [(text.index(name), text.index(name) + len(name)) for name in (one, other)]
    return Pair(text, spans[0], spans[1])


def test_plain_sentences_are_read_as_they_say() -> None:
    answers = relate([asked(text, one, other) for text, one, other, _ in PLAIN])
    assert [answer.label for answer in answers] == [label for *_, label in PLAIN]


def test_the_linear_part_alone_is_sure_of_the_plainest() -> None:
    pairs = [asked(*PLAIN[place][:3]) for place in (0, 1)]
    answers = relate(pairs, transformer=False)
    assert [answer.label for answer in answers] == ["acquired_by", "traded_on"]
    assert min(answer.confidence for answer in answers) > DEFAULT_CONFIDENCE


@pytest.mark.parametrize("transformer", [True, False])
def test_the_active_and_the_passive_turn_an_acquisition_around(transformer: bool) -> None:
    active = asked("Alder Rail acquired Birch Lines in 1998.", "Alder Rail", "Birch Lines")
    passive = asked(*PLAIN[0][:3])
    answers = relate([active, passive], transformer=transformer)
    assert [(answer.label, answer.inverted) for answer in answers] == [
        ("acquired_by", True),
        ("acquired_by", False),
    ]


def test_asking_the_other_way_round_turns_only_the_direction() -> None:
    text, one, other, _ = PLAIN[0]
    forth, back = relate([asked(text, one, other), asked(text, other, one)])
    assert forth.inverted is not back.inverted
    assert forth.probabilities == back.probabilities


def test_an_answer_does_not_hang_on_its_neighbours() -> None:
    pairs = [asked(text, one, other) for text, one, other, _ in PLAIN]
    alone = [relate([pair])[0] for pair in pairs]
    for together, single in zip(relate(pairs * 7)[-3:], alone, strict=True):
        assert together.confidence == pytest.approx(single.confidence, abs=1e-3)


def test_probabilities_are_of_all_labels_and_confidence_is_the_greatest() -> None:
    (answer,) = relate([asked(*PLAIN[2][:3])])
    assert set(answer.probabilities) == set(LABELS)
    assert sum(answer.probabilities.values()) == pytest.approx(1, abs=1e-4)
    assert answer.confidence == max(answer.probabilities.values())
    assert 0.5 < DEFAULT_CONFIDENCE < 0.99


def test_a_parse_at_hand_gives_the_same_answer() -> None:
    plain = asked(*PLAIN[0][:3])
    with_parse = Pair(plain.text, plain.one, plain.other, pipeline()(plain.text))
    assert relate([with_parse]) == relate([plain])


def test_nothing_asked_is_nothing_answered() -> None:
    assert relate([]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Alder" + " and so on" * 50_000 + " Birch",
        "Alder" + "x" * 200_000 + " Birch",
        "Alder ألدر شركة Birch",
        "Alder 株式会社とBirchは \u200f提携 ﬁ\x00 Birch",
        "Alder\n\n\n|| ;; Birch",
    ],
    ids=["long sentence", "long word", "right to left", "mixed scripts", "noise"],
)
def test_odd_text_is_answered_in_bounded_time(text: str) -> None:
    start = perf_counter()
    (answer,) = relate([Pair(text, (0, 5), (len(text) - 5, len(text)))])
    assert answer.label in LABELS
    assert perf_counter() - start < 20


def test_the_linear_part_answers_where_no_runtime_for_encoders_is_installed() -> None:
    script = (
        "import sys; sys.modules['onnxruntime'] = None\n"
        "from interorg.ingest.relations.classifier import Pair, relate\n"
        "text = 'Alder was acquired by Birch.'\n"
        "print(relate([Pair(text, (0, 5), (22, 27))], transformer=False)[0].label)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120
    )
    assert run.stdout.strip() == "acquired_by"
