"""What kind of relationship a contract makes, read from its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..document import Document
from .names import LEGAL

OPENING = 60_000
"""So many characters of a contract may hold its title, contents and opening words."""

# The first line that fits decides: a co-branding and distribution agreement is of the first kind.
FORMS = (
    (r"joint[ -]venture", "JointVenture"),
    (r"strategic (?:\w+ )?(?:alliance|partner|co-?operation)|alliance", "StrategicAlliance"),
    (r"research consortium", "ResearchConsortium"),
    (r"consortium", "Consortium"),
    (r"franchis(?:e|ing|ee|or)", "FranchiseSystem"),
    (r"outsourcing", "OutsourcingRelationship"),
    (r"sub-?contract(?:ing|or)?", "SubcontractingRelationship"),
    (r"co-?branding|(?:co-?)?marketing|(?:co-?)?promotion", "MarketingAlliance"),
    (
        r"collaboration|research|(?:joint|co-?) ?development",
        "ResearchAndDevelopmentAlliance",
    ),
    (
        r"distribut(?:ion|or|orship)|re-?seller|supply|supplier|manufactur(?:ing|e|er)",
        "BuyerSupplierRelationship",
    ),
    (r"development", "ResearchAndDevelopmentAlliance"),
    (r"(?:cross-?)?licen[cs](?:e|ing)", "LicensingRelationship"),
    (r"public[- ]private partnership", "PublicPrivatePartnership"),
    (r"partnership|partnering", "Partnership"),
)
"""Words of a title → the form that such a contract makes."""

# Filings made jointly, splits of one firm, sales of shares and houses: no two work together.
NO_CASE = re.compile(
    r"joint filing|separation|equity distribution|limited partnership|merger|acquisition|"
    r"(?:real estate|land|area|business|web ?site|web page|software|application) development|"
    r"(?:gas|cable|electric\w*|power|water|utility) franchise|employment|end[- ]user|"
    r"termination|settlement|assignment|loan|credit|purchase agreement|market research",
    re.IGNORECASE,
)
LATER = re.compile(r"\b(?:amendment|amended|restated|addendum|supplement\w*)\b", re.IGNORECASE)
TYPE = r"(?:agreement|contract|memorandum of understanding)"
LEAD = re.compile(
    r"^(?:(?:exhibit|annex|schedule|appendix) \d[\w.()-]*|(?:execution|conformed) (?:copy|version)|"
    r"confidential|final|this)(?!\w)[\s:.-]*",
    re.IGNORECASE,
)
TITLE = re.compile(
    rf"^(?P<title>(?:[^.;(\n“\"]|(?<=\bINC)\.|(?<=\bLTD)\.){{3,140}}?\b{TYPE}\b)"
    r"(?=\W*$|\s*\(|\s+(?:by and )?(?:between|among|this)\b)",
    re.I,
)
SELF_NAMED = re.compile(
    rf"\bthis (?P<title>(?:[^\s.,;(){{}}“\"]{{1,30}},? ){{1,10}}?{TYPE})\b", re.IGNORECASE
)
HEAD = 6000
"""A title stands within so many characters; later ones are of exhibits and other contracts."""
LONGEST_TITLE = 170
LONGEST_QUOTE = 700
REACH = 1000
"""So far into a paragraph it may call itself "this Supply Agreement"."""


@dataclass(frozen=True)
class Found:
    """A value read from a contract, and the stretch of its text to quote: code points, from 0."""

    property: str
    value: str | int
    start: int
    end: int
    confidence: float


def titles(document: Document) -> Iterator[tuple[str, int, int]]:
    """Give what may be the contract's title, each with the stretch it stands in; best first."""
    for block in document.blocks[:40]:
        if block.start > HEAD:
            return
        text = document.text[block.start : min(block.end, block.start + LONGEST_TITLE + 1)]
        whole = block.end - block.start <= LONGEST_TITLE
        bare = without_lead(text)
        found = TITLE.search(bare)
        # In bare text a title in capitals may run into the first paragraph.
        if found and not is_running_text(found["title"]) and (whole or found["title"].isupper()):
            at = block.start + len(text) - len(bare)
            yield found["title"], *((block.start, block.end) if whole else (at, at + found.end()))
            continue
        found = SELF_NAMED.search(document.text, block.start, min(block.end, block.start + REACH))
        if found and not is_running_text(found["title"]):
            whole = block.end - block.start <= LONGEST_QUOTE
            yield found["title"], *((block.start, block.end) if whole else found.span())
            return


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


def form_of(title: str) -> str | None:
    """Return the form that a contract of this title makes, or None.

    >>> form_of("Master Supply Agreement"), form_of("Joint Filing Agreement")
    ('BuyerSupplierRelationship', None)
    """
    if NO_CASE.search(title):
        return None
    # A partner's name may hold any word: only the last words tell, up to a list of them.
    told = title[-90:]
    for words, form in FORMS:
        if re.search(rf"(?<!\w)(?:{words})(?!\w)", told, re.IGNORECASE):
            return form
    return None


def read_title(document: Document) -> list[Found]:
    """Read the form from the first title that stands at the head of a contract."""
    for title, start, end in titles(document):
        if NO_CASE.search(title):
            return []
        if form := form_of(title):
            return [Found("form", form, start, end, 0.9)]
    return []


def short_title(document: Document) -> str:
    """Return the title without the names before it, in title case.

    Words in capitals are written small, as "Joint Venture Agreement".
    """
    title = next((title for title, *_ in titles(document) if form_of(title)), "Agreement")
    words = LEGAL.split(title)[-1].split()[-8:]
    small = ("and", "of", "for", "to", "the", "in", "on")
    shown = [w.lower() if w.lower() in small else cased(w) for w in words]
    return " ".join(shown[next((i for i, w in enumerate(shown) if w not in small), 0) :])


def cased(word: str) -> str:
    """Write a word of a title with a capital at each part: CO-BRANDING is Co-Branding."""
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))


def changes_another(document: Document) -> bool:
    """Tell whether the contract amends or restates an older one: its date starts nothing."""
    head = document.text[:1500]
    named = [title for title, *_ in titles(document)]
    return any(LATER.search(title) for title in named) or bool(
        re.search(r"(?i)\bthis [\w\s]{0,30}amendment\b|^\W*(?:\w+ )?amendment\b", head)
    )
