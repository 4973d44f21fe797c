"""The table of routes: what can be asked, how, what for, and what is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from interorg.ontology.kinds import KINDS as CONCEPT_KINDS

from ..analysis.comparison import Comparison
from ..analysis.gap_map import GapMap
from ..analysis.parameters import FORMS, MAP, OPPOSED, TIMELINE, YEARS
from ..analysis.timeline import Timeline
from ..networks.parameters import NETWORK
from ..pages.room import Graph
from ..parameters import Parameter
from ..search.suggesting import LONGEST as LONGEST_NAME
from ..search.suggesting import MOST as MOST_NAMES
from . import entries, lists, things, views
from .concept_shapes import Claim, Concept
from .document_shapes import Document, Work
from .filters import (
    ABOUT,
    CURSOR,
    DOCUMENT,
    DOCUMENT_KIND,
    KIND,
    LIMIT,
    ORGANIZATION,
    PART,
    STATED,
    Q,
)
from .network_shapes import Network
from .organization_shapes import Case, Organization
from .overview import Overview, overview

Given = Mapping[str, Any]


@dataclass(frozen=True)
class Route:
    """One address: `answer` gets the served graph and the parameters, those of the path too."""

    path: str
    """Below /api, as OpenAPI writes it."""
    name: str
    summary: str
    answer: Callable[[Graph, Given], Any]
    shape: Any
    """The type of what is given."""
    parameters: tuple[Parameter, ...] = ()
    id: Parameter | None = None
    """What stands for `{id}` in the path."""

    @property
    def in_parts(self) -> bool:
        return CURSOR in self.parameters


def _id(what: str, example: str, longest: int = 1000) -> Parameter:
    text = f"{what} Slashes in it are written %2F."
    return Parameter("id", text, longest=longest, example=example)


ROUTES = (
    Route(
        "/search",
        "search",
        "Search names, titles, definitions and sentences, with counts of all that is found",
        lists.found,
        entries.Found,
        (Q, KIND, *ABOUT, *STATED, DOCUMENT, DOCUMENT_KIND, ORGANIZATION, *YEARS, *PART),
    ),
    Route(
        "/suggest",
        "suggest",
        "Suggest names that begin as what was typed",
        lists.names,
        entries.Names,
        (
            Parameter(
                "q", "The beginning of a name.", fewest=1, longest=LONGEST_NAME, example="joint"
            ),
            Parameter(
                "kind",
                "What it is a name of.",
                several=True,
                choices=("concept", "organization", "relationship", "document"),
                example=["concept"],
            ),
            Parameter(
                "limit",
                "How many are given.",
                "integer",
                least=1,
                greatest=MOST_NAMES,
                default=MOST_NAMES,
                example=5,
            ),
        ),
    ),
    Route(
        "/concepts",
        "list_concepts",
        "List the concepts, by label; with `q` those that have its words, the best first",
        lists.concepts,
        entries.Page[entries.ConceptEntry],
        (
            Q,
            Parameter(
                "kind",
                "What it is a concept of.",
                several=True,
                choices=tuple(sorted({kinds[0] for kinds in CONCEPT_KINDS.values()})),
                example=["form"],
            ),
            LIMIT,
            CURSOR,
        ),
    ),
    Route(
        "/concepts/{id}",
        "get_concept",
        "A concept: what it means, where it stands, what texts claim of it, which cases show it",
        things.concept_of,
        Concept,
        id=_id("The end of its IRI, or the whole IRI of a foreign one.", "JointVenture"),
    ),
    Route(
        "/claims",
        "list_claims",
        "List claims, each with its sentence",
        lists.claims,
        entries.Page[entries.ClaimEntry],
        (Q, *ABOUT, *STATED, DOCUMENT, DOCUMENT_KIND, *YEARS, *PART),
    ),
    Route(
        "/claims/{id}",
        "get_claim",
        "A claim: its sentence, who says it, how it was read, which claims speak to it",
        things.claim_of,
        Claim,
        id=_id("What follows `id/claim/` in its id.", "0123456789abcdef0123"),
    ),
    Route(
        "/cases",
        "list_cases",
        "List cases of organizations working together; years are those of their beginning",
        lists.cases,
        entries.Page[entries.CaseEntry],
        (Q, *ABOUT, ORGANIZATION, *YEARS, *PART),
    ),
    Route(
        "/cases/{id}",
        "get_case",
        "A case with every value that documents report of it, each with its sentences",
        things.case_of,
        Case,
        id=_id("What follows `id/relationship/` in its id.", "nummi"),
    ),
    Route(
        "/organizations",
        "list_organizations",
        "List organizations",
        lists.organizations,
        entries.Page[entries.OrganizationEntry],
        (Q, *PART),
    ),
    Route(
        "/organizations/{id}",
        "get_organization",
        "An organization; a name that was merged leads to the one it stands for",
        things.organization_of,
        Organization,
        id=_id("What follows `id/organization/` in its id.", "toyota"),
    ),
    Route(
        "/documents",
        "list_documents",
        "List the texts that were read",
        lists.documents,
        entries.Page[entries.DocumentEntry],
        (Q, DOCUMENT_KIND, *YEARS, *PART),
    ),
    Route(
        "/documents/{id}",
        "get_document",
        "A document with all that was read from it, and its text where its rights allow",
        things.document_of,
        Document,
        id=_id("What follows `id/document/` in its id.", "note-gulati-1995"),
    ),
    Route(
        "/works/{id}",
        "get_work",
        "A published work: its record, the notes on it, the claims that texts credit to it",
        things.work_of,
        Work,
        id=_id("What follows `id/work/` in its id.", "Gulati1995"),
    ),
    Route(
        "/compare",
        "compare",
        "Two to four forms side by side: what texts claim of each, for and against",
        views.compared,
        Comparison,
        FORMS,
    ),
    Route(
        "/evidence-map",
        "map_evidence",
        "Two kinds of concept against each other: claims, denials, texts without claims, nothing",
        views.mapped,
        GapMap,
        MAP,
    ),
    Route(
        "/contradictions",
        "list_contradictions",
        "List pairs of claims that oppose each other, the plainest and surest first",
        views.opposed,
        entries.Page[entries.OpposedPair],
        (*OPPOSED, LIMIT, CURSOR),
    ),
    Route(
        "/timeline",
        "timeline",
        "Cases by the year they began, or claims by the year of publication",
        views.dated,
        Timeline,
        TIMELINE,
    ),
    Route(
        "/network",
        "network",
        "Who works with whom and what goes with what, with measures of every node",
        views.network,
        Network,
        NETWORK,
    ),
    Route("/statistics", "statistics", "What is in the graph, in numbers", overview, Overview),
)
