"""Tells what of a group may be put in another order, with the same solutions as often.

Joins commute and associate, also as multisets; OPTIONAL, MINUS and a BIND of something that may be
unbound do not, so only what stands before the first of these is put in order. A filter holds for
its whole group, wherever it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .conjunctions import split
from .order import Mode
from .syntax import Bind, Block, Element, Filter, Group, Select, Triple, Values

MANY = 14
"""Groups of more patterns, or filters, stay as they are: there are too many orders to weigh."""
VOLATILE = re.compile(r"\b(RAND|UUID|STRUUID|BNODE)\b", re.IGNORECASE)
UNEVEN = re.compile(r"[(!|]")
"""In such a path the engine counts a pair of nodes once or several times, as it is bound."""


@dataclass(frozen=True)
class Parts:
    """A group whose first patterns can be put in order."""

    items: tuple[Triple | Values | Select, ...]
    filters: tuple[Filter, ...]
    binds: tuple[Bind, ...]
    rest: tuple[Element, ...]

    @property
    def certain(self) -> frozenset[str]:
        return frozenset().union(*(i.variables for i in self.items if isinstance(i, Triple)))

    @property
    def uncertain(self) -> frozenset[str]:
        """What a sub-select or inline data with UNDEF may bind, or leave unbound."""
        return frozenset().union(*(i.variables for i in self.items if leaves_unbound(i)))


def leaves_unbound(item: Triple | Values | Select) -> bool:
    return isinstance(item, Select) or (isinstance(item, Values) and not item.complete)


def parts(group: Group, mode: Mode, least: int = 2) -> Parts | None:
    """Part a group into what can be put in order and what cannot; None if nothing can."""
    items: list[Triple | Values | Select] = []
    filters: list[Filter] = []
    binds: list[Bind] = []
    rest: list[Element] = []
    certain: set[str] = set()
    for element in group.elements:
        match element:
            case Filter():
                filters.append(element)
            case Block() if element.kind not in ("OPTIONAL", "MINUS"):
                return None
            case Values() | Select() if rest:
                return None
            case Bind() if not rest and element.expression <= certain:
                binds.append(element)
            case Triple() | Values() | Select() if not rest:
                items.append(element)
                certain |= element.variables if isinstance(element, Triple) else set()
            case _:
                rest.append(element)
    found = Parts(tuple(items), tuple(filters), tuple(binds), tuple(rest))
    triples = sum(isinstance(element, Triple) for element in (*items, *rest))
    if not items or triples < least or max(len(items), len(filters)) > MANY:
        return None
    return found if sound(found, mode) else None


def conjuncts(found: Parts) -> Parts:
    """Part the filters at their `&&`, unless they become too many to weigh."""
    filters = tuple(part for condition in found.filters for part in split(condition))
    return replace(found, filters=filters) if len(filters) <= MANY else found


def sound(found: Parts, mode: Mode) -> bool:
    """Tell whether another order is sure to give the same solutions."""
    triples = [e for e in (*found.items, *found.rest) if isinstance(e, Triple)]
    joined = frozenset().union(*(item.variables for item in (*found.items, *found.rest)))
    nodes = frozenset().union(
        *(t.nodes for t in found.items if isinstance(t, Triple) and not t.path)
    )
    for triple in triples:
        if triple.path and mode != "distinct" and UNEVEN.search(triple.predicate.text):
            return False
        # A path of no steps leads from any term to itself, also from one that is in no triple.
        if triple.path and len(triple.nodes) == 2 and not triple.nodes & nodes:
            return False
    if joined & {bind.target for bind in found.binds}:
        return False
    tables = [
        i for i in found.items if isinstance(i, Select) or (isinstance(i, Values) and not i.iris)
    ]
    if sum(isinstance(table, Select) for table in tables) > 1:
        return False
    # What these leave unbound can be joined with inline data, but fails as a filter.
    listed = [item for item in found.items if isinstance(item, Values) and item.iris]
    if any(found.uncertain & item.variables for item in listed):
        return False
    if len(frozenset().union(*(t.variables for t in tables))) < sum(
        len(t.variables) for t in tables
    ):
        return False
    texts = [condition.text for condition in found.filters] + [b.text for b in found.binds]
    return not any(VOLATILE.search(text) for text in texts)
