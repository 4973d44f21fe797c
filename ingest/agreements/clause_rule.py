"""What a rule of clauses is: the words by which a sentence of a contract sets up a mechanism."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class ClauseRule:
    """Words that set up a mechanism; the sentence binds someone and holds none of `never`."""

    id: str
    mechanism: str
    """Id of a mechanism concept."""
    says: str
    example: str
    counter_example: str
    never: str = r"(?!)"
    confidence: float = 0.75
    needs: tuple[str, ...] = ("",)
    """In small letters; `says` matches nothing without one of them, which are sooner looked for."""

    def told(self, sentence: str) -> tuple[int, int] | None:
        """Return the offsets of the words that say it, or None."""
        small = _small(sentence)
        if not any(word in small for word in self.needs):
            return None
        found = _compiled(self.says).search(sentence)
        if found is None or not BINDS.search(sentence):
            return None
        around = sentence[max(0, found.start() - NEAR) : found.end() + NEAR]
        return None if _compiled(self.never).search(around) else found.span()


@lru_cache(maxsize=1)
def _small(sentence: str) -> str:
    """Return a sentence in small letters: all rules ask for the same one, one after the other."""
    return sentence.lower()


NEAR = 60
"""So far around the telling words, others may take their sense away."""
BINDS = re.compile(
    r"\b(?:shall|will|may|must|agrees?|hereby|grants?|appoints?|assigns?|entitled|has the right|"
    r"have the right|is|are|covenants?|undertakes?|acknowledges?|reserves?)\b",
    re.IGNORECASE,
)
_CACHE: dict[str, re.Pattern[str]] = {}


def _compiled(pattern: str) -> re.Pattern[str]:
    if pattern not in _CACHE:
        _CACHE[pattern] = re.compile(pattern, re.IGNORECASE)
    return _CACHE[pattern]
