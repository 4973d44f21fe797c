"""The addresses of things in the API, as they are seen from outside."""

from __future__ import annotations

from urllib.parse import quote, urlencode, urljoin

from flask import request

from interorg.ontology.terms import BASE

PATHS = {
    "concept/": "concepts",
    "id/claim/": "claims",
    "id/relationship/": "cases",
    "id/organization/": "organizations",
    "id/document/": "documents",
    "id/work/": "works",
}
"""Where a thing is found, by the beginning of its id."""


def address_of(id: str) -> str | None:
    """Return the address of a thing by its id; None for what the API does not tell of by itself."""
    if ":" in id:
        return _within(f"concepts/{quote(id, safe='')}")
    for beginning, path in PATHS.items():
        if id.startswith(beginning):
            return _within(f"{path}/{quote(id.removeprefix(beginning), safe='')}")
    return None


def whole_iri(id: str) -> str:
    """Return the IRI of a thing by its id."""
    return id if ":" in id else BASE + id


def with_cursor(cursor: str) -> str:
    """Return the address that was asked for, with another cursor."""
    given = [pair for pair in request.args.items(multi=True) if pair[0] != "cursor"]
    return f"{request.base_url}?{urlencode([*given, ('cursor', cursor)])}"


def _within(path: str) -> str:
    return urljoin(request.url_root, f"api/{path}")
