"""Conditions and inline data that are of the sameness of terms alone."""

from __future__ import annotations

from collections.abc import Mapping

from ..rewriting.cursor import Cursor, NotCovered
from ..rewriting.syntax import Filter, Term, Values
from ..rewriting.terms import Terms
from .naming import Names
from .rows import Rows


def reader(text: str, prefixes: Mapping[str, str]) -> tuple[Cursor, Terms]:
    """Begin to read a part of a query."""
    cursor = Cursor(text)
    terms = Terms(cursor)
    terms.prefixes.update(prefixes)
    return cursor, terms


def plain(condition: Filter, rows: Rows, names: Names, prefixes: Mapping[str, str]) -> str | None:
    """Write `?x = <i>`, `?x != ?y` or `?x IN (<i>, …)` where sameness of terms decides it.

    IRIs and blank nodes are equal to nothing but themselves, and a string to no other term; other
    literals may be equal in value, or not comparable.
    """
    if not condition.variables:
        return None
    cursor, terms = reader(condition.text, prefixes)
    try:
        cursor.expect("FILTER")
        cursor.expect("(")
        left = terms.term()
        if cursor.word in ("IN", "NOT"):
            found = listed(left, cursor, terms, rows, names)
        else:
            found = compared(left, cursor, terms, rows, names)
        cursor.expect(")")
        return found if cursor.token.start < 0 else None
    except NotCovered:
        return None


def listed(left: Term, cursor: Cursor, terms: Terms, rows: Rows, names: Names) -> str:
    negated = cursor.accept("NOT")
    cursor.expect("IN")
    cursor.expect("(")
    found = [terms.term()]
    while cursor.accept(","):
        found.append(terms.term())
    cursor.expect(")")
    if not left.variable or not all(term.value.startswith("<") for term in found):
        raise NotCovered
    numbers = ", ".join(names.value(term) for term in found)
    return f"{rows.columns[left.variable]} {'NOT ' if negated else ''}IN ({numbers})"


def compared(left: Term, cursor: Cursor, terms: Terms, rows: Rows, names: Names) -> str:
    different = cursor.accept("!")
    cursor.expect("=")
    right = terms.term()
    sides = [rows.columns[t.variable] if t.variable else names.value(t) for t in (left, right)]
    same = any(
        term.variable in rows.nodes if term.variable else is_same(term, different)
        for term in (left, right)
    )
    if not same:
        raise NotCovered
    if different:
        # As a comparison of two columns it would be taken for a way to join them.
        return f"CASE WHEN {sides[0]} <> {sides[1]} THEN true ELSE false END"
    return f"{sides[0]} = {sides[1]}"


def is_same(term: Term, different: bool) -> bool:
    """Tell whether being equal to a constant is being that term."""
    string = term.value.startswith('"') and "^^" not in term.value
    return term.value.startswith("<") or (string and not different)


def inline(values: Values, prefixes: Mapping[str, str]) -> tuple[list[str], list[list[Term]]]:
    """Read the variables and the lines of inline data."""
    cursor, terms = reader(values.text, prefixes)
    cursor.expect("VALUES")
    several = cursor.accept("(")
    names = []
    while cursor.token.kind == "variable":
        names.append(cursor.take().text[1:])
        if not several:
            break
    if several:
        cursor.expect(")")
    cursor.expect("{")
    lines: list[list[Term]] = []
    while not cursor.accept("}"):
        if several:
            cursor.expect("(")
        lines.append([terms.term() for _ in names])
        if several:
            cursor.expect(")")
    if not names or len(set(names)) < len(names):
        raise NotCovered
    return names, lines
