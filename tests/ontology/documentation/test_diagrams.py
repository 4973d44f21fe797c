"""Pictures can be read: no box covers another, every word fits, lines are drawn under boxes."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interorg.ontology.documentation.addresses import OnServer
from interorg.ontology.documentation.diagrams.svg import PAD, Drawing, width
from interorg.ontology.documentation.diagrams.tree import Branch, draw
from interorg.ontology.documentation.glossary import Glossary
from interorg.ontology.documentation.module_page import diagrams
from interorg.ontology.documentation.term_page import picture
from interorg.ontology.files import modules, read_turtle

SVG = "{http://www.w3.org/2000/svg}"
NAMES = [path.stem for path in modules()]


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary({path.stem: read_turtle(path) for path in modules()})


def rectangles(svg: str) -> list[tuple[float, float, float, float, str]]:
    """Give left, top, right and bottom of each box, and the words in it."""
    found = []
    for group in ElementTree.fromstring(svg).iter(f"{SVG}g"):
        rect = group.find(f"{SVG}rect")
        assert rect is not None
        x, y, w, h = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
        words = " ".join(text.text or "" for text in group.iter(f"{SVG}text"))
        found.append((x, y, x + w, y + h, words))
    return found


def check(svg: str) -> None:
    """Find boxes that cover one another, or reach out of the picture."""
    root = ElementTree.fromstring(svg)
    wide, high = float(root.attrib["width"]), float(root.attrib["height"])
    boxes = sorted(rectangles(svg))
    for place, (x, y, right, bottom, words) in enumerate(boxes):
        assert 0 <= x < right <= wide and 0 <= y < bottom <= high, words
        for other in boxes[place + 1 :]:
            apart = other[0] >= right or other[1] >= bottom or other[3] <= y
            assert apart, (words, other[4])


@pytest.mark.parametrize("module", NAMES)
def test_no_box_of_a_module_covers_another(glossary: Glossary, module: str) -> None:
    for _, svg in diagrams(glossary, module, OnServer("").page):
        check(svg)
        assert len(rectangles(svg)) > 1


def test_every_module_but_the_two_smallest_has_a_diagram(glossary: Glossary) -> None:
    without = [m for m in NAMES if not diagrams(glossary, m, OnServer("").page)]
    assert set(without) <= {"activity", "ties"}


def test_no_box_among_the_neighbours_of_a_class_covers_another(glossary: Glossary) -> None:
    classes = glossary.of_kind("class")
    assert len(classes) > 400
    for term in classes:
        check(picture(glossary, term, OnServer("").page))


def test_a_class_is_drawn_with_its_parents_children_and_restrictions(glossary: Glossary) -> None:
    term = next(t for t in glossary.of_kind("class") if t.name == "PublicPrivatePartnership")
    svg = picture(glossary, term, OnServer("").page)
    words = [text.text for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]
    assert {"partnership", "subclass of", "has partner some", "private sector organization"} <= set(
        words
    )


@st.composite
def branches(draw_: st.DrawFn, depth: int = 3) -> Branch:
    label = draw_(st.text("abc mwi&<", min_size=1, max_size=25))
    below = draw_(st.lists(branches(depth - 1), max_size=3)) if depth else []
    return Branch(label, "/there", tuple(below))


@given(st.lists(branches(), min_size=1, max_size=3))
def test_a_tree_of_any_shape_is_drawn_without_covering(roots: list[Branch]) -> None:
    svg = draw(roots, Drawing("A tree", "Of any shape."))
    check(svg)
    for x, _, right, _, words in rectangles(svg):
        assert right - x >= width(words.strip()) + PAD


def test_lines_are_drawn_before_boxes_and_arrows_have_tips() -> None:
    drawing = Drawing("Two", "And a line.", "two")
    drawing.box(0, 0, 10, 10, "node", "/a?b&c")
    drawing.straight(10, 5, 40, 5, "arrow")
    svg = drawing.render()
    assert svg.index('class="line arrow"') < svg.index("<rect")
    assert 'marker-end="url(#two-tip)"' in svg and 'id="two-tip"' in svg
    assert re.search(r'href="/a\?b&amp;c"', svg)
