"""How far a run of words is the name of an organization, from the run and its place alone."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from interorg.ontology.concepts import load_concepts
from interorg.ontology.extra_modules import kept_with_ontology

from .aliases import aliases
from .entities import organization_share
from .name_words import (
    DEGREES_AND_OFFICES,
    FIRST_WORDS,
    MONTHS,
    NEVER,
    NUMBERED,
    OFFICES,
    ORGANIZATION_WORDS,
    PLACE_PREPOSITIONS,
    PLATFORMS,
    SIGNED,
    STATES,
    THINGS,
    TITLES,
)
from .names import normalized, plain
from .proper_names import is_country, is_place

if TYPE_CHECKING:
    from spacy.tokens import Span

LIKELY = 0.4
"""The confidence of a name of which the model says nothing."""
FIRM = 0.5
"""From this confidence on a name counts as an organization wherever it stands."""
ENOUGH = 0.35
"""From this mean probability on a name is an organization's: chosen where little precision is lost
for much recall."""
TRUSTED = 0.6
"""From this probability on a common word that opens a sentence may be a name."""
CODE = re.compile(r"^[A-Z]{1,2}\d{1,3}[a-z]?$")
LONG_CODE = re.compile(r"^[A-Z]{1,3}-?\d{3,}[A-Za-z]?$")


def confidence(span: Span) -> float:
    """Say how far the run is the name of an organization; 0 means never."""
    text, words = span.text, [token.lower_ for token in span]
    if is_never_organization(text) or _is_of_something_else(span, words):
        return 0.0
    share = organization_share(span)
    first = span[0]
    opens = len(span) == 1 and bool(first.is_sent_start) and first.is_title
    if opens and first.pos_ != "PROPN" and (share or 0) < TRUSTED:
        return 0.0
    if not any(mark.isalpha() for mark in text) or len(text) < 2:
        return 0.0
    if len(span) > 1 and (words[-1].rstrip(".") in ORGANIZATION_WORDS or words[0] in FIRST_WORDS):
        return 0.85
    if normalized(text) in aliases() or plain(text) in _shown_names():
        return 0.85
    if text.lower() in PLATFORMS:
        return 0.1
    label = Counter(token.ent_type_ for token in span if token.ent_type_).most_common(1)
    return _by_label(span, label[0][0] if label else "", share, opens)


def _by_label(span: Span, label: str, share: float | None, opens: bool) -> float:
    """Weigh how sure the network is, else the type of name that the words have."""
    if share is not None and share >= ENOUGH:
        return FIRM + 0.4 * (share - ENOUGH) / (1 - ENOUGH)
    if label == "ORG":
        return LIKELY if share is not None else 0.75
    match label:
        case "PERSON":
            return 0.2 if len(span) > 1 else 0.35
        case "GPE" | "LOC" | "FAC":
            before = span.doc[span.start - 1].lower_ if span.start else ""
            return 0.1 if before in PLACE_PREPOSITIONS else 0.35
        case "PRODUCT" | "WORK_OF_ART" | "EVENT" | "NORP" | "LAW":
            return 0.3
        case _:
            return 0.25 if opens else LIKELY


def is_never_organization(text: str) -> bool:
    """Tell whether the words name no organization wherever they stand: "COVID-19", "Table S5"."""
    lower = text.lower()
    words = lower.split() or [lower]
    return (
        lower in NEVER
        or LONG_CODE.match(text) is not None
        or words[0] in NUMBERED
        or words[-1] in THINGS
        or all(word in MONTHS for word in words)
        or _is_concept(lower)
        or (is_place(text) and not is_country(text))
    )


def _is_of_something_else(span: Span, words: list[str]) -> bool:
    """Tell whether it is a degree, an office, a state after its town, or a code in brackets.

    "Bachelor of Science", "Group President", "Dr Mary Birch", "Treaty of Rome", "Hudson, MI",
    "(P12)" of an interview; but not "Director Films", "Dr Birch", which may be a brand, "the MI
    group" or "3M".
    """
    if words[0] in DEGREES_AND_OFFICES and (len(words) == 1 or words[1] in ("of", "in", "for")):
        return True
    if words[0].rstrip(".") in TITLES and len(words) > 2 and words[-1] not in ORGANIZATION_WORDS:
        return True
    before = span.doc[span.start - 1].text if span.start else ""
    if before == "of" and span.start > 1 and span.doc[span.start - 2].lower_ in SIGNED:
        return True
    return (
        words[-1] in OFFICES
        or (before == "," and span.text in STATES)
        or (before in ("(", ",", "[") and CODE.match(span.text) is not None)
    )


@cache
def _shown_names() -> frozenset[str]:
    return frozenset(plain(name) for name in aliases().values())


@kept_with_ontology
def _labels() -> frozenset[str]:
    concepts = load_concepts().values()
    return frozenset(label.lower() for c in concepts for label in c.labels)


def _is_concept(lower: str) -> bool:
    """Tell whether the text is a label of the ontology: "PPP" and "Joint Venture" are no firms."""
    return lower in _labels() or lower.removesuffix("s") in _labels()
