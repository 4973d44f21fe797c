"""What a store elsewhere may do wrong, tried with a server that does it."""

from __future__ import annotations

import base64
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from interorg.ingest.failure import BadQuery, Failure, TooLong
from interorg.service.connections.presence import PATIENCE, Presence
from interorg.service.engine.pool import Busy, ClientGone, Exhausted
from interorg.service.remote import RemotePool
from interorg.service.remote.refusals import Unavailable, one_line

JSON = "application/sparql-results+json"
YES = b'{"head":{},"boolean":true}'
Dial = Callable[..., RemotePool]


class Script:
    """What the server answers, and what it was asked."""

    def __init__(self) -> None:
        self.status = 200
        self.headers: dict[str, str] = {"Content-Type": JSON}
        self.body = YES
        self.length: int | None = None
        self.drip = 0.0
        self.closing = False
        self.asked: list[tuple[str, dict[str, str], dict[str, list[str]]]] = []
        self.connections = 0
        self.url = ""


def handler(script: Script) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def setup(self) -> None:
            super().setup()
            script.connections += 1

        def do_POST(self) -> None:
            form = self.rfile.read(int(self.headers["Content-Length"])).decode()
            script.asked.append((self.path, dict(self.headers), parse_qs(form)))
            self.send_response(script.status)
            for name, value in script.headers.items():
                self.send_header(name, value)
            length = len(script.body) if script.length is None else script.length
            self.send_header("Content-Length", str(length))
            self.end_headers()
            for byte in script.body if script.drip else ():
                time.sleep(script.drip)
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
            if not script.drip:
                self.wfile.write(script.body)
            # Without a word in the head, as a server does that is tired of waiting.
            self.close_connection = script.closing or length != len(script.body)

        def log_message(self, *_: Any) -> None:
            pass

        def handle(self) -> None:
            with suppress(BrokenPipeError, ConnectionResetError):
                super().handle()

    return Handler


@pytest.fixture
def script() -> Iterator[Script]:
    made = Script()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(made))
    made.url = f"http://127.0.0.1:{server.server_address[1]}/sparql"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_query_is_posted_as_a_form(script: Script, dial: Dial) -> None:
    dial(script.url).query("ASK { }", default_graphs=["x:d"], named_graphs=["x:n", "x:m"])
    ((path, headers, form),) = script.asked
    assert path == "/sparql"
    assert headers["Accept"] == f"{JSON}, application/json;q=0.5"
    assert "Authorization" not in headers
    assert form == {
        "query": ["ASK { }"],
        "default-graph-uri": ["x:d"],
        "named-graph-uri": ["x:n", "x:m"],
    }


def test_the_graph_to_read_is_sent_with_queries_that_name_none(script: Script, dial: Dial) -> None:
    pool = dial(script.url, ENDPOINT_DEFAULT_GRAPH="x:facts")
    for query in ("ASK { }", "ASK FROM <x:a> { }", "ASK { GRAPH ?g { } }"):
        pool.query(query)
    pool.query("ASK { }", named_graphs=["x:n"])
    sent = [form.get("default-graph-uri") for _, _, form in script.asked]
    assert sent == [["x:facts"], None, None, None]


def test_a_query_that_looks_like_an_update_is_sent_as_a_query(script: Script, dial: Dial) -> None:
    dial(script.url).query("PREFIX insert: <x:#> # DELETE\nASK { }")
    assert list(script.asked[0][2]) == ["query"]


def test_credentials_are_sent_and_never_told(script: Script, dial: Dial, tmp_path: Path) -> None:
    (tmp_path / "password").write_text("open:sesame\n")
    pool = dial(
        f"{script.url}?key=hidden",
        ENDPOINT_USER="me",
        ENDPOINT_PASSWORD_FILE=tmp_path / "password",
    )
    script.status = 401
    with pytest.raises(Unavailable, match=r"refuses this service as a client \(401\)") as caught:
        pool.query("ASK { }")
    path, headers, _ = script.asked[0]
    assert path == "/sparql?key=hidden"
    assert headers["Authorization"] == f"Basic {base64.b64encode(b'me:open:sesame').decode()}"
    assert not any(secret in caught.value.message for secret in ("sesame", "hidden"))


def test_one_connection_serves_query_after_query(script: Script, dial: Dial) -> None:
    pool = dial(script.url)
    for _ in range(5):
        pool.query("ASK { }")
    assert script.connections == 1


def test_a_connection_that_was_closed_meanwhile_is_made_anew(script: Script, dial: Dial) -> None:
    pool = dial(script.url)
    script.closing = True
    for _ in range(3):
        pool.query("ASK { }")
        time.sleep(0.05)
    assert len(script.asked) == 3


@pytest.mark.parametrize(
    ("status", "body", "failure", "message"),
    [
        (302, b"", Unavailable, "redirects elsewhere"),
        (308, b"", Unavailable, "redirects elsewhere"),
        (400, b"<h1>Bad\x00 thing</h1>\n\nstack\n", BadQuery, "refuses the query: Bad thing."),
        (400, b"", BadQuery, "does not say why"),
        (403, b"", Unavailable, "refuses this service"),
        (404, b"", Unavailable, "No SPARQL endpoint answers"),
        (405, b"", Unavailable, "No SPARQL endpoint answers"),
        (406, b"", Unavailable, "No SPARQL endpoint answers"),
        (408, b"", TooLong, "time limit"),
        (413, b"", BadQuery, "longer than the store takes"),
        (429, b"", Busy, "busy"),
        (500, b"Virtuoso S1T00 Error SR171: Transaction timed out", TooLong, "time limit"),
        (500, b"Query timeout", TooLong, "time limit"),
        (500, b"java.lang.NullPointerException\n at x", Unavailable, "NullPointerException."),
        (502, b"<html><body>Bad gateway", Unavailable, "failed (502): Bad gateway."),
        (503, b"", Busy, "busy"),
        (504, b"", TooLong, "time limit"),
    ],
)
def test_what_a_status_means(
    script: Script, dial: Dial, status: int, body: bytes, failure: type[Failure], message: str
) -> None:
    script.status, script.body = status, body
    script.headers["Location"] = "http://127.0.0.1:1/internal"
    with pytest.raises(failure) as caught:
        dial(script.url).query("ASK { }")
    assert type(caught.value) is failure
    assert message in caught.value.message
    assert "\n" not in caught.value.message
    assert len(script.asked) == 1


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/html", b"<html>welcome</html>"),
        (JSON, b"<html>welcome</html>"),
        (JSON, b""),
        (JSON, b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri"'),
        (JSON, b'{"head":{"vars":["s"]},"results":{"bindings":[]}} timed out'),
        ("application/sparql-results+xml", b"<sparql/>"),
    ],
)
def test_an_answer_that_is_none_is_not_passed_on(
    script: Script, dial: Dial, kind: str, body: bytes
) -> None:
    script.headers["Content-Type"], script.body = kind, body
    with pytest.raises(Unavailable, match="answered"):
        dial(script.url).query("SELECT ?s { ?s ?p ?o }")


def test_triples_that_break_off_are_not_passed_on(script: Script, dial: Dial) -> None:
    script.headers["Content-Type"] = "application/n-triples"
    script.body = b"<x:a> <x:b> <x:c> .\nVirtuoso S1T00 Error"
    with pytest.raises(Unavailable, match="something broken"):
        dial(script.url).query("CONSTRUCT WHERE { ?s ?p ?o }")


def test_triples_may_come_as_turtle(script: Script, dial: Dial) -> None:
    script.headers["Content-Type"] = "text/turtle; charset=utf-8"
    script.body = b"@prefix x: <x:> . x:a x:b x:c , x:c ."
    answer = dial(script.url).query("DESCRIBE <x:a>", triples="application/n-triples")
    assert answer.body == b"<x:a> <x:b> <x:c> .\n"


def test_a_body_shorter_than_it_was_said_to_be_is_noticed(script: Script, dial: Dial) -> None:
    script.length = len(YES) + 10
    with pytest.raises(Unavailable, match="does not answer"):
        dial(script.url).query("ASK { }")


def test_an_answer_is_read_up_to_the_limit(script: Script, dial: Dial) -> None:
    script.body = YES + b" " * 200
    assert dial(script.url).query("ASK { }").body == YES
    with pytest.raises(Exhausted, match="longer than the limit"):
        dial(script.url, answer=100).query("ASK { }")


def test_a_store_that_answers_by_the_byte_is_left_at_the_deadline(
    script: Script, dial: Dial
) -> None:
    script.drip = 0.1
    began = time.monotonic()
    with pytest.raises(TooLong, match="time limit"):
        dial(script.url, seconds=0.5).query("ASK { }")
    assert time.monotonic() - began < 2


def test_rows_that_the_store_cut_are_announced(script: Script, dial: Dial) -> None:
    assert dial(script.url).query("ASK { }").truncated is None
    script.headers["X-SPARQL-MaxRows"] = "10000"
    assert dial(script.url).query("ASK { }").truncated == 10000


def test_a_page_is_not_made_from_rows_that_the_store_cut(script: Script, dial: Dial) -> None:
    script.body = b'{"head":{"vars":["s"]},"results":{"bindings":[]}}'
    assert dial(script.url).select("vocabulary") == []
    script.headers["X-SPARQL-MaxRows"] = "10000"
    with pytest.raises(Exhausted, match="cuts answers at 10,000 rows"):
        dial(script.url).select("vocabulary")


def test_what_was_found_before_the_store_gave_up_is_no_answer(script: Script, dial: Dial) -> None:
    script.headers["X-SQL-State"] = "S1TAT"
    with pytest.raises(TooLong):
        dial(script.url).query("ASK { }")


class Leaving:
    """A client that goes away when told to."""

    def __init__(self, ours: socket.socket) -> None:
        self.ours = ours

    def fileno(self) -> int:
        return self.ours.fileno()

    def gone(self) -> bool:
        return self.ours.recv(1, socket.MSG_PEEK) == b""


def test_a_query_ends_when_nobody_waits_for_it() -> None:
    from interorg.service.engine.pool import Limits
    from interorg.service.remote import connect

    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/sparql"
        config = {"ENDPOINT": url, "DEFAULT_GRAPH": "union"}
        ours, theirs = socket.socketpair()
        with connect(config, Limits(seconds=20)) as pool, ours, theirs:
            threading.Timer(0.2, theirs.close).start()
            began = time.monotonic()
            with pytest.raises(ClientGone):
                pool.query("ASK { }", client=Leaving(ours))
            assert time.monotonic() - began < 5
            assert pool.running == 0


def test_a_query_ends_when_a_client_that_has_said_all_is_not_waited_for_any_more() -> None:
    from interorg.service.engine.pool import Limits
    from interorg.service.remote import connect

    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        socket.create_connection(silent.getsockname()) as theirs,
        silent.accept()[0] as ours,
    ):
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/sparql"
        theirs.shutdown(socket.SHUT_WR)
        with connect({"ENDPOINT": url, "DEFAULT_GRAPH": "union"}, Limits(seconds=20)) as pool:
            began = time.monotonic()
            with pytest.raises(ClientGone):
                pool.query("ASK { }", client=Presence(ours))
            assert PATIENCE <= time.monotonic() - began < 10


def test_the_first_line_that_says_something_is_told() -> None:
    assert one_line("\n\n  ---\n<b>Lost</b>\tconnection\r\nat line 1") == "Lost connection"
    assert len(one_line("a" * 10_000)) == 300
    assert one_line("{}\n") == ""
