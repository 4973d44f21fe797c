"""Filters on texts are narrowed by the index and keep their answers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QueryResultsFormat, Store

from interorg.service.rewriting.substring import narrow
from interorg.service.search.literal_reader import Literals
from interorg.service.search.literals import build_literals

E = "http://e/"
P, Q, R = (NamedNode(E + name) for name in "pqr")
PREFIX = "PREFIX : <http://e/> "


def answers(graph: Store, query: str) -> list[str]:
    found = graph.query(query).serialize(format=QueryResultsFormat.JSON)
    assert found is not None
    return sorted(
        json.dumps(row, sort_keys=True) for row in json.loads(found)["results"]["bindings"]
    )


def index_of(graph: Store, folder: Path) -> Literals:
    build_literals(graph, folder)
    return Literals(folder)


@pytest.fixture(scope="module")
def graph() -> Store:
    graph = Store()
    graph.update(
        PREFIX
        + """INSERT DATA {
        :a :p "Trust and control", "Vertrauen"@de ; :q "distrust" ; :n 1 ; :r :trust, "trust" .
        :b :p "joint ventures (JVs)" ; :q "TRUST"@en ; :n 2 .
        :c :p "" ; :q "tru-st" ; :n 2019 .
        GRAPH :g { :d :p "the trust of few" } }"""
    )
    return graph


@pytest.fixture(scope="module")
def literals(graph: Store, tmp_path_factory: pytest.TempPathFactory) -> Literals:
    return index_of(graph, tmp_path_factory.mktemp("index") / "literals")


NARROWED = [
    'SELECT * { ?s :p ?t FILTER(CONTAINS(LCASE(STR(?t)), "trust")) }',
    'SELECT * { ?s :p ?t . ?s :n ?n . FILTER(?n < 9 && contains(?t, "Trust")) }',
    'SELECT * { ?s :n ?n ; :p ?u, ?t FILTER REGEX(?t, "^trust|VENTURE", "i") }',
    'SELECT * { ?s ?p ?t FILTER(STRSTARTS(LCASE(?t), "trust") || STRENDS(?t, "few")) }',
    'SELECT * { GRAPH ?g { ?s :p ?t FILTER CONTAINS(?t, " trust ") } }',
    'SELECT * { ?s :n ?n OPTIONAL { ?s :q ?t FILTER(CONTAINS(LCASE(?t), LCASE("TRUST"))) } }',
    'SELECT * { ?s :n ?n MINUS { ?s :q ?t FILTER(CONTAINS(?t, "trust")) } }',
    'SELECT * { ?s :n ?n FILTER NOT EXISTS { ?s :q ?t FILTER(CONTAINS(?t, "trust")) } }',
    'SELECT * { { SELECT ?s { ?s :p|:q ?t FILTER(LCASE(STR(?t)) = "distrust") } } ?s :n ?n }',
    'SELECT * { _:b :n ?n . FILTER(?n > 0) _:b :p ?t FILTER(CONTAINS(?t, "control")) }',
    'SELECT * { OPTIONAL { ?s :none ?t } ?s :p ?t FILTER(CONTAINS(?t, "control")) }',
    'SELECT * { ?s ^:none*/:p ?t FILTER(CONTAINS(?t, "(JVs)")) }',
    'SELECT * { ?s :p ?t FILTER(CONTAINS(?t, "rust") && CONTAINS(?t, "contr")) }',
    'SELECT * { ?s :p ?t FILTER(CONTAINS(?t, "nowhere")) }',
]


@pytest.mark.parametrize("query", NARROWED)
def test_a_filter_on_texts_is_narrowed_and_keeps_its_answers(
    graph: Store, literals: Literals, query: str
) -> None:
    narrowed = narrow(PREFIX + query, literals)
    assert "VALUES" in narrowed
    assert answers(graph, narrowed) == answers(graph, PREFIX + query)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s :r ?t FILTER(CONTAINS(STR(?t), "trust")) }',
        'SELECT * { ?s ?p ?t FILTER(CONTAINS(STR(?t), "trust")) }',
        'SELECT * { ?s :n ?t FILTER(CONTAINS(STR(?t), "2019")) }',
        'SELECT * { ?s :p ?t FILTER(!CONTAINS(?t, "trust")) }',
        'SELECT * { ?s :p ?t FILTER(CONTAINS(?t, "trust") || ?s = :c) }',
        'SELECT * { ?s :p ?t FILTER(CONTAINS(?t, "trust") = false) }',
        'SELECT * { ?s :p ?t FILTER(CONTAINS(?t, "st")) }',
        "SELECT * { ?s :p ?t FILTER(CONTAINS(?t, ?u)) }",
        'SELECT * { ?s :p ?t FILTER(CONTAINS(UCASE(?t), "TRUST")) }',
        'SELECT * { ?s :p ?t FILTER(REGEX(?t, "(?i)TRUST")) }',
        'SELECT * { ?s :p ?t FILTER(REGEX(?t, "tru\\\\x73t")) }',
        'SELECT * { ?s :p ?t FILTER(REGEX(?t, "t r u s t", "x")) }',
        'SELECT * { ?s :p ?t FILTER(REGEX(?t, "trust|")) }',
        'SELECT * { :a :p ?t FILTER(CONTAINS(?t, "trust")) }',
        'SELECT * { OPTIONAL { ?s :p ?t } FILTER(CONTAINS(?t, "trust")) }',
        "SELECT * { ?s :p \"CONTAINS(?t, 'trust')\" }",
        'SELECT * { ?s :p ?t FILTER(?t != "trust" && STR(?t) != "trust") }',
        'SELECT * { broken :p ?t FILTER(CONTAINS(?t, "trust") }',
        'SELECT * { ?s :p ?t FILTER(= "CONTAINS") }',
        'SELECT * { ?s :p ?t FILTER("CONTAINS" =) }',
    ],
)
def test_what_may_have_other_answers_or_is_not_understood_is_left_alone(
    literals: Literals, query: str
) -> None:
    assert narrow(PREFIX + query, literals) == PREFIX + query


def test_a_text_that_the_index_cannot_take_is_found_by_the_engine(tmp_path: Path) -> None:
    graph = Store()
    for name, text in (("a", "trust " + "x" * 20_000), ("b", "trust")):
        graph.add(Quad(NamedNode(E + name), P, Literal(text), DefaultGraph()))
    graph.add(Quad(NamedNode(E + "c"), Q, Literal("trust"), DefaultGraph()))
    literals = index_of(graph, tmp_path / "literals")
    for path, narrowed in ((":p", False), ("?p", False), (":p|:q", False), (":q", True)):
        query = f'{PREFIX}SELECT ?s {{ ?s {path} ?t FILTER(CONTAINS(?t, "trust")) }}'
        assert ("VALUES" in narrow(query, literals)) is narrowed
        assert answers(graph, narrow(query, literals)) == answers(graph, query)


def test_texts_that_are_many_are_not_listed(literals: Literals) -> None:
    query = PREFIX + 'SELECT * { ?s ?p ?t FILTER(CONTAINS(LCASE(?t), "trust")) }'
    assert narrow(query, literals, most=3) == query
    assert narrow(query, literals, most=9) != query


LETTERS = [
    "trust",
    "Tru",
    "st",
    "s",
    "ſ",
    "k",
    "K",
    "σ",
    "ς",
    "Σ",
    "İ",
    "i",
    "ß",
    "ẞ",
    "é",
    "e\u0301",
]
SIGNS = [" ", "-", "_", ".", "²", "\n", "\u0307", "क", "ि", "日本", "'", "+", "Ω", "ω", "Å", "å"]
TEXTS = some.lists(some.sampled_from(LETTERS + SIGNS), max_size=8).map("".join)
PIECES = [*LETTERS, *SIGNS, "^", "$", ".*", "t+", "u?", "[st]", "(us|t)", "|", r"\b", r"\.", "a{2}"]
PATTERNS = some.lists(some.sampled_from(PIECES), min_size=1, max_size=5).map("".join)


def quoted(text: str) -> str:
    return json.dumps(text)


def filters() -> some.SearchStrategy[str]:
    value = some.sampled_from(["?t", "STR(?t)", "LCASE(?t)", "LCASE(STR(?t))"])
    call = some.builds(
        lambda name, value, needle: f"{name}({value}, {quoted(needle)})",
        some.sampled_from(["CONTAINS", "STRSTARTS", "STRENDS"]),
        value,
        TEXTS,
    )
    equal = some.builds(lambda value, needle: f"{value} = {quoted(needle)}", value, TEXTS)
    regex = some.builds(
        lambda value, pattern, flags: f'REGEX({value}, {quoted(pattern)}, "{flags}")',
        value,
        PATTERNS,
        some.sampled_from(["", "i", "m", "q", "iq", "s"]),
    )
    one = call | equal | regex
    joined: Callable[..., str] = lambda a, sign, b: f"({a}) {sign} {b}"  # noqa: E731
    return one | some.builds(joined, one, some.sampled_from(["&&", "||"]), one)


@settings(deadline=None, max_examples=60)
@given(
    some.lists(
        some.tuples(some.sampled_from([P, Q]), TEXTS, some.sampled_from([None, "en"])),
        max_size=12,
    ),
    some.lists(filters(), min_size=8, max_size=8),
)
def test_no_text_is_lost_whatever_its_letters(
    texts: list[tuple[NamedNode, str, str | None]], conditions: list[str]
) -> None:
    graph = Store()
    for number, (property, text, language) in enumerate(texts):
        literal = Literal(text, language=language) if language else Literal(text)
        graph.add(Quad(NamedNode(f"{E}{number}"), property, literal, DefaultGraph()))
    with TemporaryDirectory() as folder:
        literals = index_of(graph, Path(folder) / "literals")
        for condition in conditions:
            query = f"{PREFIX}SELECT * {{ ?s :p ?t FILTER({condition}) }}"
            narrowed = narrow(query, literals)
            assert answers(graph, narrowed) == answers(graph, query), narrowed


def test_expressions_are_narrowed_often_enough_to_be_of_use(literals: Literals) -> None:
    patterns = [
        "trust",
        "^trust",
        "dis?trust",
        "trust(ed|ing)?",
        r"trust\b",
        "a.*trust",
        "[Tt]rust",
    ]
    queries = [
        f"{PREFIX}SELECT * {{ ?s :p ?t FILTER REGEX(?t, {quoted(pattern)}, 'i') }}"
        for pattern in patterns
    ]
    assert [bool(re.search("VALUES", narrow(query, literals))) for query in queries] == [True] * 7
