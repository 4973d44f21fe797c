"""What is counted by what: each data set of the graph of counts."""

from __future__ import annotations

from dataclasses import dataclass

from interorg.ontology.namespaces import Namespace
from interorg.ontology.terms import GRAPH, IOR, SKOS

COUNT = Namespace(
    "count",
    f"{GRAPH.counts.value}#",
    "subject relation object polarity form year",
    "claims documents cases",
    "claimsByConcepts claimsByYear casesByYear",
)
QB = Namespace("qb", "http://purl.org/linked-data/cube#", "Observation dataSet")


@dataclass(frozen=True)
class Cube:
    """One data set. Its rows are those of the query `counts_NAME`, whose variables are named here.

    A row counts in one cell; rolled up, also in those of all that is broader.
    """

    name: str
    query: str
    dimensions: tuple[str, ...]
    measures: tuple[tuple[str, str], ...]
    """Each with the variable whose different values it counts."""
    rolled_up: str | None = None
    """The dimension in which what is narrower counts as well."""


CUBES = (
    Cube(
        "claimsByConcepts",
        "counts_claims",
        ("subject", "relation", "object", "polarity"),
        (("claims", "claim"), ("documents", "document")),
    ),
    Cube(
        "claimsByYear",
        "counts_claims_by_year",
        ("form", "year"),
        (("claims", "claim"), ("documents", "document")),
        rolled_up="form",
    ),
    Cube(
        "casesByYear",
        "counts_cases_by_year",
        ("form", "year"),
        (("cases", "case"),),
        rolled_up="form",
    ),
)
COUNTED = (IOR.expresses, IOR.reportsCase)
"""Without a statement of one of these there is nothing to count."""
SOURCES = frozenset(
    {*COUNTED, IOR.claimSubject, IOR.claimRelation, IOR.claimObject, IOR.claimContext}
    | {IOR.hasPolarity, IOR.hasReviewStatus, IOR.hasEvidence, IOR.spanOf}
    | {IOR.hasCitation, IOR.citedWork, IOR.publicationYear, IOR.hasForm, IOR.startYear}
    | {SKOS.broader, QB.dataSet, *(COUNT[name] for name in COUNT.names())}
)
"""Properties whose statements decide what the graph of counts has to hold, its own among them."""
