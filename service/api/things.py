"""One thing, with all that its page tells of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from flask import Response
from pyoxigraph import NamedNode
from werkzeug.wrappers import Response as AnyResponse

from ..pages import claim, concept, document, organization, relationship, work
from ..pages.room import Graph, unknown
from .addresses import address_of

Given = Mapping[str, Any]
Show = Callable[[str], AnyResponse]
JSON = "json"


def thing(show: Show) -> Callable[[Graph, Given], Response]:
    """Make an answer of what a page shows of a thing when it is asked for JSON."""

    def answer(served: Graph, given: Given) -> Response:
        return as_data(show(f"{given['id']}.{JSON}"))

    return answer


def as_data(shown: AnyResponse) -> Response:
    """Return what a page gave, or lead to where a thing is kept that goes by another name."""
    if shown.location:
        path = urlsplit(shown.location).path.removesuffix(f".{JSON}")
        place = address_of(path[path.find("/id/") + 1 :]) or shown.location
        return Response(status=301, headers={"Location": place})
    return Response(shown.get_data(), mimetype="application/json")


def concept_of(served: Graph, given: Given) -> Response:
    """Return a concept by its id; a foreign one has its whole IRI for that."""
    id = given["id"]
    if ":" not in id:
        return as_data(concept.concept(f"{id}.{JSON}"))
    try:
        return as_data(concept.page(NamedNode(id), JSON))
    except ValueError:
        raise unknown("concept", id) from None


claim_of = thing(claim.claim)
case_of = thing(relationship.relationship)
organization_of = thing(organization.organization)
document_of = thing(document.document)
work_of = thing(work.work)
