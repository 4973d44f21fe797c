"""Any page of the web may ask, without credentials."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

ORIGIN = {"Origin": "https://example.org"}


@pytest.mark.parametrize("query", ["ASK {}", "ASK {", None])
def test_answers_and_errors_may_be_read_by_any_page(client: FlaskClient, query: str | None) -> None:
    parameters = {"query": query} if query else {}
    headers = client.get("/sparql", query_string=parameters, headers=ORIGIN).headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in headers
    assert "Interorg-Truncated" in headers["Access-Control-Expose-Headers"]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_preflight_allows_the_headers_it_asks_for(client: FlaskClient, method: str) -> None:
    asked = "content-type, x-requested-with,x-custom"
    answer = client.options(
        "/sparql",
        headers={
            **ORIGIN,
            "Access-Control-Request-Method": method,
            "Access-Control-Request-Headers": asked,
        },
    )
    assert answer.status_code in (200, 204) and not answer.data
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Access-Control-Allow-Headers"] == asked
    assert method in answer.headers["Access-Control-Allow-Methods"].split(", ")
    assert "Access-Control-Allow-Credentials" not in answer.headers


@pytest.mark.parametrize("asked", ["", "a b", "x;y", "<script>", "é", "a,,b", ","])
def test_what_are_no_names_of_headers_is_not_repeated(client: FlaskClient, asked: str) -> None:
    answer = client.options("/sparql", headers={**ORIGIN, "Access-Control-Request-Headers": asked})
    assert "Content-Type" in answer.headers["Access-Control-Allow-Headers"]
    assert answer.headers["Access-Control-Allow-Headers"] != asked
