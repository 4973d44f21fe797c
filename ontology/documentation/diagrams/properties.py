"""Classes as boxes that list their properties, with a line from each property to its range."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from ...terms import RDFS
from ..glossary import Glossary, Term
from .svg import LINE, PAD, Drawing, width

GAP = 56
BETWEEN = 22


@dataclass
class Box:
    """A class, and its rows: each a property, how its range is called, and the ranges' nodes."""

    term: Term
    rows: list[tuple[Term, str, list[NamedNode]]] = field(default_factory=list)
    x: float = 0
    y: float = 0

    @property
    def width(self) -> float:
        rows = (width(self.row_text(i)) for i in range(len(self.rows)))
        return max([width(self.term.label) * 1.08, *rows]) + 2 * PAD + 4

    @property
    def height(self) -> float:
        return (1 + len(self.rows)) * LINE + 6

    def row_text(self, place: int) -> str:
        prop, range_, _ = self.rows[place]
        return f"{prop.label} → {range_}" if range_ else prop.label

    def port(self, place: int) -> float:
        """Give the height at which the line of a row leaves the box."""
        return self.y + (place + 1) * LINE + LINE / 2 + 4


def boxes(glossary: Glossary, module: str) -> list[Box]:
    """Give the classes between which a module's properties run.

    Of a property and its inverse the one that names the other is drawn; properties without a domain
    of their own are left out.
    """
    facts = glossary.facts
    found: dict[NamedNode, Box] = {}
    for prop in glossary.of_kind("object property", "data property", module=module):
        if prop.node in glossary.inverses:
            continue
        ends = [e for end in facts.objects(prop.node, RDFS.range) for e in glossary.united(end)]
        names = [called(glossary, end) for end in ends]
        for start in facts.objects(prop.node, RDFS.domain):
            for domain in glossary.united(start):
                box = found.setdefault(domain, Box(glossary[domain]))
                box.rows.append((prop, alternatives(names), ends))
    for each in found.values():
        # What has no properties of its own is named in the rows that lead to it.
        each.rows = [
            (prop, words, [end for end in ends if end in found])
            for prop, words, ends in sorted(each.rows, key=lambda row: row[0].label)
        ]
    return list(found.values())


def called(glossary: Glossary, node: NamedNode) -> str:
    """Give the label of a class, or the name of a datatype without its namespace."""
    return glossary[node].label if node in glossary else node.value.rsplit("#", 1)[-1]


def alternatives(names: list[str]) -> str:
    """Name what can be meant, in few words.

    >>> alternatives(["case", "claim"]), alternatives(["case", "claim", "span"])
    ('case or claim', 'case or 2 others')
    """
    return f"{names[0]} or {len(names) - 1} others" if len(names) > 2 else " or ".join(names)


def joined(found: Iterable[Box]) -> bool:
    """Say whether any property leads from one of the boxes to another."""
    return any(end != box.term.node for box in found for _, _, ends in box.rows for end in ends)


def columns_of(found: list[Box]) -> list[list[Box]]:
    """Set boxes into columns so that most lines run to the right."""
    by_node = {box.term.node: box for box in found}
    after = {
        node: [r for row in box.rows for r in row[2] if r != node] for node, box in by_node.items()
    }
    level: dict[NamedNode, int] = {}
    open_: set[NamedNode] = set()

    def rank(node: NamedNode) -> int:
        """Count the steps to the farthest class that a class leads to; circles are cut."""
        if node not in level:
            open_.add(node)
            level[node] = 1 + max((rank(n) for n in after[node] if n not in open_), default=-1)
            open_.discard(node)
        return level[node]

    for node in sorted(after, key=lambda n: -len(after[n])):
        rank(node)
    deepest = max(level.values(), default=0)
    columns: list[list[Box]] = [[] for _ in range(deepest + 1)]
    for node, box in by_node.items():
        columns[deepest - level[node]].append(box)
    return columns


def draw(found: list[Box], drawing: Drawing, address: Callable[[str], str]) -> str:
    """Draw boxes in columns, each beside what leads to it."""
    by_node = {box.term.node: box for box in found}
    x: float = 2
    for column in columns_of(found):
        wanted = {
            id(box): [
                other.port(place)
                for other in found
                for place, row in enumerate(other.rows)
                if other.x and box.term.node in row[2]
            ]
            for box in column
        }
        column.sort(key=lambda b: sum(wanted[id(b)]) / len(wanted[id(b)]) if wanted[id(b)] else 0)
        y: float = 2
        for box in column:
            ports = wanted[id(box)]
            ideal = sum(ports) / len(ports) - LINE if ports else y
            box.x, box.y = x, max(y, ideal)
            y = box.y + box.height + BETWEEN
        x += max((box.width for box in column), default=0) + GAP
    for box in found:
        _draw_box(box, drawing, address)
        for place, (_, _, ranges) in enumerate(box.rows):
            for target in (by_node[r] for r in ranges):
                _draw_line(box, place, target, drawing)
    return drawing.render()


def _draw_box(box: Box, drawing: Drawing, address: Callable[[str], str]) -> None:
    w = box.width
    drawing.box(box.x, box.y, w, box.height, "class")
    drawing.linked(box.x + PAD, box.y + LINE - 4, box.term.label, address(box.term.page), "name")
    if box.rows:
        drawing.rule(box.x, box.y + LINE + 3, w)
    for place, (prop, _, _) in enumerate(box.rows):
        y = box.port(place) + 5
        drawing.linked(box.x + PAD, y, box.row_text(place), address(prop.page), "row")


def _draw_line(box: Box, place: int, target: Box, drawing: Drawing) -> None:
    start, end = box.port(place), target.y + LINE / 2 + 2
    right = box.x + box.width
    if target is box:
        return
    if target.x > right:
        drawing.curve(right, start, target.x, end, "arrow")
    elif target.x == box.x:
        drawing.curve(right, start, target.x + target.width, end, "arrow", bend=GAP * 0.6)
    else:
        drawing.curve(box.x, start, target.x + target.width, end, "arrow")
