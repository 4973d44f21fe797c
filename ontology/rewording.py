"""Whether a definition was reworded or is another one: what a script can see of it."""

import difflib
import re

NEGATIONS = frozenset(
    """no not never without neither nor none nothing nobody nowhere cannot non unless except
    excluding lack lacks lacking absent absence""".split()
)
PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def is_reworded(one: str, other: str) -> bool:
    """Say whether two definitions are near enough to mean the same.

    More than half of the words must be common, in order, and no negation added, dropped or moved.
    Words are compared, not letters: of two sentences on different things the letters agree to a
    third by chance. Where there was no definition, any may be given.

    >>> is_reworded("A tie that lasts.", "A tie that lasts long.")
    True
    >>> is_reworded("A tie that lasts.", "A tie that never lasts.")
    False
    """
    before, after = _words(one), _words(other)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    if not before or before == after:
        return True
    return matcher.ratio() > 0.5 and not any(
        _negations(before[a:b], after[c:d]) != _negations(after[c:d], before[a:b])
        for _, a, b, c, d in matcher.get_opcodes()
    )


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def _negations(words: list[str], beside: list[str]) -> int:
    """Count the words that negate, also by a prefix before what the other wording has."""
    # Of shorter words prefixes make other words than their opposites: to, into.
    opposites = {prefix + word for word in beside for prefix in PREFIXES if len(word) > 3}
    return sum(
        word in NEGATIONS or word.endswith(("n't", "n’t")) or word in opposites for word in words
    )
