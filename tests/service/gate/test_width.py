"""How many patterns a query joins, counted before the engine plans for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as some

from interorg.ingest.failure import BadQuery
from interorg.ontology.competency import load_questions
from interorg.service.gate.bounds import DEFAULT, Bounds
from interorg.service.gate.query_check import check


def repeat(part: str, between: str = " ") -> Callable[[int], str]:
    return lambda count: between.join(part.replace("%", str(n)) for n in range(count))


ARMS = {
    "patterns": repeat("?s <e:p%> ?o% ."),
    "patterns without spaces": repeat("?s<e:p%>?o%."),
    "names that end with the dot": repeat("?s e:p e:oN."),
    "semicolons": lambda n: "?s " + repeat("<e:p%> ?o%", ";")(n),
    "commas": lambda n: "?s <e:p> " + repeat("?o%", ",")(n),
    "blank nodes": repeat("[] <e:p> ?o% ."),
    "blank nodes with properties": lambda n: "?s <e:p> " + repeat("[ <e:q> ?o% ]", ",")(n // 2),
    "steps of a path": lambda n: "?s " + repeat("<e:p%>", "/")(n) + " ?o",
    "steps of a path in brackets": lambda n: "?s (" + repeat("<e:p%>", "/")(n - 1) + ")* ?o",
    "items of a list": lambda n: "?s ?p (" + repeat("%")(n - 1) + ")",
    "groups": repeat("{ ?s <e:p%> ?o% }"),
    "nested groups": repeat("{ { ?s <e:p%> ?o% } }"),
    "graphs": repeat("GRAPH ?g% { ?s <e:p%> ?o% }"),
    "optional groups": repeat("OPTIONAL { ?s <e:p> ?o% . ?o% <e:q> ?x% }"),
    "sub-selects": repeat("{ SELECT ?s { ?s <e:p> ?o% . ?o% <e:q> ?x% } }"),
    "counting sub-selects": repeat("{ SELECT ?s (COUNT(*) AS ?n%) { ?s ?p ?o } GROUP BY ?s }"),
    "unions": repeat("{ ?s <e:a> ?o% . ?s <e:b> ?o% } UNION { ?s <e:c> ?o% }"),
    "values": repeat("VALUES (?a ?b) { (1 2) (3 4) (5 6) }"),
    "reified triples": lambda n: "<< " * (n - 1) + "?s ?p ?o" + " >> ?p ?o" * (n - 1),
    "numbers as subjects": repeat("1 <e:p%> ?o% ."),
}  # fmt: skip


@pytest.mark.parametrize("name", ARMS)
def test_what_one_group_joins_is_limited(name: str) -> None:
    arm = ARMS[name]
    check(f"PREFIX e: <e:> SELECT * {{ {arm(DEFAULT.joined)} }}")
    with pytest.raises(BadQuery, match=f"More than {DEFAULT.joined} patterns are joined"):
        check(f"PREFIX e: <e:> SELECT * {{ {arm(DEFAULT.joined + 4)} }}")


FREE = {
    "alternatives of a union": repeat("{ ?s <e:p%> ?o }", " UNION "),
    "alternatives of a path": lambda n: "?s (" + repeat("<e:p%>", "|")(n) + ") ?o",
    "minus": repeat("MINUS { ?s <e:p%> ?o% }"),
    "filters": repeat("FILTER(?o != %)"),
    "filters by functions": repeat("FILTER regex(?o, '%')"),
    "filters by existence": repeat("FILTER NOT EXISTS { ?s <e:p%> ?o }"),
    "binds": repeat("BIND(STR(?o) AS ?x%)"),
    "many columns": lambda n: "{ SELECT " + repeat("?o%")(n) + " { ?s ?p ?o } }",
    "a long list of values": lambda n: "VALUES ?s { " + repeat("<e:%>")(n) + " }",
    "a long list in a filter": lambda n: "FILTER(?o IN (" + repeat("<e:%>", ",")(n) + "))",
    "patterns in alternatives": lambda n: repeat("{ ?s <e:p%> ?o . ?o ?p ?x }", " UNION ")(n // 2),
}


@pytest.mark.parametrize("name", FREE)
def test_what_is_planned_for_itself_counts_only_in_all(name: str) -> None:
    check(f"SELECT * {{ ?s ?p ?o {FREE[name](3 * DEFAULT.joined)} }}")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p ?o FILTER(?o = 1" + " || ?o = 2" * 600 + ") }",
        "SELECT * { ?s ?p ?o FILTER(" + "!" * 1_001 + "?o) }",
        "SELECT (1" + " + 1" * 1_001 + " AS ?x) {}",
        "SELECT * { " + " UNION ".join(["{ ?s ?p ?o }"] * 600) + " }",
        "SELECT * { ?s ?p ?o " + "BIND(1 AS ?x) " * 1_001 + " }",
        "SELECT " + "(COUNT(*) AS ?n) " * 1_001 + "{ ?s ?p ?o }",
        "DESCRIBE " + "<http://example.org/a> " * 1_001,
        "SELECT * { ?s ?p ?o } HAVING (1" + " - 1" * 1_001 + ")",
    ],
)
def test_all_parts_of_a_query_together_are_limited(query: str) -> None:
    with pytest.raises(BadQuery, match=r"more than 1,000 patterns, clauses and operators at line"):
        check(query)


def test_the_limits_are_those_that_are_set() -> None:
    query = "SELECT * { ?s ?p ?o . ?o ?p ?x . ?x ?p ?y }"
    check(query, Bounds(joined=3))
    with pytest.raises(BadQuery, match="More than 2 patterns"):
        check(query, Bounds(joined=2))
    with pytest.raises(BadQuery, match="at most 10 are read"):
        check(query, Bounds(length=10))


def test_every_question_of_the_ontology_is_far_from_the_limits() -> None:
    for question in load_questions():
        check(question.sparql, Bounds(depth=20, joined=50, parts=200))


PARTS = (
    "{ } ( ) [ ] . ; , / | ^ ! SELECT UNION OPTIONAL VALUES GRAPH FILTER ?x <e:a> 1 'a' a".split()
)


@given(some.lists(some.sampled_from(PARTS), max_size=60))
def test_any_sequence_of_tokens_is_counted_without_an_error(parts: list[str]) -> None:
    check("SELECT * " + " ".join(parts))
