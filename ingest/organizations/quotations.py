"""Titles of works in quotation marks, whose words are no names of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

CLOSING = {"“": "”", '"': '"', "``": "''", "‘": "’"}
SHORTEST, LONGEST = 4, 20
"""Words of a title, about."""


def quoted_titles(doc: Doc) -> list[tuple[int, int]]:
    """Find what is quoted in title case with small words between, as (start, end) tokens.

    “The Rise of the Airline Alliance” is one; “we trusted Siemens from the start” is speech, and
    “Coastal Research Corporation” a name.
    """
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(doc):
        closing = CLOSING.get(doc[start].text)
        end = start + 1
        while closing and end < min(len(doc), start + LONGEST) and doc[end].text != closing:
            end += 1
        if closing is None or end == len(doc) or doc[end].text != closing:
            start += 1
            continue
        words = [token for token in doc[start + 1 : end] if token.is_alpha]
        long = [token for token in words if len(token) > 3]
        capital = sum(token.text[0].isupper() for token in long)
        small = any(token.text[0].islower() for token in words)
        if len(words) >= SHORTEST and small and capital >= 0.8 * len(long):
            # From the mark on, so that a title's first word is inside as well.
            found.append((start, end))
        start = end + 1
    return found
