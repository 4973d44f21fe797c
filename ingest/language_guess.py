"""Which language a text is in."""

from __future__ import annotations

import re
from functools import cache

FEWEST_LETTERS = 60
"""Of shorter texts the guess is wrong too often."""

FEWEST_SIGNS = 15
"""The same of scripts that none of Europe's languages is written in, which tell more."""

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
ENGLISH = "en"

WORDS = re.compile(r"[^\W\d_]{2,}")
ONLY_ENGLISH = frozenset(
    "about and are been by from has have his is it not of or other our shall such than that the "
    "their there these they this to was we were which while who will with would".split()
)
"""Small words that every stretch of English prose has some of and other languages have not."""

FEWEST_WORDS = 12
"""Shorter paragraphs are titles, names and addresses, which look foreign in any language."""

LEAST_ENGLISH = 0.06
SHORT_SAMPLE = 2_000
PREVAILING_ENGLISH = 0.15
"""Share of the small English words from which on a short text is English, whatever it names."""
FEWEST_ENGLISH = 3
LAST_EUROPEAN = 0x52F
"""Last code point of Latin, Greek and Cyrillic letters in Unicode's order."""
LEAST_PROSE = 0.5
"""Share of words in small letters: lists of names have fewer."""


def language_of(text: str) -> str:
    """Guess the ISO 639-1 code of a text's language, `und` where there is too little of it.

    >>> language_of("Trust")
    'und'
    """
    sample = text[:SAMPLE]
    fewest = FEWEST_SIGNS if _other_script(sample) else FEWEST_LETTERS
    if sum(character.isalpha() for character in sample) < fewest:
        return UNDETERMINED
    import py3langid

    restrict()
    code, _ = py3langid.classify(sample)
    return ENGLISH if code != ENGLISH and _is_short_english(text) else str(code)


def _is_short_english(text: str) -> bool:
    """Tell whether a short text is English but for names: by its small words, and without names."""
    if len(text) > SHORT_SAMPLE:
        return False
    import py3langid

    words = WORDS.findall(text)
    english = [word for word in words if word.lower() in ONLY_ENGLISH]
    if len(english) < max(FEWEST_ENGLISH, PREVAILING_ENGLISH * len(words)):
        return False
    nameless = " ".join(word for word in words if word[0].islower())
    return bool(py3langid.classify(nameless)[0] == ENGLISH)


@cache
def restrict() -> None:
    """Load the model, once, and hold it to `LANGUAGES`."""
    import py3langid

    py3langid.set_languages(LANGUAGES.split())


def foreign_language(paragraph: str) -> str | None:
    """Return the code of the language of a paragraph that is plainly not in English, else None.

    What is a list of names, a table or too short to tell counts as English.

    >>> text = "La confianza entre las empresas crece con el tiempo, con los contratos y la ley."
    >>> foreign_language(text)
    'es'
    >>> foreign_language("Siemens, Fujitsu, Bosch, Rolls-Royce, Areva, Thales, Ericsson, Sony, Zf")
    """
    sample = paragraph[:SAMPLE]
    # Most paragraphs are told by their first words; a script without spaces has no such words.
    words = WORDS.findall(sample[:SHORT_SAMPLE])
    english = sum(word.lower() in ONLY_ENGLISH for word in words)
    if english > LEAST_ENGLISH * len(words):
        return None
    if len(words) < FEWEST_WORDS and not _other_script(sample):
        return None
    small = sum(not word[0].isupper() for word in words)
    if small < LEAST_PROSE * len(words):
        return None
    code = language_of(sample)
    return None if code in (ENGLISH, UNDETERMINED) else code


def _other_script(text: str) -> bool:
    """Tell whether most letters are of none of the scripts of Europe."""
    letters = [character for character in text if character.isalpha()]
    return 2 * sum(ord(character) > LAST_EUROPEAN for character in letters) > len(letters)
