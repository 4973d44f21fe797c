"""The rows of the graph that pass the filters, as nodes and edges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from ..exports.drafts import Drafts
from ..exports.network import Network
from ..exports.rows import Row, year
from ..exports.ties import (
    Canonical,
    add_cases,
    add_claims,
    add_forms,
    add_organizations,
    add_partners,
    name_concepts,
)
from .asking import Asked

Rows = Callable[[str], Iterable[Row]]


@dataclass
class Read:
    """What was read, and what had to be left out."""

    network: Network
    notes: list[str] = field(default_factory=list)


def read(asked: Asked, rows: Rows) -> Read:
    """Read the nodes and edges that a network is made of."""
    drafts = Drafts()
    name_concepts(rows("network_concepts"), drafts)
    if asked.view == "concepts":
        add_claims(claims_asked(asked, rows("network_claims")), drafts)
        return Read(drafts.network())
    cases, notes = cases_asked(asked, rows)

    def of_cases(name: str) -> Iterator[Row]:
        return (row for row in rows(name) if row["case"] in cases)

    add_cases(of_cases("network_cases"), drafts)
    add_forms(of_cases("network_forms"), drafts)
    if asked.view == "cases-mechanisms":
        add_mechanisms(of_cases("network_mechanisms"), drafts)
    if asked.view.startswith("organizations"):
        canonical = add_organizations(rows("network_organizations"), drafts)
        add_partners(of_cases("network_partners"), canonical, drafts)
        if asked.view == "organizations" and confined(asked):
            notes.append(
                "Ties that sentences state have neither form nor year: only shared cases count "
                "while you filter by these."
            )
        elif asked.view == "organizations":
            add_ties(rows("network_ties"), canonical, drafts)
    return Read(drafts.network(), notes)


def confined(asked: Asked) -> bool:
    """Tell whether only some cases or claims are wanted."""
    return bool(asked.forms) or asked.first is not None or asked.last is not None


def claims_asked(asked: Asked, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the claims on one of the forms that are credited to the years."""
    for row in rows:
        if asked.forms and not {row["subject"], row["object"]} & set(asked.forms):
            continue
        if within(asked, year(row.get("year")), year(row.get("year"))):
            yield row


def within(asked: Asked, start: int | None, end: int | None) -> bool:
    """Tell whether a life overlaps the years; of unknown end, it is taken to last."""
    if asked.first is None and asked.last is None:
        return True
    if start is None:
        return False
    if asked.last is not None and start > asked.last:
        return False
    return asked.first is None or end is None or end >= asked.first


def cases_asked(asked: Asked, rows: Rows) -> tuple[set[str], list[str]]:
    """Return the cases that have one of the forms and lasted in the years."""
    lives: dict[str, tuple[int | None, int | None]] = {}
    for row in rows("network_cases"):
        before = lives.get(row["case"], (None, None))
        found = (year(row.get("start")), year(row.get("end")))
        lives[row["case"]] = (
            min(filter(None, (before[0], found[0])), default=None),
            max(filter(None, (before[1], found[1])), default=None),
        )
    forms: dict[str, set[str]] = defaultdict(set)
    for row in rows("network_forms"):
        forms[row["case"]].add(row["form"])
    of_form = {case for case in lives if not asked.forms or forms[case] & set(asked.forms)}
    found_in = {case for case in of_form if within(asked, *lives[case])}
    undated = sum(lives[case][0] is None for case in of_form)
    if undated and (asked.first is not None or asked.last is not None):
        return found_in, [f"Cases of an unknown start are left out, {undated:,} in all."]
    return found_in, []


def add_mechanisms(rows: Iterable[Row], drafts: Drafts) -> None:
    """Tie cases to the mechanisms that are reported of them."""
    for row in rows:
        drafts.node(row["mechanism"], "concept")
        edge = drafts.edge(row["case"], row["mechanism"], "mechanism", "uses")
        case = drafts.node(row["case"], "case")
        edge.documents.update(case.documents)
        edge.years.update(case.years)


def add_ties(rows: Iterable[Row], canonical: Canonical, drafts: Drafts) -> None:
    """Tie organizations as sentences do; the weight counts the sentences."""
    for row in rows:
        subject, object = canonical(row["subject"]), canonical(row["object"])
        if subject != object:
            for end in (subject, object):
                drafts.node(end, "organization")
            drafts.edge(subject, object, "tie", row["kind"]).mentions += int(row["readings"])
