"""Finds the aggregates of a SELECT, and puts others in their place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .cursor import Cursor
from .syntax import variables_in

NAMES = frozenset("COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT".split())


@dataclass(frozen=True)
class Aggregate:
    """One call as it stands in a text."""

    name: str
    distinct: bool
    argument: str
    text: str

    @property
    def blind(self) -> bool:
        """Whether it is the same where rows repeat, and asks for no variable but its own."""
        if self.whole_rows:
            return False
        return self.name in ("MIN", "MAX") or (self.name == "COUNT" and self.distinct)

    @property
    def whole_rows(self) -> bool:
        """Whether it counts different rows, so that every variable is asked for."""
        return self.distinct and self.argument == "*"

    @property
    def counted(self) -> str | None:
        """The variable whose values are counted with repetitions, `*` for rows, or None."""
        if self.name != "COUNT" or self.distinct:
            return None
        if self.argument == "*":
            return "*"
        names = variables_in(self.argument)
        return self.argument[1:] if len(names) == 1 and self.argument[1:] in names else None


def aggregates(text: str) -> list[Aggregate]:
    """Find all aggregates in a text."""
    found: list[Aggregate] = []

    def keep(call: Aggregate) -> str:
        found.append(call)
        return call.text

    replaced(text, keep)
    return found


def replaced(text: str, by: Callable[[Aggregate], str]) -> str:
    """Give the text with each aggregate replaced."""
    cursor = Cursor(text)
    parts = []
    done = 0
    while cursor.token.start >= 0:
        token = cursor.take()
        if token.kind != "word" or token.upper not in NAMES or cursor.word != "(":
            continue
        inside = cursor.skip_brackets()[1:-1].strip()
        distinct = inside[:8].upper() == "DISTINCT"
        argument = inside[8:].strip() if distinct else inside
        end = cursor.before.end
        call = Aggregate(token.upper, distinct, argument, text[token.start : end])
        parts += [text[done : token.start], by(call)]
        done = end
    return "".join([*parts, text[done:]])
