"""Words that titles of contracts are made of, apart from those that tell their kind."""

from __future__ import annotations

import re

TYPE = r"(?:agreement|contract|memorandum of understanding)"
LEAD = re.compile(
    r"^(?:(?:exhibit|annex|schedule|appendix) \d[\w.()-]*|(?:execution|conformed) (?:copy|version)|"
    r"page \d+ of \d+|confidential|final|this)(?!\w)[\s:.-]*",
    re.IGNORECASE,
)
BARE = re.compile(
    rf"(?:(?:this|the|first|second|third|fourth|master|general|global|letter|framework|interim|"
    rf"definitive|binding|commercial|business|amend\w+|restated|addendum|supplement\w*|to|and|of|"
    rf"no|\d+|terms|conditions|number)\W*)*(?:{TYPE}\W*)+",
    re.IGNORECASE,
)
CLAUSE_TITLE = re.compile(
    rf"^(?:\d|entire\b|whole\b|complete\b)|\b(?:of|to|under|in|by|from|with)\s+(?:this|the|"
    rf"an)?\s*{TYPE}$",
    re.IGNORECASE,
)
"""What heads a clause: "Term of Agreement", "12. Entire Agreement"."""
LETTERS = re.compile(r"\b(?:[A-Z] ){5,}[A-Z]\b")
JOINED = re.compile(r"(?<=[A-Z])(?=(?:AGREEMENT|CONTRACT)\b)")
PARTED = re.compile(r"\bAG ?REE ?M ?ENT\b")


def without_lead(text: str) -> str:
    """Leave out what a filing puts before a title.

    >>> without_lead("EXHIBIT 10.1 Execution Copy SUPPLY AGREEMENT")
    'SUPPLY AGREEMENT'
    """
    while (shorter := LEAD.sub("", text, count=1)) != text:
        text = shorter
    return text


def is_running_text(text: str) -> bool:
    """Tell whether words are of a sentence and not of a title, whose nouns have capitals."""
    words = re.findall(r"[^\W\d_]+", text)
    return any(word[0].islower() and len(word) > 3 for word in words)


def unspaced(line: str) -> str:
    """Mend a title whose letters are spaced, or whose words scanning has joined or parted.

    >>> unspaced("S U P P L Y A G R E E M E N T"), unspaced("SUPPLY AGREE MENT")
    ('SUPPLY AGREEMENT', 'SUPPLY AGREEMENT')
    """
    closed = LETTERS.sub(lambda found: found[0].replace(" ", ""), line)
    return JOINED.sub(" ", PARTED.sub("AGREEMENT", closed))


def is_bare(title: str) -> bool:
    """Tell whether a title says nothing of the kind of contract.

    >>> is_bare("Amended and Restated Master Agreement"), is_bare("Lease Agreement")
    (True, False)
    """
    return BARE.fullmatch(title.strip()) is not None


def cased(word: str) -> str:
    """Write a word of a title with a capital at each part: CO-BRANDING is Co-Branding."""
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))
