"""Queries answer from tables as they do from the engine, on graphs and queries drawn at random."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from made_graph import make_graph
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

PREFIX = "PREFIX : <x:>\n"
NAMES = ("a", "b", "c", "d")
VARIABLES = ("?x", "?y", "?z", "?w")
DECIMAL = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

nodes = st.sampled_from([NamedNode(f"x:{name}") for name in NAMES])
texts = ["a", "b a", "\u212a", "\u0130a", 'say "a"', "A", "\u00e4\u03a3", "line\na", "back\\slash"]
strings = st.sampled_from([Literal(text) for text in texts])
tagged = st.sampled_from(
    [Literal("a", language="en"), Literal("B a", language="de"), Literal('q"', language="de-at")]
)
numbers = st.sampled_from([Literal(n) for n in (1, 2, 3, 10, -4)])
decimals = st.sampled_from([Literal(text, datatype=DECIMAL) for text in ("0.5", "2", "0.25")])


def statements(name: str, values: st.SearchStrategy[object]) -> st.SearchStrategy[Quad]:
    return st.builds(Quad, nodes, st.just(NamedNode(f"x:{name}")), values)


linked = st.sampled_from(["p", "q", "r"]).flatmap(lambda name: statements(name, nodes))
blank = statements("p", st.just(BlankNode("one")))
quads = st.one_of(
    linked,
    linked,
    linked,
    statements("text", strings),
    statements("text", strings | tagged),
    statements("number", numbers),
    statements("share", decimals),
    statements("mixed", nodes | strings | numbers | decimals),
)
of_one_type = [Quad(NamedNode(f"x:{name}"), TYPE, NamedNode("x:a")) for name in NAMES]
types = st.one_of(
    st.just([]),
    st.just(of_one_type),
    st.lists(st.builds(Quad, nodes, st.just(TYPE), nodes), max_size=6),
)
graphs = st.builds(
    lambda many, odd, typed: many + odd + typed,
    st.lists(quads, min_size=6, max_size=30),
    st.lists(blank, max_size=1),
    types,
)

variables = st.sampled_from(VARIABLES)
names = st.sampled_from([f":{name}" for name in NAMES])
links = st.sampled_from([":p", ":q", ":r"])
valued = st.sampled_from([":text", ":number", ":share", ":mixed"])
paths = st.sampled_from([":p/:q", "^:p", ":q*", ":p+", ":p/^:q", ":r*", "^:p+"])
values = st.sampled_from(["?v", "?v", "?u"])
plain = st.builds("{} {} {} .".format, variables, links, variables | names)
attributes = st.builds("{} {} {} .".format, variables, valued, values)
walks = st.builds("{} {} {} .".format, variables | names, paths, variables | names)
constants = st.sampled_from(["?x :number 2 .", '?x :text "a" .', ":a :p ?x .", "?x :none ?y ."])
typed = st.builds("{} a {} .".format, variables, st.sampled_from([":a", ":a", ":b", "?z"]))
patterns = st.lists(
    plain | plain | attributes | walks | constants | typed, min_size=1, max_size=3
).map(" ".join)
filters = st.one_of(
    st.builds("FILTER ({} = {})".format, variables, names),
    st.builds("FILTER ({} != {})".format, variables, variables),
    st.builds("FILTER ({} NOT IN ({}, {}))".format, variables, names, names),
    st.builds("FILTER ({} = {})".format, values, st.sampled_from(['"a"', "2", "?x", ":a", "2.0"])),
    st.builds("FILTER ({} != {})".format, values, st.sampled_from(['"a"', "2", "?x", ":a", "?u"])),
    st.builds("FILTER ({} > {})".format, values, st.sampled_from(["1", "0.3", "?u", '"a"'])),
    st.builds("FILTER (?v >= ?u + 1 && {} != {})".format, variables, variables),
    st.builds(
        "FILTER ({}({}, {}))".format,
        st.sampled_from(["CONTAINS", "STRSTARTS", "STRENDS"]),
        st.sampled_from(["?v", "STR(?v)", "LCASE(?v)", "LCASE(STR(?v))", "UCASE(?v)", "STR(?x)"]),
        st.sampled_from(['"a"', '"i"', '"k"', '"A"', '"\u00e4"', '"n"']),
    ),
    st.builds("FILTER (!BOUND({}) || {} = 2)".format, values, values),
    st.builds(
        "FILTER {} {{ {} {} }}".format,
        st.sampled_from(["EXISTS", "NOT EXISTS"]),
        plain,
        plain | attributes,
    ),
    st.just('FILTER (REGEX(?v, "^A", "i"))'),
    st.sampled_from(
        [
            'FILTER (LANG(?v) = "en")',
            'FILTER LANGMATCHES(LANG(?u), "de")',
            "FILTER (2 < ?v)",
            "FILTER (?v <= 2.50)",
            "FILTER (?v != -4)",
            'FILTER (STRSTARTS(STR(?y), "x:a"))',
            'FILTER CONTAINS(LCASE(STR(?y)), "b")',
            'FILTER (LCASE(?v) = "a")',
        ]
    ),
    st.just("FILTER (ISIRI(?v) || ISNUMERIC(?v))"),
)
others = st.one_of(
    st.builds("OPTIONAL {{ {} }}".format, patterns),
    st.builds("OPTIONAL {{ {} {} }}".format, plain | attributes, filters),
    st.builds("{{ {} }} UNION {{ {} }}".format, patterns, patterns),
    st.builds("{{ SELECT DISTINCT {} WHERE {{ {} }} }}".format, variables, patterns),
    st.builds("{{ SELECT {} ?v WHERE {{ {} }} }}".format, variables, patterns),
    st.builds("MINUS {{ {} }}".format, patterns),
    st.builds("VALUES {} {{ {} {} }}".format, variables, names, names),
    st.builds("VALUES {} {{ {} {} }}".format, values, st.just("1"), st.just('"a" "none"')),
)
made = st.sampled_from(
    [
        "BIND (?v * 2 AS ?made)",
        "BIND (STR(?v) AS ?made)",
        "BIND (?v AS ?made)",
        "BIND (IRI(CONCAT('x:', ?v)) AS ?made)",
        "BIND (COALESCE(?v, 7) AS ?made)",
        "BIND (?v + ?u AS ?made)",
    ]
)
first = st.sampled_from(
    [
        "?x :p ?y . ?y :number ?v . ?x :number ?u .",
        "?x :q ?y . ?x :share ?v . ?y :number ?u .",
        "?x :p ?y . ?x :text ?v . ?y :text ?u .",
        "?x :r ?y . ?y :mixed ?v . ?x :mixed ?u .",
        "?x ?u ?y . ?y :number ?v .",
        "?x :p ?y . ?y ?u ?v .",
        "?x :p/:q ?y . ?x :number ?v . ?w :text ?u .",
        "?x a :a ; :p ?y ; :number ?v . OPTIONAL { ?x :share ?u }",
        "?x :number ?v ; a ?z . OPTIONAL { ?x :text ?u } ?x :q ?y .",
        "?y :p :a ; :number ?v . OPTIONAL { ?y :mixed ?u } ?x :p ?y ; a :b .",
        "?x :q* ?y . ?x :p ?z . ?y :number ?v . OPTIONAL { ?z :text ?u }",
        "{ ?x :p ?y . ?y :mixed ?v } UNION { ?x :q ?y . ?x :number ?v . ?x :text ?u }",
    ]
)
groups = st.builds(
    lambda first, rest, made, after: " ".join([first, *rest, made, *after]),
    first,
    st.lists(filters | others, max_size=2),
    made,
    st.lists(plain | attributes | filters, max_size=1),
)
calls = st.sampled_from(
    "COUNT(*)|COUNT(?v)|COUNT(DISTINCT ?v)|COUNT(DISTINCT ?y)|MAX(?v)|MIN(?v)|SUM(?v)|AVG(?v)|"
    "COUNT(?made)|SUM(?u) * 2 + COUNT(*)|MAX(?made)|SUM(DISTINCT ?u)".split("|")
)
heads = st.one_of(
    st.sampled_from(
        [
            ("SELECT ?x ?y", ""),
            ("SELECT DISTINCT ?x ?v", "ORDER BY ?v ?x"),
            ("SELECT ?made (STR(?x) AS ?s)", ""),
            ("SELECT DISTINCT ?x", "ORDER BY ?x LIMIT 2"),
            ("SELECT DISTINCT ?x", "GROUP BY ?x ?y"),
            ("SELECT *", ""),
            ("SELECT ?v ?x ?y", "ORDER BY DESC(?v) ?x ?y LIMIT 2"),
            ("SELECT ?x ?v", "ORDER BY ?x ?v LIMIT 3 OFFSET 1"),
            ("SELECT ?y (COUNT(?v) AS ?n)", "GROUP BY ?y ORDER BY DESC(?n) ?y LIMIT 2"),
            ("SELECT ?y (COUNT(*) AS ?n)", "GROUP BY ?y ORDER BY COUNT(*) ?y LIMIT 1"),
            ("SELECT ?y (COUNT(?v) AS ?n)", "GROUP BY ?y HAVING (?n > 1) (COUNT(*) < 4)"),
            ("SELECT (COUNT(?v) AS ?n)", "HAVING (?n = 0)"),
            ("SELECT ?k (COUNT(*) AS ?n)", "GROUP BY (STR(?v) AS ?k)"),
            ("SELECT ?k ?x (MAX(?v) AS ?n)", "GROUP BY ?x (?v > 1 AS ?k)"),
        ]
    ),
    st.builds("SELECT ({} AS ?n)".format, calls).map(lambda head: (head, "")),
    st.builds("SELECT ?x ({} AS ?n) ({} AS ?m)".format, calls, calls).map(
        lambda head: (head, "GROUP BY ?x")
    ),
    st.builds("SELECT ?made ({} AS ?n)".format, calls).map(
        lambda head: (head, "GROUP BY ?made HAVING (COUNT(*) > 1) ORDER BY DESC(?n)")
    ),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[*HealthCheck])
@given(graphs, st.lists(st.tuples(heads, groups), min_size=3, max_size=6))
def test_a_query_answers_from_tables_as_from_the_engine(
    quads: list[Quad], queries: list[tuple[tuple[str, str], str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        graph = make_graph(Path(folder), quads)
        for (head, end), group in queries:
            query = f"{PREFIX}{head} WHERE {{ {group} }} {end}"
            written = graph.written(query)
            event("from tables" if written else "by the engine")
            if written:
                assert graph.rows(written) == graph.rows(query), written
