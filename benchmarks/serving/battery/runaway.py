"""Queries that would never end, one at a time and many at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from .exchange import Server
from .judging import Case, asks, safe

GROUP = "runaway"
SPO = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
QUERIES = {
    "a product counted": f"SELECT (COUNT(*) AS ?n) {{ {SPO} }}",
    "a product ordered": f"SELECT * {{ {SPO} }} ORDER BY ?c ?f ?i LIMIT 5",
    "a product made distinct": f"SELECT DISTINCT ?c ?f ?i {{ {SPO} }}",
    "a product grouped": f"SELECT ?a ?d (COUNT(*) AS ?n) {{ {SPO} }} GROUP BY ?a ?d",
    "a product sent": f"SELECT * {{ {SPO} }}",
    "a product in a graph": f"CONSTRUCT {{ ?a ?e ?i }} WHERE {{ {SPO} }}",
    "a product described": f"DESCRIBE ?a ?d ?g WHERE {{ {SPO} }}",
    "a product without a hit": f"ASK {{ {SPO} FILTER (?c + ?f = ?i + 0.5) }}",
    "a product by chance": f"SELECT * {{ {SPO} FILTER (RAND() < 0.0000000001) }}",
    "a product skipped": f"SELECT * {{ {SPO} }} OFFSET 4000000000 LIMIT 1",
    "a product of sub-selects": (
        "SELECT (COUNT(*) AS ?n) { { SELECT * { ?a ?b ?c } } { SELECT * { ?d ?e ?f } } "
        "{ SELECT * { ?g ?h ?i } } }"
    ),
    "a product by OPTIONAL": (
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c OPTIONAL { ?d ?e ?f } OPTIONAL { ?g ?h ?i } }"
    ),
    "a product refused": (
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c "
        "FILTER NOT EXISTS { ?d ?e ?f . ?g ?h ?i FILTER (?f + ?i = ?c + 0.5) } }"
    ),
    "a product subtracted": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c MINUS { ?d ?e ?c . ?g ?h ?c } }",
    "a product of unions": (
        "SELECT (COUNT(*) AS ?n) { { ?a ?b ?c } UNION { ?c ?b ?a } "
        "{ ?d ?e ?f } UNION { ?f ?e ?d } { ?g ?h ?i } UNION { ?i ?h ?g } }"
    ),
    "every path": "SELECT (COUNT(*) AS ?n) { ?a (<x:a>|!<x:a>)* ?b }",
    "every path both ways": "SELECT (COUNT(*) AS ?n) { ?a ((<x:a>|!<x:a>)|^(<x:a>|!<x:a>))+ ?b }",
    "paths of paths": "SELECT (COUNT(*) AS ?n) { ?a (((!<x:a>)*)*)* ?b . ?b (!<x:a>)* ?d }",
    "terms compared": (
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER (STR(?c) < STR(?f)) "
        "FILTER (CONTAINS(STR(?c), STR(?f))) }"
    ),
    "patterns over a product": (
        "SELECT (COUNT(*) AS ?n) "
        "{ ?a ?b ?c . ?d ?e ?f FILTER REGEX(STR(?c), CONCAT('.*', STR(?f))) }"
    ),
    "12 products": "SELECT (COUNT(*) AS ?n) { "
    + " . ".join(f"?a{n} ?b{n} ?c{n}" for n in range(12))
    + " }",
}


def alike(server: Server) -> str:
    """Send one endless query twenty times at once."""
    query = QUERIES["a product counted"]
    return together(server, [f"{query} # {n}" for n in range(20)])


def apart(server: Server) -> str:
    """Send twenty endless queries at once that nobody can take for one."""
    query = QUERIES["a product counted"]
    return together(server, [query.replace("?n)", f"?n{n})") for n in range(20)])


def together(server: Server, queries: list[str]) -> str:
    """Send queries at once."""
    runs = [asks(query, safe) for query in queries]
    with ThreadPoolExecutor(20) as pool:
        wrong = [w for w in pool.map(lambda run: run(patient(server)), runs) if w]
    return f"{len(wrong)} of 20: {wrong[0]}" if wrong else ""


def patient(server: Server) -> Server:
    """Give a server time for several queries after one another."""
    return Server(server.host, server.port, server.path, server.deadline * 12)


def cases() -> list[Case]:
    found = [Case(GROUP, name, asks(query, safe)) for name, query in QUERIES.items()]
    found.append(Case(GROUP, "twenty at once", alike))
    return [*found, Case(GROUP, "twenty at once, each another", apart)]
