"""Rules that read a relationship among organizations off one sentence, a family a file."""

from __future__ import annotations

from . import formation, life, membership, naming, outcomes, shares, wording
from .scene import Rule

NAMING: tuple[Rule, ...] = naming.RULES
"""Read first: what they find out about names the others need."""

VALUES: tuple[Rule, ...] = (
    *formation.RULES,
    *membership.RULES,
    *wording.RULES,
    *life.RULES,
    *shares.RULES,
    *outcomes.RULES,
)

RULES: tuple[Rule, ...] = (*NAMING, *VALUES)
