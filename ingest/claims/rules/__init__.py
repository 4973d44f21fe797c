"""The rules that read claims, one file per family, listed here in the order they are tried."""

from . import (
    action,
    actors,
    attribution,
    because,
    change,
    comparison,
    composition,
    copula,
    finding,
    kinds,
    moderation,
    need,
    nominal,
    phrase,
    purpose,
    reciprocal,
    roles,
    theory,
    through,
    verb,
)
from .rule import Candidate, Example, Rule

RULES: tuple[Rule, ...] = (
    *phrase.RULES,
    *verb.RULES,
    *through.RULES,
    *purpose.RULES,
    *kinds.RULES,
    *copula.RULES,
    *nominal.RULES,
    *roles.RULES,
    *because.RULES,
    *attribution.RULES,
    *reciprocal.RULES,
    *actors.RULES,
    *need.RULES,
    *comparison.RULES,
    *action.RULES,
    *theory.RULES,
    *moderation.RULES,
    *composition.RULES,
    *change.RULES,
    *finding.RULES,
)

__all__ = ["RULES", "Candidate", "Example", "Rule"]
