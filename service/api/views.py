"""What the views over all claims and cases count, as data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..analysis.choosing import choose
from ..analysis.comparison import Comparison, compare
from ..analysis.gap_map import Axis, GapMap, gap_map
from ..analysis.oppositions import Side, oppositions
from ..analysis.survey import Survey
from ..analysis.surveys import survey_of
from ..analysis.timeline import Timeline, timeline
from ..networks.room import made
from ..pages.room import Graph
from .cursors import Cursors
from .entries import OpposedClaim, OpposedPair, Page
from .lists import claims_of, part

Given = Mapping[str, Any]


def survey(served: Graph) -> Survey:
    return survey_of(served.pool, served.generation)


def compared(served: Graph, given: Given) -> Comparison:
    """Put two to four forms side by side: what texts claim of each, for and against."""
    forms = [choose(served.vocabulary, each, ("form",)) for each in given["form"]]
    return compare(
        survey(served),
        forms,
        narrower=not given["own"],
        differences=given["differences"],
    )


def mapped(served: Graph, given: Given) -> GapMap:
    """Lay out two kinds of concept against each other, to tell claims from gaps."""
    axes = []
    for kind, under, level in (
        ("rows", "under", "rows_level"),
        ("columns", "column_under", "columns_level"),
    ):
        name = given[under]
        iri = choose(served.vocabulary, name, (given[kind],)) if name else None
        axes.append(Axis(given[kind], iri, given[level]))
    return gap_map(survey(served), *axes)


def opposed(served: Graph, given: Given) -> Page[OpposedPair]:
    """List pairs of claims that oppose each other, each with its sentence."""
    form, concept = given["form"], given["concept"]
    found = oppositions(
        survey(served),
        form=choose(served.vocabulary, form, ("form",)) if form else None,
        concept=choose(served.vocabulary, concept) if concept else None,
        level=given["level"],
        order=given["sort"],
        page=Cursors(served.generation, given).offset() // given["limit"] + 1,
        size=given["limit"],
    )
    sides = [side.id for pair in found.pairs for side in (pair.one, pair.other)]
    claims = claims_of(served, list(dict.fromkeys(sides)))

    def told(side: Side) -> OpposedClaim:
        return OpposedClaim(side.id, side.stance, claims.get(side.id))

    pairs = [
        OpposedPair(each.level, each.confidence, each.years_apart, told(each.one), told(each.other))
        for each in found.pairs
    ]
    return part(served, given, found.total, pairs)


def dated(served: Graph, given: Given) -> Timeline:
    """Count cases by the year they began, or claims by the year of publication."""
    form = given["form"]
    chosen = choose(served.vocabulary, form, ("form",)) if form else None
    return timeline(survey(served), given["of"], chosen)


def network(served: Graph, given: Given) -> Mapping[str, Any]:
    """Give a network with the measures of its nodes."""
    _, content, _ = made(given)
    return content
