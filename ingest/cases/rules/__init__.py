"""Rules that read a relationship among organizations off one sentence, a family a file."""

from __future__ import annotations

from . import (
    being_partners,
    bodies,
    calling,
    choosing,
    co_verbs,
    companions,
    creating,
    deals,
    divided,
    efforts,
    endings,
    formation,
    joining,
    jointly,
    launching,
    life,
    membership,
    modifiers,
    naming,
    outcomes,
    owning,
    pairing,
    pairs,
    partner_nouns,
    partnering,
    places,
    purposes,
    relations,
    sectors,
    shares,
    stakes,
    wording,
    working_with,
)
from .scene import Rule

NAMING: tuple[Rule, ...] = (*naming.RULES, *calling.RULES)
"""Read first: what they find out about names the others need."""

VALUES: tuple[Rule, ...] = (
    *formation.RULES,
    *pairing.RULES,
    *pairs.RULES,
    *partnering.RULES,
    *companions.RULES,
    *relations.RULES,
    *partner_nouns.RULES,
    *being_partners.RULES,
    *choosing.RULES,
    *bodies.RULES,
    *jointly.RULES,
    *co_verbs.RULES,
    *working_with.RULES,
    *creating.RULES,
    *efforts.RULES,
    *launching.RULES,
    *modifiers.RULES,
    *deals.RULES,
    *membership.RULES,
    *joining.RULES,
    *wording.RULES,
    *life.RULES,
    *endings.RULES,
    *shares.RULES,
    *owning.RULES,
    *divided.RULES,
    *stakes.RULES,
    *outcomes.RULES,
)

DETAILS: tuple[Rule, ...] = (*places.RULES, *sectors.RULES, *purposes.RULES)
"""Read last, of relationships whose partners are read: where, in what and what for."""

RULES: tuple[Rule, ...] = (*NAMING, *VALUES, *DETAILS)
