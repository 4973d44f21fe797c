"""The rules that read claims, one file per family, listed here in the order they are tried."""

from . import copula, through, verb
from .rule import Candidate, Example, Rule

RULES: tuple[Rule, ...] = (*verb.RULES, *through.RULES, *copula.RULES)

__all__ = ["RULES", "Candidate", "Example", "Rule"]
