"""What counts as a query operation, and what is refused of it with which status."""

from __future__ import annotations

import io
import json
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from interorg.ingest.failure import BadQuery
from interorg.ontology.terms import GRAPH, document_graph
from interorg.service.endpoint.parameters import MOST, read_parameters

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
ECHO = 'SELECT ("é%20+%2B €" AS ?x) {}'
UPDATE = "INSERT DATA { <http://e/a> <http://e/b> 1 }"


def value(client: FlaskClient, **request: Any) -> str:
    answer = client.open("/sparql", **request)
    assert answer.status_code == 200, answer.text
    found: str = json.loads(answer.data)["results"]["bindings"][0]["x"]["value"]
    return found


@pytest.mark.parametrize(
    "request_",
    [
        {"query_string": f"query={quote(ECHO)}"},
        {"query_string": f"query={quote_plus(ECHO)}"},
        {"query_string": f"query={quote_plus(ECHO)}&&ignored"},
        {"method": "POST", "data": f"query={quote_plus(ECHO)}", "content_type": FORM},
        {
            "method": "POST",
            "data": f"query={quote_plus(ECHO)}",
            "content_type": f'{FORM}; charset="UTF-8"',
        },
        {"method": "POST", "data": ECHO.encode(), "content_type": DIRECT},
        {"method": "POST", "data": ECHO.encode(), "content_type": f"{DIRECT};charset=UTF-8"},
        {"method": "POST", "data": ECHO.encode("utf-8-sig"), "content_type": DIRECT.upper()},
    ],
)
def test_a_query_is_decoded_exactly_once(client: FlaskClient, request_: dict[str, Any]) -> None:
    assert value(client, **request_) == "é%20+%2B €"


@given(some.lists(some.tuples(some.text(min_size=1), some.text()), max_size=5))
def test_parameters_come_back_as_they_were_encoded(pairs: list[tuple[str, str]]) -> None:
    encoded = "&".join(f"{quote_plus(name)}={quote_plus(text)}" for name, text in pairs)
    found = read_parameters(encoded.encode(), "address")
    assert sorted(found.items(multi=True)) == sorted(pairs)


def test_more_parameters_than_anyone_needs_are_refused() -> None:
    with pytest.raises(BadQuery, match="more than 1,000 parameters"):
        read_parameters(b"a=1&" * (MOST + 1), "address")


@pytest.mark.parametrize(
    ("status", "reason", "request_"),
    [
        (400, "address is not UTF-8", {"query_string": "query=ASK%20%7B%FF%7D"}),
        (400, "body is not UTF-8", {"data": b"query=%C3", "content_type": FORM}),
        (400, "body is not UTF-8", {"data": b"query=ASK {\xe9}", "content_type": FORM}),
        (400, "found 2", {"query_string": "query=ASK{}", "data": {"query": "ASK{}"}}),
        (
            400,
            "more in the address",
            {"query_string": "query=ASK{}", "data": "ASK{}", "content_type": DIRECT},
        ),
        (400, "found 2", {"method": "GET", "query_string": "query=ASK{}&query=ASK{}"}),
        (400, "empty", {"method": "GET", "query_string": "query="}),
        (400, "updates /update", {"method": "GET", "query_string": {"update": UPDATE}}),
        (400, "updates /update", {"data": {"query": "ASK {}", "update": UPDATE}}),
        (415, "/update", {"data": UPDATE, "content_type": "application/sparql-update"}),
        (
            415,
            "charset=utf-16",
            {"data": "ASK {}".encode("utf-16"), "content_type": f"{DIRECT}; charset=UTF-16"},
        ),
        (
            415,
            "charset=latin1",
            {"data": b"query=ASK{}", "content_type": f"{FORM}; charset=latin1"},
        ),
        (400, "not UTF-8", {"data": "ASK {}".encode("utf-16"), "content_type": DIRECT}),
        (
            415,
            "without coding, found gzip",
            {"data": b"\x1f\x8b", "content_type": DIRECT, "headers": {"Content-Encoding": "gzip"}},
        ),
        (415, "multipart", {"data": {"query": (io.BytesIO(b"ASK {}"), "q.rq")}}),
        (413, "", {"data": b"#" * 5_000_000, "content_type": DIRECT}),
    ],
)
def test_what_the_protocol_excludes_is_refused_with_its_reason(
    client: FlaskClient, status: int, reason: str, request_: dict[str, Any]
) -> None:
    answer = client.open("/sparql", **{"method": "POST", **request_})
    assert (answer.status_code, reason in answer.text) == (status, True), answer.text


def test_a_compressed_body_is_told_what_is_taken(client: FlaskClient) -> None:
    answer = client.post("/sparql", data=b"x", headers={"Content-Encoding": "br"})
    assert answer.status_code == 415 and answer.headers["Accept-Encoding"] == "identity"


SAYS = "SELECT ?o {} {{ ?s <http://example.org/says> ?o }} ORDER BY ?o"
FIRST, SECOND = document_graph("first").value, document_graph("second").value


def objects(client: FlaskClient, query: str, **graphs: Any) -> list[str]:
    answer = client.post("/sparql", data={"query": query, **graphs})
    assert answer.status_code == 200, answer.text
    return [row["o"]["value"] for row in json.loads(answer.data)["results"]["bindings"]]


@pytest.mark.parametrize(
    ("query", "graphs"),
    [
        (SAYS.format(f"FROM <{FIRST}> FROM <{SECOND}>"), {}),
        (
            f"BASE <{FIRST}> PREFIX d: <.> " + SAYS.format(f"FROM <> FROM d:second FROM <{FIRST}>"),
            {},
        ),
        (SAYS.format(""), {"default-graph-uri": [FIRST, SECOND, FIRST]}),
        (SAYS.format(f"FROM <{GRAPH.meta.value}>"), {"default-graph-uri": [FIRST, SECOND]}),
        (SAYS.format(""), {"default-graph-uri": [FIRST, "", SECOND]}),
    ],
)
def test_a_triple_of_two_default_graphs_is_found_once(
    client: FlaskClient, query: str, graphs: dict[str, Any]
) -> None:
    assert objects(client, query, **graphs) == ["both", "one", 'two, "quoted"']


def test_named_graphs_are_those_that_are_named(client: FlaskClient) -> None:
    inside = "SELECT ?o {{ {} GRAPH ?g {{ ?s <http://example.org/says> ?o }} }} ORDER BY ?o"
    assert objects(client, inside.format(""), **{"named-graph-uri": [FIRST]}) == ["both", "one"]
    assert objects(client, inside.format(""), **{"default-graph-uri": [FIRST]}) == []
    joined = inside.format("?t <http://example.org/says> 'both' .")
    both = {"default-graph-uri": [SECOND], "named-graph-uri": [GRAPH.meta.value]}
    assert objects(client, joined, **both) == ["meta"]


PIECES = (
    "SELECT * ASK { } ( ) ?x <http://e/> 'a' \\ \\u0041 \x00 é % %41 & = + ; FROM SERVICE".split()
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    some.lists(some.sampled_from([*PIECES, " ", "\n"]), max_size=12).map("".join),
    some.sampled_from(["", FORM, DIRECT, f"{DIRECT}; charset=", "text/plain;;", "a" * 300]),
    some.text(alphabet="*/;q=,.\"' textcsv019", max_size=30),
)
def test_whatever_is_sent_the_answer_is_no_failure_of_ours(
    client: FlaskClient, text: str, content_type: str, accept: str
) -> None:
    headers = {"Accept": accept}
    for answer in (
        client.get("/sparql", query_string=text, headers=headers),
        client.get("/sparql", query_string={"query": text}, headers=headers),
        client.post("/sparql", data=text.encode(), content_type=content_type, headers=headers),
    ):
        assert answer.status_code < 500, answer.text
        assert "Traceback" not in answer.text
