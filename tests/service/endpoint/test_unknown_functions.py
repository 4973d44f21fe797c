"""Functions that no engine here knows: the query is legal, and the call gives no value."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

NAMED = "Interorg-Unknown-Functions"
SAYS = "?s <http://example.org/says> ?o"


def ask(client: FlaskClient, query: str, **more: str) -> TestResponse:
    return client.get(
        "/sparql", query_string={"query": query, **more}, headers={"Accept": "text/csv"}
    )


def rows(client: FlaskClient, query: str) -> list[str]:
    answer = ask(client, query)
    assert answer.status_code == 200, answer.text
    return answer.text.split()[1:]


def test_a_filter_that_calls_one_keeps_no_row(client: FlaskClient) -> None:
    assert rows(client, f"SELECT ?o {{ {SAYS} }}")
    assert rows(client, f"SELECT ?o {{ {SAYS} FILTER(<http://e/f>(?o)) }}") == []
    assert rows(client, f"SELECT ?o {{ {SAYS} FILTER(!<http://e/f>(?o)) }}") == []


def test_what_makes_up_for_an_error_makes_up_for_it(client: FlaskClient) -> None:
    every = rows(client, f"SELECT ?o {{ {SAYS} }} ORDER BY ?o")
    told = f"SELECT ?o {{ {SAYS} FILTER(<http://e/f>(?o) || BOUND(?o)) }} ORDER BY ?o"
    assert rows(client, told) == every
    coalesced = f"SELECT (COALESCE(<http://e/f>(), <http://e/g>(?o), 'none') AS ?n) {{ {SAYS} }}"
    assert set(rows(client, coalesced)) == {"none"}


def test_the_functions_are_named_in_a_header_and_by_explain(client: FlaskClient) -> None:
    query = f"SELECT ?z {{ {SAYS} BIND(<http://e/é>(?o) + <http://e/g>(?o) AS ?z) }}"
    answer = ask(client, query)
    assert set(answer.headers[NAMED].split(", ")) == {"<http://e/%C3%A9>", "<http://e/g>"}
    explained = ask(client, query, explain="1").get_json()
    assert set(explained["unknown_functions"]) == {"http://e/é", "http://e/g"}
    assert NAMED not in ask(client, f"SELECT ?o {{ {SAYS} }}").headers


def test_a_name_of_any_length_leaves_the_header_short(client: FlaskClient) -> None:
    calls = " || ".join(f"<http://e/{number}{'x' * 3000}>(?o)" for number in range(20))
    answer = ask(client, f"SELECT ?o {{ {SAYS} FILTER({calls}) }}")
    assert answer.status_code == 200
    assert len(answer.headers[NAMED]) < 5000


def test_more_of_them_than_anybody_means_are_refused_by_name(client: FlaskClient) -> None:
    calls = " || ".join(f"<http://e/{number}>(?o)" for number in range(40))
    answer = ask(client, f"SELECT ?o {{ {SAYS} FILTER({calls}) }}")
    assert answer.status_code == 400
    assert "custom function <http://e/" in answer.text


@pytest.mark.parametrize("query", [f"ASK {{ {SAYS} FILTER(<http://e/f>(?o)) }}"])
def test_a_question_with_one_is_answered_no(client: FlaskClient, query: str) -> None:
    answer = client.get(
        "/sparql",
        query_string={"query": query},
        headers={"Accept": "application/sparql-results+json"},
    )
    assert answer.get_json()["boolean"] is False


def test_the_page_without_scripts_names_them(client: FlaskClient) -> None:
    page = client.get(
        "/sparql",
        query_string={"query": f"SELECT ?o {{ {SAYS} FILTER(<http://e/f>(?o)) }}"},
        headers={"Accept": "text/html"},
        follow_redirects=True,
    )
    assert "No function is known as <code>http://e/f</code>" in page.text
