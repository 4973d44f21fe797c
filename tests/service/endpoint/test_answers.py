"""Queries of strangers on their way: rewritten, answered, kept, explained."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from interorg.service.endpoint.answers import Answers, Prepared
from interorg.service.furnishing.tending import Tending
from interorg.service.rewriting.gathering import gather
from interorg.service.search.literals import build_literals, literals_path
from interorg.service.storage.store import Store
from interorg.service.web import create_app

SAYS = "<http://example.org/says>"
TEXT = "PREFIX text: <https://w3id.org/interorg/text#>"


def rows(client: FlaskClient, query: str, **more: str) -> list[list[str]]:
    asked = {"query": query, "format": "csv", **more}
    answer = client.get("/sparql", query_string=asked)
    assert answer.status_code == 200, answer.text
    return [line.split(",") for line in answer.text.splitlines()[1:]]


def answers_of(app: Flask) -> Answers:
    found: Answers = app.extensions["interorg"].answers
    return found


def test_words_are_found_in_texts(indexed: FlaskClient) -> None:
    found = rows(indexed, f'{TEXT} SELECT DISTINCT ?text {{ (?s ?score ?text) text:query "both" }}')
    assert found == [["both"]]


def test_a_wrong_use_of_the_index_is_refused_with_its_place(indexed: FlaskClient) -> None:
    query = f"{TEXT}\nSELECT ?s {{ ?s text:query 5 }}"
    answer = indexed.get("/sparql", query_string={"query": query})
    assert answer.status_code == 400 and "line 2" in answer.text


def test_a_mistake_is_placed_in_the_query_as_it_was_sent(indexed: FlaskClient) -> None:
    query = f'{TEXT}\nSELECT ?s {{ ?s text:query "both" ; {SAYS} ?o . ?o ?p }}'
    answer = indexed.get("/sparql", query_string={"query": query})
    column = len(query.splitlines()[1]) + 1
    assert answer.status_code == 400 and f"line 2, column {column}" in answer.text


def test_a_query_that_differs_in_white_space_alone_is_answered_from_the_cache(app: Flask) -> None:
    client, cache = app.test_client(), answers_of(app).cache
    rows(client, f"SELECT ?o {{ ?s {SAYS} ?o }} ORDER BY ?o LIMIT 7")
    before = cache.hits
    first = rows(client, f"SELECT ?o {{ ?s {SAYS} ?o }} ORDER BY ?o LIMIT 7")
    again = rows(client, f"SELECT  ?o # as before\n{{ ?s {SAYS} ?o }} ORDER BY ?o LIMIT 7")
    assert first == again and cache.hits >= before + 2


def test_texts_of_one_state_are_not_answered_from_the_next(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def publish(words: str) -> None:
        with store.writer() as writer:
            writer.graph.update(f'INSERT DATA {{ GRAPH <x:own> {{ <x:s> {SAYS} "{words}" }} }}')
            writer.publish(lambda folder: build_literals(writer.graph, literals_path(folder)))

    publish("both at first")
    app = create_app({"STORE": store.path, "WORKERS": 1, "TIMEOUT": 20.0, "IN_MEMORY": "off"})
    try:
        client, prepare = app.test_client(), Answers.prepare
        late = iter(["both in the end"])

        def prepare_late(self: Answers, *asked: Any) -> Prepared:
            found = prepare(self, *asked)
            for words in late:
                publish(words)
            return found

        monkeypatch.setattr(Answers, "prepare", prepare_late)
        query = f'SELECT ?o {{ GRAPH <x:own> {{ ?s {SAYS} ?o FILTER(CONTAINS(?o, "both")) }} }}'
        for _ in range(2):
            assert sorted(rows(client, query)) == [["both at first"], ["both in the end"]]
    finally:
        app.extensions["interorg"].pool.close()


@pytest.mark.parametrize("call", ["RAND()", "NOW()", "UUID()", "STRUUID()"])
def test_what_chance_or_time_decides_is_not_kept(app: Flask, call: str) -> None:
    client, cache = app.test_client(), answers_of(app).cache
    before = len(cache)
    rows(client, f"SELECT ({call} AS ?x) {{}}")
    assert len(cache) == before


def test_the_columns_of_a_rewritten_query_come_as_they_were_asked(indexed: FlaskClient) -> None:
    query = f'{TEXT} SELECT * {{ ?zebra text:query "both" . ?zebra {SAYS} ?apple }}'
    answer = indexed.get("/sparql", query_string={"query": query, "format": "csv"})
    assert answer.text.splitlines()[0] == "zebra,apple"


def test_an_answer_is_explained(indexed: FlaskClient) -> None:
    query = f'{TEXT} SELECT ?s {{ ?s text:query "both" }}'
    told = indexed.get("/sparql", query_string={"query": query, "explain": "1"}).get_json()
    assert told["query"] == query and "VALUES" in told["rewritten"]
    assert [each["name"] for each in told["applied"]] == ["full text"]
    assert set(told["milliseconds"]) == {"full text", "joins", "query process", "pool in all"}
    assert all(taken >= 0 for taken in told["milliseconds"].values())


def test_counts_are_made_for_a_generation_that_has_none(store: Store) -> None:
    tending = Tending(store)
    generation = store.current()
    assert tending._make("joins")
    tending._read(generation)
    assert tending.statistics
    with store.reading() as graph:
        assert tending.statistics.properties == gather(graph).properties


def test_a_task_that_fails_is_reported_and_hurts_nobody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, store: Store
) -> None:
    store.path = tmp_path / "nowhere"
    assert not Tending(store)._make("joins")
    assert "joins of a generation cannot be made" in caplog.text
