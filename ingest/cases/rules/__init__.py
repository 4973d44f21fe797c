"""Rules that read a relationship among organizations off one sentence, a family a file."""

from __future__ import annotations

from . import (
    bodies,
    companions,
    deals,
    formation,
    jointly,
    life,
    membership,
    naming,
    outcomes,
    pairs,
    partner_nouns,
    partnering,
    relations,
    shares,
    wording,
)
from .scene import Rule

NAMING: tuple[Rule, ...] = naming.RULES
"""Read first: what they find out about names the others need."""

VALUES: tuple[Rule, ...] = (
    *formation.RULES,
    *pairs.RULES,
    *partnering.RULES,
    *companions.RULES,
    *relations.RULES,
    *partner_nouns.RULES,
    *bodies.RULES,
    *jointly.RULES,
    *deals.RULES,
    *membership.RULES,
    *wording.RULES,
    *life.RULES,
    *shares.RULES,
    *outcomes.RULES,
)

RULES: tuple[Rule, ...] = (*NAMING, *VALUES)
