"""Counts are those of the generation they lie in, however it came to be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from made_claims import Made, Said

from interorg.ontology.terms import GRAPH, ID, IORT, IORV, document_graph
from interorg.service.building import load as loading
from interorg.service.building.build import release
from interorg.service.building.load import load
from interorg.service.counts.later import add_counts, has_counts
from interorg.service.counts.making import counts, held, is_due
from interorg.service.furnishing.parts import furnish
from interorg.service.furnishing.tending import Tending
from interorg.service.rewriting.statistics import FILE
from interorg.service.search.literals import has_literals, literals_path, open_literals
from interorg.service.storage import store as stores
from interorg.service.upkeep.upgrading import upgrade
from interorg.service.writing.order import Order
from interorg.service.writing.publishing import SOON
from interorg.service.writing.writing import Writing

TRUST = Said("JointVenture", IORT.Enables, "Trust", IORV.Affirmed, 1)
AGAINST = Said("JointVenture", IORT.Enables, "Trust", IORV.Denied, 2)
ONE = Made((TRUST,), {1: 1990, 2: 1991})
CLAIM = ID.claim("0").value
PREFIXES = """PREFIX ior: <https://w3id.org/interorg/ontology#>
PREFIX iorv: <https://w3id.org/interorg/value/>
PREFIX count: <https://w3id.org/interorg/graph/counts#> """


def written(path: Path, made: Made) -> Path:
    path.write_bytes(made.ntriples())
    return path


@pytest.fixture
def loaded(tmp_path: Path) -> stores.Store:
    """A strict store of one claim."""
    load([written(tmp_path / "one.nq", ONE)], tmp_path / "store")
    return stores.Store.open(tmp_path / "store")


@pytest.fixture
def large(loaded: stores.Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> stores.Store:
    """A store whose last load was too large to be counted."""
    monkeypatch.setattr(loading, "SOON", 0)
    load([written(tmp_path / "two.nq", Made((TRUST, AGAINST), ONE.years))], loaded.path)
    return loaded


@pytest.fixture
def writing(loaded: stores.Store) -> Iterator[Writing]:
    made = Writing(loaded.path)
    yield made
    made.close()


def numbers(store: stores.Store) -> tuple[int, bool]:
    """Return how many triples the served counts are, and whether they are what they should be."""
    with store.reading() as graph:
        return len(held(graph)), held(graph) == counts(graph)


def test_a_load_counts_and_another_counts_again(loaded: stores.Store, tmp_path: Path) -> None:
    before, right = numbers(loaded)
    assert before
    assert right
    more = Made((TRUST, AGAINST), ONE.years)
    load([written(tmp_path / "two.nq", more)], loaded.path)
    after, right = numbers(loaded)
    assert after > before
    assert right


def test_nothing_is_added_to_a_load_without_claims(tmp_path: Path) -> None:
    (tmp_path / "a.nt").write_text('<http://e/a> <http://e/p> "1" .\n')
    load([tmp_path / "a.nt"], tmp_path / "store")
    with stores.Store.open(tmp_path / "store").reading() as graph:
        assert len(graph) == 1


def test_a_large_load_has_no_counts_rather_than_outdated_ones(large: stores.Store) -> None:
    assert numbers(large)[0] == 0
    assert not has_counts(large.current())


def test_counts_made_later_stand_in_a_generation_of_their_own(large: stores.Store) -> None:
    before, lock = large.hold_current()
    (before.path / FILE).write_text("{}")
    with lock:
        add_counts(before)
        served = large.current()
        assert served.number == before.number + 1
        assert numbers(large)[1]
        assert has_counts(served)
        assert (served.path / FILE).read_text() == "{}"
        add_counts(before)
    assert large.current() == served, "counts were added to what is served no more"
    with large.writer() as writer:
        assert held(writer.graph) == counts(writer.graph)


def test_a_service_has_missing_counts_made(large: stores.Store) -> None:
    assert Tending(large)._make("counts")
    assert numbers(large)[0]
    assert numbers(large)[1]


def test_texts_of_counts_made_later_are_in_the_index(loaded: stores.Store) -> None:
    with loaded.writer() as writer:
        writer.graph.remove_graph(GRAPH.counts)
        writer.publish(lambda folder: furnish(writer.graph, folder))
    generation, lock = loaded.hold_current()
    with lock:
        assert not has_counts(generation)
        add_counts(generation)
    folder = literals_path(loaded.current().path)
    assert has_literals(folder)
    index = open_literals(folder)
    assert index.searcher().search(index.parse_query("polarity", ["words"]), 10).hits


def test_an_upgrade_adds_counts(large: stores.Store) -> None:
    upgrade(large.path)
    assert numbers(large)[0]
    assert numbers(large)[1]


def test_a_release_of_a_union_store_counts_and_keeps_them_out_of_the_default_graph(
    tmp_path: Path,
) -> None:
    store = stores.Store.create(tmp_path / "store", "union")
    with store.writer() as writer:
        writer.replace_graph(document_graph("one"), ONE.ntriples())
        release(store, writer)
        default = {quad.triple for quad in writer.graph if quad.graph_name != GRAPH.counts}
        assert default == {quad.triple for quad in ONE.graph()}
    assert numbers(store)[1]


@pytest.mark.parametrize("soon", [0, SOON])
def test_a_load_beside_what_is_ingested_leaves_its_counts(
    soon: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    store = stores.Store.create(tmp_path / "store", "union")
    with store.writer() as writer:
        writer.replace_graph(document_graph("one"), ONE.ntriples())
        release(store, writer)
    before = numbers(store)
    monkeypatch.setattr(loading, "SOON", soon)
    (tmp_path / "a.nt").write_text('<http://e/a> <http://e/p> "1" .\n')
    load([tmp_path / "a.nt"], store.path, "http://e/g")
    assert numbers(store) == before


UPDATES = {
    "another claim's polarity": f"DELETE DATA {{ <{CLAIM}> ior:hasPolarity iorv:Affirmed }} ; "
    f"INSERT DATA {{ <{CLAIM}> ior:hasPolarity iorv:Denied }}",
    "a review": f"INSERT DATA {{ <{CLAIM}> ior:hasReviewStatus iorv:Rejected }}",
    "a year": "DELETE WHERE { ?document ior:publicationYear ?year }",
    "a form that is none": "DELETE WHERE { ?form a ior:FormConcept }",
    "counts themselves": "CLEAR GRAPH <https://w3id.org/interorg/graph/counts>",
    "false counts": "INSERT DATA { GRAPH <https://w3id.org/interorg/graph/counts> "
    "{ <http://e/x> count:claims 7 } }",
    "every claim": "DELETE WHERE { ?claim ior:expresses ?said }",
    "everything": "CLEAR ALL",
}


@pytest.mark.parametrize("update", UPDATES.values(), ids=UPDATES)
def test_an_update_leaves_the_counts_right(
    update: str, loaded: stores.Store, writing: Writing
) -> None:
    writing.carry_out(Order("update"), (PREFIXES + update).encode())
    assert numbers(loaded)[1]


def test_an_update_of_other_things_leaves_the_counts_alone(
    loaded: stores.Store, writing: Writing
) -> None:
    before = numbers(loaded)
    writing.carry_out(Order("update"), b'INSERT DATA { <http://e/a> <http://e/p> "1" }')
    assert numbers(loaded) == before


def test_a_change_of_a_large_store_drops_the_counts_until_they_are_made(
    loaded: stores.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from interorg.service.writing import publishing
    from interorg.service.writing.touched import Touched

    monkeypatch.setattr(publishing, "triples", lambda generation: SOON + 1)
    with loaded.writer() as writer:
        publishing.publish(loaded, writer, Touched(counts=True))
    with loaded.reading() as graph:
        assert is_due(graph)
