"""The parts of a query's outermost group, each to be tested with the others or without them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby

from ..rewriting.parser import parse
from ..rewriting.syntax import Bind, Block, Element, Filter, Select, Triple, Values
from .size import form_of, is_readable

STAR = "SELECT *"


@dataclass(frozen=True)
class Part:
    """A triple pattern with its path, a condition, or a block; offsets are of the query."""

    text: str
    start: int
    end: int
    elements: tuple[Element, ...]
    place: int
    """Its number among the parts."""

    @property
    def variables(self) -> frozenset[str]:
        return frozenset().union(*(element.variables for element in self.elements))

    @property
    def condition(self) -> bool:
        return isinstance(self.elements[0], Filter)

    @property
    def removable(self) -> bool:
        """Tell whether it can leave a group without results: OPTIONAL and BIND do not."""
        first = self.elements[0]
        return not isinstance(first, Bind) and not (
            isinstance(first, Block) and first.kind == "OPTIONAL"
        )

    @property
    def triples(self) -> tuple[Triple, ...]:
        return tuple(element for element in self.elements if isinstance(element, Triple))


@dataclass(frozen=True)
class Parted:
    """A query in parts."""

    prologue: str
    parts: tuple[Part, ...]
    slice: str
    having: str

    def text(self, kept: Collection[Part]) -> str:
        """Write a group of some parts, without conditions on what then is bound no more."""
        bound = bound_by(self.parts)
        left = bound_by(kept)
        return "\n".join(
            part.text
            for part in self.parts
            if part in kept and not (part.condition and (part.variables & bound) - left)
        )


def bound_by(parts: Iterable[Part]) -> frozenset[str]:
    """Return the variables that parts bind."""
    return frozenset().union(*(part.variables for part in parts if not part.condition))


def part_query(query: str) -> Parted | None:
    """Take the outermost group of a query apart; None where it is not understood."""
    form = form_of(query)
    if form is None or not is_readable(query):
        return None
    read = parse(query)
    shift = 0
    if form.upper == "ASK":
        read = parse(query[: form.start] + STAR + query[form.end :])
        shift = len(STAR) - len("ASK")
    if read is None:
        return None
    root = read.root
    group = root.group if isinstance(root, Select) else root
    prologue = query[: form.start]
    parts = []
    for number, elements in enumerate(_together(group.elements)):
        start, end, text = _place(read.text, elements)
        parts.append(Part(text, start - shift, end - shift, elements, number))
    tail = (root.slice, root.having) if isinstance(root, Select) else ("", "")
    return Parted(prologue, tuple(parts), *tail)


def _together(elements: Iterable[Element]) -> list[tuple[Element, ...]]:
    """Keep the steps of one path together."""

    def place(numbered: tuple[int, Element]) -> tuple[int, int]:
        number, element = numbered
        is_triple = isinstance(element, Triple)
        return (element.start, element.end) if is_triple else (-1, number)  # type: ignore[union-attr]

    return [
        tuple(element for _, element in part) for _, part in groupby(enumerate(elements), place)
    ]


def _place(text: str, elements: tuple[Element, ...]) -> tuple[int, int, str]:
    first = elements[0]
    match first:
        case Triple():
            written = " . ".join(e.text for e in elements if isinstance(e, Triple))
            return first.start, first.end, f"{written} ."
        case Select():
            return first.start, first.end, f"{{ {text[first.start : first.end]} }}"
        case Values() | Bind():
            start = max(text.find(first.text), 0)
            return start, start + len(first.text), first.text
        case Filter() | Block():
            return first.start, first.end, text[first.start : first.end]
