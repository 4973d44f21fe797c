"""The SPARQL protocol over HTTP: requests, formats, and how errors are told."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat, parse

from interorg.ontology.terms import GRAPH, document_graph
from interorg.service.storage.store import Store
from interorg.service.web import create_app

ROWS = "SELECT ?s ?o { ?s <http://example.org/says> ?o } ORDER BY ?o"
EXPECTED = [
    ("http://example.org/a", "both"),
    ("http://example.org/a", "one"),
    ("http://example.org/b", 'two, "quoted"'),
]
JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
SPARQL = "application/sparql-query"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def test_get_form_and_direct_post_answer_alike(client: FlaskClient) -> None:
    answers = [
        client.get("/sparql", query_string={"query": ROWS}),
        client.post("/sparql", data={"query": ROWS}),
        client.post("/sparql", data=ROWS, content_type=SPARQL),
        client.post("/sparql", data=ROWS, content_type=f"{SPARQL}; charset=utf-8"),
    ]
    assert {answer.status_code for answer in answers} == {200}
    assert {answer.content_type for answer in answers} == {JSON}
    assert len({answer.data for answer in answers}) == 1
    rows = json.loads(answers[0].data)["results"]["bindings"]
    assert [(row["s"]["value"], row["o"]["value"]) for row in rows] == EXPECTED


def test_xml_csv_and_tsv_hold_the_same_rows(client: FlaskClient) -> None:
    def get(accept: str) -> str:
        answer = client.get("/sparql", query_string={"query": ROWS}, headers={"Accept": accept})
        assert answer.mimetype == accept
        assert answer.vary == {"Accept"}
        return answer.text

    tree = ElementTree.fromstring(get(XML))
    space = "{http://www.w3.org/2005/sparql-results#}"
    values = [binding[0].text for binding in tree.iter(f"{space}binding")]
    assert values == [value for row in EXPECTED for value in row]
    assert list(csv.reader(io.StringIO(get("text/csv")))) == [["s", "o"], *map(list, EXPECTED)]
    assert get("text/tab-separated-values").splitlines() == [
        "?s\t?o",
        '<http://example.org/a>\t"both"',
        '<http://example.org/a>\t"one"',
        '<http://example.org/b>\t"two, \\"quoted\\""',
    ]


@pytest.mark.parametrize(
    ("accept", "body"),
    [
        (JSON, b'{"head":{},"boolean":true}'),
        ("text/csv", b"true"),
        ("text/tab-separated-values", b"true"),
    ],
)
def test_a_yes_or_no_is_answered_in_each_format(
    client: FlaskClient, accept: str, body: bytes
) -> None:
    answer = client.post("/sparql", data={"query": "ASK {}"}, headers={"Accept": accept})
    assert answer.mimetype == accept and answer.data == body


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/n-quads", RdfFormat.N_QUADS),
        ("application/trig", RdfFormat.TRIG),
        ("application/rdf+xml", RdfFormat.RDF_XML),
        ("application/ld+json", RdfFormat.JSON_LD),
    ],
)
def test_triples_are_the_same_in_each_format(
    client: FlaskClient, accept: str, form: RdfFormat
) -> None:
    query = "CONSTRUCT { ?s <http://example.org/says> ?o } { ?s <http://example.org/says> ?o }"
    answer = client.post("/sparql", data={"query": query}, headers={"Accept": accept})
    assert answer.mimetype == accept
    found = {(str(q.subject), str(q.object)) for q in parse(answer.data, form)}
    assert len(found) == 3 and ("<http://example.org/a>", '"one"') in found


def test_describe_gives_what_is_said_of_a_thing(client: FlaskClient) -> None:
    answer = client.get("/sparql?query=DESCRIBE+<http://example.org/b>")
    assert answer.mimetype == "text/turtle" and 'two, \\"quoted\\"' in answer.text


def test_columns_of_a_star_stand_in_the_order_of_the_query(client: FlaskClient) -> None:
    query = "SELECT * { ?work <http://example.org/says> ?it BIND(1 AS ?also) }"
    answer = client.get("/sparql", query_string={"query": query, "format": "csv"})
    assert answer.text.splitlines()[0] == "work,it,also"


@pytest.mark.parametrize("name", ["format", "output", "results"])
def test_a_format_parameter_goes_before_accept(client: FlaskClient, name: str) -> None:
    parameters = {"query": ROWS, name: "csv"}
    answer = client.get("/sparql", query_string=parameters, headers={"Accept": JSON})
    assert answer.mimetype == "text/csv"


def test_a_format_that_does_not_fit_the_query_is_passed_over(client: FlaskClient) -> None:
    answer = client.get("/sparql", query_string={"query": ROWS, "format": "turtle"})
    assert answer.mimetype == JSON
    query = {"query": "CONSTRUCT WHERE { ?s ?p ?o }", "format": "json"}
    assert client.get("/sparql", query_string=query).mimetype == "application/ld+json"


def test_head_is_get_without_a_body(client: FlaskClient) -> None:
    answer = client.head("/sparql", query_string={"query": ROWS})
    whole = client.get("/sparql", query_string={"query": ROWS})
    assert answer.status_code == 200 and answer.data == b""
    assert answer.headers["Content-Length"] == str(len(whole.data))


def test_any_page_of_the_web_may_ask(client: FlaskClient) -> None:
    answer = client.get("/sparql?query=ASK{}", headers={"Origin": "https://example.org"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers
    before = client.options("/sparql", headers={"Access-Control-Request-Method": "POST"})
    assert before.status_code == 200
    assert "POST" in before.headers["Access-Control-Allow-Methods"]
    assert "Content-Type" in before.headers["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("method", ["GET", "POST", "direct"])
def test_datasets_of_the_request_replace_those_of_the_query(
    client: FlaskClient, method: str
) -> None:
    query = ROWS.replace("{", "FROM <http://example.org/none> {", 1)
    graphs = {"default-graph-uri": [GRAPH.meta.value, document_graph("second").value]}
    if method == "GET":
        answer = client.get("/sparql", query_string={"query": query, **graphs})
    elif method == "POST":
        answer = client.post("/sparql", data={"query": query, **graphs})
    else:
        answer = client.post("/sparql", query_string=graphs, data=query, content_type=SPARQL)
    rows = json.loads(answer.data)["results"]["bindings"]
    assert [row["o"]["value"] for row in rows] == ["both", "meta", 'two, "quoted"']


def test_without_a_query_browsers_are_sent_to_the_query_page(client: FlaskClient) -> None:
    answer = client.get("/sparql", headers={"Accept": BROWSER})
    assert (answer.status_code, answer.location) == (303, "/query")
    answer = client.get("/sparql?query=ASK%20%7B%7D", headers={"Accept": BROWSER})
    assert (answer.status_code, answer.location) == (303, "/query?query=ASK%20%7B%7D")
    asked = client.get("/sparql?query=ASK%20%7B%7D&format=json", headers={"Accept": BROWSER})
    assert asked.json == {"head": {}, "boolean": True}


@pytest.mark.parametrize("accept", ["*/*", "text/turtle", "application/ld+json"])
def test_without_a_query_the_service_describes_itself(client: FlaskClient, accept: str) -> None:
    answer = client.get("/sparql", headers={"Accept": accept})
    assert answer.status_code == 200
    form = RdfFormat.from_media_type(answer.mimetype)
    text = " ".join(str(quad) for quad in parse(answer.data, form))
    assert "UnionDefaultGraph" in text and "/sparql>" in text and "SPARQL11Query" in text


UPDATE = "INSERT DATA { <http://e/a> <http://e/b> 1 }"
BAD: dict[str, tuple[int, str, dict[str, object]]] = {
    "syntax": (400, "line 1, column 15", {"data": {"query": "SELECT * { ?s "}}),
    "second line": (400, "line 2, column", {"data": {"query": "SELECT * {\n ?s ?p . }"}}),
    "undeclared prefix": (400, "prefix e: is not decl", {"data": {"query": "ASK { e:a ?p 1 }"}}),
    "no query": (400, "found none", {"data": {"other": "x"}}),
    "empty query": (400, "empty", {"data": {"query": "  "}}),
    "two queries": (400, "found 2", {"data": {"query": ["ASK {}", "ASK {}"]}}),
    "empty body": (400, "holds no query", {"data": "", "content_type": SPARQL}),
    "not UTF-8": (400, "not UTF-8 at byte 5", {"data": b"ASK {\xff}", "content_type": SPARQL}),
    "an update": (400, "INSERT is not allowed", {"data": {"query": UPDATE}}),
    "an update parameter": (400, "`update` is not", {"data": {"update": UPDATE}}),
    "update type": (415, "sparql-update", {"data": "", "content_type": f"{SPARQL[:-5]}update"}),
    "federation": (400, "SERVICE is not", {"data": {"query": "ASK { SERVICE <http://e/> {} }"}}),
    "no IRI": (400, "absolute IRI", {"data": {"query": "ASK {}", "default-graph-uri": "x"}}),
    "broken graph": (400, "absolute IRI", {"data": {"query": "ASK {}", "named-graph-uri": "a b"}}),
    "unknown format": (406, "no format 'docx'", {"data": {"query": "ASK {}", "format": "docx"}}),
    "unknown type": (406, "text/csv", {"data": {"query": "ASK {}"}, "headers": {"Accept": "a/b"}}),
    "wrong type": (415, "found text/plain", {"data": "ASK {}", "content_type": "text/plain"}),
    "no type": (415, "no Content-Type", {"data": b"ASK {}", "content_type": ""}),
    "multipart": (415, "multipart", {"data": {"query": (io.BytesIO(b"ASK {}"), "q.rq")}}),
    "deep": (400, "nested more than 100", {"data": {"query": "ASK " + "{" * 5_000}}),
    "long": (400, "characters", {"data": {"query": "#" * 300_000}}),
    "huge": (413, "", {"data": {"query": "#" * 5_000_000}}),
    "PUT": (405, "not allowed", {"method": "PUT", "data": "x"}),
    "DELETE": (405, "not allowed", {"method": "DELETE"}),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_request_is_answered_with_its_reason(client: FlaskClient, name: str) -> None:
    status, reason, request = BAD[name]
    answer = client.open("/sparql", **{"method": "POST", **request})  # type: ignore[arg-type]
    assert answer.status_code == status
    assert answer.mimetype == "text/plain" and reason in answer.text
    assert "Traceback" not in answer.text
    assert client.get("/sparql?query=ASK{}").status_code == 200


def test_a_method_that_is_not_allowed_names_those_that_are(client: FlaskClient) -> None:
    allowed = client.put("/sparql").headers["Allow"]
    assert {"GET", "HEAD", "POST", "OPTIONS"} == set(allowed.split(", "))


def test_an_error_has_one_shape_in_json(client: FlaskClient) -> None:
    for path, status in (("/sparql?query=ASK+{", 400), ("/nothing/here", 404)):
        answer = client.get(path, headers={"Accept": JSON})
        assert answer.status_code == status and answer.json
        assert answer.json["error"]["status"] == status
        assert list(answer.json["error"]) == ["message", "status"]


def test_an_error_is_a_page_for_browsers_and_escapes_what_was_asked(client: FlaskClient) -> None:
    answer = client.get("/concept/<script>alert(1)</script>", headers={"Accept": BROWSER})
    assert answer.status_code == 404 and answer.mimetype == "text/html"
    assert "<script>alert" not in answer.text


def test_every_answer_carries_the_security_headers(client: FlaskClient) -> None:
    for path in ("/sparql?query=ASK{}", "/nothing", "/health"):
        headers = client.get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_health_names_the_generation(client: FlaskClient) -> None:
    assert client.get("/health").json == {"generation": 1, "status": "ok"}


@pytest.fixture
def make_client(published: Store) -> Iterator[Callable[..., FlaskClient]]:
    made: list[Flask] = []

    def make(**config: object) -> FlaskClient:
        made.append(create_app({"STORE": published.path, "WORKERS": 1, **config}))
        return made[-1].test_client()

    yield make
    for app in made:
        app.extensions["interorg"].pool.close()


def test_the_time_limit_is_a_503_that_says_so(make_client: Callable[..., FlaskClient]) -> None:
    client = make_client(TIMEOUT=1.0)
    product = " . ".join(f"?a{n} ?b{n} ?c{n}" for n in range(12))
    answer = client.post("/sparql", data={"query": f"SELECT (COUNT(*) AS ?n) {{ {product} }}"})
    assert answer.status_code == 503 and "time limit of 1 s" in answer.text
    assert answer.headers["Retry-After"] == "5"
    assert client.get("/sparql?query=ASK{}").status_code == 200


def test_the_default_graph_can_be_set_for_a_server(
    make_client: Callable[..., FlaskClient],
) -> None:
    client = make_client(DEFAULT_GRAPH="strict")
    answer = client.get("/sparql", query_string={"query": ROWS, "format": "csv"})
    assert answer.text == "s,o\r\n"
    query = ROWS.replace("{", f"FROM <{GRAPH.meta.value}> {{", 1)
    answer = client.get("/sparql", query_string={"query": query, "format": "csv"})
    assert answer.text == "s,o\r\nhttp://example.org/run,meta\r\n"
    assert client.get("/concept/JointVenture").status_code == 200
    assert "UnionDefaultGraph" not in client.get("/sparql").text
