"""A request that came before is answered from memory, and only where its answer is still true."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interorg.service.cache import OVERHEAD, Cache
from interorg.service.endpoint.repeats import ANSWER, Environ, Kept, Repeats, Respond, Seen
from interorg.service.engine.pool import Answer


class Connected:
    """A connection by which a request came."""

    def __init__(self, request: bytes, peer: str) -> None:
        self.request = request
        self.peer = peer


class Application:
    """Answers with how often it was asked, and has that kept."""

    def __init__(self) -> None:
        self.asked = 0
        self.generation = 1
        self.keeps = True
        self.status = "200 OK"
        self.admits = True
        self.told: list[tuple[str | None, str, str, int]] = []
        self.answers: Cache[Answer] = Cache(1 << 20)
        self.repeats = Repeats(
            self, lambda: self.generation, Cache[Seen](1 << 20), self.answers, self
        )

    def admit(self, client: str | None) -> bool:
        return self.admits

    def tell(self, client: str | None, method: str, path: str, length: int) -> str:
        self.told.append((client, method, path, length))
        return "two"

    def __call__(self, environ: Environ, respond: Respond) -> Iterable[bytes]:
        self.asked += 1
        body = b"%d" % self.asked
        if self.keeps:
            environ[ANSWER] = Kept(self.generation, self.asked)
            self.answers.put(self.generation, self.asked, Answer("text/plain", body))
        respond(self.status, [("X-Asked", str(self.asked)), ("Interorg-Query-Id", "one")])
        return [body]

    def get(
        self, request: bytes = b"GET /sparql?query=ASK", *, peer: str = "192.0.2.1", **more: str
    ) -> bytes:
        """Ask for what is remembered first, as the loop of connections does."""
        remembered = self.repeats.again(peer, request)
        if remembered is not None:
            self.head, _, body = remembered.partition(b"\r\n\r\n")
            return body
        environ: dict[str, Any] = {
            "REQUEST_METHOD": "GET",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "PATH_INFO": "/sparql",
            "REMOTE_ADDR": "198.51.100.1",
            "gunicorn.socket": Connected(request, peer),
            **more,
        }
        return b"".join(self.repeats(environ, lambda status, headers: None))


def test_the_second_of_two_equal_requests_gets_the_same_answer_from_memory() -> None:
    app = Application()
    assert app.get() == app.get() == b"1"
    assert app.asked == 1
    assert app.told == [("198.51.100.1", "GET", "/sparql", 1)]


def test_a_remembered_answer_has_the_headers_of_the_first_but_a_name_and_date_of_its_own() -> None:
    app = Application()
    app.get()
    app.get()
    first, *lines = app.head.decode().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    assert first == "HTTP/1.1 200 OK"
    assert headers["X-Asked"] == "1"
    assert headers["Interorg-Query-Id"] == "two"
    assert "GMT" in headers["Date"]


def test_any_other_byte_and_any_other_address_reaches_the_application() -> None:
    app = Application()
    assert app.get() == b"1"
    assert app.get(b"GET /sparql?query=ASX") == b"2"
    assert app.get(peer="192.0.2.2") == b"3"
    assert app.get() == b"1"


@pytest.mark.parametrize(
    "more",
    [
        {"HTTP_IF_NONE_MATCH": "*"},
        {"HTTP_RANGE": "bytes=0-1"},
        {"HTTP_AUTHORIZATION": "Bearer x"},
        {"HTTP_CONNECTION": "close"},
        {"SERVER_PROTOCOL": "HTTP/1.0"},
        {"REQUEST_METHOD": "HEAD"},
    ],
)
def test_requests_that_depend_on_more_than_their_bytes_reach_the_application(
    more: dict[str, str],
) -> None:
    app = Application()
    assert [app.get(**more), app.get(**more)] == [b"1", b"2"]


def test_a_client_that_asks_too_much_is_left_to_the_application() -> None:
    app = Application()
    app.get()
    app.admits = False
    assert app.get() == b"2"
    assert not app.told


def test_a_new_generation_ends_all_answers_of_the_one_before() -> None:
    app = Application()
    app.get()
    app.generation = 2
    assert app.get() == b"2"
    assert app.get() == b"2"


def test_errors_and_fleeting_answers_are_not_kept() -> None:
    app = Application()
    app.status = "503 Service Unavailable"
    assert [app.get(), app.get()] == [b"1", b"2"]
    app.status, app.keeps = "200 OK", False
    assert [app.get(), app.get()] == [b"3", b"4"]


def test_an_answer_of_an_older_generation_does_not_come_back() -> None:
    cache: Cache[Answer] = Cache(1 << 20)
    cache.put(2, "new", Answer("text/plain", b"new"))
    cache.put(1, "old", Answer("text/plain", b"old"))
    assert cache.get(1, "old") is None and cache.get(2, "old") is None
    assert cache.get(2, "new")


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 3_000)), max_size=60))
def test_a_cache_never_holds_more_than_it_may_and_knows_what_it_holds(
    puts: list[tuple[int, int]],
) -> None:
    cache: Cache[Answer] = Cache(20_000)
    for key, size in puts:
        cache.put(1, key, Answer("text/plain", bytes(size)))
        assert cache.used <= cache.capacity
        kept = cache.get(1, key)
        assert (kept is not None) == ((size + OVERHEAD) * 8 <= cache.capacity) or kept
    held = [entry for key in range(21) if (entry := cache.get(1, key))]
    assert cache.used == sum(entry.size + OVERHEAD for entry in held)
    assert len(cache) == len(held)


def test_the_answer_used_least_lately_goes_first() -> None:
    cache: Cache[Answer] = Cache(16_000)
    for key in range(10):
        cache.put(1, key, Answer("text/plain", bytes(1_000)))
    assert cache.get(1, 0)
    cache.put(1, 10, Answer("text/plain", bytes(1_000)))
    assert cache.get(1, 0) and cache.get(1, 1) is None


def test_many_threads_may_use_a_cache_at_once() -> None:
    cache: Cache[Answer] = Cache(50_000)

    def work(start: int) -> None:
        for key in range(start, start + 500):
            cache.put(1, key % 70, Answer("text/plain", bytes(key % 900)))
            cache.get(1, (key * 7) % 70)

    threads = [threading.Thread(target=work, args=(start,)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    held = [entry for key in range(70) if (entry := cache.get(1, key))]
    assert cache.used == sum(entry.size + OVERHEAD for entry in held) <= cache.capacity
