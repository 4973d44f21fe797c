"""The relations of CORE (Borchert et al. 2023), and which of them have a direction."""

from __future__ import annotations

UNDEFINED = "undefined"
"""None of the other relations."""

LABELS = (
    "acquired_by",
    "brand_of",
    "client_of",
    "collaboration",
    "competitor_of",
    "merged_with",
    "product_or_service_of",
    "regulated_by",
    "shareholder_of",
    "subsidiary_of",
    "traded_on",
    UNDEFINED,
)
SYMMETRIC = frozenset({"collaboration", "competitor_of", "merged_with", UNDEFINED})

DIRECTED: tuple[tuple[str, bool], ...] = tuple(
    (label, inverted)
    for label in LABELS
    for inverted in ((False,) if label in SYMMETRIC else (False, True))
)
"""Each label in each direction; inverted where it holds of the later mention to the earlier one."""


def directions(label: str) -> list[int]:
    """Return where a label's directions stand in DIRECTED, the uninverted first."""
    return [index for index, (name, _) in enumerate(DIRECTED) if name == label]
