"""What a text must hold so that it can have a substring, or match a regular expression.

The index has the words of a text, cut between what is a letter or digit and what is not, in lower
case letter by letter. So letters that stand side by side in a text stand side by side in one of its
words. This holds for LCASE of the text too but for the final sigma, and for letters that become
more than one; such letters are taken to be anything at all, and so is what a case-insensitive
expression has outside of ASCII.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..search.literal_reader import Run

SHORTEST = 3
"""Shorter runs are in too many words to be of use."""
LONG_S = "[sſ]"
"""Case-insensitive expressions take the long s for an s. The Kelvin sign is a k in lower case."""
UNSAFE = frozenset("σςΣİ")
CONTROLS = {"t": "\t", "n": "\n", "r": "\r"}

Item = str | None
"""A character; an empty string where a text begins or ends; None for anything at all."""
Runs = tuple[Run, ...]


def substring(needle: str) -> Runs:
    """Return what a text with this somewhere must hold."""
    return runs([None, *needle, None])


def beginning(needle: str) -> Runs:
    return runs(["", *needle, None])


def ending(needle: str) -> Runs:
    return runs([None, *needle, ""])


def whole(text: str) -> Runs:
    return runs(["", *text, ""])


def runs(items: Iterable[Item], fold: bool = False) -> Runs:
    """Return the letters that stand side by side, and where the words begin and end for sure."""
    found = []
    letters: list[str] = []
    begins = after_edge = False
    for item in [*items, None]:
        if item and safe(item, fold):
            begins = begins if letters else after_edge
            letters.append(LONG_S if fold and item in "sS" else item.lower())
            continue
        edge = item is not None and item.isascii()  # Of letters only unsafe ones come here.
        if len(letters) >= SHORTEST or (letters and begins and edge):
            found.append(Run("".join(letters), begins, edge))
        letters = []
        after_edge = edge
    return tuple(found)


def safe(character: str, fold: bool) -> bool:
    """Tell whether a letter or digit is the same, in lower case, for the engine and the index."""
    if character.isascii():
        return character.isalnum()
    # Beyond Armenian, scripts have marks that are parts of words but no letters.
    return not fold and character.isalpha() and character < "\u0590" and character not in UNSAFE


def expression(pattern: str, flags: str) -> tuple[Runs, ...] | None:
    """Return what a text must hold for each alternative of a pattern of fn:matches.

    None for patterns that are not understood; what is in brackets is taken to be anything.
    """
    if set(flags) - set("imsq"):
        return None
    fold = "i" in flags
    if "q" in flags:
        return (runs([None, *pattern], fold),)
    alternatives = Expression(pattern).alternatives()
    if alternatives is None:
        return None
    return tuple(runs([None, *items], fold) for items in alternatives)


class Expression:
    """One pass over a regular expression."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def alternatives(self) -> list[list[Item]] | None:
        """Return the items of each alternative that stands outside of brackets."""
        found: list[list[Item]] = [[]]
        depth = 0
        try:
            while self.at < len(self.pattern):
                one = self.take()
                if one == "(":
                    if self.pattern.startswith("?", self.at):
                        return None
                    depth += 1
                    found[-1].append(None)
                elif one == ")":
                    depth -= 1
                    if depth < 0:
                        return None
                elif one == "|" and not depth:
                    found.append([])
                elif one in "*?{+":
                    self.repeat(one, found[-1])
                else:
                    item = self.item(one)
                    found[-1].append(None if depth else item)
        except (IndexError, ValueError):
            return None
        return None if depth else found

    def take(self) -> str:
        self.at += 1
        return self.pattern[self.at - 1]

    def repeat(self, sign: str, items: list[Item]) -> None:
        """Let the item before be there any number of times; IndexError when there is none."""
        if sign == "{":
            self.at = self.pattern.index("}", self.at) + 1
        if sign != "+":
            items.pop()
        items.append(None)

    def item(self, one: str) -> Item:
        """Read one character or what stands for one; ValueError when it is not understood."""
        if one in "^$":
            return ""
        if one == "[":
            self.skip_class()
            return None
        if one == "\\":
            escaped = self.take()
            if escaped in "dDwWsSbBiIcC":
                return None
            if escaped.isalnum() and escaped not in CONTROLS:
                raise ValueError(escaped)
            return CONTROLS.get(escaped, escaped)
        return None if one == "." else one

    def skip_class(self) -> None:
        first = True
        while (one := self.take()) != "]" or first:
            if one == "[":
                raise ValueError(one)
            if one == "\\":
                self.take()
            first = first and one == "^"
