"""What a person typed into a search box, as words and phrases; any text is understood somehow."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .schema import analyzer

LONGEST = 1_000
"""Characters that are read."""
MOST = 32
"""Words and phrases that are looked for."""
PIECES = re.compile(
    r"""(?P<minus> (?<!\S)- )? (?: ["“”] (?P<phrase> [^"“”]* ) ["“”]? | (?P<word> [^\s"“”]+ ) )""",
    re.VERBOSE,
)
IGNORED = frozenset(
    "a an and are as at be by for from how in is it its of on or that the this to was were what "
    "when where which who why with do does".split()
)
"""Words that are looked for only inside phrases, or when nothing else was typed."""

Words = tuple[str, ...]
"""One word or, where there are several, a phrase; folded as in the index."""


@dataclass(frozen=True)
class Wanted:
    """What an entry must and must not contain; of the words in one tuple of `all`, any."""

    all: tuple[tuple[Words, ...], ...] = ()
    none: tuple[Words, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.all or self.none)


def understand(text: str) -> Wanted:
    """Read words, "phrases", -exclusions and OR between two of them; AND goes without saying.

    >>> understand('trust OR "joint ventures" -hostages').all
    ((('trust',), ('joint', 'ventur')),)
    """
    groups: list[list[Words]] = []
    idle: list[Words] = []
    none: list[Words] = []
    joined = False
    for piece in PIECES.finditer(text[:LONGEST]):
        if piece["word"] in ("OR", "AND", "|", "&"):
            joined = piece["word"] in ("OR", "|") and bool(groups)
            continue
        words = tuple(analyzer().analyze(piece["phrase"] or piece["word"] or ""))
        if not words:
            continue
        if piece["minus"]:
            none.append(words)
        elif piece["phrase"] is None and piece["word"].lower().strip(".,;:!?()") in IGNORED:
            idle.append(words)
        elif joined:
            groups[-1].append(words)
        else:
            groups.append([words])
        joined = False
    if not groups and not none:
        groups = [[words] for words in idle]
    return Wanted(tuple(tuple(group) for group in groups[:MOST]), tuple(none[:MOST]))
