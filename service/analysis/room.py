"""The addresses of the views."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

from flask import Blueprint, request
from pyoxigraph import NamedNode
from werkzeug.wrappers import Response

from interorg.ingest.failure import BadQuery
from interorg.ontology.terms import BASE

from ..claims import StatedClaim, claim_of
from ..drawing.columns import LETTERS
from ..pages.room import Graph, graph, show
from . import papers, pictures
from .asked import named, number, one_of, switched_on
from .cell import behind
from .choosing import choose, options
from .comparison import Comparison, compare
from .concept_tree import FAMILIES, concept_trees
from .gap_map import KINDS, LEVELS, STATES, Axis, GapMap, gap_map
from .oppositions import ORDERS, Oppositions, oppositions
from .stances import SIGNS, WORDS
from .survey import Survey, survey_of
from .tensions import LEVELS as TENSIONS
from .timeline import Timeline, timeline
from .views import View, offer

room = Blueprint("analysis", __name__)
MOST = 4
"""Forms that are compared at most."""
ROWS = 25
"""Rows of a section that the page shows unless all are asked for."""
PAIRS, MOST_PAIRS = 10, 30
"""Pairs of claims on a page, unless told, and at most: each needs its sentences."""
AT_ONCE = 4
"""Claims that are asked for at once."""


def surveyed() -> tuple[Graph, Survey]:
    """Return the served graph and what the views count over."""
    served = graph()
    return served, survey_of(served.pool, served.generation)


@room.get("/compare")
@room.get("/compare.<ending>")
def comparison(ending: str | None = None) -> Response:
    """Compare the forms that the parameter `form` names, two to four times."""
    served, survey = surveyed()
    names = [name for each in request.args.getlist("form") if (name := each.strip())]
    if len(names) > MOST:
        raise BadQuery(f"At most {MOST} forms are compared, and {len(names)} were given.")
    forms = list(dict.fromkeys(choose(served.vocabulary, name, ("form",)) for name in names))
    choices = options(served.vocabulary, "form")
    if len(forms) < 2:
        if ending not in (None, "json"):
            raise BadQuery("Name two to four forms, such as form=JointVenture&form=Consortium.")
        chosen = survey.node(forms[0]) if forms else None
        shown = {"chosen": chosen, "options": choices, "most": MOST, "query": ""}
        return show("compare.html", {"comparison": None}, ending, None, **shown)
    found = compared(survey, forms)
    definitions = {iri: definition(served, iri) for iri in forms}
    return offer(
        View(
            "comparison",
            "compare.html",
            {"comparison": found, "definitions": definitions},
            lambda: papers.comparison_table(found),
            lambda root: pictures.draw_comparison(found, root),
            lambda: papers.comparison_paper(found),
            {
                "rows": None if request.args.get("rows") == "all" else ROWS,
                "all_rows": longer({"rows": ["all"]}),
                "signs": SIGNS,
                "stances": WORDS,
                "options": choices,
                "most": MOST,
            },
        ),
        ending,
    )


def compared(survey: Survey, forms: list[str]) -> Comparison:
    """Compare forms as the switches of the request say."""
    return compare(
        survey,
        forms,
        narrower=not switched_on("own"),
        differences=switched_on("differences"),
    )


def definition(served: Graph, iri: str) -> str | None:
    """Return the definition of a concept."""
    rows = served.pool.select("concept", concept=NamedNode(iri))
    return rows[0].get("definition") if rows else None


def longer(changed: dict[str, list[str]]) -> str:
    """Return the parameters of this request with some changed, as a query string."""
    kept = {name: values for name, values in request.args.lists() if name not in changed}
    pairs = [(name, each) for name, values in (kept | changed).items() for each in values]
    return f"?{urlencode(pairs)}"


@room.get("/evidence-map")
@room.get("/evidence-map.<ending>")
def evidence_map(ending: str | None = None) -> Response:
    """Show which concepts texts claim something of, mention, deny, or never name together."""
    _, survey = surveyed()
    found = mapped(survey)
    as_matrix = request.args.get("layout") == "matrix"
    return offer(
        View(
            "evidence-map",
            "evidence_map.html",
            {"map": found, "states": STATES},
            lambda: papers.gap_matrix(found) if as_matrix else papers.gap_table(found),
            lambda root: pictures.draw_gaps(found, root),
            lambda: papers.gap_matrix(found),
            {"kinds": KINDS, "levels": LEVELS, "longer": longer},
        ),
        ending,
    )


def mapped(survey: Survey) -> GapMap:
    """Lay out the matrix that the request asks for."""
    axes = []
    for side, kind, under in (("rows", "form", "under"), ("columns", "benefit", "column_under")):
        chosen = one_of(side, KINDS, kind)
        level = one_of(f"{side}_level", [str(each) for each in LEVELS], "1")
        top = named(survey.vocabulary, under, (chosen,))
        axes.append(Axis(chosen, top, int(level)))
    return gap_map(survey, *axes)


@room.get("/evidence-map/cell")
@room.get("/evidence-map/cell.json", defaults={"ending": "json"})
def cell(ending: str | None = None) -> Response:
    """Show what stands behind one field: its claims, and the documents that mention both."""
    served, survey = surveyed()
    ends = [named(served.vocabulary, name) for name in ("row", "column")]
    row, column = ends
    if row is None or column is None:
        raise BadQuery("Name two concepts, such as row=JointVenture&column=RiskSharing.")
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


def stated(served: Graph, ids: Iterable[str]) -> dict[str, StatedClaim]:
    """Return claims with their sentences, by id; what is gone is left out."""
    wanted = list(dict.fromkeys(ids))
    with ThreadPoolExecutor(AT_ONCE) as threads:
        found = threads.map(
            lambda id: claim_of(served.pool, served.vocabulary, NamedNode(BASE + id)), wanted
        )
        return {id: claim for id, claim in zip(wanted, found, strict=True) if claim}


@room.get("/contradictions")
@room.get("/contradictions.<ending>")
def contradictions(ending: str | None = None) -> Response:
    """Show claims that oppose each other, side by side."""
    served, survey = surveyed()
    found = opposed(survey)
    claims = stated(served, (side.id for pair in found.pairs for side in (pair.one, pair.other)))
    return offer(
        View(
            "contradictions",
            "contradictions.html",
            {"contradictions": found, "claims": claims},
            lambda: papers.opposition_table(found, claims),
            lambda root: pictures.draw_oppositions(found, root),
            lambda: papers.opposition_paper(found, claims),
            {
                "orders": ORDERS,
                "levels": TENSIONS,
                "longer": longer,
                "options": options(served.vocabulary, "form"),
            },
        ),
        ending,
    )


def opposed(survey: Survey) -> Oppositions:
    """Find the page of pairs that the request asks for."""
    return oppositions(
        survey,
        form=named(survey.vocabulary, "form", ("form",)),
        concept=named(survey.vocabulary, "concept"),
        level=one_of("level", [*TENSIONS], "") or None,
        order=one_of("sort", ORDERS, "confidence"),
        page=number("page", 1),
        size=number("size", PAIRS, MOST_PAIRS),
    )


@room.get("/timeline")
@room.get("/timeline.<ending>")
def over_time(ending: str | None = None) -> Response:
    """Show when cases began and when claims were published."""
    served, survey = surveyed()
    found = timed(survey)
    drawn = pictures.draw_timeline(found, request.root_path).render()
    return offer(
        View(
            "timeline",
            "timeline.html",
            {"timeline": found},
            lambda: papers.timeline_table(found),
            lambda root: pictures.draw_timeline(found, root),
            only_page={
                "drawn": drawn,
                "LETTERS": LETTERS,
                "longer": longer,
                "options": options(served.vocabulary, "form"),
            },
        ),
        ending,
    )


def timed(survey: Survey) -> Timeline:
    """Count by year what the request asks for."""
    of = one_of("of", ("cases", "claims"), "cases")
    form = named(survey.vocabulary, "form", ("form",))
    return timeline(survey, "claims" if of == "claims" else "cases", form)


@room.get("/concepts")
@room.get("/concepts.<ending>")
def concepts(ending: str | None = None) -> Response:
    """Show the hierarchies of concepts with their counts."""
    _, survey = surveyed()
    family = one_of("family", [*FAMILIES], "")
    found = concept_trees(survey, (family,) if family else tuple(FAMILIES))
    return offer(
        View(
            "concepts",
            "concepts.html",
            {"trees": found},
            lambda: papers.tree_table(found),
            lambda root: pictures.draw_trees(found, root),
            lambda: papers.tree_paper(found),
            only_page={"families": [*FAMILIES], "family": family},
        ),
        ending,
    )
