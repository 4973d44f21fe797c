"""Rewritten queries answer as they did, on graphs, queries and statistics drawn at random."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, Store

from interorg.service.rewriting.rewrite import rewrite
from interorg.service.rewriting.statistics import Property, Statistics

PREFIX = "PREFIX : <x:>\n"
NAMES = ("a", "b", "c", "d")
PREDICATES = ("p", "q", "r")
VARIABLES = ("?x", "?y", "?z", "?w")

nodes = st.sampled_from([NamedNode(f"x:{name}") for name in NAMES])
blanks = st.sampled_from([BlankNode("one"), BlankNode("two")])
literals = st.sampled_from([Literal(1), Literal(2), Literal("a"), Literal("a", language="en")])
predicates = st.sampled_from([NamedNode(f"x:{name}") for name in PREDICATES])
quads = st.builds(Quad, nodes | blanks, predicates, nodes | blanks | literals)
graphs = st.lists(quads, min_size=4, max_size=25)

numbers = st.sampled_from([1.0, 5.0, 300.0, 1e6])
skews = st.sampled_from([1.0, 50.0])
properties = st.builds(Property, numbers, numbers, numbers, skews, skews)
statistics = st.builds(
    Statistics, st.fixed_dictionaries({f"<x:{name}>": properties for name in PREDICATES})
)

variables = st.sampled_from(VARIABLES)
names = st.sampled_from([f":{name}" for name in NAMES])
paths = st.sampled_from(
    [":p", ":q", ":r", "^:p", ":p/:q", ":p/^:q", ":q*", ":p+", ":r?", ":p|:q", "!:p", "(:p/:q)"]
)
verbs = st.sampled_from([":p", ":q", ":r"]) | paths | variables
objects = variables | names | st.sampled_from(["1", '"a"', "[]", "_:n", "[ :p ?z ]"])
triples = st.builds("{} {} {} .".format, variables | names, verbs, objects)
plain = st.builds("{} {} {} .".format, variables, st.sampled_from([":p", ":q", ":r"]), variables)
filters = st.one_of(
    st.builds("FILTER ({} = {})".format, variables, names),
    st.builds("FILTER ({} IN ({}, {}))".format, variables, names, names),
    st.builds("FILTER ({} != {})".format, variables, variables),
    st.builds("FILTER (!BOUND({}))".format, variables),
    st.builds("FILTER ({} != {} && {} > 1)".format, variables, variables, variables),
    st.builds("FILTER ({} = {} && {} IN ({}, 1))".format, variables, names, variables, names),
    st.builds("FILTER (BOUND({}) || {} = 1)".format, variables, variables),
    st.builds("FILTER NOT EXISTS {{ {} {} }}".format, plain, plain),
    st.builds("FILTER EXISTS {{ {} FILTER ({} != {}) }}".format, plain, variables, variables),
)
values = st.one_of(
    st.builds("VALUES {} {{ {} {} }}".format, variables, names, names),
    st.sampled_from(["VALUES (?x ?y) { (:a UNDEF) (UNDEF :b) (:a :a) }", "VALUES ?w { }"]),
)
patterns = st.lists(triples | plain, min_size=1, max_size=3).map(" ".join)
others = st.one_of(
    st.builds("OPTIONAL {{ {} }}".format, patterns),
    st.builds("OPTIONAL {{ {} FILTER ({} != {}) }}".format, patterns, variables, variables),
    st.builds("MINUS {{ {} }}".format, patterns),
    st.builds("{{ {} }} UNION {{ {} }}".format, patterns, patterns),
    st.builds("{{ SELECT DISTINCT {} WHERE {{ {} }} }}".format, variables, patterns),
    st.builds("{{ SELECT ?x (COUNT(*) AS ?k) WHERE {{ {} }} GROUP BY ?x }}".format, patterns),
    st.builds("BIND (STR({}) AS ?s)".format, variables),
    st.builds("{{ SELECT (COUNT(DISTINCT *) AS ?d) WHERE {{ {} }} }}".format, patterns),
    st.builds("GRAPH ?g {{ SELECT DISTINCT ?x WHERE {{ {} }} }}".format, patterns),
)
groups = st.builds(
    lambda first, rest, after: " ".join([first, *rest, *after]),
    patterns,
    st.lists(plain | filters | values | others, max_size=4),
    st.lists(plain | filters, max_size=2),
)
counts = st.sampled_from(
    [
        *("COUNT(*)", "COUNT(?y)", "COUNT(DISTINCT ?y)", "MAX(?z)", "COUNT(?s)"),
        *("COUNT(DISTINCT ?w)", "COUNT(DISTINCT *)"),
    ]
)
heads = st.one_of(
    st.just(("SELECT *", "")),
    st.just(("SELECT ?x ?y", "")),
    st.just(("SELECT DISTINCT ?x ?y", "")),
    st.just(("SELECT DISTINCT ?y ?s", "")),
    st.just(("SELECT DISTINCT ?x", "GROUP BY ?x ?y")),
    st.builds("SELECT ({} AS ?n)".format, counts).map(lambda head: (head, "")),
    st.builds("SELECT ?x ({} AS ?n) ({} AS ?m)".format, counts, counts).map(
        lambda head: (head, "GROUP BY ?x")
    ),
    st.builds("SELECT ?y ?x ({} AS ?n)".format, counts).map(
        lambda head: (head, "GROUP BY ?x ?y ORDER BY DESC(COUNT(?w))")
    ),
    st.builds("SELECT ?x ?z ({} AS ?n)".format, counts).map(
        lambda head: (head, "GROUP BY ?x ?z HAVING (COUNT(*) > 1)")
    ),
    st.builds("SELECT ({} AS ?n)".format, counts).map(
        lambda head: (head, "GROUP BY (ISIRI(?x)) ?z")
    ),
)


def answers(store: Store, query: str) -> Counter[tuple[str, ...]] | None:
    """The rows as a multiset; None for what is no query."""
    try:
        solutions = store.query(query)
    except SyntaxError:
        return None
    assert isinstance(solutions, QuerySolutions)
    names = sorted(variable.value for variable in solutions.variables)
    return Counter(tuple(str(row[name]) for name in names) for row in solutions)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(graphs, statistics, heads, groups)
def test_a_rewritten_query_answers_as_before(
    graph: list[Quad], known: Statistics, head: tuple[str, str], group: str
) -> None:
    query = f"{PREFIX}{head[0]} WHERE {{ {group} }} {head[1]}"
    store = Store()
    store.extend(graph)
    before = answers(store, query)
    rewritten = rewrite(query, known)
    event(str(rewritten.applied) if before is not None else "invalid")
    if before is not None:
        assert answers(store, rewritten.query) == before, rewritten


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    graphs,
    statistics,
    patterns,
    st.lists(plain | filters | others, max_size=2).map(" ".join),
    st.sampled_from(["?x :p ?label .", "OPTIONAL { ?x :p ?label }", "?x :q ?label . ?y :p ?other"]),
    counts,
    st.sampled_from(["", "HAVING (COUNT(DISTINCT ?z) > 1)", "HAVING (MAX(?y) != :a)"]),
    st.booleans(),
)
def test_labels_of_groups_answer_as_before(
    graph: list[Quad],
    known: Statistics,
    first: str,
    rest: str,
    label: str,
    count: str,
    having: str,
    before_rest: bool,
) -> None:
    group = f"{first} {label} {rest}" if before_rest else f"{first} {rest} {label}"
    query = (
        f"{PREFIX}SELECT ?x ?label ?other ({count} AS ?n) (SUM(?y) AS ?m) WHERE {{ {group} }} "
        f"GROUP BY ?x ?y ?label ?other {having} ORDER BY DESC(COUNT(?z)) ?label"
    )
    store = Store()
    store.extend(graph)
    before = answers(store, query)
    rewritten = rewrite(query, known)
    event(str(rewritten.applied))
    if before is not None:
        assert answers(store, rewritten.query) == before, rewritten


@pytest.mark.parametrize("given", ["FILTER (?x = :a)", "VALUES ?x { :a }"])
def test_what_a_sub_select_leaves_unbound_is_no_reason_to_drop_a_row(given: str) -> None:
    store = Store()
    store.add(Quad(NamedNode("x:a"), NamedNode("x:p"), NamedNode("x:a")))
    known = Statistics({"<x:p>": Property(1e6, 1e6, 1.0), "<x:r>": Property(1.0, 1.0, 1.0)})
    counted = "{ SELECT ?x (COUNT(*) AS ?k) WHERE { ?y :p ?y . } GROUP BY ?x }"
    query = f"{PREFIX}SELECT * WHERE {{ ?y :p ?y . {given} {counted} ?x :p ?label . }}"
    wanted = answers(store, query)
    assert wanted and answers(store, rewrite(query, known).query) == wanted


PATTERNS = "?x :p ?y . ?y :q ?z . ?z :r ?w"


@pytest.mark.parametrize(
    "asked",
    [
        f"SELECT (COUNT(DISTINCT *) AS ?n) WHERE {{ {PATTERNS} }}",
        f"SELECT ?x (COUNT(DISTINCT *) AS ?n) WHERE {{ {PATTERNS} }} GROUP BY ?x",
        "SELECT (COUNT(DISTINCT *) AS ?n) WHERE { ?x :p/:q ?z . ?z :r ?w }",
        "SELECT (COUNT(DISTINCT ?y) AS ?n) WHERE { ?x :p ?y } GROUP BY (ISIRI(?x))",
        "SELECT (COUNT(DISTINCT ?y) AS ?n) WHERE { ?x :p ?y } GROUP BY ISIRI(?x)",
        "SELECT * { VALUES (?x ?y) { (UNDEF :b) (:a :c) } VALUES ?x { :a } ?y :q ?z . ?z :r ?w }",
        f"SELECT * {{ {PATTERNS} VALUES (?v ?x) {{ (1 UNDEF) (2 :b) }} FILTER (?x = :a) }}",
        "SELECT * { GRAPH ?g { SELECT (COUNT(*) AS ?n) { ?x :p ?y . ?y :q ?z } } }",
        "SELECT * { GRAPH ?g { SELECT ?x (COUNT(DISTINCT ?y) AS ?n) { ?x :p ?y } GROUP BY ?x } }",
    ],
)
def test_what_only_looks_as_if_it_could_be_united_keeps_its_answers(asked: str) -> None:
    store = Store()
    store.update(
        PREFIX
        + """INSERT DATA {
        :a :p :b, :c . :b :p :b . :c :p :b . :b :q :d, :e . :c :q :d . :d :r :a, :b . :e :r :a .
        GRAPH :g { :a :p :b, :z . :b :q :z } GRAPH :h { :a :p :b . :b :q :z . :z :q :a } }"""
    )
    wanted = answers(store, PREFIX + asked)
    assert wanted
    many, few = Property(1e6, 5.0, 5.0, 50.0, 50.0), Property(1.0, 1.0, 1.0)
    for last in (many, few):
        known = Statistics({"<x:p>": many, "<x:q>": many, "<x:r>": last})
        assert answers(store, rewrite(PREFIX + asked, known).query) == wanted


def test_rows_with_a_value_of_chance_are_all_kept() -> None:
    store = Store()
    store.update(f"{PREFIX}INSERT DATA {{ :a :p :c . :b :p :c . :c :q :d . :d :r :e }}")
    many = Property(1e6, 5.0, 5.0, 50.0, 50.0)
    known = Statistics({f"<x:{name}>": many for name in PREDICATES})
    query = f"{PREFIX}SELECT DISTINCT (UUID() AS ?id) WHERE {{ {PATTERNS} }}"
    rows = answers(store, rewrite(query, known).query)
    assert rows and rows.total() == 2
