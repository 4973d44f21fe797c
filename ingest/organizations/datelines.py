"""Where news opens with its place and day: "OSLO, Norway, 3 May 2019 – Alder Fund said"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
DAY = rf"(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?"
PLACE = r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2}(?:, [A-Z][\w.]*(?: [A-Z][\w.]+){0,2})?"
DASH = r" ?(?:–|—|--?) ?"
AGENCY = r"\s\([A-Z][\w ]+\)"
DATELINE = re.compile(
    rf"\s*{PLACE}(?P<day>,? \(?{DAY}\)?|{DASH}{DAY})?(?:{AGENCY})? (?:–|—|--?) ?(?=[A-Z“\"])"
)
PLACES = frozenset(["GPE", "LOC"])


def dateline_end(doc: Doc) -> int:
    """Return the index of the first token behind a dateline, 0 where a Doc opens with none.

    Without a day the place must be written in capitals and be known for one: "Alder – Birch" is
    none.
    """
    found = DATELINE.match(doc.text)
    if found is None:
        return 0
    placed = doc[0].text.isupper() and doc[0].ent_type_ in PLACES
    if not (found["day"] or placed):
        return 0
    return next((token.i for token in doc if token.idx >= found.end()), 0)
