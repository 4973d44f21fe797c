"""A query with values put into it as text is answered as with variables bound by the engine."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    Store,
    Variable,
)

from interorg.ingest.failure import BadQuery
from interorg.ontology.answers import fixture
from interorg.service.engine.pool import Term
from interorg.service.remote.binding import bind, form_of, names_graphs, with_base
from interorg.service.stored_queries import read_query

ASKED = {
    "case": "SELECT ?x { ?report ior:reportsCase ?x }",
    "case_nodes": "SELECT ?x { ?report ior:reportsCase ?x }",
    "claims": "SELECT ?x { ?claim ior:statedIn ?x }",
    "concept_details": "SELECT ?x { ?x a ior:FormConcept }",
    "describe": "SELECT ?x { ?x a ior:Claim }",
    "document_nodes": "SELECT DISTINCT ?x { ?value ior:statedIn ?x ; ior:reportedNode ?node }",
    "mentions": "SELECT ?x { ?mention ior:mentionsConcept ?x }",
    "organization": "SELECT ?x { ?x a ior:Organization }",
    "organization_cases": "SELECT DISTINCT ?x { ?case ior:hasPartner ?x }",
    "organization_ties": "SELECT ?x { ?x a ior:Organization }",
    "profile_nif": "SELECT DISTINCT ?x { ?span ior:spanOf ?x }",
    "properties": "SELECT ?x { ?x a ior:RelationType }",
}
"""Queries that the service asks itself, and what they are asked of."""
FIXTURES = ("cases", "readings", "ties")
BOUND = {"describe": "node", "properties": "node", "claims": "target", "concept_details": "concept"}


def nodes(store: Store, name: str) -> list[NamedNode]:
    prefix = "PREFIX ior: <https://w3id.org/interorg/ontology#> "
    found = store.query(f"{prefix}{ASKED[name]} ORDER BY ?x LIMIT 5")
    assert isinstance(found, QuerySolutions)
    return [solution[0] for solution in found]


def answers(store: Store, query: str, bound: dict[str, Term] | None = None) -> list[str]:
    """Give rows or triples in an order of their own."""
    values = {Variable(name): value for name, value in (bound or {}).items()}
    found = store.query(query, substitutions=values)
    if isinstance(found, QueryTriples):
        return sorted(map(str, found))
    read = json.loads(found.serialize(format=QueryResultsFormat.JSON) or b"")
    if "boolean" in read:
        return [str(read["boolean"])]
    return sorted(json.dumps(row, sort_keys=True) for row in read["results"]["bindings"])


def variable_of(name: str) -> str:
    return BOUND.get(name) or name.split("_")[0].replace("mentions", "thing").replace(
        "profile", "document"
    )


@pytest.mark.parametrize("name", ASKED)
def test_our_own_queries_are_answered_alike(name: str) -> None:
    variable, query = variable_of(name), read_query(name)
    found = 0
    for store in map(fixture, FIXTURES):
        for node in nodes(store, name):
            wanted = answers(store, query, {variable: node})
            assert answers(store, bind(query, {variable: node})) == wanted
            found += len(wanted)
    assert found


@pytest.mark.parametrize(
    ("query", "bound"),
    [
        (
            "SELECT ?a { ?a ?b ?c } GROUP BY ?a ORDER BY ?a",
            "SELECT ?a { VALUES (?a) { (<x:y>) } <x:y> ?b ?c } GROUP BY ?a ORDER BY ?a",
        ),
        (
            "SELECT * { { SELECT ?a { ?a ?b $c } GROUP BY ?a } FILTER(?a != ?b) }",
            "SELECT * { VALUES (?a) { (<x:y>) } { SELECT ?a { <x:y> ?b $c } GROUP BY ?a } "
            "FILTER(<x:y> != ?b) }",
        ),
        (
            "SELECT ?b { SELECT ?a ?b { $a ?b ?c } }",
            "SELECT ?b { VALUES (?a) { (<x:y>) } { SELECT ?a ?b { <x:y> ?b ?c } } }",
        ),
        (
            "CONSTRUCT { ?a ?b '?a' } WHERE { ?a ?b ?c # ?a\n BIND(?b AS ?a) }",
            "CONSTRUCT { <x:y> ?b '?a' } WHERE { VALUES (?a) { (<x:y>) } <x:y> ?b ?c # ?a\n "
            "BIND(?b AS ?a) }",
        ),
        (
            "ASK { VALUES (?a ?b) { (1 2) } ?a ?ab ?b FILTER BOUND(?a) }",
            "ASK { VALUES (?a ?b) { (1 2) } <x:y> ?ab ?b FILTER (true) }",
        ),
    ],
)
def test_variables_stay_where_no_value_may_stand(query: str, bound: str) -> None:
    assert bind(query, {"a": NamedNode("x:y")}) == bound


TERMS = st.sampled_from(
    [
        NamedNode("http://e/a"),
        NamedNode("http://e/p"),
        Literal("o"),
        Literal("'\"\\\n?a", language="en"),
    ]
)
PATTERNS = st.sampled_from(
    [
        "?s ?p ?a .",
        "OPTIONAL { ?s <http://e/q> ?a }",
        "{ ?s <http://e/p> ?a } UNION { ?s <http://e/q> ?a FILTER(?s != ?a) }",
        "FILTER(?a = ?a)",
        "FILTER EXISTS { ?t ?p ?a }",
        "GRAPH ?g { ?s ?p ?a }",
        "?s <http://e/p>|<http://e/q> ?a .",
    ]
)


def graph() -> Iterator[str]:
    for s in ("a", "b"):
        for p in ("p", "q"):
            yield f"<http://e/{s}> <http://e/{p}> 'o' , <http://e/a> , 1 ."


@given(st.lists(PATTERNS, min_size=1, max_size=4), TERMS)
def test_patterns_of_all_kinds_are_answered_as_by_the_engine(
    patterns: list[str], value: NamedNode | Literal
) -> None:
    store = Store()
    triples = "\n".join(graph())
    store.update(f"INSERT DATA {{ {triples} GRAPH <http://e/g> {{ {triples} }} }}")
    query = f"SELECT ?a ?s {{ ?s ?x ?a . {' '.join(patterns)} }}"
    assert answers(store, bind(query, {"a": value})) == answers(store, query, {"a": value})


def test_a_blank_node_is_refused() -> None:
    with pytest.raises(BadQuery, match="blank node"):
        bind("SELECT ?a { ?a ?b ?c }", {"a": BlankNode("x")})


def test_forms_bases_and_graphs_are_read_outside_strings_and_comments() -> None:
    assert form_of("# ASK\nPREFIX select: <x:ASK> CONSTRUCT { } WHERE { }") == "CONSTRUCT"
    assert form_of("INSERT") is None
    assert with_base("ASK { <a> ?p '<b>' }", "http://e/") == "BASE <http://e/> ASK { <a> ?p '<b>' }"
    assert with_base("ASK { <x:a> ?p '<b>' }", "http://e/") == "ASK { <x:a> ?p '<b>' }"
    assert names_graphs("ASK FROM <x:y> { }")
    assert not names_graphs("ASK { ?graph ?from 'GRAPH' } # FROM")
