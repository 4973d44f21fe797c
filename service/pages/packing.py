"""Answers are compressed for those who take them so."""

from __future__ import annotations

import gzip

from flask import Request, Response

SMALLEST = 1024
"""Bytes; less would not be worth the work."""
LEVEL = 4
"""Pages of some hundred kilobytes take a few milliseconds so."""
TYPES = frozenset({"text/html", "application/json", "text/csv", "image/svg+xml"})
AS_THEY_ARE = frozenset({"sparql", "update", "graph_store", "dataset"})
"""Rooms whose answers are sent, cached and measured as they are."""


def pack(request: Request, response: Response) -> Response:
    """Compress a whole answer; its tag becomes a weak one, which the plain answer matches too."""
    if not may_pack(request, response):
        return response
    response.vary.add("Accept-Encoding")
    if not request.accept_encodings.quality("gzip"):
        return response
    body = response.get_data()
    if len(body) < SMALLEST:
        return response
    response.set_data(gzip.compress(body, LEVEL, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    tag, _ = response.get_etag()
    if tag:
        response.set_etag(tag, weak=True)
    return response


def may_pack(request: Request, response: Response) -> bool:
    """Tell whether an answer is of a kind that is compressed."""
    return (
        request.blueprint not in AS_THEY_ARE
        and response.mimetype in TYPES
        and not response.is_streamed
        and not response.direct_passthrough
        and response.status_code not in (204, 206, 304)
        and "Content-Encoding" not in response.headers
        and "Content-Range" not in response.headers
    )
