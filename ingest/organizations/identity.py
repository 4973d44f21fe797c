"""One organization of many names and one case of many reports, whatever the order of documents."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from interorg.ontology.terms import concept, local_name

from ..cases.rules.forms import family
from ..document import slug
from ..evidence import CaseReport
from .aliases import UNDECIDED, Decisions
from .merging import Merge, components, organizations_of
from .names import normalized, organization_slug


@dataclass(frozen=True)
class Case:
    """One relationship, and all that its reports say together; contradictions stay visible."""

    slug: str
    label: str
    reports: tuple[CaseReport, ...]
    forms: tuple[str, ...]
    partners: tuple[str, ...]
    """Slugs of canonical organizations."""
    start_years: tuple[int, ...]
    end_years: tuple[int, ...]
    statuses: tuple[str, ...]


@dataclass(frozen=True)
class Identity:
    """What joins the documents."""

    names: Mapping[str, str]
    """Slug of every organization → the name it is shown by."""
    merges: Mapping[str, Merge]
    """Slugs that stand for the same organization as another, which is in no merge itself."""
    cases: tuple[Case, ...]
    """In the order of their slugs."""

    def canonical(self, name: str) -> str:
        """Return the slug that stands for the organization of this name."""
        own = organization_slug(name)
        return self.merges[own].into if own in self.merges else own


def identify(
    reports: Iterable[CaseReport],
    organizations: Iterable[tuple[str, str]] = (),
    acronyms: Mapping[str, Mapping[str, str]] | None = None,
    decisions: Decisions = UNDECIDED,
) -> Identity:
    """Join organizations and cases over documents; the order of the arguments does not matter.

    `organizations` are pairs of a document's key and a name that stands in it; partners need not
    be repeated. `acronyms` are those that each document defines, by the document's key.
    `decisions` are the user's: what they tell apart comes together by no other way either.
    """
    ordered = sorted(set(reports), key=_report_key)
    partners = {(r.document, str(v.value)) for r in ordered for v in r.all("partner")}
    names, merges = organizations_of({*organizations, *partners}, acronyms or {}, decisions)
    cases = _cases(ordered, Identity(names, merges, ()))
    return Identity(names, merges, cases)


def _report_key(report: CaseReport) -> tuple[str, str, str]:
    return report.document, report.label, repr(report.values)


def _cases(reports: list[CaseReport], identity: Identity) -> tuple[Case, ...]:
    keys = [str(number).zfill(9) for number in range(len(reports))]
    found = dict(zip(keys, reports, strict=True))
    linked: list[tuple[str, str]] = []
    for signature in (_by_name, _by_partners):
        blocks: dict[Hashable, list[str]] = defaultdict(list)
        for key, report in found.items():
            for sign in signature(report, identity.canonical):
                blocks[sign].append(key)
        linked += sorted(
            pair
            for block in blocks.values()
            for pair in combinations(block, 2)
            if signature is _by_partners or _years_meet(found[pair[0]], found[pair[1]])
        )
    # What one document tells apart are different cases: two ventures of the same two firms.
    documents = {key: report.document for key, report in found.items()}
    groups = components(keys, linked, documents)
    return _with_slugs([tuple(found[key] for key in group) for group in groups], identity)


def _by_name(report: CaseReport, canonical: Callable[[str], str]) -> set[Hashable]:
    return {normalized(str(value.value)) for value in report.all("name")}


def _by_partners(report: CaseReport, canonical: Callable[[str], str]) -> set[Hashable]:
    """Sign a report by family of form and partners; a single partner says too little."""
    partners = tuple(sorted({canonical(str(v.value)) for v in report.all("partner")}))
    if len(partners) < 2:
        return set()
    return {(family(str(value.value)), partners) for value in report.all("form")}


def _years_meet(one: CaseReport, other: CaseReport) -> bool:
    """Tell whether two cases may have lived at the same time; an unknown year may be any."""
    first, second = _span(one), _span(other)
    return first[0] <= second[1] and second[0] <= first[1]


def _span(report: CaseReport) -> tuple[int, int]:
    starts = [int(value.value) for value in report.all("startYear")]
    ends = [int(value.value) for value in report.all("endYear")]
    return min(starts, default=0), max(ends, default=9999)


def _with_slugs(grouped: list[tuple[CaseReport, ...]], identity: Identity) -> tuple[Case, ...]:
    """Name the cases; of several with one slug each gets the first digits of its digest."""
    wanted: dict[str, list[tuple[CaseReport, ...]]] = defaultdict(list)
    for group in grouped:
        wanted[_slug(group, identity)].append(group)
    cases = []
    for name, groups in wanted.items():
        for group in groups:
            alone = len(groups) == 1
            cases.append(_case(name if alone else f"{name}-{_digest(group)}", group, identity))
    return tuple(sorted(cases, key=lambda case: case.slug))


def _slug(group: tuple[CaseReport, ...], identity: Identity) -> str:
    names = [str(v.value) for report in group for v in report.all("name")]
    names += [report.label for report in group if report.label in names]
    if names:
        return slug(normalized(_most_said(names)))
    partners = sorted({identity.canonical(str(v.value)) for r in group for v in r.all("partner")})
    families = sorted({family(str(v.value)) for report in group for v in report.all("form")})
    named = [local_name(concept(form)) for form in families[:1]]
    words = [re.sub(r"(?<=[a-z])(?=[A-Z])", "-", form) for form in named]
    return slug("-".join([*words, *partners]))


def _digest(group: tuple[CaseReport, ...]) -> str:
    """Digest what tells the reports apart, so that the slug is the same in every run."""
    told = sorted((report.document, report.label, repr(report.values)) for report in group)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:8]


def _most_said(names: list[str]) -> str:
    return min(set(names), key=lambda name: (-names.count(name), len(name), name))


def _case(name: str, group: tuple[CaseReport, ...], identity: Identity) -> Case:
    def years(property: str) -> tuple[int, ...]:
        return tuple(sorted({int(v.value) for report in group for v in report.all(property)}))

    def texts(property: str) -> tuple[str, ...]:
        return tuple(sorted({str(v.value) for report in group for v in report.all(property)}))

    return Case(
        slug=name,
        label=_most_said([report.label for report in group]),
        reports=group,
        forms=texts("form"),
        partners=tuple(sorted({identity.canonical(partner) for partner in texts("partner")})),
        start_years=years("startYear"),
        end_years=years("endYear"),
        statuses=texts("status"),
    )
