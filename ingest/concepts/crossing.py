"""Labels that share words with a longer one and reach beyond it: "shared knowledge creation".

================  ====================================  ======================================
rule              serves                                leaves alone
================  ====================================  ======================================
mention.crossing  joint ventures fail: joint ventures,  not fully committed to the venture,
                  and ventures that fail                which is no commitment
================  ====================================  ======================================
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from interorg.ontology.concepts import load_concepts

from .lexicon import DASHES, PREFIXES
from .matching import Match

RULE = "mention.crossing"
GOOD = frozenset(["benefit", "mechanism", "successFactor"])


def crossing(doc: Doc, chosen: Iterable[Match], hidden: Iterable[Match]) -> Iterator[Match]:
    """Yield the hidden labels that stand beside the chosen ones; of these, none overlap.

    A broader concept adds nothing to the narrower one, and what a challenge denies is not there.
    """
    at = {index: match for match in chosen for index in range(match.start, match.end)}
    taken: set[int] = set()
    for match in hidden:
        places = range(match.start, match.end)
        if taken.intersection(places) or doc[match.end - 1].pos_ == "ADP" or _torn(doc, match):
            continue
        others = {at[index] for index in places if index in at}
        if all(_cross(match, other) and _adds(match, other) for other in others):
            taken.update(places)
            yield match


def _torn(doc: Doc, match: Match) -> bool:
    """Tell whether a label begins inside a word with a hyphen: "free-trade associations"."""
    if match.start < 2 or doc[match.start - 1].text not in DASHES:
        return False
    return doc[match.start - 2].lower_ not in PREFIXES


def _cross(one: Match, other: Match) -> bool:
    return one.start < other.start < one.end < other.end or (
        other.start < one.start < other.end < one.end
    )


def _adds(match: Match, other: Match) -> bool:
    said, known = match.entry, other.entry
    if said.kind in GOOD and known.kind == "challenge":
        return False
    scheme = load_concepts()
    broader = known.concept in scheme and said.concept in scheme.ancestors(known.concept)
    return said.concept != known.concept and not broader
