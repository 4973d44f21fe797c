"""When: cases by the year they began, claims by the year of publication."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ..content.nodes import Node
from .links import key, search_for
from .stances import FILTERS, STANCES, WORDS
from .survey import Flags, Survey
from .tables import UNDATED, Numbers

Of = Literal["cases", "claims"]
SERIES = 6
"""Forms that have a colour of their own."""
COVERED = 0.8
"""A form gives way to narrower ones that hold this part of its cases."""
BARS = 45
STEPS = (1, 2, 5, 10, 20, 50, 100)
"""Years in one bar; so few that there are at most BARS."""


@dataclass(frozen=True)
class Series:
    """One colour of the bars."""

    name: str
    concept: Node | None
    total: int


@dataclass(frozen=True)
class Bar:
    """The cases or claims of some years, in all and by series."""

    first: int
    last: int
    total: int
    address: str
    counts: tuple[int, ...]
    addresses: tuple[str | None, ...]
    """None for what no search can confine itself to; it is among those of the whole bar."""


@dataclass(frozen=True)
class Timeline:
    """Bars from the first year to the last, empty ones among them."""

    of: Of
    form: Node | None
    step: int
    """Years in one bar."""
    total: int
    undated: int
    overlapping: int
    """Cases that stand in several series; they count once in a bar's total."""
    series: tuple[Series, ...]
    bars: tuple[Bar, ...]


def timeline(survey: Survey, of: Of, form: str | None = None) -> Timeline:
    """Count cases or claims by year, in all or of one form with narrower ones."""
    return _cases(survey, form) if of == "cases" else _claims(survey, form)


def _cases(survey: Survey, form: str | None) -> Timeline:
    tables = survey.tables
    chosen = np.ones(len(tables.cases), dtype=np.bool_)
    if form:
        chosen = _with(survey, form)
    groups = _groups(survey, form, chosen)
    members = [_with(survey, iri) & chosen for iri in groups]
    times = sum((each.astype(int) for each in members), np.zeros(len(chosen), int))
    members.append(chosen & (times == 0))
    names = [*(survey.vocabulary.label(iri) for iri in groups), "other forms"]
    series = [
        Series(name, survey.node(iri) if iri else None, int(each.sum()))
        for name, iri, each in zip(names, [*groups, None], members, strict=True)
    ]
    dated = tables.started != UNDATED
    bars = [
        Bar(
            *span,
            int((chosen & here).sum()),
            _search("relationship", span, form),
            tuple(int((each & here).sum()) for each in members),
            (*(_search("relationship", span, iri) for iri in groups), None),
        )
        for span, here in _spans(tables.started, chosen & dated)
    ]
    return Timeline(
        "cases",
        survey.node(form) if form else None,
        _step(tables.started[chosen & dated]),
        int(chosen.sum()),
        int((chosen & ~dated).sum()),
        int((times > 1).sum()),
        *_used(series, bars),
    )


def _used(
    series: Sequence[Series], bars: Sequence[Bar]
) -> tuple[tuple[Series, ...], tuple[Bar, ...]]:
    """Leave out series without anything in them."""
    kept = [number for number, each in enumerate(series) if each.total]
    return tuple(series[number] for number in kept), tuple(
        Bar(
            bar.first,
            bar.last,
            bar.total,
            bar.address,
            tuple(bar.counts[number] for number in kept),
            tuple(bar.addresses[number] for number in kept),
        )
        for bar in bars
    )


def _claims(survey: Survey, form: str | None) -> Timeline:
    claims = survey.tables.claims
    chosen = np.ones(len(claims.ids), dtype=np.bool_)
    if form:
        flags = survey.flags(survey.below(form))
        chosen = survey.linked(survey.tables.about, flags, len(claims.ids))
    members = [chosen & (claims.stance == stance) for stance in range(len(STANCES))]
    series = [
        Series(WORDS[name], None, int(each.sum()))
        for name, each in zip(STANCES, members, strict=True)
    ]
    dated = claims.year != UNDATED
    bars = [
        Bar(
            *span,
            int((chosen & here).sum()),
            _search("claim", span, form),
            tuple(int((each & here).sum()) for each in members),
            tuple(_search("claim", span, form, stance) for stance in FILTERS),
        )
        for span, here in _spans(claims.year, chosen & dated)
    ]
    return Timeline(
        "claims",
        survey.node(form) if form else None,
        _step(claims.year[chosen & dated]),
        int(chosen.sum()),
        int((chosen & ~dated).sum()),
        0,
        *_used(series, bars),
    )


def _with(survey: Survey, form: str) -> Flags:
    """Mark the cases of a form or of narrower ones."""
    flags = survey.flags(survey.below(form))
    return survey.linked(survey.tables.shown, flags, len(survey.tables.cases))


def _groups(survey: Survey, form: str | None, chosen: Flags) -> list[str]:
    """Choose the forms that get a series: narrower than the one asked for, and not of each other.

    A form gives way to those below it where these hold most of its cases.
    """
    top = [iri for iri in survey.vocabulary.of_kind("form") if not _parents(survey, iri)]
    found = {
        iri: count
        for start in ([form] if form else top)
        for iri in survey.vocabulary.narrower.get(start, ())
        if (count := int((_with(survey, iri) & chosen).sum()))
    }
    while found and len(found) < SERIES:
        for iri in sorted(found, key=lambda each: (-found[each], each)):
            below = {d: _with(survey, d) & chosen for d in survey.vocabulary.narrower.get(iri, ())}
            held = np.zeros(len(chosen), dtype=np.bool_)
            for each in below.values():
                held |= each
            if below and held.sum() >= COVERED * found[iri]:
                del found[iri]
                found |= {d: int(each.sum()) for d, each in below.items() if each.any()}
                break
        else:
            break
    return sorted(found, key=lambda iri: (-found[iri], iri))[:SERIES]


def _parents(survey: Survey, iri: str) -> frozenset[str]:
    return survey.vocabulary.broader.get(iri, frozenset())


def _step(years: Numbers) -> int:
    """Choose how many years make a bar."""
    if not len(years):
        return 1
    wide = int(years.max()) - int(years.min()) + 1
    return next((step for step in STEPS if wide <= BARS * step), STEPS[-1])


def _spans(years: Numbers, chosen: Flags) -> Iterator[tuple[tuple[int, int], Flags]]:
    """Yield the first and last year of each bar, and which rows belong to it."""
    known = years[chosen]
    if not len(known):
        return
    step = _step(known)
    for first in range(int(known.min()) // step * step, int(known.max()) + 1, step):
        last = first + step - 1
        yield (first, last), chosen & (years >= first) & (years <= last)


def _search(kind: str, span: tuple[int, int], form: str | None, stance: str | None = None) -> str:
    first, last = span
    year = str(first) if first == last else f"{first}-{last}"
    forms = {"form": key(form)} if form else {}
    return search_for(kind, stance=stance, **forms, year=year)
