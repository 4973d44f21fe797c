"""The rules that read claims, one file per family, listed here in the order they are tried."""

from . import (
    attribution,
    because,
    copula,
    nominal,
    phrase,
    purpose,
    reciprocal,
    roles,
    through,
    verb,
)
from .rule import Candidate, Example, Rule

RULES: tuple[Rule, ...] = (
    *phrase.RULES,
    *verb.RULES,
    *through.RULES,
    *purpose.RULES,
    *copula.RULES,
    *nominal.RULES,
    *roles.RULES,
    *because.RULES,
    *attribution.RULES,
    *reciprocal.RULES,
)

__all__ = ["RULES", "Candidate", "Example", "Rule"]
