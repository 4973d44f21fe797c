"""How much of a request has come, however it is cut into pieces."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interorg.service.connections.incoming import HEAD, SMALL, Incoming, Progress, Refused
from interorg.service.connections.refusal import asks_json

GET = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
POST = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nabcde"
CHUNKED = b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
CHUNKS = b"3\r\nabc\r\n4;a=b\r\nd\r\n0\r\n0\r\n\r\n"
TRAILER = b"1\r\na\r\n0\r\nX-Sum: 1\r\n\r\n"
WHOLE = [GET, b"\r\n" + GET, b"GET / HTTP/1.0\r\n\r\n", POST, CHUNKED + CHUNKS, CHUNKED + TRAILER]


def fed(*pieces: bytes) -> list[Progress]:
    incoming = Incoming()
    return [incoming.feed(piece) for piece in pieces]


@pytest.mark.parametrize("request_bytes", WHOLE)
def test_a_request_is_ready_with_its_last_byte_and_not_before(request_bytes: bytes) -> None:
    progress = fed(*(request_bytes[at : at + 1] for at in range(len(request_bytes))))
    assert progress == [Progress.WAITING] * (len(request_bytes) - 1) + [Progress.READY]


@given(st.sampled_from(WHOLE), st.lists(st.integers(0, 120), max_size=6))
def test_pieces_of_any_size_come_to_the_same(request_bytes: bytes, cuts: list[int]) -> None:
    ends = [0, *sorted(min(cut, len(request_bytes)) for cut in cuts), len(request_bytes)]
    incoming = Incoming()
    progress = [
        incoming.feed(request_bytes[begin:end]) for begin, end in pairwise(ends) if begin < end
    ]
    assert progress[-1] is Progress.READY and set(progress[:-1]) <= {Progress.WAITING}
    assert incoming.take() == request_bytes and not incoming.data


@given(st.binary(max_size=300), st.binary(max_size=100))
def test_nothing_that_comes_breaks_it(head: bytes, body: bytes) -> None:
    incoming = Incoming()
    try:
        for piece in (head, CHUNKED, body):
            if incoming.feed(piece) is not Progress.WAITING:
                break
    except Refused as refused:
        assert refused.status in (400, 431) and refused.message


@pytest.mark.parametrize(
    "head",
    [
        b"GET / HTTP/1.1\nHost: x\n",
        b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 3\r\nExpect: tea\r\n\r\n",
    ],
)
def test_what_the_parser_refuses_is_given_to_it_at_once(head: bytes) -> None:
    assert fed(head) == [Progress.READY]


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"GET / HTTP/1.1\r\nX: " + b"a" * HEAD, 431),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * HEAD + b"\r\n\r\n", 431),
        (CHUNKED + b"ZZ\r\n", 400),
        (CHUNKED + b"-1\r\n", 400),
        (CHUNKED + b"\r\n", 400),
        (CHUNKED + b"1\r\nab\r\n", 400),
        (CHUNKED + b"1;" + b"a" * 2000, 400),
        (CHUNKED + b"0\r\nX: a\n\n", 400),
        (CHUNKED + b"0\r\nX: " + b"a" * HEAD, 431),
    ],
)
def test_what_can_be_no_request_is_refused(data: bytes, status: int) -> None:
    with pytest.raises(Refused) as refused:
        fed(data)
    assert refused.value.status == status


def test_a_large_body_is_read_while_it_is_handled() -> None:
    head = b"POST / HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % (SMALL + 1)
    assert fed(head) == [Progress.LARGE]
    assert fed(CHUNKED, b"%x\r\n" % (SMALL + 1)) == [Progress.WAITING, Progress.LARGE]
    small = b"2\r\nab\r\n" * (SMALL // 7 + 1)
    assert fed(CHUNKED + small) == [Progress.LARGE]


def test_a_client_that_asks_whether_to_go_on_is_invited_once() -> None:
    head = b"POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\nContent-Length: 5\r\n\r\n"
    incoming = Incoming()
    assert incoming.feed(head) is Progress.WAITING and incoming.invites
    assert incoming.feed(b"abcde") is Progress.READY
    assert incoming.take() == b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nabcde"


def test_nobody_is_invited_whose_body_is_there_or_who_speaks_an_old_version() -> None:
    head = b"POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n"
    for data in (head + b"abcde", head.replace(b"1.1", b"1.0")):
        incoming = Incoming()
        incoming.feed(data)
        assert not incoming.invites


def test_chunks_are_followed_after_an_invitation() -> None:
    head = b"POST / HTTP/1.1\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n"
    incoming = Incoming()
    assert incoming.feed(head) is Progress.WAITING and incoming.invites
    assert incoming.feed(CHUNKS[:9]) is Progress.WAITING
    assert incoming.feed(CHUNKS[9:]) is Progress.READY


def test_what_follows_a_request_stays_with_it() -> None:
    incoming = Incoming()
    assert incoming.feed(GET + GET[:7]) is Progress.READY
    assert incoming.take() == GET + GET[:7]


@pytest.mark.parametrize(
    ("request_line", "as_json"),
    [
        (b"GET /api/cases?q=aaa HTTP/1.1", True),
        (b"GET /kg/api/cases/aaa HTTP/1.1", True),
        (b"GET /search?q=/api/ HTTP/1.1", False),
        (b"GET /apis/x HTTP/1.1", False),
        (b"GET /x HTTP/1.1\r\nX-From: GET /api/", False),
        (b"GET /x HTTP/1.1\r\nAccept: application/json", True),
    ],
)
def test_the_api_and_those_who_ask_for_it_are_refused_in_json(
    request_line: bytes, as_json: bool
) -> None:
    assert asks_json(request_line + b"\r\n\r\n") is as_json
