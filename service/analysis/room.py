"""The addresses of the views."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, request
from werkzeug.wrappers import Response

from ..drawing.columns import LETTERS
from ..pages.asked import asked, given
from ..pages.room import Graph, graph, show
from . import papers, pictures
from .cell import behind
from .choosing import choose, options
from .comparison import compare
from .concept_tree import FAMILIES, concept_trees
from .gap_map import KINDS, LEVELS, STATES, Axis, GapMap, gap_map
from .oppositions import ORDERS, Oppositions, oppositions
from .parameters import (
    CELL_PAGE,
    CHOOSE_PAGE,
    COMPARE_PAGE,
    FORMS,
    MAP_PAGE,
    OPPOSED_PAGE,
    TIMELINE_PAGE,
    TREE_PAGE,
)
from .read_out import definition, stated
from .stances import SIGNS, WORDS
from .survey import Survey
from .surveys import survey_of
from .tensions import LEVELS as TENSIONS
from .timeline import timeline
from .views import View, offer

room = Blueprint("analysis", __name__)
Wanted = Mapping[str, Any]
ROWS = 25
"""Rows of a section that the page shows unless all are asked for."""


def surveyed() -> tuple[Graph, Survey]:
    """Return the served graph and what the views count over."""
    served = graph()
    return served, survey_of(served.pool, served.generation)


@room.get("/compare")
@room.get("/compare.<ending>")
def comparison(ending: str | None = None) -> Response:
    """Compare the forms that the parameter `form` names, two to four times."""
    served, survey = surveyed()
    is_file = ending not in (None, "json")
    choosing = not is_file and len(given().getlist("form")) < 2
    wanted = asked(CHOOSE_PAGE if choosing else COMPARE_PAGE, ending)
    forms = [choose(served.vocabulary, name, ("form",)) for name in wanted["form"]]
    choices = options(served.vocabulary, "form")
    if len(set(forms)) < 2 and not is_file:
        chosen = survey.node(forms[0]) if forms else None
        shown = {"chosen": chosen, "options": choices, "most": FORMS[0].most, "query": ""}
        return show("compare.html", {"comparison": None}, ending, None, **shown)
    found = compare(survey, forms, narrower=not wanted["own"], differences=wanted["differences"])
    definitions = {iri: definition(served, iri) for iri in forms}
    return offer(
        View(
            "comparison",
            COMPARE_PAGE,
            wanted["excel"],
            "compare.html",
            {"comparison": found, "definitions": definitions},
            lambda: papers.comparison_table(found),
            lambda root: pictures.draw_comparison(found, root),
            lambda: papers.comparison_paper(found),
            {
                "rows": None if wanted["rows"] else ROWS,
                "signs": SIGNS,
                "stances": WORDS,
                "options": choices,
                "most": FORMS[0].most,
            },
        ),
        ending,
    )


@room.get("/evidence-map")
@room.get("/evidence-map.<ending>")
def evidence_map(ending: str | None = None) -> Response:
    """Show which concepts texts claim something of, mention, deny, or never name together."""
    _, survey = surveyed()
    wanted = asked(MAP_PAGE, ending)
    found = mapped(survey, wanted)
    as_matrix = wanted["layout"] == "matrix"
    return offer(
        View(
            "evidence-map",
            MAP_PAGE,
            wanted["excel"],
            "evidence_map.html",
            {"map": found, "states": STATES},
            lambda: papers.gap_matrix(found) if as_matrix else papers.gap_table(found),
            lambda root: pictures.draw_gaps(found, root),
            lambda: papers.gap_matrix(found),
            {"kinds": KINDS, "levels": LEVELS},
        ),
        ending,
    )


def mapped(survey: Survey, wanted: Wanted) -> GapMap:
    """Lay out the matrix that is asked for."""
    axes = []
    for side, under in (("rows", "under"), ("columns", "column_under")):
        kind = wanted[side]
        axes.append(Axis(kind, named(survey, wanted[under], kind), wanted[f"{side}_level"]))
    return gap_map(survey, *axes)


def named(survey: Survey, name: str | None, *kinds: str) -> str | None:
    """Return the IRI of the concept of a name, if one is given; raise NotFound for no such one."""
    return choose(survey.vocabulary, name, kinds) if name else None


@room.get("/evidence-map/cell")
@room.get("/evidence-map/cell.json", defaults={"ending": "json"})
def cell(ending: str | None = None) -> Response:
    """Show what stands behind one field: its claims, and the documents that mention both."""
    served, survey = surveyed()
    wanted = asked(CELL_PAGE, ending)
    row, column = (choose(served.vocabulary, wanted[name]) for name in ("row", "column"))
    found = behind(survey, row, column)
    claims = stated(served, found.surest)
    return show(
        "evidence_cell.html",
        {"cell": found, "claims": [*claims.values()]},
        ending,
        states=STATES,
        signs=SIGNS,
        stances=WORDS,
    )


@room.get("/contradictions")
@room.get("/contradictions.<ending>")
def contradictions(ending: str | None = None) -> Response:
    """Show claims that oppose each other, side by side."""
    served, survey = surveyed()
    wanted = asked(OPPOSED_PAGE, ending)
    found = opposed(survey, wanted)
    claims = stated(served, (side.id for pair in found.pairs for side in (pair.one, pair.other)))
    return offer(
        View(
            "contradictions",
            OPPOSED_PAGE,
            wanted["excel"],
            "contradictions.html",
            {"contradictions": found, "claims": claims},
            lambda: papers.opposition_table(found, claims),
            lambda root: pictures.draw_oppositions(found, root),
            lambda: papers.opposition_paper(found, claims),
            {
                "orders": ORDERS,
                "levels": TENSIONS,
                "options": options(served.vocabulary, "form"),
            },
        ),
        ending,
    )


def opposed(survey: Survey, wanted: Wanted) -> Oppositions:
    """Find the page of pairs that is asked for."""
    return oppositions(
        survey,
        form=named(survey, wanted["form"], "form"),
        concept=named(survey, wanted["concept"]),
        level=wanted["level"],
        order=wanted["sort"],
        page=wanted["page"],
        size=wanted["size"],
    )


@room.get("/timeline")
@room.get("/timeline.<ending>")
def over_time(ending: str | None = None) -> Response:
    """Show when cases began and when claims were published."""
    served, survey = surveyed()
    wanted = asked(TIMELINE_PAGE, ending)
    found = timeline(survey, wanted["of"], named(survey, wanted["form"], "form"))
    drawn = pictures.draw_timeline(found, request.root_path).render()
    return offer(
        View(
            "timeline",
            TIMELINE_PAGE,
            wanted["excel"],
            "timeline.html",
            {"timeline": found},
            lambda: papers.timeline_table(found),
            lambda root: pictures.draw_timeline(found, root),
            only_page={
                "drawn": drawn,
                "LETTERS": LETTERS,
                "options": options(served.vocabulary, "form"),
            },
        ),
        ending,
    )


@room.get("/concepts")
@room.get("/concepts.<ending>")
def concepts(ending: str | None = None) -> Response:
    """Show the hierarchies of concepts with their counts."""
    _, survey = surveyed()
    wanted = asked(TREE_PAGE, ending)
    family = wanted["family"]
    found = concept_trees(survey, (family,) if family else tuple(FAMILIES))
    return offer(
        View(
            "concepts",
            TREE_PAGE,
            wanted["excel"],
            "concepts.html",
            {"trees": found},
            lambda: papers.tree_table(found),
            lambda root: pictures.draw_trees(found, root),
            lambda: papers.tree_paper(found),
            only_page={"families": [*FAMILIES], "family": family or ""},
        ),
        ending,
    )
