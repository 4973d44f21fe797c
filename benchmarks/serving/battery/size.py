"""Much of everything: addresses, fields, bodies, literals, lists."""

from __future__ import annotations

from .exchange import FORM, JSON, Server
from .judging import Case, Raw, asks, refused, safe, sends

GROUP = "size"
MIB = 1 << 20


def padded(length: int) -> Raw:
    """Write a query of a length, in the address."""
    return lambda s: s.head(
        "GET", f"{s.path}?query=ASK%7B%7D%20%23{'a' * length}", f"Accept: {JSON}"
    )


def fields(*more: str) -> Raw:
    return lambda s: s.head("GET", f"{s.path}?query=ASK%7B%7D", *more)


def posted(body: bytes, kind: str = FORM, more: int = 0) -> Raw:
    """Write a body, and so many bytes more."""
    return lambda s: s.post(body + b"a" * more, kind)


def told_only(server: Server) -> bytes:
    """Say that a body of a gigabyte comes, and send none of it."""
    kind = f"Content-Type: {FORM}"
    return server.head("POST", server.path, kind, f"Content-Length: {1 << 30}")


def cases() -> list[Case]:
    requests: dict[str, Raw] = {
        "an address of 9 kB": padded(9_000),
        "an address of 100 kB": padded(100_000),
        "an address of 2 MB": padded(2 * MIB),
        "a path of 50 kB": lambda s: s.head("GET", "/" + "a/" * 25_000),
        "a field of 10 kB": fields("X-Long: " + "a" * 10_000),
        "a field of 100 kB": fields("X-Long: " + "a" * 100_000),
        "a field of 2 MB": fields("X-Long: " + "a" * 2 * MIB),
        "a field's name of 100 kB": fields("X-" + "a" * 100_000 + ": b"),
        "150 fields": fields(*(f"X-{n}: a" for n in range(150))),
        "5,000 fields": fields(*(f"X-{n}: a" for n in range(5_000))),
        "100 same fields": fields(*("Accept: text/csv" for _ in range(100))),
        "an Accept of 600 ranges": fields("Accept: " + ",".join(f"a/{n}" for n in range(600))),
        "a cookie of 60 kB": fields("Cookie: " + "a=b; " * 12_000),
        "400 tags": fields("If-None-Match: " + ",".join(f'"{n}"' for n in range(400))),
        "a form of 20,000 fields": posted(
            b"&".join(b"a%d=b" % n for n in range(20_000)) + b"&query=ASK{}"
        ),
        "a form of 900 graphs": posted(
            b"query=ASK{}" + b"".join(b"&default-graph-uri=http://a/%d" % n for n in range(900))
        ),
        "a query of 3 MB": posted(b"SELECT * {} #", "application/sparql-query", 3 * MIB),
        "a query of 60 MB": posted(b"SELECT * {} #", "application/sparql-query", 60 * MIB),
        "a form of 60 MB": posted(b"query=ASK{}&a=", more=60 * MIB),
        "parts of 60 MB": posted(
            b'--x\r\nContent-Disposition: form-data; name="query"\r\n\r\n',
            "multipart/form-data; boundary=x",
            60 * MIB,
        ),
    }
    found = [Case(GROUP, name, sends(raw, safe)) for name, raw in requests.items()]
    found.append(Case(GROUP, "a gigabyte that does not come", sends(told_only, refused)))
    texts = {
        "a literal of 1 MB": f'SELECT ("{"a" * MIB}" AS ?x) {{}}',
        "an IRI of 1 MB": f"SELECT * {{ <http://a/{'a' * MIB}> ?p ?o }}",
        "a variable of 1 MB": f"SELECT ?{'a' * MIB} {{ ?{'a' * MIB} <http://a/b> 1 }}",
        "a number of 100,000 digits": f"SELECT ({'9' * 100_000} + 1 AS ?x) {{}}",
        "a decimal of 100,000 digits": f"SELECT (0.{'3' * 100_000} * 3 AS ?x) {{}}",
        "100,000 comments": "#a\n" * 100_000 + "ASK {}",
        "500,000 spaces": "SELECT" + " " * 500_000 + "* {} ",
        "20,000 values": f"SELECT * {{ VALUES ?x {{ {' '.join(map(str, range(20_000)))} }} }}",
    }
    return found + [Case(GROUP, name, asks(text, safe)) for name, text in texts.items()]
