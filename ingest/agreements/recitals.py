"""Which form a contract makes, told by what its recitals say that the parties wish to do."""

from __future__ import annotations

import re

from ..document import Document
from .party_list import RECITALS
from .sentences import begin_of, end_of
from .title import Found

BEGIN = re.compile(RECITALS)
WITHIN = 12_000
"""Recitals begin within so many characters."""
LENGTH = 3000
REACH = 400
WISH = (
    r"\b(?:desires?|wish(?:es)?|willing|intends?|wants?|interested|propos\w+|agreed?|desirous|"
    r"purpose)\b[^.;]{0,200}?\b"
)
DEALER = r"(?:distributor|reseller|dealer|sales representative|supplier|manufacturer)"
# The first line that fits decides, as for titles.
WISHES = (
    (r"(?:form|establish|create|enter into|operate|conduct)\w* (?:[\w-]+ ){0,4}joint venture",
     "JointVenture"),
    (r"strategic (?:\w+ )?(?:alliance|partner\w*|relationship|co-?operation)|(?:an|their) alliance",
     "StrategicAlliance"),
    (r"franchis\w+", "FranchiseSystem"),
    (r"outsourc\w+", "OutsourcingRelationship"),
    (r"(?:jointly|cooperate|collaborat\w+|work together)\b[^.;]{0,60}\b(?:develop\w*|research)",
     "ResearchAndDevelopmentAlliance"),
    (r"(?:co-?brand\w*|(?:co-?)?market|(?:co-?)?promot(?:e|ion)|advertis\w+)",
     "MarketingAlliance"),
    (rf"(?:as|be|become|appoint\w*)\b[^.;]{{0,60}}\b{DEALER}|"
     r"(?:purchase|buy|sell|supply|manufacture|distribute|resell)\b(?![^.;]{0,40}\b(?:shares?|stock|"
     r"interest))",
     "BuyerSupplierRelationship"),
    (r"licen[cs](?:e|ing)", "LicensingRelationship"),
    (r"develop(?:ment)?", "ResearchAndDevelopmentAlliance"),
    (r"collaborat\w+|co-?operat\w+", "InterorganizationalCollaboration"),
)  # fmt: skip
"""Words for what the parties wish to do → the form of it."""


def read_recitals(document: Document) -> Found | None:
    """Return the form that the recitals tell, quoted with the sentence that tells it."""
    begin = BEGIN.search(document.text, 0, WITHIN)
    if begin is None:
        return None
    last = begin.start() + LENGTH
    for words, form in WISHES:
        told = re.compile(WISH + rf"(?:{words})\b", re.IGNORECASE).search(
            document.text, begin.start(), last
        )
        if told is not None:
            start = begin_of(document.text, told.start(), REACH)
            return Found("form", form, start, end_of(document.text, told.end(), REACH), 0.55)
    return None
