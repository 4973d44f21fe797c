"""The parameters of lists, and the filters of a search that they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from interorg.ingest.failure import NotFound

from ..analysis.choosing import choose
from ..analysis.links import key
from ..content.wording import DOCUMENT_KINDS, NAMES
from ..pages.room import Graph
from ..pages.search_labels import KINDS, is_known
from ..parameters import Parameter
from ..search import SORTS, Filters
from ..search.filters import FIELDS
from ..search.words import LONGEST

LIMIT = Parameter(
    "limit",
    "How many entries one part holds.",
    "integer",
    least=1,
    greatest=100,
    default=20,
    example=20,
)
CURSOR = Parameter(
    "cursor",
    "Where to go on: from the address in `next`, and of no meaning otherwise. It holds with the "
    "other parameters as they were, and until the graph changes: then it is answered by 410.",
    longest=200,
    # Digits and dots in base64, as `cursors` writes them.
    pattern="^[MNO][A-Za-z0-9_-]{18,}$",
    looks="what an answer named as the next",
)
Q = Parameter(
    "q",
    "Words to look for; phrases stand in quotation marks, a minus sign leaves a word out.",
    longest=LONGEST,
    example="trust",
)
SORT = Parameter(
    "sort", "The order.", choices=tuple(SORTS), default="relevance", example="relevance"
)
KIND = Parameter("kind", "What it is.", several=True, choices=KINDS, example=["claim"])
CONFIDENCE = Parameter(
    "confidence",
    "Claims that are less sure are left out.",
    "number",
    least=0,
    greatest=1,
    example=0.5,
)
DOCUMENT_KIND = Parameter(
    "document_kind",
    "What kind of text it stands in.",
    several=True,
    choices=tuple(DOCUMENT_KINDS.values()),
    example=["note"],
)


def _concepts(name: str, description: str, example: str) -> Parameter:
    text = f"{description} An id such as `{example}`, or a label."
    return Parameter(name, text, several=True, example=[example])


ABOUT = (
    _concepts("form", "Forms it is about, narrower ones included.", "JointVenture"),
    _concepts("benefit", "Benefits it is about, narrower ones included.", "RiskSharing"),
    _concepts("challenge", "Challenges it is about, narrower ones included.", "Opportunism"),
    _concepts("mechanism", "Mechanisms it is about, narrower ones included.", "Trust"),
    _concepts("concept", "Concepts it is about, these alone.", "Trust"),
)
STATED = (
    _concepts("subject", "The concept of which something is claimed.", "JointVenture"),
    Parameter("relation", "What is claimed of both.", several=True, example=["Enables"]),
    _concepts("object", "The concept named second.", "RiskSharing"),
    Parameter(
        "polarity",
        "Whether it is claimed or denied.",
        several=True,
        choices=("Affirmed", "Denied", "MixedPolarity"),
        example=["Affirmed"],
    ),
    Parameter(
        "modality",
        "In what mood it is claimed.",
        several=True,
        choices=("Asserted", "Hedged", "Hypothetical", "Prescriptive", "Questioned"),
        example=["Asserted"],
    ),
    CONFIDENCE,
)
DOCUMENT = Parameter("document", "The text it stands in, by the end of its id.", several=True)
ORGANIZATION = Parameter(
    "organization", "Its partners: organizations, by the ends of their ids.", several=True
)
PART = (SORT, LIMIT, CURSOR)

OF_A_KIND: Mapping[str, tuple[str, ...]] = {
    "form": ("form",),
    "benefit": ("benefit",),
    "challenge": ("challenge",),
    "mechanism": ("mechanism",),
    "concept": (),
    "subject": (),
    "object": (),
}
"""Parameters that name concepts, and of which kinds; of any where there are none."""
NAMED = ("relation", "document", "organization")
"""Parameters with values that a graph must know."""


def filters_of(served: Graph, given: Mapping[str, Any]) -> Filters:
    """Return what parameters confine a list to; raise NotFound for what nothing is called."""
    chosen: dict[str, Any] = {}
    for name, field in FIELDS.items():
        values = given.get(name) or ()
        if name in OF_A_KIND:
            kinds = OF_A_KIND[name]
            values = tuple(key(choose(served.vocabulary, each, kinds)) for each in values)
        elif name in NAMED:
            for each in values:
                if not is_known(served, name, each):
                    raise NotFound(f"There is no {NAMES.get(name, name)} with the id {each!r}.")
        chosen[field] = values
    years = given.get("from"), given.get("to")
    return Filters(**chosen, years=years, confidence=given.get("confidence") or 0.0)
