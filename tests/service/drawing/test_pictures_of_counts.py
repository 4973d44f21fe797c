from __future__ import annotations

import struct
import threading
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as some

from interorg.ingest.failure import Failure, TooLong
from interorg.service.drawing import beside, png
from interorg.service.drawing.balance import Weight, balances
from interorg.service.drawing.columns import Column, columns, ticks
from interorg.service.drawing.matrix import Square, matrix
from interorg.service.drawing.outline import Item, outline
from interorg.service.drawing.svg import Picture, shortened

SVG = "{http://www.w3.org/2000/svg}"
NAME = some.text(max_size=40)
COUNT = some.integers(0, 10**6)


def drawn(picture: Picture) -> ElementTree.Element:
    return ElementTree.fromstring(picture.render())


def words(root: ElementTree.Element) -> list[str]:
    return [each.text or "" for each in root.iter(f"{SVG}text")]


@given(NAME, NAME, some.lists(some.tuples(NAME, COUNT, COUNT, NAME), max_size=8))
def test_columns_of_any_names_and_counts_are_xml(
    title: str, series: str, given_columns: list[tuple[str, int, int, str]]
) -> None:
    picture = Picture(title, "words", "https://example.org")
    bars = [Column(name, a + b, (a, b), (at, None)) for name, a, b, at in given_columns]
    columns(picture, (series, "other"), bars, ("for", "against"))
    root = drawn(picture)
    boxes = [each for each in root.iter(f"{SVG}rect") if each.find(f"{SVG}title") is not None]
    assert len(boxes) == sum((a > 0) + (b > 0) for _, a, b, _ in given_columns)
    assert all(float(box.get("height", "")) <= 221 for box in boxes)


@given(some.lists(NAME, max_size=5), some.lists(NAME, max_size=5))
def test_a_matrix_has_a_field_for_each_row_and_column(rows: list[str], heads: list[str]) -> None:
    picture = Picture("A map", "words")
    squares = [[Square("claims", 1 + n % 5, n, "note", "/x") for n, _ in enumerate(heads)]] * len(
        rows
    )
    matrix(picture, rows, heads, squares)
    assert len([*drawn(picture).iter(f"{SVG}a")]) == len(rows) * len(heads)


def test_fields_without_claims_have_signs_of_their_own() -> None:
    picture = Picture("A map", "words")
    states = [
        Square("denied", 1, 3, "", None), Square("text", 0, 0, "", None),
        Square("nothing", 0, 0, "", None), Square("claims", 5, 900, "", None),
    ]  # fmt: skip
    matrix(picture, ["row"], ["a", "b", "c", "d"], [states])
    root = drawn(picture)
    assert "×3" in words(root) and "900" in words(root)
    # One in the field, one in the legend.
    assert len([*root.iter(f"{SVG}circle")]) == 2


def test_denials_go_to_the_left_and_the_rest_to_the_right() -> None:
    picture = Picture("Balance", "words")
    balances(picture, ["form"], [("row", [[Weight("for", 3), Weight("against", 2, "/denied")]])])
    boxes = {
        title.text: float(box.get("x", ""))
        for box in drawn(picture).iter(f"{SVG}rect")
        if (title := box.find(f"{SVG}title")) is not None
    }
    assert boxes["row: 2 against"] < boxes["row: 3 for"]


def test_an_outline_shows_both_counts() -> None:
    picture = Picture("Tree", "words")
    outline(picture, [Item(0, "top", 1, 12, "/a"), Item(1, "below", 11, 11, None)])
    assert {"12 (1)", "11"} <= set(words(drawn(picture)))


@given(some.integers(0, 10**7))
def test_a_scale_has_few_round_steps(highest: int) -> None:
    found = [*ticks(highest)]
    assert found[0] == 0 and found[-1] <= highest and len(found) <= 6
    assert highest == 0 or found[-1] > highest // 2


def test_what_xml_cannot_hold_is_replaced() -> None:
    picture = Picture("a\0b\ud800<&>\"'", "\x1b", "javascript:")
    picture.write(0, 10, "\x08\uffff<script>")
    with picture.link('/"><script>', "x"):
        picture.box(0, 0, 1, 1, "for", "<b>")
    root = drawn(picture)
    assert not [*root.iter("script"), *root.iter(f"{SVG}script")]
    assert words(root) == ["\ufffd\ufffd<script>"]


def test_a_name_is_cut_to_its_room() -> None:
    assert shortened("short", 500) == "short"
    assert shortened("interorganizational relationship", 60).endswith("…")


def size(image: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", image[16:24])
    return width, height


def test_a_png_is_twice_as_fine_as_the_picture_and_shows_its_words() -> None:
    pictures = []
    for text in ("", "words", "日本語 ελληνικά"):
        picture = Picture("Title", "words")
        picture.box(0, 0, 200, 50, "blank")
        picture.write(20, 30, text)
        pictures.append(png.as_png(picture.render()))
    assert {size(image) for image in pictures} == {(424, 124)}
    assert len({*pictures}) == 3


def test_a_large_picture_has_fewer_pixels_for_each_unit() -> None:
    picture = Picture("Title", "words")
    picture.box(0, 0, 6_000, 4_000, "blank")
    width, height = size(png.as_png(picture.render()))
    assert width * height <= png.LARGEST * 1.01


def test_without_fonts_a_picture_with_words_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(png, "font_files", lambda: ())
    monkeypatch.setattr(png, "_system_fonts", lambda: False)
    picture = Picture("Title", "words")
    picture.write(0, 10, "words")
    with pytest.raises(Failure, match="no fonts"):
        png.as_png(picture.render())


def test_a_picture_is_drawn_alike_in_a_process_of_its_own() -> None:
    picture = Picture("Title", "words")
    picture.write(0, 10, "words")
    picture.ring(40, 40, 9, "ring")
    assert beside.drawn(picture.render()) == png.as_png(picture.render())


def test_what_is_no_picture_is_refused_with_what_hinders_it() -> None:
    with pytest.raises(Failure, match="Not drawn: ValueError"):
        beside.drawn("no picture")


def test_pictures_wait_for_their_turn_only_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "_TURNS", threading.BoundedSemaphore(1))
    monkeypatch.setattr(beside, "SECONDS", 0.01)
    with beside._TURNS, pytest.raises(TooLong, match="Too many pictures"):
        beside.drawn("<svg/>")


def test_series_are_told_apart_without_their_colours() -> None:
    picture = Picture("A title", "")
    names = [f"form {n}" for n in range(7)]
    counts = Column("1990", 7, [1] * 7, [None] * 7)
    columns(picture, names, [counts], [f"series{n}" for n in range(7)])
    root = drawn(picture)
    marks = {each.get("id") for each in root.iter(f"{SVG}pattern")}
    fills = [each.get("fill", "") for each in root.iter(f"{SVG}rect")]
    used = [fill[5:-1] for fill in fills if fill.startswith("url(#")]
    assert set(used) == marks and len(marks) == 6  # The first is plain.
    assert all(used.count(mark) == 2 for mark in marks)
    letters = [text for text in words(root) if len(text) == 1 and text.isupper()]
    assert sorted(letters) == sorted("ABCDEFG" * 2)
