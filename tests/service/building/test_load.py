"""Loading RDF files: formats, graphs, and nothing of a file with an error."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import DefaultGraph, NamedNode, Quad

from interorg.ingest.failure import BadQuery, Failure, Unreadable
from interorg.ontology.terms import GRAPH
from interorg.service import cli
from interorg.service.building.load import load, size_of
from interorg.service.storage.store import Store

TURTLE = "@prefix e: <http://e/> . e:a e:b e:c ."
SAME = {
    "a.ttl": TURTLE,
    "a.nt": "<http://e/a> <http://e/b> <http://e/c> .",
    "a.nq": "<http://e/a> <http://e/b> <http://e/c> .",
    "a.trig": TURTLE,
    "a.jsonld": '{"@id": "http://e/a", "http://e/b": {"@id": "http://e/c"}}',
    "a.rdf": """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">
      <rdf:Description rdf:about="http://e/a"><e:b rdf:resource="http://e/c"/></rdf:Description>
    </rdf:RDF>""",
}


def quads(path: Path) -> set[Quad]:
    with Store.open(path).reading() as graph:
        return set(graph.quads_for_pattern(None, None, None, None))


def node(name: str) -> NamedNode:
    return NamedNode(f"http://e/{name}")


@pytest.mark.parametrize("name", SAME)
def test_each_format_gives_the_same_triple_in_the_default_graph(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(SAME[name])
    assert load([file], tmp_path / "store") == 1
    assert Store.open(tmp_path / "store").mode == "strict"
    assert quads(tmp_path / "store") == {Quad(node("a"), node("b"), node("c"), DefaultGraph())}


def test_triples_go_to_the_named_graph_and_quads_keep_theirs(tmp_path: Path) -> None:
    file = tmp_path / "a.trig"
    file.write_text(f"{TURTLE} <http://e/g> {{ <http://e/a> <http://e/b> 1 }}")
    load([file], tmp_path / "store", graph="http://e/mine")
    assert {quad.graph_name for quad in quads(tmp_path / "store")} == {node("mine"), node("g")}


@pytest.mark.parametrize("name", SAME)
def test_a_packed_file_is_loaded_like_another(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.gz").write_bytes(gzip.compress(SAME[name].encode()))
    assert load([tmp_path / f"{name}.gz"], tmp_path / "store") == 1
    assert quads(tmp_path / "store") == {Quad(node("a"), node("b"), node("c"), DefaultGraph())}


def test_only_what_is_new_is_counted(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(TURTLE)
    (tmp_path / "b.ttl").write_text(f"{TURTLE} e:a e:b e:d .")
    assert load([tmp_path / "a.ttl"], tmp_path / "store") == 1
    assert load([tmp_path / "b.ttl"], tmp_path / "store") == 1
    assert len(quads(tmp_path / "store")) == 2


def test_an_interrupted_ingest_is_not_published_by_a_load(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "store", "union")
    store.mark_unpublished()
    (tmp_path / "a.ttl").write_text(TURTLE)
    with pytest.raises(Failure, match="interrupted"):
        load([tmp_path / "a.ttl"], tmp_path / "store", graph="http://e/mine")
    assert not store.is_published()


def test_a_load_beside_another_writer_is_refused_and_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(TURTLE)
    load([tmp_path / "a.ttl"], tmp_path / "store")
    with Store.open(tmp_path / "store").writer(), pytest.raises(Failure, match="Another process"):
        load([tmp_path / "a.ttl"], tmp_path / "store")
    assert len(quads(tmp_path / "store")) == 1


def test_relative_addresses_are_resolved_against_the_base_or_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text("<a> <b> <c> .")
    load([file], tmp_path / "one", base="http://e/")
    assert quads(tmp_path / "one") == {Quad(node("a"), node("b"), node("c"), DefaultGraph())}
    load([file], tmp_path / "two")
    assert {q.subject for q in quads(tmp_path / "two")} == {NamedNode((tmp_path / "a").as_uri())}


def test_blank_nodes_of_two_files_stay_apart(tmp_path: Path) -> None:
    for name in ("a.nt", "b.nt"):
        (tmp_path / name).write_text("_:x <http://e/b> <http://e/c> .")
    load([tmp_path / "a.nt", tmp_path / "b.nt"], tmp_path / "store")
    assert len({quad.subject for quad in quads(tmp_path / "store")}) == 2


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("b.ttl", "@prefix e: <http://e/> .\ne:a e:b\n", "line 3"),
        ("b.nt", "<http://e/a> <http://e/b> .\n", "line 1"),
        ("b.jsonld", '{"@id": ', "line 1"),
        ("b.rdf", "<rdf:RDF", r"b\.rdf"),
        ("b.csv", "a,b", r"\.ttl, "),
        ("b", "", "none of them"),
        ("b.nt", None, "No such file"),
        ("b.nt.gz", "<http://e/a> <http://e/b> <http://e/c> .", "[Gg]zip"),
    ],
)
def test_an_error_in_one_file_leaves_nothing_behind(
    tmp_path: Path, name: str, content: str | None, said: str
) -> None:
    good, bad = tmp_path / "a.ttl", tmp_path / name
    good.write_text(TURTLE)
    if content is not None:
        bad.write_text(content)
    with pytest.raises(Unreadable, match=said) as failure:
        load([good, bad], tmp_path / "store")
    assert "\n" not in failure.value.message
    assert not (tmp_path / "store").exists()


def test_an_error_leaves_the_last_generation_served(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.ttl", tmp_path / "b.ttl"
    good.write_text(TURTLE)
    bad.write_text("<a")
    load([good], tmp_path / "store")
    with pytest.raises(Unreadable):
        load([bad], tmp_path / "store")
    assert Store.open(tmp_path / "store").current().number == 1
    load([good], tmp_path / "store", graph="http://e/g")
    assert len(quads(tmp_path / "store")) == 2


def test_a_graph_that_is_no_iri_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadQuery, match="--graph"):
        load([], tmp_path / "store", graph="mine")


def test_the_union_of_a_store_cannot_be_loaded_into(tmp_path: Path) -> None:
    Store.create(tmp_path / "store", "union")
    file = tmp_path / "a.ttl"
    file.write_text(TURTLE)
    (tmp_path / "a.trig").write_text("GRAPH <https://w3id.org/interorg/graph/x> { <a> <b> <c> }")
    for graph in (None, GRAPH.inferred.value, "https://w3id.org/interorg/graph/document/x"):
        with pytest.raises(Failure, match="--graph"):
            load([file], tmp_path / "store", graph=graph)
    with pytest.raises(Failure, match="--graph"):
        load([tmp_path / "a.trig"], tmp_path / "store", graph="http://e/mine")
    load([file], tmp_path / "store", graph="http://e/mine")
    assert {quad.graph_name for quad in quads(tmp_path / "store")} == {node("mine")}


@pytest.mark.parametrize("name", ["meta", "summary", "inferred"])
def test_the_graphs_that_ingest_makes_cannot_be_loaded_into(tmp_path: Path, name: str) -> None:
    Store.create(tmp_path / "store", "union")
    (tmp_path / "a.ttl").write_text(TURTLE)
    with pytest.raises(Failure, match="--graph"):
        load([tmp_path / "a.ttl"], tmp_path / "store", graph=GRAPH[name].value)


def test_search_still_works_after_a_load(tmp_path: Path) -> None:
    from interorg.service.building.build import ingest
    from interorg.service.search import Filters, search

    (tmp_path / "a.md").write_text("# Norms\n\nRelational norms curb opportunism.\n")
    ingest([tmp_path / "a.md"], tmp_path / "store")
    (tmp_path / "a.ttl").write_text(TURTLE)
    load([tmp_path / "a.ttl"], tmp_path / "store", graph="http://e/g")
    found = search(Store.open(tmp_path / "store").current(), "opportunism", Filters())
    assert found.total > 1


def test_a_loaded_store_can_be_searched_and_holds_nothing_to_find(tmp_path: Path) -> None:
    from interorg.service.search import Filters, search

    (tmp_path / "a.ttl").write_text(TURTLE)
    load([tmp_path / "a.ttl"], tmp_path / "store")
    assert search(Store.open(tmp_path / "store").current(), "trust", Filters()).total == 0


def test_the_statements_of_a_large_store_are_not_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.nt").write_text("<http://e/s> <http://e/p> <http://e/o> .")
    monkeypatch.setattr("interorg.service.building.load.COUNTED", 0)
    assert load([tmp_path / "a.nt"], tmp_path / "store") is None
    with Store.open(tmp_path / "store").reading() as graph:
        assert len(graph) == 1


def test_files_that_the_engine_removes_while_they_are_sized_count_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kept.sst").write_bytes(b"four")
    (tmp_path / "merged.sst").write_bytes(b"gone by then")
    looked_at = list(tmp_path.iterdir())
    (tmp_path / "merged.sst").unlink()
    monkeypatch.setattr(Path, "iterdir", lambda _: iter(looked_at))
    assert size_of(tmp_path) == 4


def test_the_command_names_the_files_where_statements_are_not_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.nt").write_text("<http://e/s> <http://e/p> <http://e/o> .")
    monkeypatch.setattr("interorg.service.building.load.COUNTED", 0)
    given = ["load", str(tmp_path / "a.nt"), "--store", str(tmp_path / "store")]
    done = CliRunner().invoke(cli.main, given)
    assert (done.exit_code, done.output) == (0, f"Loaded 1 file into {tmp_path / 'store'}.\n")
