"""What is not there: names that are unknown, stores that hold nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from interorg.service.building.fixed_graphs import fixed_graphs
from interorg.service.search import build_index
from interorg.service.storage.store import Store
from interorg.service.web import create_app

BROWSER = {"Accept": "text/html"}
PAGES = ("/", "/about", "/search", "/search?q=trust", "/query", "/ontology", "/sitemap.xml")
MORE = ("/compare", "/evidence-map", "/contradictions", "/timeline", "/concepts", "/network")
THINGS = ("/concept/Trust", "/id/claim/0", "/id/document/x", "/id/organization/x", "/graph/meta")


@contextmanager
def client_of(store: Store) -> Iterator[FlaskClient]:
    app = create_app({"STORE": store.path, "WORKERS": 1, "IN_MEMORY": "off"})
    try:
        yield app.test_client()
    finally:
        app.extensions["interorg"].pool.close()


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/concept/Distruts", "Distrust"),
        ("/concept/jointventure", "Joint venture"),
        ("/concept/TrustInPartners", "Interorganizational trust"),
        ("/id/organization/alpha-work", "Alpha Works"),
        ("/id/relationship/gama", "Gamma"),
        ("/id/document/doubts-more", "Doubts <script>alert('title')</script> & more"),
        ("/relation-type/Enable", "Enables"),
        ("/trust", "Interorganizational trust"),
    ],
)
def test_an_unknown_name_is_a_404_that_names_what_is_near(
    reader: FlaskClient, path: str, label: str
) -> None:
    asked = reader.get(path, headers={"Accept": "application/json"})
    assert asked.status_code == 404 and asked.json
    near = asked.json["error"]["suggestions"]
    assert label in [each["label"] for each in near] and len(near) <= 5
    assert all(reader.get(each["address"]).status_code == 200 for each in near)
    page = reader.get(path, headers=BROWSER)
    assert page.status_code == 404 and f'href="{near[0]["address"]}"' in page.text
    text = reader.get(path, headers={"Accept": "text/turtle"})
    assert text.status_code == 404 and near[0]["address"] in text.text


@pytest.mark.parametrize("path", ["/id/claim/0123456789abcdef", "/id/tie/00", "/zzzzqqq/xxxyyy"])
def test_where_nothing_is_near_nothing_is_suggested(reader: FlaskClient, path: str) -> None:
    asked = reader.get(path, headers={"Accept": "application/json"})
    assert asked.status_code == 404 and asked.json and "suggestions" not in asked.json["error"]


@pytest.mark.parametrize(
    "path",
    [
        "/cite/claim/x.bib",
        "/cite/claim/x",
        "/cite/work/Gulati1995.pdf",
        "/cite/case/gamma.bib",
        "/cite/dataset/other.ris",
        "/cite/work/.bib",
        "/graph/nothing",
        "/graph/document/nothing.ttl",
        "/concept/" + "x" * 5000,
        "/id/document/%00",
        "/id/x%0Ay/z",
    ],
)
def test_no_address_breaks_the_service(reader: FlaskClient, path: str) -> None:
    answer = reader.get(path, headers=BROWSER)
    assert answer.status_code == 404 and 'role="search"' in answer.text


@pytest.mark.parametrize("passage", ["", "9-4", "0-0", "a-b", "0-999999999", "-1-4", "9" * 40])
def test_a_passage_that_cannot_be_is_passed_over(reader: FlaskClient, passage: str) -> None:
    answer = reader.get(f"/id/document/note-gulati?passage={passage}", headers=BROWSER)
    assert answer.status_code == 200 and "Joint ventures spread risk" in answer.text


def test_a_store_without_texts_has_every_page(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "store", "union")
    with store.writer() as writer:
        for name, content in fixed_graphs():
            writer.replace_graph(name, content)
        writer.publish(lambda folder: build_index(writer.graph, folder / "text"))
    with client_of(store) as client:
        paths = {rule.rule for rule in client.application.url_map.iter_rules()}
        for path in (*PAGES, *(path for path in MORE if path in paths)):
            assert client.get(path, headers=BROWSER).status_code == 200, path
        assert "interorg ingest" in client.get("/", headers=BROWSER).text
        assert client.get("/concept/Trust").status_code == 200


@pytest.mark.parametrize("make", ["unpublished", "empty"])
def test_a_store_with_nothing_in_it_breaks_no_page(tmp_path: Path, make: str) -> None:
    store = Store.create(tmp_path / "store", "union")
    if make == "empty":
        with store.writer() as writer:
            writer.publish()
    with client_of(store) as client:
        for path in (*PAGES, *THINGS):
            answer = client.get(path, headers=BROWSER)
            assert answer.status_code in (200, 404, 503), (path, answer.status_code, answer.text)
        first = client.get("/", headers=BROWSER)
        if make == "unpublished":
            assert first.status_code == 503 and "interorg ingest" in first.text
            assert first.headers["Retry-After"]
