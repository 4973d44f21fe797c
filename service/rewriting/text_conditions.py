"""The conditions of a FILTER that only texts with certain letters can fulfil."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from interorg.ingest.failure import BadQuery

from ..gate.tokens import Token
from .full_text_call import string_value
from .full_text_patterns import Term
from .text_needles import Runs, beginning, ending, expression, substring, whole

NEEDLES = {"CONTAINS": substring, "STRSTARTS": beginning, "STRENDS": ending}
MOST_ALTERNATIVES = 16


@dataclass(frozen=True)
class Condition:
    """What a text must hold, in one of several ways, to be the value of a variable."""

    variable: str
    """Without its question mark."""
    any_node: bool
    """Whether STR is taken, so that IRIs and numbers may fulfil it as well."""
    alternatives: tuple[Runs, ...]


def conditions(query: str, term: Term) -> list[Condition]:
    """Return what must hold if an expression is to be true; not all of it need be known."""
    term = bare(term)
    either = list(split(term, "||"))
    if len(either) > 1:
        return any_of([conditions(query, part) for part in either])
    both = list(split(term, "&&"))
    if len(both) > 1:
        return all_of([each for part in both for each in conditions(query, part)])
    try:
        condition = one_condition(query, term)
    except BadQuery:  # A string that the engine will refuse.
        return []
    return [condition] if condition and all(condition.alternatives) else []


def any_of(parts: Sequence[list[Condition]]) -> list[Condition]:
    """Join the alternatives where each part has a condition on the same variable."""
    found = []
    for first in parts[0]:
        same = [next((c for c in part if c.variable == first.variable), None) for part in parts]
        known = [condition for condition in same if condition]
        alternatives = tuple(runs for each in known for runs in each.alternatives)
        if len(known) == len(parts) and len(alternatives) <= MOST_ALTERNATIVES:
            any_node = any(condition.any_node for condition in known)
            found.append(Condition(first.variable, any_node, alternatives))
    return found


def all_of(parts: Sequence[Condition]) -> list[Condition]:
    """Join the conditions on each variable into one."""
    found: dict[str, Condition] = {}
    for each in parts:
        before = found.get(each.variable)
        if not before:
            found[each.variable] = each
            continue
        pairs = product(before.alternatives, each.alternatives)
        alternatives = tuple((*one, *other) for one, other in pairs)
        if len(alternatives) <= MOST_ALTERNATIVES:
            # Where one of them takes no STR, only texts pass.
            any_node = before.any_node and each.any_node
            found[each.variable] = Condition(each.variable, any_node, alternatives)
    return list(found.values())


def one_condition(query: str, term: Term) -> Condition | None:
    name = term[0].upper if term and term[0].kind == "word" else ""
    if name in NEEDLES or name == "REGEX":
        arguments = call(term)
        if len(arguments) < 2:
            return None
        subject, needle = node(arguments[0]), constant(query, arguments[1])
        if subject is None or needle is None:
            return None
        if name in NEEDLES:
            return Condition(*subject, (NEEDLES[name](needle),))
        flags = constant(query, arguments[2]) if len(arguments) > 2 else ""
        alternatives = expression(needle, flags) if flags is not None else None
        if alternatives is None or len(alternatives) > MOST_ALTERNATIVES:
            return None
        return Condition(*subject, alternatives)
    sides = list(split(term, "="))
    if len(sides) != 2 or not all(sides) or sides[0][-1].text in ("!", "<", ">"):
        return None
    for left, right in (sides, reversed(sides)):
        subject, value = node(left), constant(query, right)
        # A variable alone is equal to what has the same value, not only to the same text.
        if subject and value is not None and bare(left)[0].kind == "word":
            return Condition(*subject, (whole(value),))
    return None


def node(term: Term) -> tuple[str, bool] | None:
    """Read a variable, maybe in LCASE and STR; tell its name and whether STR is taken."""
    term = bare(term)
    if len(term) == 1 and term[0].kind == "variable":
        return term[0].text[1:], False
    if term and term[0].kind == "word" and term[0].upper in ("LCASE", "STR"):
        arguments = call(term)
        inner = node(arguments[0]) if len(arguments) == 1 else None
        return inner and (inner[0], inner[1] or term[0].upper == "STR")
    return None


def constant(query: str, term: Term) -> str | None:
    """Read a string, maybe with a language or in LCASE or STR."""
    term = bare(term)
    if term and term[0].kind == "word" and term[0].upper in ("LCASE", "STR"):
        arguments = call(term)
        return constant(query, arguments[0]) if len(arguments) == 1 else None
    if term and term[0].kind == "string" and all(t.kind == "language" for t in term[1:]):
        return string_value(query, term[0])
    return None


def call(term: Term) -> list[Term]:
    """Return the arguments of a term that is one call, else none."""
    if len(term) < 2 or term[1].text != "(" or closing(term, 1) != len(term) - 1:
        return []
    return list(split(term[2:-1], ","))


def bare(term: Term) -> Term:
    """Take off the brackets around a whole expression."""
    while term and term[0].text == "(" and closing(term, 0) == len(term) - 1:
        term = term[1:-1]
    return term


def closing(term: Sequence[Token], at: int) -> int:
    """Return where the bracket that opens at a place is closed."""
    depth = 0
    for index in range(at, len(term)):
        depth += (term[index].kind == "open") - (term[index].kind == "close")
        if not depth:
            return index
    return -1


def split(term: Term, sign: str) -> Iterator[Term]:
    """Part a term at a sign of one or two characters outside of brackets."""
    depth = start = 0
    index = 0
    while index < len(term):
        depth += (term[index].kind == "open") - (term[index].kind == "close")
        here = "".join(t.text for t in term[index : index + len(sign)] if t.kind == "other")
        if not depth and here == sign:
            yield term[start:index]
            index += len(sign)
            start = index
        else:
            index += 1
    yield term[start:]
