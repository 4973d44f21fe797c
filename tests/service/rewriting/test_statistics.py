"""Counts of properties."""

from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from interorg.ingest.failure import NotAStore
from interorg.service.furnishing.statistics import Predicate, compute
from interorg.service.rewriting.gathering import gather
from interorg.service.rewriting.statistics import Statistics


@pytest.fixture
def store() -> Store:
    made = Store()
    made.extend(
        Quad(NamedNode(f"x:s{i}"), NamedNode("x:year"), Literal(2000 + i % 10)) for i in range(500)
    )
    made.extend(
        Quad(NamedNode(f"x:s{i % 50}"), NamedNode("x:cites"), NamedNode(f"x:t{i}"))
        for i in range(500)
    )
    made.add(Quad(NamedNode("x:s"), NamedNode("x:elsewhere"), Literal(1), NamedNode("x:graph")))
    return made


def test_properties_of_the_default_graph_are_counted(store: Store) -> None:
    found = gather(store).properties
    assert found.keys() == {"<x:year>", "<x:cites>"}
    year, cites = found["<x:year>"], found["<x:cites>"]
    assert (year.count, year.subjects, year.objects) == (500, 500, 10)
    assert year.frequent[str(Literal(2003))] == 50
    assert (cites.count, cites.objects) == (500, 500)
    assert cites.subjects == pytest.approx(50)
    assert cites.subject_skew == pytest.approx(1)


def test_a_small_hierarchy_is_known_edge_by_edge(tmp_path: Path) -> None:
    below = [("b", "a"), ("c", "b"), ("d", "b"), ("b", "d"), ("x", "y")]
    made = Store()
    made.extend(Quad(NamedNode(f"x:{s}"), NamedNode("x:in"), NamedNode(f"x:{o}")) for s, o in below)
    gather(made).save(tmp_path / "properties.json")
    found = Statistics.read(tmp_path / "properties.json").properties["<x:in>"]
    assert found.reached("<x:a>", forward=False) == {f"<x:{name}>" for name in "abcd"}
    assert found.reached("<x:c>", forward=True) == {f"<x:{name}>" for name in "cbad"}
    assert found.reached("<x:elsewhere>", forward=False) == {"<x:elsewhere>"}


def test_a_property_without_chains_has_no_edges(store: Store) -> None:
    found = gather(store).properties
    assert {name: each.edges for name, each in found.items() if each.edges} == {}
    assert "<x:cites>" in found


def test_counts_are_kept_in_a_file(store: Store, tmp_path: Path) -> None:
    found = gather(store)
    found.save(tmp_path / "properties.json")
    assert Statistics.read(tmp_path / "properties.json").properties == found.properties


def test_many_statements_are_counted_and_how_they_lie_is_sampled() -> None:
    many = Store()
    many.bulk_extend(
        Quad(NamedNode(f"x:s{i % 3000}"), NamedNode("x:p"), NamedNode(f"x:t{i // 2}"))
        for i in range(12_000)
    )
    found = gather(many).properties["<x:p>"]
    assert found.count == 12_000
    assert (found.subjects, found.objects) == (3_000, 6_000)
    assert (found.subject_skew, found.object_skew) == (1, 1)
    assert found.frequent == {}


def test_few_objects_that_are_most_uneven_are_counted_one_by_one() -> None:
    many = Store()
    many.bulk_extend(
        Quad(NamedNode(f"x:s{i}"), NamedNode("x:mentions"), NamedNode(f"x:t{i if i < 400 else 0}"))
        for i in range(20_000)
    )
    found = gather(many).properties["<x:mentions>"]
    assert (found.count, found.subjects, found.objects) == (20_000, 20_000, 400)
    assert found.frequent == {"<x:t0>": 19_601}
    assert found.object_skew == pytest.approx((19_601**2 + 399) * 400 / 20_000**2)


def test_what_has_been_counted_is_not_counted_again(store: Store) -> None:
    counted = compute(store)
    known = replace(counted, predicates={**counted.predicates, "x:year": Predicate(1_000, 500, 10)})
    assert gather(store, known).properties["<x:year>"].count == 1_000
    assert gather(store, known).properties["<x:cites>"] == gather(store).properties["<x:cites>"]


def test_joins_are_of_the_default_graph_even_where_another_is_counted() -> None:
    made = Store()
    made.add(Quad(NamedNode("x:s"), NamedNode("x:p"), Literal(1), NamedNode("x:graph")))
    assert compute(made).triples == 1
    assert gather(made, compute(made)).properties == {}


@pytest.mark.parametrize("content", ["", "[]", '{"x": {"count": 1}}', '{"x": 1}'])
def test_a_file_of_something_else_is_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / "properties.json").write_text(content)
    with pytest.raises(NotAStore):
        Statistics.read(tmp_path / "properties.json")
