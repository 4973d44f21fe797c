"""An organization: its names, the cases it is a partner in, and how else it is tied to others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import redirect
from pyoxigraph import NamedNode
from werkzeug.wrappers import Response

from interorg.ontology.terms import BASE

from ..citations.schema_org import described
from ..content.nodes import Node, last, node
from ..content.ties import StatedTie, stated_ties
from ..content.wording import according_to
from .cited import Cited, entry
from .mentions import mentions_of
from .room import (
    Graph,
    graph,
    href,
    node_of,
    room,
    show,
    split,
    triples_wanted,
    unknown,
    whole_address,
)


@dataclass(frozen=True)
class Sentence:
    """A sentence that names an organization as a partner of a case, and where it stands."""

    quote: str
    start: int
    end: int
    section: str | None
    page: int | None
    document: Node
    attribution: str


@room.get("/id/organization/<path:key>")
def organization(key: str) -> Response:
    """Show an organization; a name that was merged leads to the organization it stands for."""
    key, ending = split(key)
    thing = node_of("id/organization", key)
    served = graph()
    rows = existing(served, thing)
    own = [row for row in rows if "merged" not in row]
    canonical = next((row["canonical"] for row in own if "canonical" in row), None)
    # What is stated of the name itself is given as triples only: of that the page tells nothing.
    if canonical and not triples_wanted(ending):
        target = href(canonical)
        return redirect(f"{target}.{ending}" if ending else target, 301)
    about = details(thing, own)
    merged = {row["merged"]: row for row in rows if "merged" in row}
    content = {
        "organization": about,
        "merged": [
            {"id": iri.removeprefix(BASE), "name": row["mergedLabel"], "reason": row.get("reason")}
            for iri, row in merged.items()
        ],
        "cases": cases_of(served, thing),
        "ties": ties_of(served, thing, about["label"], merged),
        "mentions": mentions_of(served, thing),
    }
    return show("organization.html", content, ending, thing, cited=cited(about))


def existing(served: Graph, thing: NamedNode) -> list[dict[str, str]]:
    rows = served.pool.select("organization", organization=thing)
    if all("merged" in row for row in rows):
        raise unknown("id/organization", last(thing.value))
    return rows


def cited_of(served: Graph, thing: NamedNode) -> Cited:
    """Return how an organization is cited; raise NotFound for one that is not there."""
    own = [row for row in existing(served, thing) if "merged" not in row]
    return cited(details(thing, own))


def cited(about: dict[str, Any]) -> Cited:
    address = whole_address(about["iri"])
    names = {"name": about["label"], "alternateName": about["names"]}
    key = about["id"].removeprefix("id/organization/")
    organization = described("Organization", about["iri"], address, **names)
    return entry("organization", key, about["label"], about["iri"], organization)


def details(thing: NamedNode, own: list[dict[str, str]]) -> dict[str, Any]:
    """Return what an organization is called and of which sectors it is."""
    label = own[0].get("preferred") or own[0].get("label") or last(thing.value)
    names = {row[name] for row in own for name in ("label", "also") if name in row}
    return {
        "id": thing.value.removeprefix(BASE),
        "iri": thing.value,
        "label": label,
        "names": sorted(names - {label}),
        "sectors": sorted({last(row["class"]) for row in own if "class" in row}),
    }


def cases_of(served: Graph, thing: NamedNode) -> list[dict[str, Any]]:
    """Return the cases of an organization: forms, years, share, other partners, its sentences."""
    by_case: dict[str, list[dict[str, str]]] = {}
    for row in served.pool.select("organization_cases", organization=thing):
        by_case.setdefault(row["case"], []).append(row)
    evidence = evidence_of(served, thing)

    def years(group: list[dict[str, str]], name: str) -> list[int]:
        return sorted({int(row[name]) for row in group if name in row})

    # Stable: among those of one start, by the label.
    in_order = sorted(by_case.items(), key=lambda each: years(each[1], "start")[:1])
    return [
        {
            "case": node(case, group[0]["label"]),
            "forms": [
                node(form, vocabulary=served.vocabulary)
                for form in served.vocabulary.narrowest(r["form"] for r in group if "form" in r)
            ],
            "start_years": years(group, "start"),
            "end_years": years(group, "end"),
            "status": sorted(
                {served.vocabulary.label(r["status"]) for r in group if "status" in r}
            ),
            "share_percent": sorted({float(row["share"]) for row in group if "share" in row}),
            "partners": sorted(
                {node(r["partner"], r["partnerLabel"]) for r in group if "partner" in r}
            ),
            "evidence": evidence.get(case, []),
        }
        for case, group in in_order
    ]


def ties_of(served: Graph, thing: NamedNode, label: str, merged: Iterable[str]) -> list[StatedTie]:
    """Return how texts tie an organization, under any of its names, to others."""
    own = {"subject": thing.value, "object": thing.value}
    own |= {"subjectLabel": label, "objectLabel": label}
    rows = [
        own | row
        for name in (thing.value, *merged)
        for row in served.pool.select("organization_ties", organization=NamedNode(name))
    ]
    ties = stated_ties(row for row in rows if row["subject"] != row["object"])
    return sorted(
        ties, key=lambda tie: (tie.subject, tie.tie, tie.object, tie.document.label, tie.start)
    )


def evidence_of(served: Graph, thing: NamedNode) -> dict[str, list[Sentence]]:
    """Return by case the sentences that name an organization in it, each once."""
    found: dict[str, dict[Sentence, None]] = {}
    for row in served.pool.select("organization_evidence", organization=thing):
        sentence = Sentence(
            quote=row["quote"],
            start=int(row["begin"]),
            end=int(row["end"]),
            section=row.get("section"),
            page=int(row["page"]) if "page" in row else None,
            document=node(row["document"], row["title"]),
            attribution=according_to(row["title"], row.get("reviewed")),
        )
        found.setdefault(row["case"], {})[sentence] = None
    return {case: list(sentences) for case, sentences in found.items()}
