"""`SELECT *` gives its columns in the order of the query."""

from __future__ import annotations

import pytest
from pyoxigraph import QuerySolutions, Store

from interorg.service.gate.columns import name_columns


def columns(query: str) -> list[str]:
    """Ask the engine, then again with the columns named, as the query processes do."""
    store = Store()
    found = store.query(query)
    assert isinstance(found, QuerySolutions)
    renamed = name_columns(query, [variable.value for variable in found.variables])
    if renamed:
        found = store.query(renamed)
        assert isinstance(found, QuerySolutions)
    return [variable.value for variable in found.variables]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * { ?work ?says ?it }", "work says it"),
        ("select distinct * where { $z ?y ?x }", "z y x"),
        ("SELECT REDUCED * { ?z ?y ?x OPTIONAL { ?b ?a ?z } } ORDER BY ?a", "z y x b a"),
        ("SELECT*{?z ?y ?x}", "z y x"),
        ("SELECT * { FILTER(?y > ?a) ?z ?y ?x MINUS { ?c ?b ?z } }", "y z x"),
        ("SELECT * { { SELECT ?z { ?z ?c ?d } } ?a ?b ?z }", "z a b"),
        ("SELECT * { ?z ?b 'a ?q' } VALUES (?y ?x) { (1 2) } # ?w", "z b y x"),
        ("SELECT * { ?z ?b [] BIND(1 AS ?a) }", "z b a"),
        ("SELECT ?x ?b { ?z ?b ?x }", "x b"),
        ("SELECT (COUNT(*) AS ?n) { ?z ?y ?x }", "n"),
        ("SELECT (2*3 AS ?n) ?a { ?z ?a ?x }", "n a"),
        ("SELECT ?b ?a { { SELECT * { ?b ?c ?a } } }", "b a"),
        ("SELECT * {}", ""),
        ("PREFIX s: <http://e/*> SELECT * { ?z s:a ?a }", "z a"),
    ],
)
def test_columns_stand_in_the_order_in_which_the_query_names_them(
    query: str, expected: str
) -> None:
    assert columns(query) == expected.split()


def test_columns_in_the_order_of_the_alphabet_are_left_alone() -> None:
    assert name_columns("SELECT * { ?a ?b ?c }", ["a", "b", "c"]) is None
