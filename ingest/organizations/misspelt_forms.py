"""Legal forms that are misspelt or cut short: of no weight for which organization is meant."""

from __future__ import annotations

from .names import normalized, plain
from .slips import HALF, WHOLE, distance

FORMS = ("limited", "incorporated", "corporation", "aktiengesellschaft")
ENOUGH = 3
"""Letters of a form that is known by its beginning."""


def same_but_for_form(one: str, other: str) -> bool:
    """Tell whether two names differ in nothing but a slip in the legal form behind them.

    >>> same_but_for_form("Kestrel Co., Ltd.", "Kestrel Co., Ld.")
    True
    >>> same_but_for_form("Kestrel Inc.", "Kestrel Ink"), same_but_for_form("Kestrel", "Kestrel X")
    (False, False)
    """
    return _misspelt(one, other) or _misspelt(other, one)


def without_misspelt_form(words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out a last word that is a long legal form but for a slip."""
    if len(words) > 1 and any(0 < distance(words[-1], form, WHOLE) <= WHOLE for form in FORMS):
        return words[:-1]
    return words


def _misspelt(right: str, wrong: str) -> bool:
    words, kept, found = plain(right).split(), normalized(right).split(), plain(wrong).split()
    size = len(kept)
    if words[:size] != kept or found[:size] != kept or not size < len(words) == len(found):
        return False
    differing = [pair for pair in zip(words[size:], found[size:], strict=True) if len({*pair}) > 1]
    return len(differing) == 1 and _slip(*differing[0])


def _slip(form: str, said: str) -> bool:
    if len(form) < ENOUGH:
        # GP and UGP, the general partners of a fund, are two.
        return form == "co" and {*said} <= {*form}
    if len(said) >= ENOUGH and form.startswith(said):
        return True
    if len(form) == len(said) == ENOUGH:
        # A letter may make another word of a short form: Ink of Inc., Zinc too.
        return sorted(form) == sorted(said)
    longer = len(form) == ENOUGH and len(said) > ENOUGH
    return distance(form, said, WHOLE) <= (HALF if longer else WHOLE)
