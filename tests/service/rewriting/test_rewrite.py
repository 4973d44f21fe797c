"""What rewriting does to a query, seen in its text and in what the engine makes of it."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, Store

from interorg.service.rewriting.explain import MEANINGS
from interorg.service.rewriting.rewrite import Rewritten, rewrite
from interorg.service.rewriting.statistics import Property, Statistics

PREFIXES = """PREFIX : <http://example.org/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
BOOKS = Statistics(
    {
        "<http://example.org/author>": Property(100_000, 50_000, 20_000, 2.0, 3.0),
        "<http://example.org/year>": Property(50_000, 50_000, 60, 1.0, 2.0),
        "<http://example.org/topic>": Property(90_000, 50_000, 300, 1.0, 5.0),
        "<http://www.w3.org/2004/02/skos/core#broader>": Property(290, 290, 60),
        LABEL: Property(20_300, 20_300, 20_000),
    }
)


def rewritten(query: str) -> Rewritten:
    return rewrite(PREFIXES + query, BOOKS)


def test_labels_are_looked_up_after_authors_are_counted() -> None:
    found = rewritten(
        "SELECT ?a ?name (COUNT(DISTINCT ?b) AS ?n) WHERE { ?b :author ?a . ?a rdfs:label ?name } "
        "GROUP BY ?a ?name HAVING (COUNT(DISTINCT ?b) > 50) ORDER BY DESC(COUNT(?b))"
    )
    assert "labels last" in found.applied
    assert MEANINGS.keys() >= set(found.applied)
    inner, outer = found.query.split("LATERAL")
    assert "rdfs:label" not in inner
    assert "rdfs:label" in outer
    assert "HAVING" in inner


def test_rows_that_repeat_are_counted_before_they_are_joined() -> None:
    found = rewritten(
        "SELECT ?name ?y (COUNT(?b) AS ?n) "
        "WHERE { ?b :topic ?t ; :year ?y . ?t rdfs:label ?name } GROUP BY ?name ?y"
    )
    assert found.applied == ("counted rows", "order")
    assert "SUM(" in found.query


def test_distinct_rows_are_made_where_variables_are_asked_for_no_more() -> None:
    found = rewritten(
        "SELECT DISTINCT ?t ?u WHERE { ?b :author ?a ; :topic ?t . ?c :author ?a ; :topic ?u }"
    )
    assert found.applied == ("distinct rows", "order")
    assert found.query.count("SELECT DISTINCT") > 1


def test_a_path_to_a_constant_is_followed_first() -> None:
    found = rewritten("SELECT ?b WHERE { ?b :topic ?t . ?t skos:broader* :history }")
    assert found.query.index("skos:broader*") < found.query.index(":topic")


def test_a_hierarchy_comes_first_where_few_things_are_below_and_last_where_most_are() -> None:
    topics = {f"<http://example.org/t{n}>": 30_000 if n == 9 else 10 for n in range(10)}
    below = {"<http://example.org/few>": [*topics][:9], "<http://example.org/many>": [*topics][9:]}
    known = {
        **BOOKS.properties,
        "<http://example.org/topic>": Property(30_090, 30_090, 10, 1.0, 9.0, topics),
        "<http://www.w3.org/2004/02/skos/core#broader>": Property(10, 10, 2, edges=below),
        "<http://example.org/prize>": Property(2_000, 2_000, 2_000),
    }

    def first(top: str) -> str:
        text = f"SELECT * WHERE {{ ?b :prize ?p . ?b :topic ?t . ?t skos:broader* :{top} }}"
        return rewrite(PREFIXES + text, Statistics(known)).query.split("LATERAL")[0]

    assert ":few" in first("few")
    assert "?p" in first("many")


def test_a_filter_on_an_iri_becomes_inline_data() -> None:
    found = rewritten("SELECT ?b ?y WHERE { ?b :year ?y ; :author ?a FILTER (?a = :someone) }")
    assert "VALUES ?a { :someone }" in found.query
    assert "FILTER" not in found.query


@pytest.mark.parametrize(
    "condition", ["?a = ?c", '?a = "someone"', "?a != :someone", "?a IN (:x, :x)", "!(?a = :x)"]
)
def test_other_filters_stay_filters(condition: str) -> None:
    found = rewritten(
        f"SELECT ?b WHERE {{ ?b :year ?y ; :author ?a ; :author ?c FILTER ({condition}) }}"
    )
    if ":x, :x" in condition:
        assert "VALUES ?a { :x }" in found.query
    else:
        assert condition in found.query


def test_what_exists_is_looked_up_in_order() -> None:
    found = rewritten(
        "SELECT ?b WHERE { ?b :year 2001 "
        "FILTER NOT EXISTS { ?other :author ?a . ?b :author ?a . ?other :year 2002 } }"
    )
    inside = found.query.split("NOT EXISTS")[1]
    assert inside.index("?b :author ?a") < inside.index("?other :author ?a")


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?b :author ?a . ?a rdfs:label ?n }",
        "DESCRIBE ?b WHERE { ?b :author ?a . ?a rdfs:label ?n }",
        "SELECT * WHERE { ?b :author [ rdfs:label ?n ] }",
        "SELECT ?b FROM :g WHERE { ?b :author ?a . ?a rdfs:label ?n }",
        "SELECT ?b WHERE { ?b :author ?a . ?a rdfs:label ?n } LIMIT 10",
        "SELECT ?b WHERE { ?b :author ?a . ?a rdfs:label ?n } VALUES ?n { 1 }",
        "SELECT ?b WHERE { ?b :author ?a . ?a rdfs:label ?n . BIND (RAND() AS ?r) }",
        "SELECT ?b WHERE { ?b :author|:editor ?a . ?a rdfs:label ?n }",
        "SELECT ?b WHERE { ?b :author ?a . ?a rdfs:label ?n . { ?b :x ?y } UNION { ?b :z ?y } }",
        "SELECT ?b WHERE { ?b :author ?a . << ?a :x ?y >> :z ?n }",
        "SELECT ?b WHERE { SERVICE :s { ?b :author ?a . ?a rdfs:label ?n } }",
        "SELECT ?b WHERE { ?b :author :one ; :year 2001 }",
        "SELECT ?b WHERE { ?b :author ?a ; :year",
        "SELECT ?b WHERE { ?b " + "^" * 5_000 + ":author ?a ; :year ?y }",
    ],
)
def test_what_is_not_surely_the_same_or_cheap_stays_as_it_is(query: str) -> None:
    assert rewritten(query) == Rewritten(PREFIXES + query, ())


def test_new_variables_do_not_meet_those_of_the_query() -> None:
    found = rewritten(
        "SELECT ?node1 ?ntimes1 (COUNT(?b) AS ?n) WHERE "
        "{ ?b :topic/rdfs:label ?node1 ; :year ?ntimes1 } GROUP BY ?node1 ?ntimes1"
    )
    assert "?node_1" in found.query
    assert "?n_times1" in found.query


pieces = st.sampled_from(
    "SELECT DISTINCT ASK WHERE { } { } ( ) [ ] . ; , ?x ?y ?z :p :q a 1 'a' * + / ^ | ! = < > "
    "<x:y> _:b FILTER OPTIONAL UNION MINUS GRAPH BIND AS VALUES UNDEF EXISTS NOT COUNT GROUP BY "
    "ORDER LIMIT HAVING PREFIX : FROM SERVICE CONSTRUCT".split()
)


@given(st.lists(pieces | st.text(string.printable, max_size=3), max_size=60))
def test_no_text_makes_the_rewriting_fail(words: list[str]) -> None:
    query = "SELECT ?x WHERE { ?x :author ?y . " + " ".join(words)
    assert isinstance(rewritten(query), Rewritten)


@pytest.mark.parametrize(("depth", "rewrites"), [(3, True), (110, False)])
def test_what_would_nest_too_deeply_stays_as_it_is(depth: int, rewrites: bool) -> None:
    group = "?b :author ?a . ?a rdfs:label ?n . FILTER (?n > 1) FILTER (?n < 9) "
    query = "SELECT ?b WHERE { " + (group + "OPTIONAL { ") * depth + group + "}" * (depth + 1)
    assert bool(rewritten(query).applied) == rewrites


def test_labels_of_keys_are_found_for_each_group() -> None:
    store = Store()
    for book, author in (("a", "one"), ("b", "one"), ("c", "two"), ("d", "none")):
        store.add(Quad(iri(book), iri("author"), iri(author)))
    for author, name in (("one", "One"), ("one", "Uno"), ("two", "Two")):
        store.add(Quad(iri(author), NamedNode(LABEL[1:-1]), Literal(name)))
    store.add(Quad(iri("two"), iri("orcid"), BlankNode()))
    query = (
        "SELECT ?a ?name ?orcid (COUNT(*) AS ?n) (SAMPLE(?a) AS ?some) WHERE "
        "{ ?b :author ?a . ?a rdfs:label ?name OPTIONAL { ?a :orcid ?orcid } } "
        "GROUP BY ?a ?name ?orcid ORDER BY DESC(COUNT(?b)) ?name"
    )
    found = rewritten(query)
    assert "labels last" in found.applied
    rows = [[str(value) for value in row] for row in solutions(store, found.query)]
    assert rows == [[str(value) for value in row] for row in solutions(store, PREFIXES + query)]
    assert len(rows) == 3


def test_a_query_that_nests_deeper_than_can_be_read_stays_as_it_is() -> None:
    query = f"SELECT * {'{' * 900} ?b :author ?a {'}' * 900}"
    assert rewritten(query) == Rewritten(PREFIXES + query, ())


def iri(name: str) -> NamedNode:
    return NamedNode(f"http://example.org/{name}")


def solutions(store: Store, query: str) -> QuerySolutions:
    found = store.query(query)
    assert isinstance(found, QuerySolutions)
    return found
