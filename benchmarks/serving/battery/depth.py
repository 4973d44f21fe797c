"""Nesting of every kind, from what a person might write to what no stack holds."""

from __future__ import annotations

from collections.abc import Callable

from .judging import Case, asks, safe

GROUP = "depth"
SPO = "?s ?p ?o"


def around(before: str, within: str, after: str) -> Callable[[int], str]:
    return lambda depth: before * depth + within + after * depth


def pattern(make: Callable[[int], str]) -> Callable[[int], str]:
    return lambda depth: f"SELECT * {{ {make(depth)} }} LIMIT 1"


def expression(make: Callable[[int], str]) -> Callable[[int], str]:
    return lambda depth: f"SELECT ({make(depth)} AS ?x) {{}}"


NESTS: dict[str, Callable[[int], str]] = {
    "braces": pattern(around("{", SPO, "}")),
    "parentheses": expression(around("(", "1", ")")),
    "sub-selects": pattern(around("{ SELECT * {", SPO, "} }")),
    "OPTIONAL": pattern(around(f"{SPO} OPTIONAL {{", SPO, "}")),
    "UNION": pattern(around("{ { ?a ?b ?c } UNION {", SPO, "} }")),
    "MINUS": pattern(around(f"{SPO} MINUS {{", SPO, "}")),
    "NOT EXISTS": pattern(around(f"{SPO} FILTER NOT EXISTS {{", SPO, "}")),
    "GRAPH": pattern(around("GRAPH ?g {", SPO, "}")),
    "blank nodes": pattern(around("[ <http://a/p> ", "1", " ] <http://a/q> 1 . ")),
    "blank nodes within": pattern(lambda d: "?s ?p " + around("[ <http://a/p> ", "1", " ]")(d)),
    "lists": pattern(lambda d: "?s ?p " + around("( ", "1", " )")(d)),
    "paths": pattern(lambda d: "?s " + around("(", "<http://a/p>", ")*")(d) + " ?o"),
    "inverse paths": pattern(lambda d: "?s " + around("^(", "<http://a/p>", ")")(d) + " ?o"),
    "negations": expression(around("!", "true", "")),
    "minus signs": expression(around("- ", "1", "")),
    "IF": expression(around("IF(true, ", "1", ", 0)")),
    "CONCAT": expression(around("CONCAT('a', ", "'b'", ")")),
    "COALESCE": expression(around("COALESCE(", "1", ")")),
    "sums to the right": expression(around("1 + (", "1", ")")),
}
DEPTHS = (60, 3_000, 100_000)


def cases() -> list[Case]:
    found = [
        Case(GROUP, f"{depth:,} {name}", asks(make(depth), safe))
        for name, make in NESTS.items()
        for depth in DEPTHS
        if depth < 10_000 or name in ("braces", "parentheses", "negations", "lists", "paths")
    ]
    opened = {
        "open braces": "SELECT * " + "{" * 200_000,
        "open lists": "SELECT * { ?s ?p " + "(" * 200_000,
    }
    return found + [Case(GROUP, f"200,000 {n}", asks(text, safe)) for n, text in opened.items()]
