"""Which form a contract makes, told by what it calls its parties and their work throughout."""

from __future__ import annotations

import re
from collections import Counter

from ..document import Document
from .title import Found

SEEN = 150_000
"""So much of a contract is read for what it calls its parties."""

# Words with a capital only: they are defined terms. "Buyer" and "Seller" of shares tell nothing.
ROLES = {
    "FranchiseSystem": (r"(?:[Mm]aster )?Franchis(?:ee|or|er)s?|FRANCHIS(?:EE|OR|ER)S?", 4),
    "JointVenture": (r"Joint Ventur(?:e|er)s?|Venturers?|JV|JVC|JV Company|Joint Venture Co", 10),
    "OutsourcingRelationship": (r"[Oo]utsourc(?:ing|ed|er)|OUTSOURCING", 8),
    "ResearchAndDevelopmentAlliance": (
        r"(?:Joint|Research|Development) (?:Steering |Research |Development )?Committee|JSC|JRC|"
        r"(?:Research|Development|Collaboration) (?:Program|Plan|Work|Term|Project)|Collaboration",
        12,
    ),
    "MarketingAlliance": (
        r"(?:Marketing|Promotion(?:al)?|Advertising) (?:Program|Plan|Services?|Materials?|Partner)|"
        r"Co-?[Bb]rand(?:ed|ing)|Co-?[Pp]romot(?:e|ion)|Advertis(?:er|ing|ements?)",
        12,
    ),
    "BuyerSupplierRelationship": (
        r"(?:Sub-?)?(?:Distribut|Resell|Suppli|Manufactur|Deal|Wholesal)(?:er|or)s?|"
        r"(?:DISTRIBUT|RESELL|SUPPLI|MANUFACTUR|DEAL)(?:ER|OR)S?|Purchase Orders?",
        15,
    ),
    "LicensingRelationship": (r"(?:Sub)?[Ll]icen[cs](?:ee|or|er)s?|LICEN[CS](?:EE|OR|ER)S?", 12),
}
"""Forms → the words of those in it, and how often they stand in a contract that makes it."""
NEAR = 250
"""So many characters of a sentence are quoted at each side."""
CAPITAL = re.compile(r"[A-Z]")


def read_roles(document: Document, often: int = 0) -> Found | None:
    """Return the form whose roles a contract names most often, quoted at the first of them.

    It must name them `often` at least, and as often as the form's own limit says.
    """
    text = document.text[:SEEN]
    counts: Counter[str] = Counter()
    first: dict[str, tuple[int, int]] = {}
    for form, (words, least) in ROLES.items():
        spans = [
            found.span()
            for found in re.finditer(rf"\b(?:{words})\b", text)
            if CAPITAL.match(found[0])
        ]
        if len(spans) >= max(least, often):
            counts[form] = len(spans)
            first[form] = spans[0]
    if not counts:
        return None
    form = counts.most_common(1)[0][0]
    return Found("form", form, *_line(document, *first[form]), 0.6)


def _line(document: Document, start: int, end: int) -> tuple[int, int]:
    """Return the sentence around two offsets, or as many whole words of it as are near."""
    block = document.block_at(start)
    if block is None:
        return start, end
    text = document.text
    first = max(block.start, start - NEAR)
    last = min(block.end, end + NEAR)
    stops = [stop.end() for stop in re.finditer(r"[.;]\s", text[first:start])]
    after = re.compile(r"[.;](?=\s|$)").search(text, end, last)
    if stops:
        first += stops[-1]
    elif first > block.start:
        first = text.find(" ", first, start) + 1 or start
    if after is None and last < block.end:
        last = max(end, text.rfind(" ", end, last))
    return first, after.end() if after else last
