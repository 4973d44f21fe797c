"""Little that becomes much: strings that double, expressions that turn back, packed bodies."""

from __future__ import annotations

import gzip
import json
import zlib
from itertools import pairwise

from .exchange import FORM, Response
from .judging import Case, Raw, asks, safe, sends, whole

GROUP = "bombs"
TIME = "http://www.w3.org/2001/XMLSchema#dateTime"


def doubling(function: str, times: int, begin: str = "'aaaaaaaaaa'") -> str:
    """Write a query that applies a function to its own result, over and over."""
    steps = " ".join(f"BIND({function.format(f'?x{n}')} AS ?x{n + 1})" for n in range(times))
    return f"SELECT (STRLEN(?x{times}) AS ?n) {{ BIND({begin} AS ?x0) {steps} }}"


QUERIES = {
    "a string doubled 30 times": doubling("CONCAT({0}, {0})", 30),
    "a string doubled 60 times": doubling("CONCAT({0}, {0})", 60),
    "a string squared by REPLACE": doubling("REPLACE({0}, 'a', {0})", 12),
    "escapes of escapes": doubling("ENCODE_FOR_URI({0})", 60, "'%%%%%%%%'"),
    "a string doubled and sent": doubling("CONCAT({0}, {0})", 27).replace("STRLEN(?x27)", "?x27"),
    "a string doubled and hashed": doubling("CONCAT({0}, {0})", 29).replace("STRLEN", "SHA512"),
    "groups of a product": (
        "SELECT (STRLEN(GROUP_CONCAT(CONCAT(STR(?a), STR(?d)))) AS ?n) { ?a ?b ?c . ?d ?e ?f }"
    ),
    "one group of all": "SELECT (GROUP_CONCAT(STR(?o)) AS ?all) { ?s ?p ?o . ?t ?q ?u }",
    "a pattern that turns back": (
        "SELECT * { BIND(CONCAT('" + "a" * 60 + "', '!') AS ?t) FILTER REGEX(?t, '^(a+)+$') }"
    ),
    "choices that turn back": (
        "SELECT * { BIND('" + "a" * 5000 + "' AS ?t) FILTER REGEX(?t, '(a|aa|a*)*b') }"
    ),
    "a pattern that counts far": (
        "SELECT * { BIND('a' AS ?t) FILTER REGEX(?t, '((a{1,999}){1,999}){1,999}') }"
    ),
    "a pattern of 100 kB": f"SELECT * {{ BIND('a' AS ?t) FILTER REGEX(?t, '{'(a?)' * 25_000}') }}",
    "a pattern that does not end": "SELECT * { BIND('a' AS ?t) FILTER REGEX(?t, '(((((') }",
    "a hash of every term": (
        "SELECT (COUNT(DISTINCT SHA512(CONCAT(STR(?s), STR(?o), STR(?u)))) AS ?n) "
        "{ ?s ?p ?o . ?t ?q ?u }"
    ),
    "the greatest integer and one": "SELECT (9223372036854775807 + 1 AS ?x) {}",
    "the least integer divided": "SELECT (-9223372036854775808 / -1 AS ?x) {}",
    "a product of large numbers": "SELECT (9999999999999 * 9999999999999 AS ?x) {}",
    "a double of a million digits": "SELECT (1e999999 * 0 AS ?x) {}",
    "a decimal to the depth": "SELECT (0.000000000000000001 / 3.0 AS ?x) {}",
    "division by nothing": "SELECT (1/0 AS ?x) (1.0/0.0 AS ?y) (1e0/0e0 AS ?z) {}",
    "a substring from afar": "SELECT (SUBSTR('abc', -99999999999, 1e300) AS ?x) {}",
    "a date before all": f"SELECT (YEAR('-99999999999-01-01T00:00:00Z'^^<{TIME}>) AS ?x) {{}}",
    "a language of 10,000 letters": f"SELECT ('a'@{'a' * 3000} AS ?x) {{}}",
    "a limit beyond numbers": "SELECT * { ?s ?p ?o } LIMIT 99999999999999999999999",
    "an offset beyond all": "SELECT * { ?s ?p ?o } OFFSET 9223372036854775807 LIMIT 1",
    "IRIs from strings": (
        "SELECT (COUNT(DISTINCT IRI(CONCAT('http://a/', STR(?s), STR(?u)))) AS ?n) "
        "{ ?s ?p ?o . ?t ?q ?u }"
    ),
    "blank nodes without number": "SELECT (COUNT(DISTINCT BNODE()) AS ?n) { ?s ?p ?o . ?t ?q ?u }",
}


def body(content: bytes, kind: str, coding: str) -> Raw:
    fields = (f"Content-Type: {kind}", f"Content-Length: {len(content)}")
    return lambda s: s.head("POST", s.path, *fields, f"Content-Encoding: {coding}") + content


def unbound(answer: Response) -> str:
    """Want an answer in which the quotients of integers and decimals are left out."""
    wrong = whole(answer) if answer.status == 200 else f"status {answer.status}, expected 200"
    if wrong:
        return wrong
    found = json.loads(answer.body)["results"]["bindings"][0]
    return "1/0 has a value" if "x" in found or "y" in found else ""


def cases() -> list[Case]:
    found = [Case(GROUP, name, asks(query, safe)) for name, query in QUERIES.items()]
    divided = asks(QUERIES["division by nothing"], unbound)
    found.append(Case(GROUP, "division by nothing, rightly", divided))
    zeros = b"query=ASK{}#" + bytes(200 << 20)
    for coding, content in (("gzip", gzip.compress(zeros)), ("deflate", zlib.compress(zeros))):
        name = f"200 MB of zeros by {coding}"
        found.append(Case(GROUP, name, sends(body(content, FORM, coding), safe)))
    document = growing()
    for path in ("", "/graph-store?default"):
        raw = entities(document, path)
        found.append(Case(GROUP, f"entities to {path or 'the query route'}", sends(raw, safe)))
    return found


def entities(document: bytes, path: str) -> Raw:
    return lambda s: s.post(document, "application/rdf+xml", path=path)


def growing() -> bytes:
    """Write XML of nine entities, each of ten of the one before."""
    declared = '<!ENTITY a "' + "a" * 100 + '">'
    for before, name in pairwise("abcdefghij"):
        declared += f'<!ENTITY {name} "' + f"&{before};" * 10 + '">'
    return f"<!DOCTYPE a [{declared}]><a>&j;</a>".encode()
