"""What is said once of each subject stands in one row, from which patterns on it are read."""

from __future__ import annotations

from array import array
from pathlib import Path

import duckdb
import pytest
from made_graph import Graph, make_graph, solutions_of
from pyoxigraph import Literal, NamedNode, Quad, Store

from interorg.service.columns import widening
from interorg.service.columns.digests import Digests, beside, digest
from interorg.service.columns.making import FILE
from interorg.service.columns.reader import Following
from interorg.service.columns.selects import plan
from interorg.service.columns.widening import alike
from interorg.service.rewriting.gathering import gather
from interorg.service.rewriting.substring import Candidates

TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def quads() -> list[Quad]:
    """Cats with an owner, an age and friends, half of them with a colour; and owners."""
    found = []
    for number in range(20):
        cat = NamedNode(f"x:cat{number}")
        found += [
            Quad(cat, TYPE, NamedNode("x:Cat")),
            Quad(cat, TYPE, NamedNode("x:Tom" if number % 3 else "x:Queen")),
            Quad(cat, NamedNode("x:owner"), NamedNode(f"x:owner{number % 4}")),
            Quad(cat, NamedNode("x:age"), Literal(number % 7)),
            Quad(cat, NamedNode("x:name"), Literal(f"Cat {number}")),
            Quad(cat, NamedNode("x:friend"), NamedNode(f"x:cat{(number + 1) % 20}")),
            Quad(cat, NamedNode("x:friend"), NamedNode(f"x:cat{(number + 2) % 20}")),
        ]
        if number % 2:
            found.append(Quad(cat, NamedNode("x:colour"), Literal("black")))
    for number in range(4):
        owner = NamedNode(f"x:owner{number}")
        found += [
            Quad(owner, TYPE, NamedNode("x:Person")),
            Quad(owner, NamedNode("x:name"), Literal(f"Owner {number}")),
            Quad(owner, NamedNode("x:street"), Literal(f"Street {number % 2}")),
        ]
    return found


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    return make_graph(tmp_path, quads())


def sources(graph: Graph, query: str, *candidates: Candidates) -> list[str]:
    """The tables that the rows of a query are taken from, after it gave the right ones."""
    made = plan(query, query, gather(graph.store), "disk", candidates)
    assert made
    following = Following(graph.columns.open(), made, solutions_of(Store()))
    written = following.query()
    if not candidates:
        assert graph.rows(written) == graph.rows(query)
    tables = graph.columns.open().tables
    return sorted(tables.get_table_names(following.filling.filled(made.rows)))


def is_wide(table: str) -> bool:
    return table.startswith("w")


def test_patterns_on_one_subject_are_read_from_one_table(graph: Graph) -> None:
    (table,) = sources(graph, "SELECT ?o ?a ?n { ?c <x:owner> ?o ; <x:age> ?a ; <x:name> ?n }")
    assert is_wide(table)


def test_a_value_that_some_have_is_read_from_there_too(graph: Graph) -> None:
    (table,) = sources(graph, "SELECT ?c ?x { ?c <x:owner> ?o ; <x:colour> ?x }")
    assert is_wide(table)
    (table,) = sources(graph, "SELECT ?c ?x { ?c <x:owner> ?o OPTIONAL { ?c <x:colour> ?x } }")
    assert is_wide(table)


def test_a_type_that_all_have_is_not_looked_up(graph: Graph) -> None:
    pattern = "?c <x:owner> ?o ; <x:age> ?a"
    assert len(sources(graph, f"SELECT ?c {{ {pattern} ; a <x:Cat> }}")) == 1
    assert len(sources(graph, f"SELECT ?c {{ {pattern} ; a <x:Tom> }}")) == 2


def test_what_is_said_several_times_is_joined(graph: Graph) -> None:
    found = sources(graph, "SELECT ?f ?n { ?c <x:friend> ?f ; <x:owner> ?o ; <x:name> ?n }")
    assert [is_wide(table) for table in found] == [False, True]
    query = "SELECT ?c ?f { ?c <x:owner> ?o ; <x:age> 3 OPTIONAL { ?c <x:friend> ?f } }"
    assert [is_wide(table) for table in sources(graph, query)] == [False, True]


def test_one_pattern_alone_is_read_from_the_table_of_its_property(graph: Graph) -> None:
    (table,) = sources(graph, "SELECT ?c ?n { ?c <x:name> ?n }")
    assert not is_wide(table)


def test_subjects_of_several_tables_are_taken_together(tmp_path: Path) -> None:
    more = [Quad(NamedNode(f"x:owner{n}"), NamedNode("x:age"), Literal(40 + n)) for n in range(4)]
    graph = make_graph(tmp_path, [*quads(), *more])
    found = sources(graph, "SELECT ?x ?n ?c { ?x <x:name> ?n ; <x:age> ?a . ?c <x:owner> ?x }")
    assert sum(map(is_wide, found)) == 2
    query = "SELECT ?n ?s { ?x <x:name> ?n ; <x:age> ?a OPTIONAL { ?x <x:street> ?s } }"
    assert len(sources(graph, query)) == 2


def test_a_pattern_after_an_optional_one_is_read_with_those_before_it(graph: Graph) -> None:
    query = "SELECT * { ?c <x:owner> ?o OPTIONAL { ?c <x:colour> ?x } ?c <x:age> ?a }"
    (table,) = sources(graph, query)
    assert is_wide(table)


def test_what_an_optional_pattern_may_bind_is_not_joined_before_it(tmp_path: Path) -> None:
    graph = make_graph(tmp_path, quads())
    query = "SELECT * { ?c <x:owner> ?o OPTIONAL { ?c <x:colour> ?x } ?d <x:colour> ?x }"
    assert graph.written(query) is None


def test_a_star_around_a_constant_is_read_from_its_row(graph: Graph) -> None:
    (table,) = sources(graph, "SELECT ?o ?a { <x:cat3> <x:owner> ?o ; <x:age> ?a }")
    assert is_wide(table)


def test_shapes_that_share_half_of_what_they_have_stand_together() -> None:
    first, near, far = frozenset({1, 2, 3}), frozenset({1, 2, 3, 4, 5, 6}), frozenset({3, 7, 8})
    assert alike([first, near, far, frozenset({7, 8})]) == [0, 0, 1, 1]


def test_shapes_beyond_the_most_tables_share_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(widening, "MOST_WIDE", 2)
    assert alike([frozenset({number}) for number in range(5)]) == [0, 1, 2, 2, 2]


def test_tables_are_right_when_most_subjects_are_unlike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(widening, "MOST_WIDE", 1)
    monkeypatch.setattr(widening, "MOST_SHAPES", 1)
    graph = make_graph(tmp_path, quads())
    assert any(map(is_wide, sources(graph, "SELECT ?n ?s { ?x <x:name> ?n ; <x:street> ?s }")))


def test_a_digest_is_the_one_that_the_tables_make() -> None:
    terms = ["<x:a>", '"\u00e9"@fr', '""']
    found = duckdb.execute("SELECT md5_number_lower(unnest(?))", [terms]).fetchall()
    assert [number for (number,) in found] == [digest(term) for term in terms]


def test_terms_of_one_digest_are_all_found(tmp_path: Path) -> None:
    tables = tmp_path / FILE
    beside(tables).write_bytes(bytes(array("Q", [3, 5, 5, 9])) + bytes(array("I", [7, 1, 2, 4])))
    assert Digests(tables).numbers_of([5, 4, 9]) == [1, 2, 4]


def test_only_texts_that_an_index_found_are_looked_at(graph: Graph) -> None:
    query = 'SELECT ?c { ?c <x:name> ?n ; <x:age> ?a FILTER (CONTAINS(?n, "1")) }'
    where = query.index("CONTAINS")
    for texts, rows in ((('"Cat 1"', '"Cat 2"', '"Owner 1"'), 1), ((), 0)):
        known = Candidates("n", texts, 0, (where,))
        made = plan(query, query, gather(graph.store), "disk", (known,))
        assert made
        written = graph.columns.query(made, solutions_of(Store()))
        assert written and graph.rows(written).total() == rows
    other = Candidates("n", ('"Cat 1"',), 0, (0,))
    assert len(sources(graph, query, other)) == 2


def test_rows_that_are_distinct_are_not_made_distinct_again(graph: Graph) -> None:
    written = graph.written("SELECT DISTINCT ?a { ?c <x:age> ?a }")
    assert written and "DISTINCT" not in written
    written = graph.written("SELECT DISTINCT ?o { ?c <x:owner> ?o ; <x:age> ?a } ORDER BY ?a")
    assert written and "DISTINCT" in written
