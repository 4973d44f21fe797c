from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interorg.service.content.passages import Passage, mark
from interorg.service.content.rights import is_open, permission
from interorg.service.content.vocabulary import read_vocabulary
from interorg.service.context import FullText
from interorg.service.pages.query import shortened
from interorg.service.pages.room import split


@pytest.mark.parametrize(
    "rights",
    [
        "CC-BY-4.0",
        "cc by 3.0",
        "CC BY-SA 4.0",
        "CC-BY-NC-ND-4.0",
        "CC0-1.0",
        "CC0",
        "Public Domain",
        "public-domain",
        "https://creativecommons.org/licenses/by/4.0/",
        "http://creativecommons.org/publicdomain/zero/1.0/",
        "Creative Commons Attribution 4.0 International License",
        "This is an open access article under the CC BY license.",
        "Open Government Licence v3.0",
    ],
)
def test_an_open_licence_allows_showing_the_whole_text(rights: str) -> None:
    assert is_open(rights) and permission("licensed", rights).shown


@pytest.mark.parametrize(
    "rights",
    [
        None,
        "",
        "All rights reserved",
        "© 1998 a publisher",
        "proprietary",
        "unknown",
        "Not in the public domain",
        "CC-BY-4.0, except the figures and chapter 3; all rights reserved",
        "succby",
        "CCBYTE",
        "accc0rd",
    ],
)
def test_unknown_or_doubtful_rights_do_not(rights: str | None) -> None:
    assert not is_open(rights)
    refused = permission("licensed", rights)
    assert not refused.shown and refused.reason
    assert permission("always", rights).shown


@given(st.none() | st.text(), st.sampled_from(["never", "licensed", "always"]))
def test_a_text_that_is_not_shown_has_a_reason(rights: str | None, setting: FullText) -> None:
    found = permission(setting, rights)
    assert found.shown == (found.reason is None)
    assert not (setting == "never" and found.shown)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[dict[str, object]], list[Passage]]:
    parts = draw(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=4))
    blocks: list[dict[str, object]] = []
    at = 0
    for part in parts:
        blocks.append({"start": at, "end": at + len(part), "kind": "paragraph"})
        at += len(part) + 2
    whole = "\n\n".join(parts)
    place = st.integers(-2, len(whole) + 3)
    spans = draw(st.lists(st.tuples(place, place), max_size=6))
    return whole, blocks, [Passage(a, b, str(n)) for n, (a, b) in enumerate(spans)]


@given(marked_texts())
def test_marking_loses_no_text_and_marks_exactly_the_passages(
    case: tuple[str, list[dict[str, object]], list[Passage]],
) -> None:
    text, blocks, passages = case
    found = mark(text, blocks, passages)
    joined = "\n\n".join("".join(piece.text for piece in block.pieces) for block in found)
    assert joined == text
    for block, source in zip(found, blocks, strict=True):
        at = int(str(source["start"]))
        for piece in block.pieces:
            for offset in range(at, at + len(piece.text)):
                covering = {p.note for p in passages if p.start <= offset < p.end}
                assert set(piece.notes) == covering
            at += len(piece.text)


def test_overlapping_passages_become_pieces_that_name_both() -> None:
    (block,) = mark(
        "abcdef",
        [{"start": 0, "end": 6, "kind": "paragraph"}],
        [Passage(0, 4, "one"), Passage(2, 6, "two")],
    )
    assert [(piece.text, piece.notes) for piece in block.pieces] == [
        ("ab", ("one",)),
        ("cd", ("one", "two")),
        ("ef", ("two",)),
    ]
    assert block.notes == ("one", "two")
    assert [piece.ends for piece in block.pieces] == [(), ("one",), ("two",)]


def test_the_hierarchy_survives_a_cycle_and_names_only_the_narrowest() -> None:
    iri = "https://w3id.org/interorg/concept/{}".format
    rows = [
        {"node": iri(name), "label": name.lower(), "broader": iri(up)}
        for name, up in [*pairwise("ABC"), ("C", "A")]
    ]
    vocabulary = read_vocabulary(rows)
    assert vocabulary.above(iri("A")) == {iri("B"), iri("C")}
    chain = read_vocabulary(rows[:-1])
    assert chain.narrowest([iri("A"), iri("B")]) == [iri("A")]
    assert chain.label(iri("Unknown")) == "Unknown"


def test_an_ending_names_a_format_only_if_it_is_one() -> None:
    assert split("Trust.json") == ("Trust", "json")
    assert split("report-1.2") == ("report-1.2", None)
    assert split(".json") == (".json", None)


def test_iris_are_shortened_by_the_longest_prefix() -> None:
    assert shortened("https://w3id.org/interorg/concept/Trust") == "iorc:Trust"
    assert shortened("http://example.org/x") == "http://example.org/x"
