"""Lets clients ask again only for what changed: ETag, If-None-Match, 304 (RFC 9110, 13)."""

from __future__ import annotations

import hashlib

from flask import Request, Response

from ..storage.generations import Generation

REVALIDATE = "public, no-cache"
"""Caches may keep an answer, and ask each time whether it still holds."""


def make_tag(*parts: object) -> str:
    """Make the tag of what follows from some parts; `None` and an empty text are not the same."""
    return hashlib.blake2b(repr(parts).encode("utf-8", "replace"), digest_size=16).hexdigest()


def made_at(generation: Generation) -> int:
    """Tell a generation from one of the same number in a store that was made anew or restored."""
    try:
        return (generation.path / "in-use").stat().st_mtime_ns
    except OSError:
        return 0


def is_known(request: Request, tag: str) -> bool:
    """Tell whether the client holds the answer with this tag, so that none need be made.

    `*` is not looked at: whether there is an answer at all is not known before it is made.
    """
    known = request.if_none_match
    if request.method not in ("GET", "HEAD") or known.star_tag:
        return False
    return known.contains_weak(tag) and "If-Match" not in request.headers


def not_modified(tag: str) -> Response:
    """Say that the client's answer still holds."""
    return tagged(Response(status=304), tag)


def tagged(response: Response, tag: str | None) -> Response:
    """Add what caches need to know; without a tag nothing may be kept.

    The tag is weak: rows without ORDER BY may come in another order from the same data.
    """
    response.vary.add("Accept")
    if tag is None:
        response.headers["Cache-Control"] = "no-store"
        return response
    response.set_etag(tag, weak=True)
    response.headers["Cache-Control"] = REVALIDATE
    return response


def conditional(response: Response, request: Request) -> Response:
    """Answer 304 or 412 instead where the conditions of the request say so."""
    if "ETag" in response.headers:
        response.make_conditional(request)
    return response
