"""Queries and parameters that say nothing that can be understood."""

from __future__ import annotations

from .exchange import FORM
from .judging import Case, Raw, asks, refused, refused_in_json, safe, sends

GROUP = "malformed"
QUERIES = {
    "nothing but a keyword": "SELECT",
    "a variable without a name": "SELECT ? WHERE { ?s ?p ?o }",
    "no end": "SELECT * WHERE { ?s ?p ?o",
    "too many ends": "SELECT * WHERE { ?s ?p ?o }}}}",
    "an open string": 'SELECT * WHERE { ?s ?p "open }',
    "an open long string": 'SELECT * WHERE { ?s ?p """open }',
    "an open IRI": "SELECT * WHERE { ?s <http://open ?o }",
    "a prefix that is not declared": "SELECT * WHERE { ?s nope:p ?o }",
    "an unknown function": "SELECT (NOPE(1) AS ?x) {}",
    "too few arguments": "SELECT (CONCAT) {}",
    "a variable that is not grouped": "SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p",
    "a variable bound twice": "SELECT * { BIND(1 AS ?x) BIND(2 AS ?x) }",
    "an aggregate in a filter": "SELECT * { ?s ?p ?o FILTER (COUNT(?s) > 1) }",
    "a negative limit": "SELECT * { ?s ?p ?o } LIMIT -5",
    "a limit that is no number": "SELECT * { ?s ?p ?o } LIMIT ten",
    "prose": "Show me everything about joint ventures, please",
    "SQL": "SELECT * FROM users WHERE id = 1; DROP TABLE users; --",
    "JSON": '{"query": {"match_all": {}}}',
    "a bad escape": r'SELECT * { ?s ?p "\q" }',
    "half an escape": r'SELECT * { ?s ?p "\u12" }',
    "an escape beyond Unicode": r'SELECT * { ?s ?p "\UFFFFFFFF" }',
    "a NUL": "SELECT * { ?s ?p \0 }",
    "control characters": "SELECT * \x01\x02\x1b[31m { ?s ?p ?o }",
    "words of right to left": "SELECT \u202e * { ?s ?p ?o",
    "a relative IRI with a space": "SELECT * { <a b> ?p ?o }",
    "two queries": "SELECT * { ?s ?p ?o } SELECT * { ?s ?p ?o }",
}
TARGETS = {
    "bytes that are no UTF-8": "?query=%FF%FE%C3%28",
    "half a character": "?query=SELECT%20%E2%82",
    "a lone surrogate": "?query=%ED%A0%80",
    "an empty query": "?query=",
    "white space": "?query=%20%0A%09",
    "two queries": "?query=ASK%7B%7D&query=ASK%7B%7D",
    "a bad percent sign": "?query=%zz%",
    "a query and an update": "?query=ASK%7B%7D&update=DROP%20ALL",
    "a graph that is no IRI": "?query=ASK%7B%7D&default-graph-uri=no%20iri",
    "a graph with a line break": "?query=ASK%7B%7D&named-graph-uri=http://a%0d%0aX:%20y",
}


def cases() -> list[Case]:
    found = [Case(GROUP, name, asks(query, refused)) for name, query in QUERIES.items()]
    found += [
        Case(GROUP, f"{name}, told in JSON", sends(in_json(query), refused_in_json))
        for name, query in list(QUERIES.items())[:4]
    ]
    found += [
        Case(GROUP, f"address: {name}", sends(target(text), refused))
        for name, text in TARGETS.items()
    ]
    bodies = {
        "no type": ("", b"SELECT * {}"),
        "a type that is none": ("nonsense", b"query=ASK{}"),
        "JSON": ("application/json", b'{"query": "ASK {}"}'),
        "XML": ("application/xml", b"<query/>"),
        "an image": ("image/png", b"\x89PNG\r\n\x1a\n"),
        "a form without a query": (FORM, b"nothing=1"),
        "a form that is none": (FORM, bytes(range(256))),
        "no text": ("application/sparql-query", b"\xff\xfe\x00"),
        "nothing": ("application/sparql-query", b""),
        "parts without a boundary": ("multipart/form-data", b"--x\r\n\r\nASK{}\r\n--x--"),
        "a charset that is none": (f"{FORM}; charset=klingon", b"query=%FFASK"),
    }
    found += [
        Case(GROUP, f"body: {name}", sends(body(kind, content), refused))
        for name, (kind, content) in bodies.items()
    ]
    accepts = {
        "no commas": "text/html;;;q=;;,,,;/;=",
        "numbers": "0/0;q=99999999999999",
        "a bad weight": "application/json;q=NaN, */*;q=-1",
        "quotes": 'text/"; q="0\\',
    }
    found += [
        Case(GROUP, f"Accept: {name}", sends(accept(value), safe))
        for name, value in accepts.items()
    ]
    return found


def in_json(query: str) -> Raw:
    return lambda server: server.get(query, accept="application/json")


def target(text: str) -> Raw:
    return lambda server: server.head("GET", server.path + text, "Accept: text/csv")


def body(kind: str, content: bytes) -> Raw:
    return lambda server: server.post(content, kind)


def accept(value: str) -> Raw:
    return lambda server: server.get("ASK {}", accept=value)
