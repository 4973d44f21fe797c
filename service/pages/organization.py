"""An organization: its names, the cases it is a partner in, and how else it is tied to others."""

from __future__ import annotations

from typing import Any

from flask import redirect, request
from werkzeug.wrappers import Response

from interorg.ontology.terms import BASE

from ..nodes import last, node
from .mentions import mentions_of
from .room import Graph, graph, node_of, room, show, split, unknown


@room.get("/id/organization/<path:key>")
def organization(key: str) -> Response:
    """Show an organization; a name that was merged leads to the organization it stands for."""
    key, ending = split(key)
    thing = node_of("id/organization", key)
    served = graph()
    rows = served.pool.select("organization", organization=thing)
    own = [row for row in rows if "merged" not in row]
    if not own:
        raise unknown("organization", key)
    if canonical := next((row["canonical"] for row in own if "canonical" in row), None):
        target = f"{request.root_path}/{canonical.removeprefix(BASE)}"
        return redirect(f"{target}.{ending}" if ending else target, 301)
    label = own[0].get("preferred") or own[0].get("label") or key
    names = {row[name] for row in own for name in ("label", "also") if name in row}
    merged = {row["merged"]: row for row in rows if "merged" in row}
    content = {
        "organization": {
            "id": thing.value.removeprefix(BASE),
            "iri": thing.value,
            "label": label,
            "names": sorted(names - {label}),
            "sectors": sorted({last(row["class"]) for row in own if "class" in row}),
        },
        "merged": [
            {"id": iri.removeprefix(BASE), "name": row["mergedLabel"], "reason": row.get("reason")}
            for iri, row in merged.items()
        ],
        "cases": cases_of(served, served.pool.select("organization_cases", organization=thing)),
        "ties": [
            {
                "subject": node(row["subject"], row["subjectLabel"]),
                "tie": row["tie"],
                "object": node(row["object"], row["objectLabel"]),
                "quote": row["quote"],
                "document": node(row["document"], row["title"]),
                "confidence": float(row["confidence"]),
            }
            for row in served.pool.select("organization_ties", organization=thing)
        ],
        "mentions": mentions_of(served, thing),
    }
    return show("organization.html", content, ending, thing)


def cases_of(served: Graph, rows: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Collect the cases that rows tell of, each with forms, years, share and other partners."""
    by_case: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        by_case.setdefault(row["case"], []).append(row)

    def years(group: list[dict[str, str]], name: str) -> list[int]:
        return sorted({int(row[name]) for row in group if name in row})

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
        }
        for case, group in by_case.items()
    ]
