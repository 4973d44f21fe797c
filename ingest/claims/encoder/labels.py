"""What the encoder answers for two nodes: no relation, or one of these, forwards or backwards."""

from __future__ import annotations

RULE = "claim.encoder"
"""The id under which statements stand that the encoder reads and no rule does."""
RELATIONS = (
    "Enables",
    "Causes",
    "Mitigates",
    "Aggravates",
    "Hinders",
    "Requires",
    "Motivates",
    "Governs",
    "Employs",
    "HasCharacteristic",
    "ComparesWith",
    "ContrastsWith",
    "Exemplifies",
    "IsKindOf",
    "HasElement",
    "Complements",
    "SubstitutesFor",
    "Moderates",
    "EvolvesInto",
    "Explains",
    "Studies",
    "Influences",
    "AssociatedWith",
    "Outweighs",
)
"""In the order of the weights, so that no change of the ontology turns one into another."""
SYMMETRIC = frozenset(
    {"ComparesWith", "ContrastsWith", "Complements", "SubstitutesFor", "AssociatedWith"}
)
ANSWERS: tuple[tuple[str, bool], ...] = (
    ("", False),
    *((relation, False) for relation in RELATIONS),
    *((relation, True) for relation in RELATIONS if relation not in SYMMETRIC),
)
"""Relation, and whether the later node is its subject; the first says that there is none."""
