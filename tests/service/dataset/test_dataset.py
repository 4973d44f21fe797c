"""The data set as a whole: its description, and the download of all of it."""

from __future__ import annotations

import gc
import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, parse
from werkzeug.datastructures import Headers

from interorg.service.building.load import load
from interorg.service.dataset import dumps
from interorg.service.dataset.void import VOID
from interorg.service.storage import store as stores
from interorg.service.web import create_app

DATA = """
<http://e/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://e/ns#Thing> <http://e/g> .
<http://e/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://e/ns#Thing> .
<http://e/b> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://e/ns#Thing> .
<http://e/b> <http://e/ns#name> "one" .
<http://e/b> <http://e/ns#name> "two" .
"""
SYNTAXES = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    folder = tmp_path_factory.mktemp("loaded")
    (folder / "data.nq").write_text(DATA)
    load([folder / "data.nq"], folder / "store")
    app = create_app({"STORE": folder / "store", "WORKERS": 1, "LICENCE": "http://e/licence"})
    yield app
    app.extensions["interorg"].pool.close()


def described(client: FlaskClient, accept: str = "text/turtle") -> Store:
    answer = client.get("/.well-known/void", headers={"Accept": accept})
    assert (answer.status_code, answer.mimetype) == (200, accept)
    store = Store()
    store.extend(parse(answer.data, SYNTAXES[accept]))
    return store


def values(store: Store, name: str) -> set[str]:
    found = store.quads_for_pattern(None, NamedNode(VOID + name), None, None)
    return {quad.object.value for quad in found if isinstance(quad.object, NamedNode | Literal)}


def test_the_description_counts_the_default_graph(loaded: Flask) -> None:
    store = described(loaded.test_client())
    assert "4" in values(store, "triples")
    assert values(store, "properties") == {"2"}
    assert values(store, "entities") == {"2"}
    query = f"""PREFIX void: <{VOID}> SELECT ?of ?size ?subjects ?objects {{
      {{ [] void:classPartition [ void:class ?of ; void:entities ?size ] }} UNION
      {{ [] void:propertyPartition [ void:property ?of ; void:triples ?size ;
         void:distinctSubjects ?subjects ; void:distinctObjects ?objects ] }} }}"""
    rows = {tuple(term.value if term else None for term in row) for row in store.query(query)}  # type: ignore[union-attr]
    assert rows == {
        ("http://e/ns#Thing", "2", None, None),
        ("http://e/ns#name", "2", "1", "2"),
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "2", "2", "1"),
    }


def test_the_description_says_where_the_data_are_and_whose(loaded: Flask) -> None:
    store = described(loaded.test_client())
    assert values(store, "sparqlEndpoint") == {"http://localhost/sparql"}
    assert values(store, "dataDump") == {"http://localhost/dump.nq.gz"}
    assert "http://e/ns#" in values(store, "vocabulary")
    assert values(store, "exampleResource") <= {"http://e/a", "http://e/b"}
    assert values(store, "exampleResource")
    licence = NamedNode("http://purl.org/dc/terms/license")
    assert [q.object.value for q in store.quads_for_pattern(None, licence, None, None)] == [  # type: ignore[union-attr]
        "http://e/licence"
    ]


@pytest.mark.parametrize("media_type", SYNTAXES)
def test_each_syntax_says_the_same(loaded: Flask, media_type: str) -> None:
    client = loaded.test_client()
    assert len(described(client, media_type)) == len(described(client))


def test_a_description_that_is_known_is_not_sent_again(loaded: Flask) -> None:
    client = loaded.test_client()
    tag = client.get("/.well-known/void").headers["ETag"]
    assert client.get("/.well-known/void", headers={"If-None-Match": tag}).status_code == 304
    assert client.get("/.well-known/void", headers={"Accept": "image/png"}).status_code == 406


def test_a_store_without_statistics_is_counted_when_it_is_described(store: stores.Store) -> None:
    app = create_app({"STORE": store.path, "WORKERS": 1})
    try:
        assert not (store.current().path / "statistics.json").exists()
        found = described(app.test_client())
    finally:
        app.extensions["interorg"].pool.close()
    assert "5" in values(found, "triples")
    assert values(found, "uriSpace") == {"https://w3id.org/interorg/"}


def test_the_dump_holds_every_quad_once_as_loaded(loaded: Flask) -> None:
    with loaded.test_client().get("/dump.nq.gz") as answer:
        assert (answer.status_code, answer.mimetype) == (200, "application/gzip")
        content = gzip.decompress(answer.data)
    assert set(parse(content, RdfFormat.N_QUADS)) == set(parse(DATA, RdfFormat.N_QUADS))


def test_a_store_named_from_the_working_folder_is_dumped(
    store: stores.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(store.path.parent)
    app = create_app({"STORE": store.path.name, "WORKERS": 1})
    try:
        with app.test_client().get("/dump.nq.gz") as answer:
            assert answer.status_code == 200
    finally:
        app.extensions["interorg"].pool.close()


def test_the_dump_of_a_union_store_leaves_its_default_graph_out(client: FlaskClient) -> None:
    with client.get("/dump.nq.gz") as answer:
        content = gzip.decompress(answer.data)
    quads = [str(quad.graph_name) for quad in parse(content, RdfFormat.N_QUADS)]
    assert len(quads) == 8
    assert "DEFAULT" not in quads
    assert len(set(quads)) == 5


def test_a_dump_can_be_fetched_in_parts_and_is_not_sent_twice(loaded: Flask) -> None:
    client = loaded.test_client()

    def ask(method: str = "GET", **headers: str) -> tuple[int, bytes, Headers]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        with client.open("/dump.nq.gz", method=method, headers=named) as answer:
            return answer.status_code, answer.data, answer.headers

    _, whole, headers = ask()
    tag = headers["ETag"]
    assert ask(If_None_Match=tag)[:2] == (304, b"")
    assert ask(Range="bytes=10-19", If_Range=tag)[:2] == (206, whole[10:20])
    assert ask(Range="bytes=10-19", If_Range='"other"')[:2] == (200, whole)
    assert ask(Range="bytes=999999-")[0] == 416
    assert int(ask("HEAD")[2]["Content-Length"]) == len(whole)


def test_a_dump_that_takes_long_is_promised(
    store: stores.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = create_app({"STORE": store.path, "WORKERS": 1})
    try:
        monkeypatch.setattr(dumps, "PATIENCE", 0.0)
        refused = app.test_client().get("/dump.nq.gz")
        assert refused.status_code == 503
        assert int(refused.headers["Retry-After"]) > 0
        monkeypatch.undo()
        with app.test_client().get("/dump.nq.gz") as answer:
            assert answer.status_code == 200
    finally:
        app.extensions["interorg"].pool.close()


def test_a_dump_of_a_store_that_cannot_be_written_is_kept_elsewhere(
    store: stores.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)  # root may write anything
    kept = dumps.Dumps(store)
    path = kept.current()
    assert not path.is_relative_to(store.path)
    assert gzip.decompress(path.read_bytes())
    del kept
    gc.collect()
    assert not path.parent.exists()


def test_a_dump_goes_with_its_generation(store: stores.Store) -> None:
    kept = dumps.Dumps(store)
    first = kept.current()
    with store.writer() as writer:
        writer.publish()
        second = kept.current()
        writer.publish()
    assert first != second
    assert not first.exists()
    assert second.exists()
    assert not list(Path(store.path, "generations").glob("*/*.part"))
