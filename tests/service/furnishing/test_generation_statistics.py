"""What is counted of a generation, against counting by hand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store

from interorg.ontology.terms import RDF
from interorg.service.building.load import load
from interorg.service.furnishing.statistics import (
    FILE,
    Inventory,
    Predicate,
    compute,
    hand_on,
    keep,
    read,
)
from interorg.service.storage import store as stores

NODES = [NamedNode(f"http://e/{name}") for name in "abc"]
GRAPH = NamedNode("http://e/g")

subjects = st.sampled_from([*NODES, BlankNode("x")])
predicates = st.sampled_from([RDF.type, NamedNode("http://e/p"), NamedNode("http://e/q")])
objects = st.one_of(subjects, st.integers(0, 3).map(Literal), st.just(Literal("a", language="en")))


@given(st.sets(st.tuples(subjects, predicates, objects), max_size=30), st.booleans())
def test_counts_are_those_of_a_count_by_hand(
    triples: set[tuple[NamedNode, NamedNode, Literal]], named: bool
) -> None:
    store = Store()
    store.extend(Quad(*triple, GRAPH if named else DefaultGraph()) for triple in triples)
    if triples and not named:
        store.add(Quad(NODES[0], NamedNode("http://e/elsewhere"), NODES[0], GRAPH))
    found = compute(store)
    assert found.triples == len(triples)
    assert found.subjects == len({subject for subject, _, _ in triples})
    assert found.predicates == {
        name.value: Predicate(
            size,
            len({s for s, p, _ in triples if p == name}),
            len({o for _, p, o in triples if p == name}),
        )
        for name, size in Counter(p for _, p, _ in triples).items()
    }
    classes = Counter(o.value for _, p, o in triples if p == RDF.type and isinstance(o, NamedNode))
    assert found.classes == classes


def test_what_is_kept_is_read_back_and_handed_on_as_old(store: stores.Store) -> None:
    generation = store.current()
    assert read(generation) is None
    counted = Inventory(3, {"http://e/p": Predicate(3, 2, 1)}, {"http://e/c": 2}, 2)
    keep(generation.path, counted)
    assert read(generation) == counted
    with store.writer() as writer:
        writer.publish(lambda folder: hand_on(generation, folder))
    later = read(store.current())
    assert later is not None
    assert not later.exact
    assert later.predicates == counted.predicates


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"layout": 0}', '{"layout": 1, "x": 2}'])
def test_what_is_not_understood_counts_as_not_there(store: stores.Store, content: str) -> None:
    (store.current().path / FILE).write_text(content)
    assert read(store.current()) is None


def test_a_load_counts_what_it_publishes(tmp_path: Path) -> None:
    (tmp_path / "a.nt").write_text("".join(f'<http://e/a> <http://e/p> "{n}" .\n' for n in (1, 2)))
    load([tmp_path / "a.nt"], tmp_path / "store")
    counted = read(stores.Store.open(tmp_path / "store").current())
    assert counted is not None
    assert counted.exact
    assert counted.predicates == {"http://e/p": Predicate(2, 1, 2)}
