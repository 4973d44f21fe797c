"""Makes groups before the patterns that only add a label to one of their keys.

Of `?key p ?label`, with both in GROUP BY and ?label nowhere else in the group, each group of ?key
alone is given once for each of its labels, and none of them splits a group or joins two. So the
pattern can be joined after the groups are made, whatever is aggregated. ?key must be bound before
the first OPTIONAL: else that OPTIONAL would find what the label had bound. The same holds of
`OPTIONAL { ?key p ?label }`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .aggregates import Aggregate, aggregates, replaced
from .parting import parts
from .syntax import Block, Column, Element, Group, Select, Triple, variables_in

VARIABLES = re.compile(r"(?:[?$]\w+\s*)+")


@dataclass(frozen=True)
class LabelsLast:
    """A SELECT of labels around one that makes the groups."""

    inner: Select
    modifier: str
    columns: str
    joined: str
    tail: str


def labels_last(select: Select, stem: str) -> LabelsLast | None:
    """Part a SELECT with aggregates in two; None where that does not give the same."""
    if not VARIABLES.fullmatch(select.keys) or select.columns is None:
        return None
    keys = variables_in(select.keys)
    late = {e: t for e in select.group.elements if (t := label_pattern(e, select, keys))}
    labels = frozenset(str(triple.object.variable) for triple in late.values())
    left = tuple(element for element in select.group.elements if element not in late)
    found = parts(Group(-1, -1, left), "rows", least=1)
    if not late or found is None:
        return None
    if any(t.subject.variable not in found.certain - labels for t in late.values()):
        return None
    grouped = [column for column in select.columns if aggregates(column.text)]
    outside = labels | {c.name for c in select.columns if c.expression and c not in grouped}
    if any(outside & variables_in(text) for text in (select.having, *(c.text for c in grouped))):
        return None
    sorts: list[Column] = []

    def sort_column(call: Aggregate) -> str:
        name = f"{stem}sort{len(sorts)}"
        sorts.append(Column(name, call.text, f"({call.text} AS ?{name})"))
        return f"?{name}"

    order = replaced(select.order, sort_column)
    if any(labels & variables_in(column.text) for column in sorts):
        return None
    names = [name for name in re.findall(r"\w+", select.keys) if name not in labels]
    key_columns = [Column(name, None, f"?{name}") for name in dict.fromkeys(names)]
    inner = Select(
        -1,
        -1,
        "",
        (*key_columns, *grouped, *sorts),
        Group(-1, -1, left),
        " ".join(column.text for column in key_columns),
        select.having,
        "",
        "",
        frozenset(column.name for column in (*key_columns, *grouped, *sorts)),
    )
    columns = (f"?{c.name}" if c in grouped else c.text for c in select.columns)
    joined = (
        f"{'OPTIONAL' if isinstance(element, Block) else 'LATERAL'} {{ {triple.text} }}"
        for element, triple in late.items()
    )
    tail = f"{order} {select.slice}"
    return LabelsLast(inner, select.modifier, " ".join(columns), "\n".join(joined), tail)


def label_pattern(element: Element, select: Select, keys: frozenset[str]) -> Triple | None:
    """Return the pattern of an element that only adds a label to a key."""
    triple = element
    if isinstance(element, Block) and element.kind == "OPTIONAL":
        inside = element.groups[0].elements
        triple = inside[0] if len(inside) == 1 else element
    if not isinstance(triple, Triple) or triple.path or triple.predicate.variable:
        return None
    subject, label = triple.subject.variable, triple.object.variable
    if not subject or not label or subject == label or not {subject, label} <= keys:
        return None
    others = (other for other in select.group.elements if other is not element)
    return None if any(label in other.variables for other in others) else triple
