"""Scripts of any web page may ask, without credentials: https://fetch.spec.whatwg.org/#http-cors."""

from __future__ import annotations

import re

from flask import Request, Response

EXPOSED = (
    "ETag, Interorg-Truncated, Interorg-Unknown-Functions, Interorg-Query-Id, Link, Retry-After"
)
"""Headers that scripts may read beside the few that they always may."""
USUAL = "Accept, Authorization, Content-Type, If-None-Match"
NAMES = re.compile(r"[\w!#$%&'*+.^`|~-]+(?:\s*,\s*[\w!#$%&'*+.^`|~-]+)*", re.ASCII)
KEPT_SECONDS = "86400"


def allow_any_origin(request: Request, response: Response) -> Response:
    """Add the headers of CORS; a preflight is told that any header it names may be sent."""
    headers = response.headers
    headers["Access-Control-Allow-Origin"] = "*"
    headers["Access-Control-Expose-Headers"] = EXPOSED
    if request.method == "OPTIONS":
        asked = request.headers.get("Access-Control-Request-Headers", "").strip()
        headers["Access-Control-Allow-Headers"] = asked if NAMES.fullmatch(asked) else USUAL
        headers["Access-Control-Allow-Methods"] = headers.get("Allow", "GET, HEAD, OPTIONS")
        headers["Access-Control-Max-Age"] = KEPT_SECONDS
        response.vary.add("Access-Control-Request-Headers")
    return response
