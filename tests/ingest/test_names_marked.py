"""The network that marks names: how its scores are read, and what it finds."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interorg.ingest.language import pipeline
from interorg.ingest.organizations.decoding import Name, _best, names_of, organization_shares
from interorg.ingest.organizations.entities import organization_share
from interorg.ingest.organizations.network import PARTS, TAGS, TYPES, WEIGHTS, Scores


def scores_of(tags: list[int]) -> Scores:
    """Make scores in which each word's tag is by far the likeliest."""
    rows = np.zeros((len(tags), TAGS), dtype=np.float32)
    rows[range(len(tags)), tags] = 9.0
    return rows


def value(scores: Scores, names: list[Name]) -> float:
    """Return the score of a reading: the sum over its words."""
    tags = [0] * len(scores)
    for name in names:
        first = 1 + PARTS * TYPES.index(name.type)
        tags[name.start : name.end] = [first + 1] * (name.end - name.start)
        tags[name.start], tags[name.end - 1] = first, first + 2
        if name.end - name.start == 1:
            tags[name.start] = first + 3
    return float(scores[range(len(tags)), tags].sum())


def random_scores(seed: int, length: int) -> Scores:
    return np.random.default_rng(seed).normal(0, 3, (length, TAGS)).astype(np.float32)


def readings(length: int) -> list[list[Name]]:
    """List every way to put names into so many words."""
    if length == 0:
        return [[]]
    found = list(readings(length - 1))
    for start in range(length):
        for before in readings(start):
            found += [[*before, Name(start, length, kind)] for kind in TYPES]
    return found


def test_names_are_read_off_consistent_tags() -> None:
    person = 1 + PARTS * TYPES.index("PERSON")
    found = names_of(scores_of([0, 1, 2, 3, person + 3, 0]))
    assert found == [Name(1, 4, "ORG"), Name(4, 5, "PERSON")]


def test_a_name_that_the_likeliest_tags_leave_open_is_mended() -> None:
    found = names_of(scores_of([1, 2, 0, 0]))
    assert found == [Name(0, 2, "ORG")]


@given(st.integers(0, 10**6), st.integers(1, 3))
@settings(deadline=None, max_examples=30)
def test_no_other_reading_scores_higher(seed: int, length: int) -> None:
    scores = random_scores(seed, length)
    best = max(value(scores, reading) for reading in readings(length))
    assert value(scores, names_of(scores)) == pytest.approx(best, rel=1e-5)


@given(st.integers(0, 10**6), st.integers(0, 40))
@settings(deadline=None, max_examples=50)
def test_names_follow_each_other_without_overlap(seed: int, length: int) -> None:
    found = _best(random_scores(seed, length)) if length else names_of(random_scores(seed, 0))
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_the_share_of_organizations_is_a_probability() -> None:
    shares = organization_shares(random_scores(1, 50))
    assert shares.shape == (50,)
    assert ((shares >= 0) & (shares <= 1)).all()


def test_the_weights_are_small_and_no_pickle() -> None:
    data = WEIGHTS.read_bytes()
    assert len(data) <= 8_000_000
    assert not data.startswith(b"\x80\x04")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ericsson formed a joint venture with Sony.", "ORG"),
        ("The alliance between Nokia and Cisco ended in 1999.", "ORG"),
        ("Her father was born in Vienna in 1931.", "GPE"),
        ("It was signed by Margaret Thatcher.", "PERSON"),
    ],
)
def test_names_have_the_type_that_the_sentence_gives_them(text: str, label: str) -> None:
    doc = pipeline()(text)
    names = [entity for entity in doc.ents if entity.label_ not in ("DATE", "CARDINAL")]
    assert names
    assert {name.label_ for name in names} == {label}
    assert all(((organization_share(name) or 0) > 0.5) == (label == "ORG") for name in names)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "word " * 3000, "Acme\u200bInc \u202eabc א ב"])
def test_odd_texts_are_no_trouble(text: str) -> None:
    doc = pipeline().get_pipe("interorg_entities")(pipeline().make_doc(text))
    assert all(entity.text.strip() for entity in doc.ents)
