"""What is around the application: ids, limits, counts, health, and errors nobody expected."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from interorg.service.storage.store import Store
from interorg.service.web import create_app

OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8"
OUTSIDE = {"REMOTE_ADDR": "192.0.2.1"}


@pytest.fixture(scope="module")
def watched(published: Store) -> Iterator[Flask]:
    config = {"STORE": published.path, "WORKERS": 1, "RATE_LIMIT": 12, "IN_MEMORY": "off"}
    made = create_app(config)

    def broken() -> str:
        raise RuntimeError("a secret")

    made.add_url_rule("/broken", "broken", broken)
    yield made
    made.extensions["interorg"].pool.close()


@pytest.fixture
def asked(watched: Flask) -> FlaskClient:
    return watched.test_client()


def test_each_answer_has_an_id_of_its_own(asked: FlaskClient) -> None:
    ids = {asked.get("/health").headers["Interorg-Query-Id"] for _ in range(5)}
    assert len(ids) == 5 and {len(each) for each in ids} == {16}


@pytest.mark.parametrize("accept", ["*/*", "application/json", "text/html"])
def test_an_error_nobody_expected_shows_an_id_and_nothing_else(
    asked: FlaskClient, accept: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = asked.get("/broken", headers={"Accept": accept})
    named = answer.headers["Interorg-Query-Id"]
    assert answer.status_code == 500 and named in answer.text
    assert "secret" not in answer.text and "Traceback" not in answer.text
    assert answer.mimetype == {"*/*": "text/plain"}.get(accept, accept)
    assert named in caplog.text and "a secret" in caplog.text


def test_a_client_that_asks_too_much_is_told_when_to_ask_again(asked: FlaskClient) -> None:
    answers = [asked.get("/nothing", environ_overrides=OUTSIDE) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [404, 404, 429, 429]
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 5
    assert "12 a minute" in answers[-1].text
    other = {"REMOTE_ADDR": "192.0.2.2"}
    assert asked.get("/nothing", environ_overrides=other).status_code == 404
    assert asked.get("/health", environ_overrides=OUTSIDE).status_code == 200
    assert {asked.get("/nothing").status_code for _ in range(20)} == {404}


def test_a_host_that_cannot_be_is_refused(asked: FlaskClient) -> None:
    for host in ('a"b', "a b", "<script>", "a/b", ""):
        assert asked.get("/health", headers={"Host": host}).status_code == 400
    for host in ("example.org", "example.org:80", "[::1]:80", "under_score"):
        assert asked.get("/health", headers={"Host": host}).status_code == 200


def test_when_all_places_are_taken_others_are_told_so(watched: Flask, asked: FlaskClient) -> None:
    places = watched.extensions["interorg.watch"].places
    taken = [places.enter() for _ in range(places.most)]
    try:
        answer = asked.get("/about")
        assert answer.status_code == 503 and answer.headers["Retry-After"] == "2"
        assert asked.get("/health").status_code == 200
    finally:
        for _ in taken:
            places.leave()
    assert asked.get("/about").status_code == 200 and places.taken == 0


def test_health_names_the_generation(asked: FlaskClient) -> None:
    answer = asked.get("/health")
    assert answer.json == {"status": "ok", "generation": 1}
    assert asked.head("/health").status_code == 200


def test_health_says_when_nothing_can_be_answered(published: Store) -> None:
    app = create_app({"STORE": published.path, "IN_MEMORY": "off"})
    app.extensions["interorg"].pool.close()
    answer = app.test_client().get("/health")
    assert answer.status_code == 503 and answer.json and answer.json["status"] == "unavailable"


def test_requests_and_what_became_of_them_are_counted(asked: FlaskClient) -> None:
    asked.get("/about.json").close()
    asked.open("/about", method="BREW").close()
    written = asked.get("/metrics").text.splitlines()
    counted = 'interorg_requests_total{method="GET",route="/about.json",status="200"} '
    assert any(line.startswith(counted) for line in written)
    assert any('method="other"' in line and 'status="405"' in line for line in written)
    assert "interorg_generation 1.0" in written
    memory = next(line for line in written if line.startswith("interorg_memory_bytes "))
    assert float(memory.split()[1]) > 10e6


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "text/plain; version=0.0.4; charset=utf-8"),
        ("application/json", "text/plain; version=0.0.4; charset=utf-8"),
        ("application/openmetrics-text; version=none", OPEN_METRICS),
        ("application/openmetrics-text;version=1.0.0;q=0.6,text/plain;q=0.3", OPEN_METRICS),
    ],
)
def test_counts_are_given_as_the_client_reads_them(
    asked: FlaskClient, accept: str, media_type: str
) -> None:
    answer = asked.get("/metrics", headers={"Accept": accept})
    assert answer.status_code == 200 and answer.headers["Content-Type"] == media_type
    assert "Accept" in answer.headers["Vary"]
    assert answer.text.endswith("# EOF\n") is (media_type == OPEN_METRICS)


@pytest.mark.parametrize("cut", ["rows=7", "texts=10000", "rows=7, texts=10000"])
def test_an_answer_that_was_cut_in_any_way_is_counted_and_written_down(
    published: Store, tmp_path: Path, cut: str
) -> None:
    log = tmp_path / "log"
    app = create_app({"STORE": published.path, "IN_MEMORY": "off", "ACCESS_LOG": str(log)})
    app.add_url_rule("/cut", "cut", lambda: ("", {"Interorg-Truncated": cut}))
    app.test_client().get("/cut").close()
    app.test_client().get("/health").close()
    app.extensions["interorg"].pool.close()
    app.extensions["interorg.watch"].log.close()
    counted = app.extensions["interorg.watch"].measures.registry
    assert counted.get_sample_value("interorg_answers_truncated_total") == 1
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert [line.get("truncated") for line in lines] == [cut, None]


def test_about_tells_limits_scores_and_licences(asked: FlaskClient) -> None:
    about = asked.get("/about.json").json
    assert about and about["limits"]["requests_a_minute"] == 12
    assert about["versions"]["generation"] == 1
    assert all(row["kind"] and row["measured on"] for row in about["scores"])
    assert "creativecommons.org" in about["licences"]["ontology and corpus"]
    assert "brackets deep" in asked.get("/about", headers={"Accept": "text/html"}).text


@pytest.mark.parametrize("path", ["/", "/about", "/ontology", "/query", "/health", "/metrics"])
def test_every_page_answers_head_and_options(asked: FlaskClient, path: str) -> None:
    assert asked.head(path).status_code == 200 and asked.head(path).data == b""
    assert {"GET", "HEAD", "OPTIONS"} <= asked.options(path).allow


def test_links_lead_to_pages_under_the_prefix(published: Store) -> None:
    app = create_app({"STORE": published.path, "URL_PREFIX": "/kg", "IN_MEMORY": "off"})
    browser = {"Accept": "text/html"}
    with app.test_client() as client:
        page = client.get("/kg/about", headers=browser).text
        moved = client.get("/kg/sparql?query=ASK%7B%7D", headers=browser)
    app.extensions["interorg"].pool.close()
    assert 'href="/kg/search"' in page and 'href="/kg/static/interorg.css?v=' in page
    assert moved.status_code == 303 and moved.location == "/kg/query?query=ASK%7B%7D"


def test_a_repeated_answer_is_charged_counted_and_named(published: Store) -> None:
    config = {"STORE": published.path, "RATE_LIMIT": 12, "IN_MEMORY": "off"}
    app = create_app(config)
    watch = app.extensions["interorg.watch"]
    assert [watch.admit("192.0.2.9") for _ in range(3)] == [True, True, False]
    assert watch.admit("127.0.0.1")
    assert len(watch.tell("192.0.2.9", "GET", "/sparql", 10)) == 16
    written = app.test_client().get("/metrics").text
    app.extensions["interorg"].pool.close()
    assert 'interorg_query_seconds_count{cache="hit"} 1.0' in written


@pytest.mark.parametrize(
    ("prefix", "status"),
    [("/kg", 303), ("/kg/sub.path", 303), ("//elsewhere.example", 400), ("/a b", 400), ("x", 400)],
)
def test_a_prefix_that_leads_to_another_host_is_refused(
    published: Store, prefix: str, status: int
) -> None:
    made = create_app({"STORE": published.path, "WORKERS": 1, "TRUSTED_PROXIES": 1})
    try:
        answer = made.test_client().get(
            "/sparql", headers={"Accept": "text/html", "X-Forwarded-Prefix": prefix}
        )
        assert answer.status_code == status
        if status == 303:
            assert answer.location == f"{prefix}/query"
    finally:
        made.extensions["interorg"].pool.close()
