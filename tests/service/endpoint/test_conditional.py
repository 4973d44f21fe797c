"""What caches are told, and what they need not be sent again."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient

from interorg.ontology.terms import GRAPH
from interorg.service.engine.pool import Limits
from interorg.service.storage.store import Store
from interorg.service.web import create_app

QUERY = "SELECT ?o { ?s <http://example.org/says> ?o } ORDER BY ?o"
CSV = {"Accept": "text/csv"}
ASKED = {"query_string": {"query": QUERY}, "headers": CSV}


def tag_of(client: FlaskClient, query: str = QUERY, accept: str = "text/csv", **more: str) -> str:
    answer = client.get(
        "/sparql", query_string={"query": query, **more}, headers={"Accept": accept}
    )
    assert answer.status_code == 200
    return answer.headers["ETag"]


def again(client: FlaskClient, condition: str, query: str = QUERY, method: str = "GET") -> int:
    return client.open(
        "/sparql",
        method=method,
        query_string={"query": query},
        headers={**CSV, "If-None-Match": condition},
    ).status_code


def test_the_same_request_has_the_same_weak_tag(client: FlaskClient) -> None:
    assert tag_of(client) == tag_of(client)
    assert tag_of(client).startswith('W/"')


def test_another_query_format_or_dataset_has_another_tag(client: FlaskClient) -> None:
    graph = GRAPH.meta.value
    tags = {
        tag_of(client),
        tag_of(client, QUERY + " LIMIT 1"),
        tag_of(client, accept="application/json"),
        tag_of(client, **{"default-graph-uri": graph}),
        tag_of(client, **{"named-graph-uri": graph}),
    }
    assert len(tags) == 5


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_an_answer_that_the_client_holds_is_not_sent_again(
    client: FlaskClient, method: str
) -> None:
    tag = tag_of(client)
    for condition in (tag, tag.removeprefix("W/"), f'"x", {tag} , W/"y"', "*"):
        assert again(client, condition, method=method) == 304, condition
    assert again(client, '"other"', method=method) == 200


def test_not_modified_says_what_caches_need_and_has_no_body(client: FlaskClient) -> None:
    tag = tag_of(client)
    answer = client.get(
        "/sparql", query_string={"query": QUERY}, headers={**CSV, "If-None-Match": tag}
    )
    assert (answer.status_code, answer.data) == (304, b"")
    assert answer.headers["ETag"] == tag
    assert answer.headers["Vary"] == "Accept"
    assert "no-cache" in answer.headers["Cache-Control"]
    assert "Content-Type" not in answer.headers


def test_a_query_that_cannot_be_answered_is_never_unchanged(client: FlaskClient) -> None:
    assert again(client, "*", "SELECT * { ?s ?p }") == 400
    assert again(client, "*", "DROP ALL") == 400


def test_a_condition_that_a_post_cannot_have_does_not_keep_its_answer(client: FlaskClient) -> None:
    headers = {**CSV, "If-None-Match": tag_of(client)}
    assert client.post("/sparql", data={"query": QUERY}, headers=headers).data


@pytest.mark.parametrize("function", ["RAND()", "NOW()", "UUID()", "STRUUID()", "now()"])
def test_an_answer_that_is_never_the_same_has_no_tag(client: FlaskClient, function: str) -> None:
    answer = client.get("/sparql", query_string={"query": f"SELECT ({function} AS ?x) {{}}"})
    assert answer.status_code == 200 and "ETag" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"
    named = client.get("/sparql", query_string={"query": "SELECT ('NOW()' AS ?rand) {}"})
    assert "ETag" in named.headers


def test_a_publication_changes_the_tag(store: Store) -> None:
    app = create_app({"STORE": store.path, "WORKERS": 1})
    try:
        client = app.test_client()
        before = tag_of(client)
        assert again(client, before) == 304
        with store.writer() as writer:
            writer.replace_graph(GRAPH.meta, b"<http://e/a> <http://e/b> <http://e/c> .")
            writer.publish()
        assert again(client, before) == 200
        assert tag_of(client) != before
    finally:
        app.extensions["interorg"].pool.close()


def test_rows_that_were_cut_are_announced(client: FlaskClient) -> None:
    whole = client.get("/sparql", **ASKED)  # type: ignore[arg-type]
    assert "Interorg-Truncated" not in whole.headers
    pool = client.application.extensions["interorg"].pool
    limits = pool.limits
    pool.limits = Limits(seconds=20, processes=1, answer=400)
    try:
        query = "SELECT ?x { VALUES ?x { " + " ".join(str(n) for n in range(200)) + " } }"
        answer = client.get("/sparql", query_string={"query": query})
    finally:
        pool.limits = limits
    rows = json.loads(answer.data)["results"]["bindings"]
    assert 0 < len(rows) < 200
    assert answer.headers["Interorg-Truncated"] == f"rows={len(rows)}"


def test_head_tells_the_length_of_what_get_sends(client: FlaskClient) -> None:
    for query in ({"query": QUERY}, {}):
        whole = client.get("/sparql", query_string=query, headers={"Accept": "text/*"})
        head = client.head("/sparql", query_string=query, headers={"Accept": "text/*"})
        assert head.data == b"" and whole.data
        for name in ("Content-Length", "Content-Type", "ETag", "Vary"):
            assert head.headers[name] == whole.headers[name]
