"""What the trained reader of cases is shown, and what becomes of its answers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from interorg.ingest.cases.known import KnownCases
from interorg.ingest.cases.roles.anchors import Anchor
from interorg.ingest.cases.roles.decoding import Part, Told, joined, told_by
from interorg.ingest.cases.roles.filing import ALONE, file
from interorg.ingest.cases.roles.labels import FORMS, ROLES, RULE, STATUSES, YEARS
from interorg.ingest.cases.roles.reader import Answer, answers
from interorg.ingest.cases.roles.window import END, LONGEST, MARKS, START, Window, window_of
from interorg.ingest.evidence import Evidence, Extraction
from interorg.ingest.language import pipeline
from interorg.ingest.organizations.recognition import candidates_of
from interorg.ingest.transformer.pieces import pieces

Read = Callable[..., Extraction]


def shown(text: str, word: str) -> Window:
    doc = pipeline()(text)
    (organizations,) = candidates_of([doc])
    at = next(token.i for token in doc if token.text == word)
    return window_of(doc, Anchor(at, at + 1, None, 0), organizations, pieces())


@given(st.integers(0, 400), st.integers(0, 400))
def test_every_window_fits_and_marks_its_anchor(before: int, after: int) -> None:
    window = shown("so " * before + "venture" + " now" * after, "venture")
    assert len(window.ids) <= LONGEST
    assert (window.ids[0], window.ids[-1]) == (START, END)
    assert [piece for piece in window.ids if piece in MARKS] == list(MARKS)
    assert window.ids[window.mark] == MARKS[0]


def test_signs_that_the_vocabulary_lacks_count_as_pieces_too() -> None:
    window = shown("\u200b \u200b " * 300 + "venture" + " \u200b\u200b x" * 300, "venture")
    assert len(window.ids) <= LONGEST
    (found,) = answers([window])
    assert 0 <= found.exists <= 1


def test_the_sentence_before_is_shown_and_the_one_after_is_not() -> None:
    text = "Siemens met Bosch. The venture was founded in 1990. Nokia was sold in 2001."
    doc = pipeline()(text)
    window = shown(text, "venture")
    assert {doc[n.start : n.end].text for n in window.names} >= {"Siemens", "Bosch"}
    assert [doc[i].text for i in window.years] == ["1990"]
    assert not window.whole


def answer(window: Window, roles: dict[int, str], exists: float = 0.9) -> Answer:
    """Make an answer that is sure of the roles at some places and of nothing else."""
    found = np.full((len(window.names), len(ROLES)), 0.01, np.float32)
    found[:, 0] = 0.98
    for at, role in roles.items():
        found[at] = 0.02
        found[at, ROLES.index(role)] = 0.96
    years = np.zeros((len(window.years), len(YEARS)), np.float32)
    years[:, YEARS.index("start")] = 1
    return Answer(found, years, exists, np.eye(len(STATUSES))[3], np.eye(len(FORMS))[1])


def test_roles_become_a_case() -> None:
    text = "Siemens and Bosch founded Osprey in 1990."
    doc = pipeline()(text)
    window = shown(text, "founded")
    place = {doc[n.start : n.end].text: at for at, n in enumerate(window.names)}
    roles = {place["Siemens"]: "partner", place["Bosch"]: "partner", place["Osprey"]: "name"}
    told = told_by(doc, window, answer(window, roles), [])
    assert told is not None and told.name is not None and told.begun is not None
    assert told.members == {"siemens", "bosch"}
    assert (told.name.text, told.begun.text, told.status) == ("Osprey", "1990", STATUSES[3])
    assert told_by(doc, window, answer(window, roles, exists=0.2), []) is None
    assert told_by(doc, window, answer(window, {place["Bosch"]: "partner"}), []) is None


def told(*partners: str, sure: float = 0.9, name: str | None = None) -> Told:
    parts = tuple(Part(at, at + 1, each, 0.9) for at, each in enumerate(partners))
    called = Part(9, 10, name, 0.9) if name else None
    return Told(5, True, parts, called, None, None, None, 0.0, "JointVenture", sure)


def test_what_two_words_tell_of_one_case_is_joined() -> None:
    found = joined([told("A", "B"), told("A", "B", "C", sure=0.5, name="N"), told("X", "Y")])
    assert [(sorted(t.members), t.name is not None) for t in found] == [
        (["a", "b"], True),
        (["x", "y"], False),
    ]


def test_of_two_sets_of_partners_for_one_name_the_surer_is_believed() -> None:
    (found,) = joined([told("A", "B", name="N", sure=0.6), told("X", "Y", name="N")])
    assert found.members == {"x", "y"}


def cite(_: Part | None, confidence: float) -> Evidence:
    return Evidence("d", 0, 1, "x", RULE, confidence)


def test_what_is_hardly_sure_makes_no_case() -> None:
    known = KnownCases(None)
    file(told("A", "B", sure=ALONE - 0.01), known, 0, cite)
    assert known.records == []
    file(told("A", "B", sure=ALONE), known, 0, cite)
    assert [record.partners for record in known.records] == [{"A", "B"}]


def test_a_named_case_is_added_to_and_not_told_twice() -> None:
    known = KnownCases(None)
    file(told("A", "B", name="Osprey"), known, 0, cite)
    file(told("A", "C", name="Osprey"), known, 7, cite)
    (record,) = known.records
    assert record.partners == {"A", "B", "C"}
    assert [value.value for value in record.all("name")] == ["Osprey"]


def test_the_answer_for_a_window_does_not_hang_on_its_neighbours() -> None:
    windows = [
        shown("Siemens and Bosch formed an alliance in 1990.", "alliance"),
        shown(
            "It was long ago that, after much talk, Nokia and Sharp set up a venture.", "venture"
        ),
    ]
    together = answers(windows)
    for window, found in zip(windows, together, strict=True):
        (alone,) = answers([window])
        assert np.allclose(alone.roles, found.roles, atol=1e-4)
        assert abs(alone.exists - found.exists) < 1e-4


def test_nothing_to_ask_is_answered_with_nothing() -> None:
    assert answers([]) == []
    window = shown("so it goes with every venture now", "venture")
    (found,) = answers([window])
    assert found.roles.shape == (0, len(ROLES)) and found.years.shape == (0, len(YEARS))
