"""A hierarchy drawn from top to bottom, one line for each node."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from ...terms import IOR, RDFS
from ..glossary import Glossary, Term
from .svg import LINE, PAD, Drawing, width

ROW = LINE + 6
INDENT = 26
"""How far what is narrower is set in."""


@dataclass(frozen=True)
class Branch:
    """A node of a tree; `href` is the address of its page."""

    label: str
    href: str | None
    branches: tuple["Branch", ...] = ()


def grown(
    roots: Iterable[Term],
    children: Mapping[NamedNode, list[Term]],
    address: Callable[[str], str],
) -> tuple[Branch, ...]:
    """Make trees of terms; what stands below several others is drawn below the first of them."""
    seen: set[NamedNode] = set()

    def grow(term: Term) -> Branch:
        seen.add(term.node)
        fresh = [child for child in children.get(term.node, []) if child.node not in seen]
        seen.update(child.node for child in fresh)
        return Branch(term.label, address(term.page), tuple(grow(child) for child in fresh))

    return tuple(grow(root) for root in roots if root.node not in seen)


def class_trees(
    glossary: Glossary, module: str, address: Callable[[str], str]
) -> tuple[Branch, ...]:
    """Give the classes of a module as trees, without those that stand alone.

    A class of another module is a root where several classes of this one stand below it.
    """
    inside = {term.node for term in glossary.of_kind("class", module=module)}
    children: dict[NamedNode, list[Term]] = {}
    for child, parent in glossary.facts.pairs(RDFS.subClassOf):
        if child in inside and isinstance(parent, NamedNode) and parent in glossary:
            children.setdefault(parent, []).extend(glossary.terms([child]))
    children = {
        parent: sorted(terms, key=lambda t: t.label)
        for parent, terms in children.items()
        if parent in inside or len(terms) > 1
    }
    below = {term.node for terms in children.values() for term in terms}
    roots = [t for t in glossary.of_kind("class") if t.node in children and t.node not in below]
    return grown(roots, children, address)


def concept_trees(
    glossary: Glossary, module: str, address: Callable[[str], str]
) -> tuple[Branch, ...]:
    """Give the concepts of a module as trees below their schemes."""
    return grown(glossary.of_kind("concept scheme", module=module), glossary.narrower, address)


def relation_trees(
    glossary: Glossary, module: str, address: Callable[[str], str]
) -> tuple[Branch, ...]:
    """Give the relation types of a module by their group."""
    groups: dict[str, list[Term]] = {}
    for term in glossary.of_kind("relation type", module=module):
        for group in glossary.text(term.node, IOR.relationGroup):
            groups.setdefault(group.rstrip("+-?"), []).append(term)
    return tuple(
        Branch(name, None, tuple(Branch(t.label, address(t.page)) for t in terms))
        for name, terms in sorted(groups.items())
    )


def draw(roots: Iterable[Branch], drawing: Drawing) -> str:
    """Draw trees one below the other, what is narrower set in below what is broader."""
    row = 0

    def place(node: Branch, depth: int) -> float:
        """Draw a node and all below it, and give the height of its middle."""
        nonlocal row
        x, middle = 2 + depth * INDENT, row * ROW + LINE / 2 + 3
        row += 1
        text = (PAD, LINE / 2 + 5, node.label, "")
        wide = width(node.label) + 2 * PAD
        drawing.box(x, middle - LINE / 2 - 1, wide, LINE + 1, "node", node.href, text)
        below = [place(branch, depth + 1) for branch in node.branches]
        if below:
            drawing.fork(x + INDENT / 2, middle + LINE / 2, x + INDENT, below)
        return middle

    for root in roots:
        place(root, 0)
    return drawing.render()
