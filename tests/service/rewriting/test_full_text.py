"""`text:query` in every place of a query where a triple pattern may stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pyoxigraph import QueryBoolean, QuerySolutions, Store

from interorg.ingest.failure import BadQuery
from interorg.service.rewriting.full_text import NoIndex, rewrite
from interorg.service.search.literal_reader import Literals
from interorg.service.search.literals import build_literals

PREFIXES = "PREFIX : <http://e/> PREFIX text: <https://w3id.org/interorg/text#> "


@pytest.fixture(scope="module")
def graph() -> Store:
    graph = Store()
    graph.update(
        """PREFIX : <http://e/> INSERT DATA {
        :a :p "trust grows" ; :n 1 .
        :b :p "trust and control" ; :q "no trust here" ; :n 2 .
        :c :q "control" ; :n 3 .
        GRAPH :g1 { :a :p "trust grows" . :x :p "trust" }
        GRAPH :g2 { :y :p "trust"@en ; :r :x . _:b :p "a blank" ; :r :a } }"""
    )
    return graph


@pytest.fixture(scope="module")
def literals(graph: Store, tmp_path_factory: pytest.TempPathFactory) -> Literals:
    folder = tmp_path_factory.mktemp("index") / "literals"
    build_literals(graph, folder)
    return Literals(folder)


def ask(graph: Store, query: str) -> list[str]:
    """Return the solutions, each as its values in the order of the variables' names."""
    found = graph.query(query)
    if isinstance(found, QueryBoolean):
        return [str(bool(found)).lower()]
    assert isinstance(found, QuerySolutions)
    names = sorted(variable.value for variable in found.variables)
    rows = (
        " ".join(getattr(row[n], "value", "-").removeprefix("http://e/") for n in names)
        for row in found
    )
    return sorted(rows)


CASES = {
    '?s text:query "trust"': ["a", "b"],
    '$s text:query "trust" . ?s :n 2': ["b"],
    '?s <https://w3id.org/interorg/text#query> "trust"': ["a", "b"],
    '?s :n ?n ; text:query "trust"': ["1 a", "2 b"],
    '?s text:query "trust" ; :n ?n ; :p ?t .': ["1 a trust grows", "2 b trust and control"],
    '?s :n ?n ; text:query "trust" ; ; :q ?t': ["2 b no trust here"],
    '?s text:query "trust", "control"': ["b"],
    '?s text:query "trust" ; text:query "control"': ["b"],
    '?s text:query (:q "trust")': ["b"],
    '?s text:query (:q :p "control")': ["b", "c"],
    '?s text:query (:n "control")': [],
    '?s text:query "zebra"': [],
    '?s text:query "?!"': [],
    '?s text:query ("TRÜST" 5)': ["a", "b"],
    "?s text:query '''trust'''": ["a", "b"],
    '?s text:query "tr\\u0075st"': ["a", "b"],
    '?s text:query "trust" FILTER(?s = :a)': ["a"],
    'FILTER(?s = :a) ?s text:query "trust" .': ["a"],
    '?s :n ?n . ?s text:query "trust" . ?s :q ?t . FILTER(?n > 1)': ["2 b no trust here"],
    '_:x :n ?n . ?s text:query (:q "trust") . _:x :p ?t . ?s :n ?n': ["2 b trust and control"],
    '{ ?s text:query "grows" } UNION { ?s text:query "control" }': ["a", "b", "c"],
    '?s :n ?n OPTIONAL { ?s text:query "trust" ; :q ?t }': ["1 a -", "2 b no trust here", "3 c -"],
    '?s :n ?n MINUS { ?s text:query "trust" }': ["3 c"],
    '?s :n ?n FILTER NOT EXISTS { ?s text:query "trust" }': ["3 c"],
    '?s :n ?n FILTER(?n = 1 || EXISTS { ?s text:query (:q "control") })': ["1 a", "3 c"],
    '{ SELECT ?s { ?s text:query "control" } ORDER BY ?s LIMIT 1 }': ["b"],
    'VALUES ?s { :a :c } ?s text:query "trust"': ["a"],
    'BIND(:a AS ?s) ?s text:query "trust"': ["a"],
    'GRAPH ?g { ?s text:query "trust" }': ["g1 a", "g1 x", "g2 y"],
    'GRAPH ?g { ?s text:query ("trust" 3) }': ["g1 a", "g1 x", "g2 y"],
    'GRAPH ?g { ?s text:query "trust" ; :r ?o }': ["g2 x y"],
    'GRAPH :g1 { ?s text:query "trust" }': ["a", "x"],
    '?s text:query "trust"@en': [],
    'GRAPH ?g { ?s text:query "trust"@EN }': ["g2 y"],
    'GRAPH ?g { ?s text:query ("trust" "lang:en") }': ["g2 y"],
    ':a text:query "trust"': [""],
    ':c text:query "trust"': [],
    '?s :p "text:query" ; text:query "trust" # ; text:query "zebra"\n': [],
}


@pytest.mark.parametrize("pattern", CASES)
def test_it_may_stand_wherever_a_triple_pattern_may(
    graph: Store, literals: Literals, pattern: str
) -> None:
    query = f"{PREFIXES}SELECT * {{ {pattern} }}"
    assert ask(graph, rewrite(query, literals).query) == CASES[pattern]


def projected(variables: str, pattern: str) -> str:
    return f"{PREFIXES}SELECT {variables} {{ {pattern} }}"


@pytest.mark.parametrize(
    ("variables", "pattern", "answer"),
    [
        ("?g ?s", '(?s ?sc ?t ?g) text:query "trust"', ["g1 a", "g1 x", "g2 y"]),
        ("?p ?s", '(?s ?sc ?t ?g ?p) text:query (:p "grows")', ["p a"]),
        ("?s ?t", '(?s ?sc ?t) text:query (:q "trust")', ["b no trust here"]),
        ("?t", '(:b ?sc ?t) text:query "trust"', ["no trust here", "trust and control"]),
        ("?s", '(?s ?sc) text:query ("trust" 1) ; :n ?n', ["a"]),
        ("?s ?z", 'GRAPH ?g { ?s :r ?z FILTER EXISTS { ?s text:query "trust" } }', ["y x"]),
        ("?o", 'GRAPH :g2 { ?s text:query "blank" ; :r ?o }', ["a"]),
        ("?s", 'GRAPH ?g { (?s ?sc) text:query "trust" } FILTER(?sc > 0)', ["a", "x", "y"]),
    ],
)
def test_a_list_on_the_left_gives_score_text_graph_and_property(
    graph: Store, literals: Literals, variables: str, pattern: str, answer: list[str]
) -> None:
    query = projected(variables, pattern)
    assert ask(graph, rewrite(query, literals).query) == answer


def test_scores_are_in_the_order_of_how_well_texts_fit(graph: Store, literals: Literals) -> None:
    query = projected("?s ?score", '(?s ?score) text:query "trust"') + " ORDER BY DESC(?score)"
    found = graph.query(rewrite(query, literals).query)
    assert isinstance(found, QuerySolutions)
    rows = [(row["s"].value, float(row["score"].value)) for row in found]
    assert [s for s, _ in rows] == ["http://e/a", "http://e/b"]
    assert rows[0][1] > rows[1][1] > 0


@pytest.mark.parametrize(
    "query",
    [
        'PREFIX t: <https://w3id.org/interorg/text#> ASK { ?s t:query "grows" }',
        'PREFIX : <https://w3id.org/interorg/text#> ASK { ?s :query "grows" }',
        'BASE <https://w3id.org/interorg/> PREFIX x: <text#> ASK { ?s x:query "grows" }',
        'BASE <https://w3id.org/interorg/> ASK { ?s <text#query> "grows" }',
        PREFIXES + 'ASK FROM <http://e/g1> { ?s text:query "grows" }',
        PREFIXES + 'CONSTRUCT { ?s text:query "grows" } WHERE { ?s text:query "grows" }',
        PREFIXES + 'DESCRIBE ?s { ?s text:query "grows" }',
        PREFIXES + 'SELECT (COUNT(*) AS ?n) { ?s text:query "grows" } HAVING(COUNT(*) = 1)',
        PREFIXES + 'SELECT ?s { ?s text:query "grows" } GROUP BY ?s VALUES ?s { :a :b }',
    ],
)
def test_prefixes_bases_and_forms_of_every_kind_are_read(
    graph: Store, literals: Literals, query: str
) -> None:
    rewritten = rewrite(query, literals).query
    assert rewritten != query
    found = graph.query(rewritten)
    assert bool(found) if isinstance(found, QueryBoolean) else list(found)


@pytest.mark.parametrize(
    "query",
    [
        'PREFIX text: <http://e/> ASK { ?s text:query "grows" }',
        "PREFIX text: <https://w3id.org/interorg/text#> PREFIX text: <http://e/> "
        'ASK { ?s text:query "grows" }',
        PREFIXES + "ASK { ?s :p '?s text:query \"grows\"' }",
        PREFIXES + 'ASK { ?s :p ?o } # ?s text:query "grows"',
        PREFIXES + "ASK { text:query :p text:query }",
        PREFIXES + "ASK { VALUES ?s { text:query } ?s :p (text:query) }",
        PREFIXES + 'SELEC { ?s text:query "grows" }',
        PREFIXES + 'SELECT * { ?s text:query "grows"',
        PREFIXES + 'CONSTRUCT { ?s text:query "grows" } WHERE { ?s :p ?o }',
    ],
)
def test_what_is_no_use_of_the_property_is_left_as_it_is(literals: Literals, query: str) -> None:
    assert rewrite(query, literals).query == query


@pytest.mark.parametrize(
    ("pattern", "offset", "says"),
    [
        ("?s text:query ?words", 14, "found ?words"),
        ('?s text:query ("a" "b")', 19, 'found "b"'),
        ('?s text:query ("a" 0)', 19, "from 1 to 10,000, found 0"),
        ('?s text:query ("a" 20000)', 19, "from 1 to 10,000"),
        ("?s text:query ()", 14, "the words as a string"),
        ('?s text:query ("a" ?n)', 19, "found ?n"),
        ('?s text:query (no:p "a")', 15, "a prefix that is declared"),
        ('?s text:query "a\\q"', 14, "found \\q"),
        ("?s text:query 5", 14, "found 5"),
        ('?s text:search "a"', 3, "the only property"),
        ('?s text:query/:p "a"', 3, "part of a path"),
        ('?s ^text:query "a"', 4, "part of a path"),
        ('[] text:query "a"', 1, "variable"),
        ('[ text:query "a" ] :p ?x', 2, "brackets"),
        ('"x" text:query "a"', 0, "as the subject"),
        ('_:b text:query "a"', 0, "as the subject"),
        ('(?s ?s) text:query "a"', 1, "different variables"),
        ('() text:query "a"', 0, "or fewer"),
        ('(?a ?b ?c ?d ?e ?f) text:query "a"', 0, "or fewer"),
        ('(?a "x") text:query "a"', 4, "a variable"),
    ],
)
def test_a_wrong_use_is_refused_with_its_place(
    literals: Literals, pattern: str, offset: int, says: str
) -> None:
    start = f"{PREFIXES}SELECT * {{ "
    with pytest.raises(BadQuery) as refused:
        rewrite(f"{start}{pattern} }}", literals)
    assert says in refused.value.message
    assert f"line 1, column {len(start) + offset + 1}" in refused.value.message


def test_a_construct_without_a_template_is_refused(literals: Literals) -> None:
    with pytest.raises(BadQuery, match="write the template out"):
        rewrite(PREFIXES + 'CONSTRUCT WHERE { ?s text:query "trust" }', literals)


def test_a_store_without_an_index_says_so() -> None:
    with pytest.raises(NoIndex, match="not made yet") as refused:
        rewrite(PREFIXES + 'ASK { ?s text:query "trust" }', None)
    assert refused.value.status == 503


def test_texts_beyond_the_most_are_told(literals: Literals) -> None:
    query = PREFIXES + 'ASK { ?s text:query "trust" }'
    assert rewrite(query, literals, most=2).taken == 2
    assert rewrite(query, literals).taken is None


def test_new_variables_are_none_of_the_query(graph: Store, literals: Literals) -> None:
    query = projected("*", '?text1_text text:query "grows" ; :p ?text')
    assert ask(graph, rewrite(query, literals).query) == ["trust grows a"]


PIECES = ["text:query", '"a"', "(", ")", "{", "}", "[", "]", "?s", ":p", ";", ",", ".", "FILTER"]


@given(some.lists(some.sampled_from([*PIECES, "SELECT", "OPTIONAL", "GRAPH", "^", "/", "5", "a"])))
def test_any_row_of_tokens_is_rewritten_or_refused_or_left(
    literals: Literals, pieces: list[str]
) -> None:
    query = f"{PREFIXES}SELECT * {{ {' '.join(pieces)} }}"
    try:
        rewritten = rewrite(query, literals).query
    except BadQuery:
        return
    assert rewritten == query or "text:query" in pieces
