"""What the engine reads otherwise than SPARQL 1.1 says is answered as that says."""

from __future__ import annotations

import time

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as some
from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store

from interorg.service.rewriting.standard import rewrite

PREFIX = "PREFIX : <http://e/>\n"
PIECES = "GRAPH ?g { } ( ) SELECT * VALUES UNDEF FILTER BIND EXISTS GROUP_CONCAT TRUE . :a".split()


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    for name, triples in (("g1", ":s :p :o . :s1 :p :o1 ."), ("g2", ":s :p :o . :s2 :p :o2 .")):
        text = f"@prefix : <http://e/> . {triples}"
        store.load(text, RdfFormat.TURTLE, to_graph=NamedNode(f"http://e/{name}"))
    return store


def rows(store: Store, query: str) -> list[list[str]]:
    results = store.query(rewrite(PREFIX + query))
    assert isinstance(results, QuerySolutions)
    return sorted([str(value and value.value).removeprefix("http://e/") for value in row]
                  for row in results)  # fmt: skip


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('SELECT ?g ?t { GRAPH ?g { VALUES (?g ?t) { (UNDEF "a") (:g1 "b") (:no "c") } } }',
         [["g1", "a"], ["g1", "b"], ["g2", "a"]]),
        ("SELECT ?g ?x { GRAPH ?g { VALUES ?x { 1 } } }", [["g1", "1"], ["g2", "1"]]),
        ("SELECT ?g ?x FROM NAMED :g1 { GRAPH ?g { BIND(1 AS ?x) } }", [["g1", "1"]]),
        ("SELECT ?x { GRAPH :g1 { BIND(1 AS ?x) } }", [["1"]]),
        ("SELECT ?x { GRAPH :no { BIND(1 AS ?x) } }", []),
        ("SELECT ?g { GRAPH ?g { FILTER(BOUND(?g)) } }", []),
        ("SELECT ?g { GRAPH ?g { FILTER isIRI(:a) } }", [["g1"], ["g2"]]),
        ("SELECT ?g ?x { GRAPH ?g { SELECT ?x { VALUES ?x { 1 2 3 } } ORDER BY ?x LIMIT 1 } }",
         [["g1", "1"], ["g2", "1"]]),
        ("SELECT ?g ?x { GRAPH ?g { { BIND(1 AS ?x) } UNION { GRAPH :g1 { :s1 :p ?x } } } }",
         [["g1", "1"], ["g1", "o1"], ["g2", "1"], ["g2", "o1"]]),
        ("SELECT ?g ?h { GRAPH ?g { GRAPH ?h { ?s :p :o1 } } }", [["g1", "g1"], ["g2", "g1"]]),
        ("SELECT ?g ?s { GRAPH ?g { GRAPH ?g { ?s :p :o } } }", [["g1", "s"], ["g2", "s"]]),
    ],
)  # fmt: skip
def test_graph_binds_its_variable_where_nothing_is_looked_up_in_it(
    store: Store, query: str, expected: list[list[str]]
) -> None:
    assert rows(store, query) == expected


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { GRAPH ?g { ?s ?p ?o } }",
        "SELECT * { GRAPH ?g {} }",
        "SELECT * { GRAPH ?g { VALUES ?o { 1 } ?s ?p ?o } }",
        "SELECT * { GRAPH ?g { FILTER EXISTS { ?s ?p ?o } } }",
        "SELECT * { GRAPH ?g { BIND(EXISTS { ?s ?p ?o } AS ?x) } }",
        "SELECT * { GRAPH ?g { { SELECT (COUNT(*) AS ?c) { ?s ?p ?o } GROUP BY ?s } } }",
        "SELECT * { GRAPH ?g { SELECT (EXISTS { ?s ?p ?o } AS ?x) {} } }",
        "SELECT * { GRAPH ?g { SERVICE <http://e/> { } } }",
        "SELECT * { GRAPH ?g { [] ?p ?o } }",
        "SELECT * { GRAPH ?g { VALUES ?x { 1 }",
        "ASK { ?s :TRUE 'TRUE' . _:TRUE ?p <TRUE> } # TRUE",
        "PREFIX TRUE: <x:> ASK { ?TRUE TRUE:a true }",
    ],
)
def test_all_else_stays_as_it_was_written(query: str) -> None:
    assert rewrite(query) == query


def test_true_and_false_are_keywords_in_any_case(store: Store) -> None:
    assert rows(store, "SELECT (TRUE AS ?a) (False AS ?b) {}") == [["true", "false"]]


@pytest.mark.parametrize("texts", ['"1"@en "2"@en', '"1"@en "2"@fr', '"1" "2"'])
def test_group_concat_gives_a_string_without_language(store: Store, texts: str) -> None:
    query = f"SELECT (GROUP_CONCAT(?o ; separator=',') AS ?all) {{ VALUES ?o {{ {texts} }} }}"
    results = store.query(rewrite(query))
    assert isinstance(results, QuerySolutions)
    assert [row["all"] for row in results] == [Literal("1,2")]


def test_a_served_query_is_answered_so_and_the_answer_explained(client: FlaskClient) -> None:
    query = 'SELECT (GROUP_CONCAT(?o) AS ?all) (TRUE AS ?t) { VALUES ?o { "1"@en } }'
    answer = client.get("/sparql", query_string={"query": query}).get_json()
    (row,) = answer["results"]["bindings"]
    assert row["all"] == {"type": "literal", "value": "1"} and row["t"]["value"] == "true"
    told = client.get("/sparql", query_string={"query": query, "explain": "1"}).get_json()
    assert [each["name"] for each in told["applied"]] == ["standard"]


def test_a_mistake_behind_it_is_placed_in_the_query_as_it_was_sent(client: FlaskClient) -> None:
    query = 'SELECT (GROUP_CONCAT(?o) AS ?all) { VALUES ?o { "1"@en } ?s ?p }'
    answer = client.get("/sparql", query_string={"query": query})
    assert answer.status_code == 400 and f"column {len(query) + 1}" in answer.text


@given(some.lists(some.sampled_from(PIECES), max_size=30).map(" ".join))
def test_any_text_is_read(text: str) -> None:
    assert rewrite(rewrite(text)).count("GRAPH") == text.count("GRAPH")


def test_braces_that_nest_too_deeply_are_left_to_the_engine() -> None:
    query = f"ASK {'{ GRAPH ?g ' * 1000} {{ FILTER(TRUE) }} {'}' * 1000}"
    assert rewrite(query) == query


def test_a_long_query_is_read_in_no_time() -> None:
    began = time.perf_counter()
    rewrite("ASK { " + "GRAPH ?g { VALUES ?x { 1 } } " * 600 + "}")
    rewrite("ASK " + "{ GRAPH ?g " * 49 + "{ FILTER(TRUE) } " + "}" * 49)
    assert time.perf_counter() - began < 1
