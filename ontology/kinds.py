"""The kinds of concept, and the class of each in the ontology."""

from typing import Literal

Kind = Literal[
    "form",
    "mechanism",
    "benefit",
    "challenge",
    "driver",
    "contingency",
    "successFactor",
    "factor",
    "theory",
    "discipline",
    "dimension",
    "dimensionValue",
    "approach",
    "contrast",
]

KINDS: dict[str, tuple[Kind, ...]] = {
    "FormConcept": ("form",),
    "MechanismConcept": ("mechanism",),
    "BenefitConcept": ("benefit",),
    "ChallengeConcept": ("challenge",),
    "DriverConcept": ("driver",),
    "ContingencyConcept": ("contingency",),
    "SuccessFactorConcept": ("successFactor",),
    "FactorConcept": ("factor", "driver", "contingency", "successFactor"),
    "TheoryConcept": ("theory",),
    "DisciplineConcept": ("discipline",),
    "DimensionConcept": ("dimension",),
    "DimensionValue": ("dimensionValue",),
    "ResearchApproachConcept": ("approach",),
    "ContrastConcept": ("contrast",),
}
ALL_KINDS: tuple[Kind, ...] = tuple(dict.fromkeys(k for kinds in KINDS.values() for k in kinds))
