"""Two to four forms side by side: what texts claim of each, for and against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ..content.nodes import Node
from .links import at_end, key, search_for
from .stances import STANCES
from .survey import Flags, Survey
from .tables import UNDATED

Role = Literal["subject", "object"]
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "benefits": ("benefit",),
    "challenges": ("challenge",),
    "mechanisms": ("mechanism",),
    "characteristics": ("dimensionValue", "dimension"),
    "factors": ("factor", "driver", "contingency", "successFactor"),
}
"""What forms are compared over, with the kinds of concept in each."""


@dataclass(frozen=True)
class Count:
    """Some claims and the address that shows just these."""

    stance: str
    claims: int
    address: str


@dataclass(frozen=True)
class Cell:
    """What texts claim of one form in one row."""

    claims: int
    counts: tuple[Count, ...]
    """By stance; those without claims are left out."""
    address: str | None


@dataclass(frozen=True)
class Line:
    """One relation to one concept; the cells stand in the order of the forms."""

    concept: Node
    relation: Node
    role: Role
    """Which end the form is: the subject of `enables`, or the object of `is governed by`."""
    wording: str
    """The relation as it reads from the form to the concept."""
    claims: int
    differs: bool
    """Whether the forms differ in what is claimed at all, not only in how often."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Section:
    """The rows of one family of concepts, those with most claims first."""

    family: str
    rows: tuple[Line, ...]


@dataclass(frozen=True)
class Years:
    """When: first, middle half and last of some years; how many are undated."""

    first: int | None
    lower: int | None
    middle: int | None
    upper: int | None
    last: int | None
    dated: int
    undated: int


@dataclass(frozen=True)
class Form:
    """One of the forms that are compared."""

    key: str
    concept: Node
    narrower: int
    """How many narrower forms are counted in."""
    claims: int
    claims_address: str
    cases: int
    cases_address: str
    started: Years
    published: Years


@dataclass(frozen=True)
class Comparison:
    """Forms side by side."""

    forms: tuple[Form, ...]
    with_narrower: bool
    only_differences: bool
    sections: tuple[Section, ...]


def compare(
    survey: Survey,
    forms: Sequence[str],
    *,
    narrower: bool = True,
    differences: bool = False,
) -> Comparison:
    """Compare forms, named by IRI; with `narrower`, claims about narrower forms count in."""
    members = [survey.below(iri) if narrower else frozenset({iri}) for iri in forms]
    found = [dict(_counted(survey, survey.flags(each))) for each in members]
    rows = [
        line
        for at in {row for each in found for row in each}
        if (line := _line(survey, at, forms, found)) and (line.differs or not differences)
    ]
    rows.sort(key=lambda line: (-line.claims, line.concept.label, line.wording, line.role))
    return Comparison(
        tuple(_form(survey, iri, each) for iri, each in zip(forms, members, strict=True)),
        narrower,
        differences,
        tuple(
            Section(
                family,
                tuple(row for row in rows if survey.vocabulary.kind(row.concept.iri) in kinds),
            )
            for family, kinds in FAMILIES.items()
        ),
    )


At = tuple[Role, int, int]
"""A row: the form's role, the relation, the other concept."""
Found = dict[int, dict[int, int]]
"""Claims by stance and form, by their numbers."""


def _counted(survey: Survey, forms: Flags) -> Iterator[tuple[At, Found]]:
    """Count the claims that link some forms to concepts of the families."""
    claims, n = survey.tables.claims, survey.size
    compared = np.isin(survey.kinds, [kind for kinds in FAMILIES.values() for kind in kinds])
    ends: dict[Role, tuple[np.ndarray[tuple[int], np.dtype[np.int32]], ...]] = {
        "subject": (claims.subject, claims.object),
        "object": (claims.object, claims.subject),
    }
    for role, (form, other) in ends.items():
        chosen = forms[form] & compared[other]
        parts = (claims.relation, other, claims.stance, form)
        keys = np.zeros(int(chosen.sum()), np.int64)
        for part, width in zip(parts, (1, n, len(STANCES), n), strict=True):
            keys = keys * width + part[chosen]
        rows: dict[At, Found] = defaultdict(lambda: defaultdict(dict))
        for each, count in zip(*np.unique(keys, return_counts=True), strict=True):
            rest, one = divmod(int(each), n)
            rest, stance = divmod(rest, len(STANCES))
            relation, concept = divmod(rest, n)
            rows[role, relation, concept][stance][one] = int(count)
        yield from rows.items()


def _line(
    survey: Survey, at: At, forms: Sequence[str], found: Sequence[Mapping[At, Found]]
) -> Line:
    role, relation, concept = at
    cells = tuple(
        _cell(survey, at, form, each.get(at, {})) for form, each in zip(forms, found, strict=True)
    )
    relation_iri = survey.tables.relations[relation]
    taken = {frozenset(count.stance for count in cell.counts) for cell in cells}
    return Line(
        survey.node(survey.tables.concepts[concept]),
        survey.node(relation_iri),
        role,
        wording(survey, relation_iri, role),
        sum(cell.claims for cell in cells),
        len(taken) > 1,
        cells,
    )


def wording(survey: Survey, relation: str, role: Role) -> str:
    """Say how a form is related to a concept, the form first."""
    label = survey.vocabulary.label(relation)
    if role == "subject":
        return label
    return survey.vocabulary.inverses.get(relation) or f"{label} (named second)"


def _cell(survey: Survey, at: At, whole: str, found: Found) -> Cell:
    role, relation, concept = at
    other: Role = "object" if role == "subject" else "subject"
    filters = {
        "relation": survey.tables.relations[relation].rsplit("/", 1)[-1],
        other: key(survey.tables.concepts[concept]),
    }

    def address(forms: Mapping[int, int], stance: str | None = None) -> str:
        keys = {key(survey.tables.concepts[form]) for form in forms}
        return search_for(
            "claim", stance=stance, **at_end(role, keys, "form", key(whole)), **filters
        )

    counts = tuple(
        Count(STANCES[stance], sum(forms.values()), address(forms, STANCES[stance]))
        for stance, forms in sorted(found.items())
    )
    every = {form: number for forms in found.values() for form, number in forms.items()}
    return Cell(sum(each.claims for each in counts), counts, address(every) if every else None)


def _form(survey: Survey, iri: str, members: frozenset[str]) -> Form:
    tables, flags = survey.tables, survey.flags(members)
    claims = survey.linked(tables.about, flags, len(tables.claims.ids))
    cases = survey.linked(tables.shown, flags, len(tables.cases))
    # What names a narrower form has the broader one among its forms in the index.
    name = "form" if len(members) > 1 else "concept"
    return Form(
        key(iri),
        survey.node(iri),
        len(members) - 1,
        int(claims.sum()),
        search_for("claim", **{name: key(iri)}),
        int(cases.sum()),
        search_for("relationship", **{name: key(iri)}),
        years(tables.started[cases]),
        years(tables.claims.year[claims]),
    )


def years(given: np.ndarray[tuple[int], np.dtype[np.int32]]) -> Years:
    """Sum up years; half of those known lie from `lower` to `upper`."""
    known = given[given != UNDATED]
    undated = len(given) - len(known)
    if not len(known):
        return Years(None, None, None, None, None, 0, undated)
    ends = np.percentile(known, (0, 25, 50, 75, 100), method="nearest")
    first, lower, middle, upper, last = map(int, ends)
    return Years(first, lower, middle, upper, last, len(known), undated)
