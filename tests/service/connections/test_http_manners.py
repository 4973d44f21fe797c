"""The server's manners: what is no request, what comes in pieces, what comes slowly."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable
from urllib.parse import quote

import pytest

Talk = Callable[..., bytes]
ASK = "/kg/sparql?query=ASK%7B%7D"
HOST = b"Host: localhost\r\n"
CLOSE = b"Connection: close\r\n"
GET = f"GET {ASK} HTTP/1.1\r\n".encode() + HOST
FORM = b"POST /kg/sparql HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n" + HOST


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


@pytest.mark.parametrize(
    ("request_bytes", "expected"),
    [
        (b"nonsense\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 400),
        (b"GET / HTTP/1.1\nHost: x\n\n", 400),
        (b"GET / HTTP/9.9\r\n" + HOST + b"\r\n", 400),
        (b"GET /a b HTTP/1.1\r\n" + HOST + b"\r\n", 400),
        (b"GET /\x00 HTTP/1.1\r\n" + HOST + b"\r\n", 400),
        (b"GET /kg/health HTTP/1.1\r\n" + CLOSE + b"\r\n", 400),
        (b"GET /kg/health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        (b'GET /kg/health HTTP/1.1\r\nHost: "><script>\r\n' + CLOSE + b"\r\n", 400),
        (b"GET /kg/health HTTP/1.1\r\n" + HOST + b"X: a\r\n b\r\n\r\n", 400),
        (b"GET /kg/health HTTP/1.1\r\n" + HOST + b"X Y: a\r\n\r\n", 400),
        (b"GET /kg/health HTTP/1.1\r\n" + HOST + b"X: a\x00b\r\n\r\n", 400),
        (b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 414),
        (b"GET / HTTP/1.1\r\n" + HOST + b"X: a\r\n" * 200 + b"\r\n", 431),
        (b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 9000 + b"\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 70_000, 431),
        (FORM + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        (FORM + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400),
        (FORM + b"Content-Length: +3\r\n\r\nabc", 400),
        (FORM + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\nabc\r\n", 400),
        (FORM + b"Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", 400),
        (FORM + b"Transfer-Encoding: chunked\r\n" + CLOSE + b"\r\n3;\x01\r\nabc\r\n0\r\n\r\n", 400),
        (FORM + b"Transfer-Encoding: elephant\r\n\r\n", 501),
        (FORM + b"Content-Length: 3\r\nExpect: tea\r\n\r\n", 417),
        (b"BREW /kg/health HTTP/1.1\r\n" + HOST + CLOSE + b"\r\n", 405),
    ],
)
def test_what_is_no_request_is_told_why_at_once(
    talk: Talk, request_bytes: bytes, expected: int
) -> None:
    began = time.monotonic()
    answer = talk(request_bytes)
    assert status(answer) == expected
    assert b"Traceback" not in answer and len(answer.split(b"\r\n\r\n", 1)[1]) > 10
    assert time.monotonic() - began < 3


def test_json_is_given_to_those_who_ask_for_it_even_where_there_is_no_request(talk: Talk) -> None:
    answer = talk(b"GET / HTTP/1.1\r\n" + HOST + b"Accept: application/json\r\nX Y: a\r\n\r\n")
    assert json.loads(answer.split(b"\r\n\r\n")[1])["error"]["status"] == 400


def test_requests_that_follow_one_another_are_answered_in_order(talk: Talk) -> None:
    health = b"GET /kg/health HTTP/1.1\r\n" + HOST + b"\r\n"
    answer = talk(health + GET + b"\r\n" + health[:20], health[20:-2] + CLOSE + b"\r\n", wait=0.2)
    assert answer.count(b"HTTP/1.1 200 OK") == 3
    assert answer.index(b'"status"') < answer.index(b'"boolean"') < answer.rindex(b'"status"')


def test_a_request_that_came_before_gets_the_same_answer_but_for_its_name(port: int) -> None:
    query = "SELECT * { VALUES ?again { 1 2 3 } }"
    request_bytes = f"GET /kg/sparql?query={quote(query)} HTTP/1.1\r\n".encode() + HOST + b"\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=15) as client:
        answers = [asked(client, request_bytes) for _ in range(4)]
    with socket.create_connection(("127.0.0.1", port), timeout=15) as other:
        answers.append(asked(other, request_bytes))
    names = [answer.pop("interorg-query-id") for answer in answers]
    assert len(set(names)) == len(answers)
    for answer in answers:
        assert answer.pop("date")
    assert all(answer == answers[0] for answer in answers)
    assert json.loads(answers[0][""])["results"]["bindings"][2]["again"]["value"] == "3"


def asked(client: socket.socket, request_bytes: bytes) -> dict[str, str]:
    """Return headers by their names, and the body under none."""
    client.sendall(request_bytes)
    with client.makefile("rb") as heard:
        assert heard.readline() == b"HTTP/1.1 200 OK\r\n"
        lines = iter(lambda: heard.readline().decode().strip(), "")
        headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
        return {**headers, "": heard.read(int(headers["content-length"])).decode()}


def test_a_request_may_come_byte_by_byte(talk: Talk) -> None:
    request_bytes = GET + CLOSE + b"\r\n"
    answer = talk(*(request_bytes[at : at + 1] for at in range(len(request_bytes))), wait=0.005)
    assert status(answer) == 200


def test_an_old_client_gets_its_answer_and_the_connection_ends(talk: Talk) -> None:
    answer = talk(f"GET {ASK} HTTP/1.0\r\n\r\n".encode())
    assert answer.startswith(b"HTTP/1.0 200") and b"Transfer-Encoding" not in answer


def test_a_chunked_query_is_answered(talk: Talk) -> None:
    chunks = b"6\r\nquery=\r\n5;a=b\r\nASK{}\r\n0\r\nX-Sum: 1\r\n\r\n"
    assert status(talk(FORM + CLOSE + b"Transfer-Encoding: chunked\r\n\r\n" + chunks)) == 200


def test_a_client_that_asks_whether_to_go_on_is_told_so(talk: Talk) -> None:
    head = FORM + CLOSE + b"Content-Length: 11\r\nExpect: 100-continue\r\n\r\n"
    answer = talk(head, b"query=ASK{}", wait=0.2)
    assert answer.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK")


def test_a_client_that_shuts_its_own_side_is_answered(talk: Talk) -> None:
    assert status(talk(GET + b"\r\n", end=True)) == 200
    assert status(talk(GET[:30], end=True)) == 400


def test_a_body_that_is_too_large_is_refused_though_the_client_goes_on_sending(talk: Talk) -> None:
    size = 24 << 20
    head = FORM + CLOSE + b"Content-Length: %d\r\n\r\n" % size
    assert status(talk(head + b"query=" + b"a" * (size - 6))) == 413


def test_a_request_that_never_ends_is_given_up(talk: Talk) -> None:
    began = time.monotonic()
    assert status(talk(GET)) == 408
    assert 8 < time.monotonic() - began < 14


@pytest.mark.parametrize(
    "held",
    [
        pytest.param(b"", id="silent"),
        pytest.param(GET, id="half a head"),
        pytest.param(FORM + b"Content-Length: 500\r\n\r\nquery=", id="half a body"),
        pytest.param(FORM + b"Content-Length: 900000\r\n\r\nquery=", id="half a large body"),
    ],
)
def test_five_hundred_slow_clients_keep_nobody_waiting(port: int, talk: Talk, held: bytes) -> None:
    clients = [socket.create_connection(("127.0.0.1", port)) for _ in range(500)]
    try:
        for client in clients:
            client.sendall(held)
        took = []
        for _ in range(20):
            began = time.monotonic()
            assert status(talk(GET + CLOSE + b"\r\n")) == 200
            took.append(time.monotonic() - began)
        assert sorted(took)[10] < 0.2
    finally:
        for client in clients:
            client.close()


def test_clients_that_do_not_read_keep_nobody_waiting(port: int, talk: Talk) -> None:
    page = b"GET /kg/static/interorg.css HTTP/1.1\r\n" + HOST + b"\r\n"
    clients = [socket.create_connection(("127.0.0.1", port)) for _ in range(100)]
    try:
        for client in clients:
            client.setblocking(False)
            client.send(page * 200)
        began = time.monotonic()
        assert status(talk(GET + CLOSE + b"\r\n")) == 200
        # They would be waited for 30 s and more; a machine under load may take some by itself.
        assert time.monotonic() - began < 20
    finally:
        for client in clients:
            client.close()
