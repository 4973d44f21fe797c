"""Which language a text is in."""

from __future__ import annotations

from functools import cache

FEWEST_LETTERS = 60
"""Of shorter texts the guess is wrong too often."""

SAMPLE = 20_000
"""Code points that are looked at: more changes no guess."""

LANGUAGES = (
    "ar bg ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nl no pl pt ro ru "
    "sk sl sr sv sw th tr uk vi zh"
)
"""The languages that scholarship and contracts are mostly written in.

Rarer ones and Latin draw lists of names and legal English away from `en`.
"""

UNDETERMINED = "und"


def language_of(text: str) -> str:
    """Guess the ISO 639-1 code of a text's language, `und` where there is too little of it.

    >>> language_of("Trust")
    'und'
    """
    sample = text[:SAMPLE]
    if sum(character.isalpha() for character in sample) < FEWEST_LETTERS:
        return UNDETERMINED
    import py3langid

    restrict()
    code, _ = py3langid.classify(sample)
    return str(code)


@cache
def restrict() -> None:
    """Load the model, once, and hold it to `LANGUAGES`."""
    import py3langid

    py3langid.set_languages(LANGUAGES.split())
