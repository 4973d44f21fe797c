"""Answers to what is no HTTP request: one sentence, as JSON for those who ask for it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from http import HTTPStatus

from gunicorn.http.errors import (
    ExpectationFailed,
    LimitRequestHeaders,
    LimitRequestLine,
    ParseException,
    UnsupportedTransferCoding,
)

from .incoming import HEAD

STATUSES: dict[type[Exception], int] = {
    LimitRequestLine: 414,
    LimitRequestHeaders: 431,
    ExpectationFailed: 417,
    UnsupportedTransferCoding: 501,
}
"""What the parser of requests raises, where it does not mean 400."""
LONG_LINE = "The address is longer than the limit of 8190 bytes. Send a long query by POST."
ASKS_JSON = re.compile(
    rb"\A[A-Z]{1,20} [^\s?]{0,200}?/api[/?]|^accept:[^\r\n]*[/+]json", re.IGNORECASE | re.MULTILINE
)


def explain(error: Exception) -> tuple[int, str]:
    """Return the status and the sentence for what went wrong before there was a request."""
    if isinstance(error, LimitRequestLine):
        return 414, LONG_LINE
    if isinstance(error, TimeoutError):
        return 408, "The request did not come in time."
    if isinstance(error, ParseException):
        status = next((code for kind, code in STATUSES.items() if isinstance(error, kind)), 400)
        return status, f"This is no request of HTTP/1.1: {error}"
    return 500, "The service failed before it could read the request."


def asks_json(request: bytes | bytearray) -> bool:
    """Tell whether JSON is asked for in what has come of a request."""
    return ASKS_JSON.search(request, 0, HEAD) is not None


def write(status: int, message: str, as_json: bool) -> bytes:
    """Write the whole answer."""
    name = HTTPStatus(status).phrase
    if as_json:
        kind = "application/json"
        body = json.dumps({"error": {"status": status, "message": message}}).encode()
    else:
        kind = "text/plain; charset=utf-8"
        body = "".join(_printable(message)).encode() + b"\n"
    head = (
        f"HTTP/1.1 {status} {name}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
        "X-Content-Type-Options: nosniff\r\nAccess-Control-Allow-Origin: *\r\n"
        "Connection: close\r\n\r\n"
    )
    return head.encode() + body


def _printable(message: str) -> Iterator[str]:
    for letter in message[:500]:
        yield letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}"
