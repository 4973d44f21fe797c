"""The endpoint answers from tables of the generation that it serves, and says so when asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, Quad

from interorg.service.columns.making import FILE
from interorg.service.furnishing.parts import PARTS
from interorg.service.storage.store import Store
from interorg.service.web import create_app

QUERY = "SELECT ?o (COUNT(?v) AS ?n) { ?v <x:partner> ?o } GROUP BY ?o ORDER BY DESC(?n) ?o"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[FlaskClient]:
    made = Store.create(tmp_path / "store", "strict")
    with made.writer() as writer:
        for number in range(30):
            ends = NamedNode(f"x:v{number}"), NamedNode(f"x:o{number % 4}")
            writer.graph.add(Quad(ends[0], NamedNode("x:partner"), ends[1]))
        writer.publish()
    for part in ("joins", "columns"):
        PARTS[part].make(made.current())
    app = create_app({"STORE": made.path, "WORKERS": 1, "TIMEOUT": 20.0, "IN_MEMORY": "off"})
    yield app.test_client()
    app.extensions["interorg"].pool.close()


def ask(client: FlaskClient, **more: str) -> str:
    answer = client.get("/sparql", query_string={"query": QUERY, "format": "csv", **more})
    assert answer.status_code == 200, answer.text
    return answer.text


def test_an_answer_from_tables_says_so_and_is_the_same_without(
    served: FlaskClient, tmp_path: Path
) -> None:
    told = served.get("/sparql", query_string={"query": QUERY, "explain": "1"}).get_json()
    assert [each["name"] for each in told["applied"]] == ["columns"]
    assert "<x:partner>" in told["rewritten"]
    given = ask(served)
    assert given.splitlines() == ["o,n", "x:o0,8", "x:o1,8", "x:o2,7", "x:o3,7"]
    for tables in (tmp_path / "store" / "generations").glob(f"*/{FILE}"):
        tables.unlink()
    assert ask(served, base="x:another") == given


def test_a_query_of_other_graphs_is_not_answered_from_tables(served: FlaskClient) -> None:
    query = QUERY.replace("{", "FROM <x:g> {", 1)
    told = served.get("/sparql", query_string={"query": query, "explain": "1"}).get_json()
    assert told["applied"] == []
    assert ask(served, **{"default-graph-uri": "x:g"}).splitlines() == ["o,n"]
