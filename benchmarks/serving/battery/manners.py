"""HTTP itself bent and broken: methods, versions, heads, lengths and chunks."""

from __future__ import annotations

import gzip

from .exchange import FORM, JSON, Response, Server
from .judging import Case, Judge, Raw, answered, refused, safe, sends

GROUP = "http"
ASK = "?query=ASK%7B%7D"
METHODS = ("PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "FOO", "get", "G\u00c9T", "A" * 5000)


def line(text: str) -> Raw:
    """Write a request of lines as they are; a bar stands for a line break, ~ for the path."""
    return lambda server: (
        text.replace("~", server.path).replace("|", "\r\n").encode("utf-8", "surrogateescape")
    )


def field(text: str) -> Raw:
    """Write a good query with one more field."""
    return lambda server: server.head("GET", server.path + ASK, f"Accept: {JSON}", text)


def posted(*fields: str, body: bytes) -> Raw:
    kind = f"Content-Type: {FORM}"
    return lambda server: server.head("POST", server.path, kind, *fields) + body


def not_injected(answer: Response) -> str:
    """Want no header or cookie that the request wrote."""
    if any(name in ("x-evil", "set-cookie") for name, _ in answer.headers):
        return "a header of the request's own was sent back"
    return safe(answer)


LINES: dict[str, tuple[str, Judge, bool]] = {
    "no version": ("GET ~?query=ASK%7B%7D||", refused, True),
    "a version to come": ("GET ~?query=ASK%7B%7D HTTP/3.7|Host: a||", refused, True),
    "a version that is none": ("GET ~ HTTP/x.y|Host: a||", refused, True),
    "HTTP/1.0 without a host": ("GET ~?query=ASK%7B%7D HTTP/1.0||", safe, False),
    "no host": ("GET ~?query=ASK%7B%7D HTTP/1.1||", safe, False),
    "two hosts": ("GET ~?query=ASK%7B%7D HTTP/1.1|Host: a|Host: b||", safe, False),
    "a host that is none": ("GET ~?query=ASK%7B%7D HTTP/1.1|Host: a b/c@d:99999999||", safe, False),
    "words for a request": ("hello there||", refused, True),
    "nothing but line breaks": ("||||||||", refused, True),
    "two spaces": ("GET  ~?query=ASK%7B%7D  HTTP/1.1|Host: a||", refused, True),
    "a target without a slash": ("GET sparql HTTP/1.1|Host: a||", refused, True),
    "a star for a target": ("GET * HTTP/1.1|Host: a||", refused, True),
    "a whole address": ("GET http://elsewhere.invalid/x HTTP/1.1|Host: a||", refused, True),
    "a way up": ("GET /../../..~?query=ASK%7B%7D HTTP/1.1|Host: a||", safe, False),
    "CONNECT": ("CONNECT localhost:22 HTTP/1.1|Host: localhost:22||", refused, True),
    "HTTP/2 without asking": ("PRI * HTTP/2.0||SM||", refused, True),
    "a folded field": ("GET ~?query=ASK%7B%7D HTTP/1.1|Host: a|X-A: b| c||", safe, True),
    "a field without a colon": ("GET ~?query=ASK%7B%7D HTTP/1.1|Host: a|nothing||", refused, True),
    "a space before the colon": ("GET ~?query=ASK%7B%7D HTTP/1.1|Host : a||", refused, True),
    "a field without a name": ("GET ~?query=ASK%7B%7D HTTP/1.1|Host: a|: b||", refused, True),
    "a NUL in a field": ("GET ~?query=ASK%7B%7D HTTP/1.1|Host: a|X: a\0b||", safe, True),
    "a bare carriage return": ("GET ~?query=ASK%7B%7D HTTP/1.1|Host: a|X: a\rb||", safe, True),
    "bare line feeds": ("GET ~?query=ASK%7B%7D HTTP/1.1\nHost: a\n\n", safe, True),
    "bytes that are no text": ("GET ~?query=\udcff\udcfe HTTP/1.1|Host: a||", refused, True),
}
FIELDS = {
    "Expect of nothing": "Expect: a-miracle",
    "Upgrade": "Connection: Upgrade\r\nUpgrade: h2c",
    "a range that is none": "Range: bytes=99999999999-, 5-1, x",
    "tags that are none": 'If-None-Match: "open, W/, *, "',
    "a date that is none": "If-Modified-Since: Tomorrow, 45 Foo 99999 99:99:99",
    "codings that are none": "Accept-Encoding: gzip;q=x, *;q=0, identity;q=0",
    "forwarded for a script": "X-Forwarded-For: <script>, ::1\r\nX-Forwarded-Proto: javascript",
    "another path": "X-Original-URL: /admin\r\nX-Rewrite-URL: /admin",
    "another method": "X-HTTP-Method-Override: DELETE",
    "a cookie of quotes": 'Cookie: a="\\"; b=; =c; ;;;',
    "an authorization that is none": "Authorization: Basic ====",
    "a length for GET": "Content-Length: 0",
}
LENGTHS: dict[str, tuple[tuple[str, ...], bytes]] = {
    "a length below zero": (("Content-Length: -1",), b"query=ASK{}"),
    "a length that is no number": (("Content-Length: ten",), b"query=ASK{}"),
    "a length in hex": (("Content-Length: 0x0b",), b"query=ASK{}"),
    "a length with a sign": (("Content-Length: +11",), b"query=ASK{}"),
    "two lengths": (("Content-Length: 11", "Content-Length: 3"), b"query=ASK{}"),
    "a length of many digits": ((f"Content-Length: {'9' * 400}",), b"query=ASK{}"),
    "a length of petabytes": (("Content-Length: 9999999999999999",), b"query=ASK{}"),
    "no length": ((), b""),
    "a length and chunks": (
        ("Content-Length: 3", "Transfer-Encoding: chunked"),
        b"b\r\nquery=ASK{}\r\n0\r\n\r\nGET /evil HTTP/1.1\r\n\r\n",
    ),
    "a coding that is none": (("Transfer-Encoding: xchunked",), b"b\r\nquery=ASK{}\r\n0\r\n\r\n"),
    "chunks in the middle": (
        ("Transfer-Encoding: chunked, gzip",),
        b"b\r\nquery=ASK{}\r\n0\r\n\r\n",
    ),
    "a chunk that is none": (("Transfer-Encoding: chunked",), b"zz\r\nquery=ASK{}\r\n0\r\n\r\n"),
    "a chunk below zero": (("Transfer-Encoding: chunked",), b"-5\r\nquery=ASK{}\r\n0\r\n\r\n"),
    "a chunk without end": (("Transfer-Encoding: chunked",), b"bquery=ASK{}0" + b"1" * 9000),
    "a chunk of exabytes": (("Transfer-Encoding: chunked",), b"f" * 17 + b"\r\nquery=ASK{}\r\n"),
    "a chunk longer than said": (("Transfer-Encoding: chunked",), b"3\r\nquery=ASK{}\r\n0\r\n\r\n"),
    "a coding of the body": (
        ("Content-Length: 11", "Content-Encoding: gzip"),
        b"query=ASK{}",
    ),
}


def cases() -> list[Case]:
    found = []
    for method in METHODS:
        raw = f"{method} ~{ASK} HTTP/1.1|Host: a|Accept: text/plain||"
        found.append(Case(GROUP, f"method {method[:12]}", sends(line(raw), refused, silent=True)))
    for name, (text, judge, silent) in LINES.items():
        found.append(Case(GROUP, name, sends(line(text), judge, silent)))
    for name, text in FIELDS.items():
        found.append(Case(GROUP, name, sends(field(text), safe)))
    for name, (fields, body) in LENGTHS.items():
        judge = safe if name == "a coding of the body" else refused
        found.append(Case(GROUP, name, sends(posted(*fields, body=body), judge, silent=False)))
    for name, at in (
        ("a query", "query"),
        ("a format", "format"),
        ("a graph", "default-graph-uri"),
    ):
        target = f"~{ASK}&{at}=a%0d%0aX-Evil:%20yes%0d%0aSet-Cookie:%20a=b"
        raw = f"GET {target} HTTP/1.1|Host: a||"
        found.append(Case(GROUP, f"a header within {name}", sends(line(raw), not_injected)))
    raw = "GET /%0d%0aX-Evil:%20yes%0d%0aSet-Cookie:%20a=b HTTP/1.1|Host: a||"
    found.append(Case(GROUP, "a header within a path", sends(line(raw), not_injected)))
    packed = gzip.compress(b"query=ASK{}")
    coded = posted(f"Content-Length: {len(packed)}", "Content-Encoding: gzip", body=packed)
    found.append(Case(GROUP, "a packed body", sends(coded, safe)))
    hello = bytes.fromhex("1603010200010001fc0303") + bytes(500) + b"\r\n\r\n"
    found.append(Case(GROUP, "TLS without asking", sends(lambda _: hello, refused, silent=True)))
    chunks = posted("Transfer-Encoding: chunked", body=b"b\r\nquery=ASK{}\r\n0\r\n\r\n")
    found.append(Case(GROUP, "good chunks", sends(chunks, answered)))
    found.append(Case(GROUP, "HEAD", head_only))
    return found


def head_only(server: Server) -> str:
    """Ask for the head alone: there must be no body after it."""
    raw = server.head("HEAD", server.path + ASK, f"Accept: {JSON}", "Connection: close")
    with server.connect() as connection:
        connection.sendall(raw)
        got = b""
        while part := connection.recv(4096):
            got += part
    head, _, body = got.partition(b"\r\n\r\n")
    if b" 200 " not in head.split(b"\r\n")[0]:
        return f"expected 200, found {head[:30]!r}"
    return "a body after the head" if body else ""
