"""What a claim takes for true: for, with reserve, against, or mixed; one of four for each claim."""

from __future__ import annotations

from collections.abc import Mapping

from interorg.ontology.terms import IORV

STANCES = ("for", "reserved", "against", "mixed")
"""for       affirmed and asserted
reserved  affirmed, but hedged, hypothetical, prescribed or questioned
against   denied, in whatever mood
mixed     held and denied in one
"""
SIGNS = {"for": "+", "reserved": "~", "against": "−", "mixed": "±"}
"""They stand beside numbers, so that no colour is needed to tell them apart."""
WORDS = {
    "for": "for",
    "reserved": "with reserve",
    "against": "against",
    "mixed": "mixed",
}
FILTERS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "for": {"polarity": ("Affirmed",), "modality": ("Asserted",)},
    "reserved": {
        "polarity": ("Affirmed",),
        "modality": ("Hedged", "Hypothetical", "Prescriptive", "Questioned"),
    },
    "against": {"polarity": ("Denied",)},
    "mixed": {"polarity": ("MixedPolarity",)},
}
"""The filters of a search that gives just the claims of a stance."""


def stance_of(polarity: str | None, modality: str | None) -> int:
    """Return the place in STANCES of a claim with these values, which are IRIs.

    A claim of which no more is known is for what it says.
    """
    if polarity == IORV.Denied.value:
        return STANCES.index("against")
    if polarity == IORV.MixedPolarity.value:
        return STANCES.index("mixed")
    plain = modality is None or modality == IORV.Asserted.value
    return STANCES.index("for" if plain else "reserved")
