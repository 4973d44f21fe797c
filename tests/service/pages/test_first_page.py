"""The first page and the frame of all pages: of a full store, an empty one, one that is renewed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from interorg.ontology.terms import GRAPH
from interorg.service.building.fixed_graphs import fixed_graphs
from interorg.service.pages.navigation import ALSO, MAIN
from interorg.service.search import build_index
from interorg.service.storage.store import Store
from interorg.service.web import create_app

BROWSER = {"Accept": "text/html"}


@pytest.fixture
def empty_store(tmp_path: Path) -> Store:
    """A store of the concepts alone, which the test may change."""
    made = Store.create(tmp_path / "store", "union")
    with made.writer() as writer:
        for name, nquads in fixed_graphs():
            if name == GRAPH.concepts:
                writer.replace_graph(name, nquads)
        writer.publish(lambda folder: build_index(writer.graph, folder / "text"))
    return made


@pytest.fixture
def visitor(empty_store: Store) -> Iterator[FlaskClient]:
    app = create_app({"STORE": empty_store.path, "WORKERS": 1})
    yield app.test_client()
    app.extensions["interorg"].pool.close()


def text(client: FlaskClient, address: str) -> str:
    return client.get(address, headers=BROWSER).get_data(as_text=True)


def test_the_first_page_leads_to_the_newest_texts(reader: FlaskClient) -> None:
    newest = reader.get("/index.json").get_json()["newest"]
    years = [each["year"] for each in newest if each["year"]]
    assert years == sorted(years, reverse=True)
    page = text(reader, "/")
    assert {each["id"] for each in newest} >= {"id/document/article", "id/document/note-gulati"}
    assert all(f'href="/{each["id"]}"' in page for each in newest)


def test_the_first_page_of_an_empty_store_says_how_to_fill_it(visitor: FlaskClient) -> None:
    page = text(visitor, "/")
    assert "No texts have been read into it yet" in page
    for command in ("interorg ingest", "interorg demo", "interorg load"):
        assert command in page
    assert visitor.get("/index.json").get_json()["newest"] == []


def test_a_full_store_does_not_say_how_to_fill_it(reader: FlaskClient) -> None:
    assert "interorg ingest" not in text(reader, "/")


def test_pages_say_when_a_newer_state_is_being_made(
    visitor: FlaskClient, empty_store: Store
) -> None:
    said = "A newer state of this graph is being made"
    assert said not in text(visitor, "/")
    empty_store.mark_unpublished()
    assert said in text(visitor, "/")
    assert said in text(visitor, "/nowhere")
    empty_store.mark_published()
    (empty_store.path / "loading").mkdir()
    assert said in text(visitor, "/about")


def test_a_page_still_comes_where_there_is_no_state_to_show(
    visitor: FlaskClient, empty_store: Store
) -> None:
    (empty_store.path / "current").unlink()
    answer = visitor.get("/nowhere", headers=BROWSER)
    assert answer.status_code == 404
    assert "<h1>" in answer.get_data(as_text=True)


def test_navigation_leads_to_pages_that_are_there(reader: FlaskClient) -> None:
    page = text(reader, "/about")
    offered = re.findall(r'<nav class="ways".*?</nav>', page, re.DOTALL)[0]
    links = re.findall(r'href="([^"]+)"', offered)
    assert {"/search", "/query", "/ontology", "/about"} <= set(links) <= {path for path, _ in MAIN}
    assert all(reader.get(link, headers=BROWSER).status_code == 200 for link in links)
    assert re.findall(r'href="([^"]+)" aria-current="page"', offered) == ["/about"]


def test_what_is_below_a_page_counts_as_there(reader: FlaskClient) -> None:
    assert '<a href="/ontology" aria-current="page">' in text(reader, "/ontology/changes")


def test_no_page_stands_twice_in_the_navigation() -> None:
    paths = [path for path, _ in (*MAIN, *ALSO)]
    assert len(paths) == len(set(paths))


def test_the_foot_says_which_state_is_shown(reader: FlaskClient) -> None:
    assert re.search(r"State 1 of the graph, published \d{4}-\d\d-\d\d", text(reader, "/about"))
