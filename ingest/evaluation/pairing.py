"""Answers paired with what was to be found, each at most once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Wanted = TypeVar("Wanted")
Found = TypeVar("Found")


def paired(
    wanted: Sequence[Wanted], found: Sequence[Found], fits: Callable[[Wanted, Found], bool]
) -> list[tuple[int, int]]:
    """Pair as many as can be paired (Kuhn's augmenting paths); indexes, in the order of `wanted`.

    >>> paired([1, 2], [2, 3], lambda one, other: other in (one, one + 1))
    [(0, 0), (1, 1)]
    """
    choices = [[j for j, each in enumerate(found) if fits(one, each)] for one in wanted]
    holder: dict[int, int] = {}

    def place(one: int, tried: set[int]) -> bool:
        for choice in choices[one]:
            if choice in tried:
                continue
            tried.add(choice)
            if choice not in holder or place(holder[choice], tried):
                holder[choice] = one
                return True
        return False

    for one in range(len(wanted)):
        place(one, set())
    return sorted((one, choice) for choice, one in holder.items())
