"""A concept: what it means, where it stands, what texts claim of it, which cases show it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from flask import request
from pyoxigraph import NamedNode
from werkzeug.wrappers import Response

from interorg.ingest.failure import NotFound
from interorg.ontology.terms import BASE, CONCEPT, IOR, IORV, ONTOLOGY, concept_id

from ..citations.schema_org import of_concept
from ..content.claims import StatedClaim, claims_of
from ..content.nodes import Node, node
from ..content.vocabulary import Vocabulary
from ..content.wording import capital
from ..counts.totals import claims_by_relation
from ..search import Filters, Results, indexed, search, tally
from .cited import Cited, entry
from .mentions import mentions_of
from .room import SUFFIXES, Graph, graph, node_of, room, show, split, unknown, whole_address

ROWS = 400
"""Rows of claims that are asked for at once."""
SHOWN = 15
"""Claims of one relation that are shown; the others are found by search."""
CASES = 50
ROLES = {
    "claimSubject": "subject",
    "claimObject": "object",
    "claimContext": "context",
    "framedBy": "theory",
}


@dataclass(frozen=True)
class ClaimGroup:
    """The claims in which a concept plays one role in one relation."""

    role: str
    relation: Node | None
    """None where the concept is a context or theory of claims of any relation."""
    label: str
    total: int
    claims: tuple[StatedClaim, ...]


@room.get("/concept/<path:key>")
def concept(key: str) -> Response:
    """Show a concept with its place among others and the claims about it, with their sentences."""
    key, ending = split(key)
    return page(node_of("concept", key), ending)


@room.get("/concept")
@room.get("/concept.<ending>")
def foreign(ending: str | None = None) -> Response:
    """Show a concept of an extra module, which the parameter `iri` names by its whole IRI."""
    iri = request.args.get("iri", "")
    if ending is not None and ending not in SUFFIXES:
        raise NotFound(f"This page ends in {', '.join(SUFFIXES)} or nothing, not in {ending!r}.")
    try:
        return page(NamedNode(iri), ending)
    except ValueError:
        raise unknown("concept", iri) from None


def page(thing: NamedNode, ending: str | None) -> Response:
    """Show all that is known of one concept."""
    served = graph()
    about = existing(served, thing)
    groups = claim_groups(served, thing)
    cases = cases_with(served, concept_id(thing))
    content = {
        "concept": about,
        "broader": neighbours(served.vocabulary, served.vocabulary.broader.get(thing.value, ())),
        "narrower": neighbours(served.vocabulary, served.vocabulary.narrower.get(thing.value, ())),
        "claims": {"total": sum(group.total for group in groups), "groups": groups},
        "cases": {
            "total": cases.total if cases else 0,
            "items": [
                {"id": hit.id, "label": hit.title, "year": hit.year}
                for hit in sorted(cases.hits, key=lambda hit: (hit.year or 9999, hit.title))
            ]
            if cases
            else [],
        },
        "mentions": mentions_of(served, thing),
    }
    chains = ancestry(served.vocabulary, thing.value)
    cited = cited_as(about) if thing.value.startswith(CONCEPT) else None
    return show("concept.html", content, ending, thing, chains=chains, cited=cited)


def existing(served: Graph, thing: NamedNode) -> dict[str, Any]:
    described = served.pool.select("concept", concept=thing)
    if not described:
        raise unknown("concept", concept_id(thing))
    return details(served, thing, described[0])


def cited_of(served: Graph, thing: NamedNode) -> Cited:
    """Return how a concept is cited; raise NotFound for one that is not there."""
    return cited_as(existing(served, thing))


def cited_as(about: dict[str, Any]) -> Cited:
    key = about["id"].removeprefix("concept/")
    described = of_concept(about, ONTOLOGY.value, whole_address(about["iri"]))
    return entry("concept", key, about["label"], about["iri"], described)


def details(served: Graph, thing: NamedNode, row: dict[str, str]) -> dict[str, Any]:
    """Return what the concept is called and means, and the works that treat it."""
    rows = served.pool.select("concept_details", concept=thing)
    formalized = [row["formalized"] for row in rows if "formalized" in row]
    return {
        "id": thing.value.removeprefix(BASE),
        "iri": thing.value,
        "label": row["label"],
        "alt_labels": [row["name"] for row in rows if "name" in row],
        "definition": row.get("definition"),
        "kind": served.vocabulary.kind(thing.value),
        "class": formalized[0] if formalized else None,
        "sources": [node(row["source"], row["label"]) for row in rows if "source" in row],
        "unconfirmed_records": [
            node(row["source"], row["label"]).id
            for row in rows
            if row.get("record") == IORV.Unconfirmed.value
        ],
        "unsure_sources": [node(row["unsure"], row["label"]) for row in rows if "unsure" in row],
    }


def neighbours(vocabulary: Vocabulary, iris: Any) -> list[Node]:
    return sorted(node(iri, vocabulary=vocabulary) for iri in iris)


def ancestry(vocabulary: Vocabulary, iri: str, most: int = 3) -> list[list[Node]]:
    """Return up to `most` ways from the top of the hierarchy down to above a concept."""
    chains: list[list[str]] = [[iri]]
    done: list[list[str]] = []
    while chains and len(done) < most:
        chain = chains.pop(0)
        ups = sorted(vocabulary.broader.get(chain[0], frozenset()) - set(chain))
        if ups:
            chains += [[up, *chain] for up in ups]
        else:
            done.append(chain)
    return [
        [node(each, vocabulary=vocabulary) for each in chain[:-1]] for chain in done if chain[1:]
    ]


def claim_groups(served: Graph, thing: NamedNode) -> list[ClaimGroup]:
    """Return the claims about a concept by role and relation, the largest groups first."""
    found: dict[tuple[str, str], list[StatedClaim]] = defaultdict(list)
    for claim in claims_of(served.pool, served.vocabulary, ROWS, target=thing):
        for link in claim.links:
            role = ROLES.get(link)
            if role:
                found[role, claim.relation.iri if role in ("subject", "object") else ""].append(
                    claim
                )
    totals = {group: len(claims) for group, claims in found.items()}
    totals.update(_totals(served, thing))
    for (role, relation), total in totals.items():
        if len(found[role, relation]) < min(total, SHOWN):
            found[role, relation] = claims_of(
                served.pool,
                served.vocabulary,
                ROWS // 4,
                target=thing,
                link=IOR.claimSubject if role == "subject" else IOR.claimObject,
                relation=NamedNode(relation),
            )
    groups = [
        ClaimGroup(
            role,
            node(relation, vocabulary=served.vocabulary) if relation else None,
            heading(served.vocabulary, role, relation),
            totals[role, relation],
            tuple(sorted(claims, key=_order(role))[:SHOWN]),
        )
        for (role, relation), claims in found.items()
        if claims
    ]
    order = list(ROLES.values())
    return sorted(groups, key=lambda g: (order.index(g.role), -g.total, g.label))


def _totals(served: Graph, thing: NamedNode) -> dict[tuple[str, str], int]:
    """Count all claims of each relation, by the index or else by what was counted before."""
    if not indexed(served.generation):
        return claims_by_relation(served.pool, thing)
    key = concept_id(thing)
    filters = {
        "subject": Filters(kinds=("claim",), subjects=(key,)),
        "object": Filters(kinds=("claim",), objects=(key,)),
    }
    return {
        (role, f"{BASE}relation-type/{relation}"): count
        for role, each in filters.items()
        for relation, count in tally(served.generation, "relation", each).items()
    }


def _order(role: str) -> Any:
    def key(claim: StatedClaim) -> tuple[str, float, str]:
        other = claim.subject if role == "object" else claim.object
        return (other.label, -(claim.confidence or 0), claim.id)

    return key


def heading(vocabulary: Vocabulary, role: str, relation: str) -> str:
    """Say how the concept is related to those that follow."""
    if role == "context":
        return "Context of"
    if role == "theory":
        return "Lens of"
    if role == "object":
        return capital(vocabulary.inverses.get(relation) or vocabulary.label(relation))
    return capital(vocabulary.label(relation))


def cases_with(served: Graph, key: str) -> Results | None:
    """Return the cases of a form, or those that use or report something."""
    if not indexed(served.generation):
        return None
    filters = Filters(kinds=("relationship",), concepts=(key,))
    return search(served.generation, "", filters, size=CASES)
