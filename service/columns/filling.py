"""Puts tables, numbers and texts into the SQL of a plan, in place of the names that it has."""

from __future__ import annotations

from ..engine.terms import read_term
from .lexicon import Lexicon
from .naming import UNBOUND
from .plan import PLACE, Plan
from .wide import Sought, Star, Wides

NEW = 1 << 31
"""The first number of terms that an expression made."""


class NotFollowed(Exception):  # noqa: N818 - no error: the engine evaluates the query instead
    """The tables cannot give what a plan asks of them."""


class Filling:
    """What the names of one plan stand for."""

    def __init__(self, plan: Plan, lexicon: Lexicon, wides: Wides) -> None:
        self.plan = plan
        self.wides = wides
        self.terms = [str(read_term(text)) for text in plan.terms]
        self.numbers = lexicon.found(self.terms)
        self.new: dict[str, int] = {}
        self.stars: dict[int, Star] = {}

    def filled(self, sql: str) -> str:
        """Put in what names stand for."""
        return PLACE.sub(lambda place: self.meant(place[0][1], place[0][2:]), sql)

    def meant(self, kind: str, place: str) -> str:
        if kind in "sjno":
            return self.meant_of_star(kind, place)
        plan, number = self.plan, int(place)
        if kind == "t":
            text = plan.texts[number].replace("'", "''")
            return f"'{text}'"
        known = self.wides.properties
        if kind == "a":
            each = (
                f"SELECT s, {p.term}::UINTEGER AS p, o FROM p{p.number}" for p in known.values()
            )
            return f"({' UNION ALL '.join(each)})"
        if kind == "p":
            return self.wides.table(known.get(plan.properties[number]))
        term = self.terms[number]
        if kind == "r" and term not in self.numbers:
            raise NotFollowed
        return str(self.number_of(term) if kind == "v" else self.numbers.get(term, UNBOUND))

    def meant_of_star(self, kind: str, place: str) -> str:
        number, _, member = place.partition("_")
        star = self.star(int(number))
        if kind == "o":
            return star.objects[int(member)]
        return {"s": star.source, "j": star.condition, "n": star.node}[kind]

    def star(self, place: int) -> Star:
        """Write the patterns on one subject, the first time that they are asked for."""
        if place not in self.stars:
            names, known = self.plan.properties, self.wides.properties
            sought = [
                Sought(
                    known.get(names[member.property]),
                    None
                    if member.term is None
                    else self.numbers.get(self.terms[member.term], UNBOUND),
                    member.optional,
                )
                for member in self.plan.stars[place]
            ]
            self.stars[place] = self.wides.star(f"n{place}", sought)
        return self.stars[place]

    def number_of(self, term: str) -> int:
        """Give the number of a term, a new one if the graph does not have it."""
        return self.numbers.get(term) or self.new.setdefault(term, NEW + len(self.new))
