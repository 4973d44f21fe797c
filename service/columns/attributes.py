"""Patterns on one subject, gathered as a star: the tables may have them side by side."""

from __future__ import annotations

from dataclasses import replace

from ..rewriting.syntax import Block, Element, Filter, Triple
from .naming import Names, checked
from .rows import Rows


def attribute(rows: Rows, triple: Triple, names: Names) -> Rows:
    """Join a pattern with a constant predicate."""
    subject = triple.subject.variable
    key = f"?{subject}" if subject else checked(triple.subject)
    if key not in rows.stars:
        star = names.star()
        node = f"$n{star}"
        if subject:
            rows = rows.joined(f"$s{star}", [(subject, node)], frozenset({subject}))
            rows = rows.where(f"$j{star}")
            rows = replace(rows, nodes=rows.nodes | {subject})
        else:
            rows = rows.joined(f"$s{star}", [], frozenset())
            rows = rows.where(f"$j{star}", f"{node} = {names.term(triple.subject)}")
        rows = replace(rows, stars={**rows.stars, key: star})
    column = names.member(rows.stars[key], triple.predicate, triple.object)
    if value := triple.object.variable:
        rows = rows.bound([(value, column)], frozenset({value}))
    return rows


def optional_attribute(rows: Rows, block: Block, names: Names) -> Rows | None:
    """Join `OPTIONAL { ?s p ?new }` with what is gathered of ?s; None for anything else."""
    if len(block.groups[0].elements) != 1:
        return None
    (triple,) = block.groups[0].elements
    if not isinstance(triple, Triple) or triple.path or triple.predicate.variable:
        return None
    subject, value = triple.subject.variable, triple.object.variable
    star = rows.stars.get(f"?{subject}") if subject else None
    if star is None or value is None or value in rows.columns:
        return None
    column = names.member(star, triple.predicate, triple.object, optional=True)
    return rows.bound([(value, column)], frozenset())


def brought_forward(elements: list[Element]) -> list[Element]:
    """Put patterns before OPTIONAL and MINUS where that leaves the solutions as they are.

    So it does if all that they share is bound in each solution before.
    """
    found: list[Element] = []
    for element in elements:
        place = len(found)
        if isinstance(element, Triple):
            while place and passes(element, found[:place]):
                place -= 1
        found.insert(place, element)
    return found


def passes(triple: Triple, before: list[Element]) -> bool:
    """Tell whether a pattern may be joined before the last element."""
    *first, last = before
    if isinstance(last, Filter):
        return True
    if not isinstance(last, Block) or last.kind not in ("OPTIONAL", "MINUS"):
        return False
    certain = frozenset().union(*(e.variables for e in first if isinstance(e, Triple)))
    return triple.variables & last.variables <= certain
