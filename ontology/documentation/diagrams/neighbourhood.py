"""A class between what is above it and what it leads to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from ...terms import RDFS
from ..axioms import needed
from ..glossary import Glossary, Term
from .properties import alternatives, called
from .svg import LINE, PAD, Drawing, width

MOST = 9
"""Neighbours of one kind that are drawn; a line says how many more there are."""
ROW = LINE + 8


@dataclass(frozen=True)
class Neighbour:
    """How a class stands to a neighbour; `kind` is that of the line."""

    words: str
    label: str
    page: str | None
    kind: str = ""


def neighbours(glossary: Glossary, term: Term) -> tuple[list[Neighbour], list[Neighbour]]:
    """Give what leads to a class or stands above it, and what it leads to or stands below it."""
    facts = glossary.facts
    left = _some("subclass of", glossary.terms(facts.names(term.node, RDFS.subClassOf)), "sub")
    left += _some(
        "form or kind of", [t for t in [glossary.twin(term)] if t and t.kind == "concept"], "twin"
    )
    right = _some("has subclass", glossary.terms(facts.subjects(RDFS.subClassOf, term.node)), "sub")
    for prop, sign, filler in needed(facts, term.node):
        value = glossary.get(filler) if isinstance(filler, NamedNode) else None
        twin = glossary.twin(term)
        if prop in glossary and value and value != twin:
            words = f"{glossary[prop].label} {sign}"
            right.append(Neighbour(words, value.label, value.page, "axiom"))
    out = glossary.domains.get(term.node, [])
    into = [prop for prop in glossary.ranges.get(term.node, []) if prop not in out]
    left += _leading(glossary, into, RDFS.domain)
    right += _leading(glossary, out, RDFS.range)
    return left, right


def _some(words: str, terms: Sequence[Term], kind: str) -> list[Neighbour]:
    found = [Neighbour(words, term.label, term.page, kind) for term in terms[:MOST]]
    if len(terms) > MOST:
        found.append(Neighbour(words, f"{len(terms) - MOST} more", None, kind))
    return found


def _leading(glossary: Glossary, properties: list[Term], there: NamedNode) -> list[Neighbour]:
    """Give properties with what they have at their other end; of two inverses one is enough."""
    found = []
    for prop in properties:
        if prop.node in glossary.inverses:
            continue
        ends = [e for end in glossary.facts.objects(prop.node, there) for e in glossary.united(end)]
        label = alternatives([called(glossary, end) for end in ends])
        page = glossary[ends[0]].page if len(ends) == 1 and ends[0] in glossary else prop.page
        found.append(Neighbour(prop.label, label or "anything", page, "property"))
    more = len(found) - MOST
    return found if more <= 0 else [*found[:MOST], Neighbour("", f"{more} more properties", None)]


def draw(glossary: Glossary, term: Term, drawing: Drawing, address: Callable[[str], str]) -> str:
    """Draw a class in the middle, with its neighbours on both sides."""
    left, right = neighbours(glossary, term)
    height = max(len(left), len(right), 1) * ROW
    middle = height / 2
    boxes_left = max((width(n.label) for n in left), default=0) + 2 * PAD
    words_left = max((width(n.words, 12) for n in left), default=0) + 50
    words_right = max((width(n.words, 12) for n in right), default=0) + 50
    own = width(term.label) * 1.08 + 2 * PAD + 4
    x = 2 + (boxes_left + words_left if left else 0)
    drawing.box(
        x,
        middle - LINE / 2 - 3,
        own,
        LINE + 6,
        "class own",
        None,
        (PAD, LINE / 2 + 7, term.label, "name"),
    )
    for place, each in enumerate(left):
        y = _row(place, len(left), middle)
        w = width(each.label) + 2 * PAD
        _draw_box(drawing, 2 + boxes_left - w, y, w, each, address)
        drawing.label(2 + boxes_left + 6, y - 3, each.words, "edge")
        _connect(drawing, 2 + boxes_left, y, x, middle, words_left, each.kind)
    for place, each in enumerate(right):
        y = _row(place, len(right), middle)
        start = x + own + words_right
        _draw_box(drawing, start, y, width(each.label) + 2 * PAD, each, address)
        drawing.label(start - 6, y - 3, each.words, "edge", "end")
        _connect(drawing, start, y, x + own, middle, -words_right, each.kind)
    return drawing.render()


def _row(place: int, of: int, middle: float) -> float:
    return middle + (place - (of - 1) / 2) * ROW


def _connect(
    drawing: Drawing, x: float, y: float, to: float, middle: float, room: float, kind: str
) -> None:
    """Draw a level line below the words and a curve from its end to the class."""
    turn = x + room - (40 if room > 0 else -40)
    drawing.straight(x, y, turn, y, kind)
    drawing.curve(turn, y, to, middle, kind)


def _draw_box(
    drawing: Drawing,
    x: float,
    y: float,
    w: float,
    each: Neighbour,
    address: Callable[[str], str],
) -> None:
    href = address(each.page) if each.page else None
    text = (PAD, LINE / 2 + 5, each.label, "")
    drawing.box(x, y - LINE / 2, w, LINE, f"node {each.kind}", href, text)
