"""Queries of shapes that reading the plans found doubtful answer as from the engine."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_graph import Graph, make_graph
from pyoxigraph import Literal, NamedNode, Quad, QueryTriples, Store

PREFIX = "PREFIX : <x:>\n"


def iri(name: str) -> NamedNode:
    return NamedNode(f"x:{name}")


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    """Things with values of several kinds, some of them linked."""
    values = [iri("a"), iri("b"), Literal(1), Literal(10), Literal("ten"), Literal(1.5)]
    quads = [
        Quad(iri(f"s{place}"), iri("value"), value)
        for place, value in enumerate([*values, Literal("ten", language="en")])
    ]
    quads += [Quad(iri(f"s{place}"), iri("to"), iri(f"s{place % 3}")) for place in range(8)]
    quads += [Quad(iri("s1"), iri("to"), iri(name)) for name in ("s0", "s2", "a")]
    quads += [Quad(iri("known"), iri("note"), Literal("noted"))]
    return make_graph(tmp_path, quads)


@pytest.mark.parametrize(
    "query",
    [
        # An IRI is another term than a number.
        "SELECT (COUNT(?s) AS ?n) { ?s :value ?v FILTER (?v != 10) }",
        "SELECT (COUNT(?s) AS ?n) { ?s :to ?v FILTER (3 != ?v) }",
        # Terms that the graph does not have are the same as themselves.
        "SELECT ?x ?o { VALUES ?x { :new :s1 } ?s :to ?o FILTER (?x = :new) }",
        "SELECT ?x ?o { VALUES ?x { :new :s1 } ?s :to ?o FILTER (?x != :new) }",
        "SELECT ?x ?o { VALUES ?x { :new :s1 } ?s :to ?o FILTER (?x IN (:new, :other)) }",
        "SELECT ?x ?o { VALUES ?x { :new :s1 } ?s :to ?o FILTER (?x NOT IN (:new)) }",
        'SELECT ?x ?o { VALUES ?x { "new" "old" } ?s :to ?o FILTER (?x = "new") }',
        "SELECT ?m { ?s :to ?o BIND (IRI(CONCAT(STR(?o), 'x')) AS ?m) FILTER (?m = :s1x) }",
        # A variable may have any name.
        "SELECT ?None ?n { ?None :to :s1 OPTIONAL { :known :note ?n } }",
        # A comment may stand anywhere.
        "SELECT ?s { ?s :to ?o FILTER # not\n NOT EXISTS { ?o :value 1 } }",
        "SELECT ?s { ?s :to ?o FILTER # yes\n EXISTS { ?o :value 1 } }",
        # EXISTS in MINUS knows nothing of what is around that.
        "SELECT ?s { ?s :to ?o MINUS { ?s :value ?v FILTER EXISTS { ?o :value ?v } } }",
    ],
)
def test_a_doubtful_query_answers_from_tables_as_from_the_engine(graph: Graph, query: str) -> None:
    written = graph.written(PREFIX + query)
    assert written
    assert graph.rows(written) == graph.rows(PREFIX + query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s ?o { ?s :to ?o FILTER EXISTS { ?s :value ?v FILTER EXISTS { ?o :value ?v } } }",
        "SELECT ?s ?o { ?s :to ?o FILTER EXISTS { ?s :value ?v MINUS { ?s :to ?o } } }",
        "SELECT ?s ?o ?v { ?s :to ?o OPTIONAL { ?s :value ?v FILTER EXISTS { ?o :value ?v } } }",
    ],
)
def test_what_asks_for_a_variable_two_groups_further_out_is_left_to_the_engine(
    graph: Graph, query: str
) -> None:
    assert graph.written(PREFIX + query) is None


def test_each_solution_has_a_list_of_its_own_in_what_is_constructed(graph: Graph) -> None:
    query = "CONSTRUCT { ?o :of (?o) } WHERE { ?s :to ?o }"
    found = graph.store.query(PREFIX + query)
    assert isinstance(found, QueryTriples)
    assert len([*found]) == 3 * len([*graph.store.quads_for_pattern(None, iri("to"), None, None)])
    assert graph.written(PREFIX + query) is None


def test_tables_without_statements_leave_a_query_to_the_engine(tmp_path: Path) -> None:
    graph = make_graph(tmp_path, [Quad(iri("s"), iri("p"), iri("o"))])
    empty = make_graph(tmp_path, [])
    asked = Graph(graph.store, empty.columns)
    assert asked.written("SELECT ?o (COUNT(*) AS ?n) { ?s <x:p> ?o } GROUP BY ?o") is None
    assert Store().query("ASK { ?s ?p ?o }") is not None
