"""SERVICE reaches the hosts that are named, and nothing inside the operator's network."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import Any
from urllib.parse import parse_qs

import pytest
from flask.testing import FlaskClient
from pyoxigraph import QueryResultsFormat, Store, parse_query_results

from interorg.ingest.failure import BadQuery
from interorg.service.endpoint.federation import federate
from interorg.service.endpoint.outlet import NoAnswer, Outlet, Reply, is_public
from interorg.service.storage.store import Store as Published
from interorg.service.web import create_app

JSON = "application/sparql-results+json"
ROWS = {
    "head": {"vars": ["x", "y"]},
    "results": {
        "bindings": [
            {
                "x": {"type": "uri", "value": "http://example.org/a"},
                "y": {"type": "literal", "value": 'a "quote" } SERVICE', "xml:lang": "en"},
            },
            {"x": {"type": "uri", "value": "http://example.org/none"}},
            {"x": {"type": "bnode", "value": "b0"}, "y": {"type": "literal", "value": "1"}},
        ]
    },
}


class Neighbour(ThreadingHTTPServer):
    """Another endpoint, which answers as a test wants and keeps what it was asked."""

    daemon_threads = True

    def __init__(self, answer: Callable[[BaseHTTPRequestHandler], None]) -> None:
        self.asked: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.asked.append(parse_qs(body.decode())["query"][0])
                answer(self)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def host(self) -> str:
        return f"localhost:{self.server_port}"

    @property
    def url(self) -> str:
        return f"http://{self.host}/sparql"


def send(
    handler: BaseHTTPRequestHandler,
    status: int,
    headers: Mapping[str, str] = {},
    body: bytes = b"",
) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def rows(handler: BaseHTTPRequestHandler) -> None:
    send(handler, 200, {"Content-Type": JSON}, json.dumps(ROWS).encode())


@pytest.fixture
def start() -> Iterator[Callable[..., Neighbour]]:
    made: list[Neighbour] = []

    def begin(answer: Callable[[BaseHTTPRequestHandler], None] = rows) -> Neighbour:
        made.append(Neighbour(answer))
        return made[-1]

    yield begin
    for server in made:
        server.shutdown()
        server.server_close()


def outlet(server: Neighbour, **more: Any) -> Outlet:
    """Make an outlet that may reach a server of this machine."""
    return Outlet([server.host], permitted=lambda _: True, **more)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.9.1", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1"),
        *("169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "240.0.0.1"),
        *("192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1"),
        *("fec0::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "2002:a00:1::"),
        *("64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2001:db8::1"),
    ],
)
def test_an_address_inside_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2600::1", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_an_address_outside_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "endpoint",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "http://user@example.org/",
        "http://example.org:8080/",
        "http://example.org.evil.test/",
        "http://evil.test/?example.org",
        "http://evil.test#@example.org/",
        "http:///sparql",
        "urn:x",
    ],
)
def test_only_named_hosts_at_web_addresses_are_asked(endpoint: str) -> None:
    with pytest.raises(BadQuery, match=r"SERVICE (may not ask|asks endpoints)"):
        Outlet(["example.org"]).ask(endpoint, "SELECT * {}", JSON)


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "[::1]", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"]
)
def test_a_named_host_whose_address_is_inside_is_not_asked(
    start: Callable[..., Neighbour], host: str
) -> None:
    server = start()
    place = f"{host}:{server.server_port}"
    allowed = Outlet([place.replace("[", "").replace("]", "")])
    with pytest.raises((BadQuery, NoAnswer), match=r"not public|is not known"):
        allowed.ask(f"http://{place}/", "SELECT * {}", JSON)
    assert server.asked == []


def test_a_redirect_to_a_host_that_is_not_named_is_not_followed(
    start: Callable[..., Neighbour],
) -> None:
    inside = start()
    target = f"http://127.0.0.1:{inside.server_port}/"
    server = start(lambda handler: send(handler, 307, {"Location": target}))
    with pytest.raises(BadQuery, match=r"may not ask 127.0.0.1"):
        outlet(server).ask(server.url, "SELECT * {}", JSON)
    assert inside.asked == []


def test_a_redirect_on_the_same_host_is_followed_and_one_without_end_is_not(
    start: Callable[..., Neighbour],
) -> None:
    def once(handler: BaseHTTPRequestHandler) -> None:
        if handler.path == "/sparql":
            send(handler, 301, {"Location": "/there?x=1"})
        else:
            rows(handler)

    server = start(once)
    assert outlet(server).ask(server.url, "SELECT * {}", JSON).media_type == JSON
    endless = start(lambda handler: send(handler, 302, {"Location": "/sparql"}))
    with pytest.raises(NoAnswer, match="redirects without end"):
        outlet(endless).ask(endless.url, "SELECT * {}", JSON)


def drip(handler: BaseHTTPRequestHandler) -> None:
    try:
        for _ in range(100):
            handler.wfile.write(b"H")
            time.sleep(0.05)
    except OSError:
        return


BAD: dict[str, tuple[str, Callable[[BaseHTTPRequestHandler], None]]] = {
    "an error": ("answered 500", lambda handler: send(handler, 500)),
    "too much": ("more than 0 MiB", lambda handler: send(handler, 200, {}, b"x" * 5_000)),
    "no HTTP": (
        "cannot be asked",
        lambda handler: [handler.wfile.write(b"nonsense\r\n\r\n")][0] and None,
    ),
    "single bytes": ("no answer within 0.5 s", drip),
    "silence": ("no answer within 0.5 s", lambda _: time.sleep(1)),
    "less than announced": (
        "cannot be asked",
        lambda handler: send(handler, 200, {"Content-Length": "50"}, b"{}"),
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_an_endpoint_that_misbehaves_is_given_up(
    start: Callable[..., Neighbour], name: str
) -> None:
    reason, answer = BAD[name]
    server = start(answer)
    began = time.monotonic()
    with pytest.raises(NoAnswer, match=reason):
        outlet(server, seconds=0.5, size=4_000).ask(server.url, "SELECT * {}", JSON)
    assert time.monotonic() - began < 3


def test_a_port_where_nobody_listens_is_no_answer() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        host = f"localhost:{unused.getsockname()[1]}"
        with pytest.raises(NoAnswer, match="cannot be asked"):
            Outlet([host], permitted=lambda _: True).ask(f"http://{host}/", "ASK {}", JSON)


def solutions(query: str) -> list[tuple[str, ...]]:
    store = Store()
    body = store.query(query).serialize(format=QueryResultsFormat.TSV)  # type: ignore[union-attr]
    assert body is not None
    lines = body.decode().splitlines()
    return [tuple(line.split("\t")) for line in lines[1:]]


def replies(endpoint: str, query: str, accept: str) -> Reply:
    return Reply(JSON, json.dumps(ROWS).encode())


def test_what_another_endpoint_answers_joins_with_the_rest_of_the_query() -> None:
    query = """PREFIX e: <http://example.org/> SELECT ?x ?y {
      VALUES ?x { e:a e:b e:none } SERVICE e:sparql { ?x e:says ?y } }"""
    asked: list[tuple[str, str]] = []

    def ask(endpoint: str, text: str, accept: str) -> Reply:
        asked.append((endpoint, text))
        return replies(endpoint, text, accept)

    rewritten = federate(query, "http://localhost/sparql", ask)
    assert solutions(rewritten) == [
        ("<http://example.org/a>", '"a \\"quote\\" } SERVICE"@en'),
        ("<http://example.org/none>", ""),
    ]
    ((endpoint, text),) = asked
    assert endpoint == "http://example.org/sparql"
    assert Store().query(text) is not None and "?x e:says ?y" in text


def test_blank_nodes_of_others_become_iris_of_theirs() -> None:
    rewritten = federate(
        "SELECT ?x { SERVICE <http://example.org/q> { ?x ?p ?y } FILTER(?y = '1') }", "", replies
    )
    assert solutions(rewritten) == [("<http://example.org/.well-known/genid/b0>",)]


def test_a_silent_failure_is_one_solution_that_binds_nothing() -> None:
    def fail(endpoint: str, query: str, accept: str) -> Reply:
        raise NoAnswer("down")

    query = "SELECT ?x {{ VALUES ?x {{ 1 }} SERVICE {} <http://example.org/q> {{ ?x ?p ?y }} }}"
    assert len(solutions(federate(query.format("SILENT"), "", fail))) == 1
    with pytest.raises(NoAnswer, match="down"):
        federate(query.format(""), "", fail)


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT * { ?s ?p ?o SERVICE ?s { ?s ?p ?o } }", "at line 1, column 21 must name"),
        ("SELECT * { SERVICE x:y { ?s ?p ?o } }", "must name its endpoint"),
        ("SELECT * { SERVICE <http://e/> ?s ?p ?o }", "Expected {"),
        ("SELECT * { SERVICE <http://e/> { ?s ?p ?o ", "not closed"),
        ("SELECT * { SERVICE", "must name its endpoint"),
        ("SELECT * { " + "SERVICE <http://e/> {} " * 11 + "}", "at most 10"),
    ],
)
def test_a_clause_that_is_wrong_is_refused_where_it_stands(query: str, reason: str) -> None:
    with pytest.raises(BadQuery, match=reason):
        federate(query, "http://localhost/", replies)


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b'{"head":{},"boolean":true}', b"<html>", b'{"head":{"vars":["a b"]}}' + b" " * 9],
)
def test_what_are_no_rows_is_no_answer(body: bytes) -> None:
    with pytest.raises(NoAnswer, match="which are no rows"):
        federate("SELECT * { SERVICE <http://e/> {} }", "", lambda *_: Reply(JSON, body))


@pytest.fixture
def federated(published: Published) -> Iterator[Callable[[Neighbour], FlaskClient]]:
    apps = []

    def make(server: Neighbour) -> FlaskClient:
        app = create_app({"STORE": published.path, "WORKERS": 1, "ALLOW_SERVICE": (server.host,)})
        apps.append(app)
        return app.test_client()

    yield make
    for app in apps:
        app.extensions["interorg"].pool.close()


def test_a_query_is_answered_from_here_and_from_there(
    start: Callable[..., Neighbour], federated: Callable[[Neighbour], FlaskClient]
) -> None:
    server = start()
    client = federated(server)
    query = f"""SELECT ?here ?y {{ ?x <http://example.org/says> ?here
      SERVICE <{server.url}> {{ ?x <http://e/p> ?y }} FILTER(BOUND(?y)) }} ORDER BY ?here"""
    refused = client.get("/sparql", query_string={"query": query})
    assert refused.status_code == 400 and "address is not public" in refused.text
    client.application.extensions["interorg.outlet"] = outlet(server)
    answer = client.get("/sparql", query_string={"query": query})
    assert answer.status_code == 200 and "ETag" not in answer.headers
    found = parse_query_results(answer.data, QueryResultsFormat.JSON)
    assert [str(row["here"]) for row in found] == ['"both"', '"one"']  # type: ignore[union-attr]
    assert len(server.asked) == 1


def test_hosts_that_are_not_named_are_refused_by_name(
    start: Callable[..., Neighbour], federated: Callable[[Neighbour], FlaskClient]
) -> None:
    client = federated(start())
    answer = client.post("/sparql", data={"query": "ASK { SERVICE <http://other.test/> {} }"})
    assert answer.status_code == 400 and "may not ask other.test" in answer.text
