"""One organization of many names and one case of many reports, whatever the order of documents."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from interorg.ontology.terms import concept, local_name

from ..cases.rules.forms import family
from ..document import slug
from ..evidence import CaseReport
from .names import aliases, core, initials, normalized, organization_slug, same_organization


@dataclass(frozen=True)
class Merge:
    """Why one organization's slug stands for the same organization as another."""

    into: str
    """The slug of the name that stands for both."""
    reason: str


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
        own = _slug_of(name)
        return self.merges[own].into if own in self.merges else own


def identify(
    reports: Iterable[CaseReport],
    organizations: Iterable[tuple[str, str]] = (),
    acronyms: Mapping[str, Mapping[str, str]] | None = None,
) -> Identity:
    """Join organizations and cases over documents; the order of the arguments does not matter.

    `organizations` are pairs of a document's key and a name that stands in it; partners need not
    be repeated. `acronyms` are those that each document defines, by the document's key.
    """
    ordered = sorted(set(reports), key=_report_key)
    partners = {(r.document, str(v.value)) for r in ordered for v in r.all("partner")}
    names, merges = _organizations({*organizations, *partners}, acronyms or {})
    cases = _cases(ordered, Identity(names, merges, ()))
    return Identity(names, merges, cases)


# The same names come again and again, in documents and in their reports.
_slug_of = lru_cache(maxsize=100_000)(organization_slug)


def _report_key(report: CaseReport) -> tuple[str, str, str]:
    return report.document, report.label, repr(report.values)


def _organizations(
    mentioned: set[tuple[str, str]], acronyms: Mapping[str, Mapping[str, str]]
) -> tuple[dict[str, str], dict[str, Merge]]:
    """Choose a name for every slug, and for every group of slugs the one that stands for it."""
    by_slug: dict[str, set[str]] = defaultdict(set)
    documents: dict[str, set[str]] = defaultdict(set)
    for document, name in mentioned:
        by_slug[_slug_of(name)].add(name)
        documents[_slug_of(name)].add(document)
    shown = {key: min(found, key=lambda n: (len(n), n)) for key, found in sorted(by_slug.items())}
    alike: dict[str, set[str]] = defaultdict(set)
    for name in shown.values():
        alike[core(name)].add(name)
    reasons: dict[tuple[str, str], str] = {}
    for one, other in _candidate_pairs(shown, documents, acronyms):
        shared = documents[one] & documents[other]
        defined = {k: v for key in sorted(shared) for k, v in acronyms.get(key, {}).items()}
        reason = same_organization(
            shown[one],
            shown[other],
            acronyms=defined,
            together=bool(shared),
            others=alike[core(shown[one])] | alike[core(shown[other])],
        )
        if reason is not None:
            reasons[one, other] = reason
    merges: dict[str, Merge] = {}
    table = {normalized(name) for name in aliases().values()}
    first: dict[str, str] = {}
    for pair, reason in sorted(reasons.items()):
        for key in pair:
            first.setdefault(key, reason)
    for group in _components(shown, reasons):
        into = min(group, key=lambda key: _standing(key, shown[key], table))
        for key in sorted(set(group) - {into}):
            direct = reasons.get((key, into)) or reasons.get((into, key))
            merges[key] = Merge(into, direct or first[key])
    return shown, merges


def _standing(key: str, name: str, table: set[str]) -> tuple[bool, bool, int, str]:
    """Prefer the table's name, then a name that is no acronym, then the shorter one."""
    return normalized(name) not in table, name.isupper(), len(name), key


def _candidate_pairs(
    shown: Mapping[str, str],
    documents: Mapping[str, set[str]],
    acronyms: Mapping[str, Mapping[str, str]],
) -> list[tuple[str, str]]:
    """List the pairs of slugs worth comparing: all pairs would take hours on a large graph."""
    blocks: dict[Hashable, set[str]] = defaultdict(set)
    for key, name in shown.items():
        plain = normalized(name)
        blocks["core", core(name)].add(key)
        blocks["words", tuple(sorted(plain.split()))].add(key)
        blocks["joined", plain.replace(" ", "")].add(key)
        blocks["alias", normalized(aliases().get(plain, name))].add(key)
        short = plain if " " not in plain else initials(name)
        for document in documents[key]:
            blocks["initials", document, short].add(key)
    for document, defined in acronyms.items():
        for short, long in defined.items():
            found = {_slug_of(short), _slug_of(long)} & shown.keys()
            blocks["defined", document, short] |= found
    return sorted({pair for block in blocks.values() for pair in combinations(sorted(block), 2)})


def _components(
    keys: Iterable[str],
    linked: Iterable[tuple[str, str]],
    apart: Mapping[str, str] | None = None,
) -> list[tuple[str, ...]]:
    """Return the groups that links make of keys, the first links first.

    No two keys with the same value in `apart` come together.
    """
    groups = {key: {key} for key in keys}
    for one, other in linked:
        first, second = groups[one], groups[other]
        if first is second:
            continue
        if apart and {apart[key] for key in first} & {apart[key] for key in second}:
            continue
        first |= second
        for key in second:
            groups[key] = first
    return sorted({tuple(sorted(group)) for group in groups.values()})


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
    groups = _components(keys, linked, documents)
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
