"""Titles that do not end in "agreement": "Trademark Licence", "Contract for the Supply of Ore"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document import Document
from .names import LEGAL
from .title_words import CLAUSE_TITLE, TYPE, is_running_text, without_lead

FIRST_BLOCKS = 10
WITHIN = 3000
LONGEST = 110
ENDS = re.compile(
    r"(?:.*\b(?:licen[cs]e|alliance|joint venture|venture|partnership|consortium|franchise|deed|"
    r"arrangement|program(?:me)?|letter of intent|term sheet)|.*\bterms(?: and conditions)?"
    r"(?: (?:of|for) [\w ]{3,40})?)\W*",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    rf".{{0,60}}\b(?:{TYPE}|letter of intent|heads of (?:terms|agreement)|protocol|deed)"
    r"(?:\s+No\.?\s*[\w-]+)?(?::|\s+(?:of|for|on|re:?|regarding|concerning|relating\s+to))\s+.{3,80}",
    re.IGNORECASE,
)
"""What a contract is for may stand behind the word for it."""
RUN_IN = re.compile(
    rf"(?<![\w-])(?P<title>(?:[A-Z][\w&/’'-]*,?\s+(?:(?:and|of|for|to)\s+)?){{1,8}}?(?i:{TYPE}))\s+"
    r"(?=This\b|THIS\b)"
)
"""A title that runs into the words that open the contract."""


def loose_titles(document: Document) -> Iterator[tuple[str, int, int]]:
    """Give the lines at the head of a contract that name it in another way."""
    for block in document.blocks[:FIRST_BLOCKS]:
        if block.start > WITHIN:
            return
        line = without_lead(document.text[block.start : min(block.end, block.start + LONGEST + 1)])
        if len(line) > LONGEST or is_running_text(line) or LEGAL.search(f" {line}"):
            continue
        if not CLAUSE_TITLE.search(line) and (ENDS.fullmatch(line) or GOES_ON.fullmatch(line)):
            yield line, block.start, block.end


def run_in_titles(document: Document) -> Iterator[tuple[str, int, int]]:
    """Give the title that bare text has run together with what stands around it."""
    for found in RUN_IN.finditer(document.text, 0, WITHIN):
        title = found["title"]
        if not is_running_text(title):
            yield title, found.start("title"), found.end("title")
