"""A request that came before is answered from memory, and only where its answer is still true."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterable, Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from interorg.service.cache import OVERHEAD, Cache
from interorg.service.endpoint.repeats import ANSWER, Environ, Kept, Repeats, Respond, Seen
from interorg.service.engine.pool import Answer


class Application:
    """Answers with what it was sent and how often it was asked, and has that kept."""

    def __init__(self) -> None:
        self.asked = 0
        self.generation = 1
        self.keeps = True
        self.status = "200 OK"
        self.answers: Cache[Answer] = Cache(1 << 20)
        self.repeats = Repeats(
            self, "/sparql", lambda: self.generation, Cache[Seen](1 << 20), self.answers
        )

    def __call__(self, environ: Environ, respond: Respond) -> Iterable[bytes]:
        self.asked += 1
        sent = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        body = b"%d " % self.asked + sent
        if self.keeps:
            environ[ANSWER] = Kept(self.generation, self.asked)
            self.answers.put(self.generation, self.asked, Answer("text/plain", body))
        respond(self.status, [("X-Asked", str(self.asked)), ("Interorg-Query-Id", "one")])
        return [body]

    def get(self, body: bytes | None = None, *, more: Mapping[str, str] = {}) -> bytes:
        environ: dict[str, Any] = {
            "REQUEST_METHOD": "GET" if body is None else "POST",
            "PATH_INFO": "/sparql",
            "QUERY_STRING": "query=ASK",
            "wsgi.input": io.BytesIO(body or b""),
            **({} if body is None else {"CONTENT_LENGTH": str(len(body))}),
            **more,
        }
        self.headers: dict[str, str] = {}

        def respond(status: str, headers: list[tuple[str, str]]) -> None:
            self.headers = dict(headers)

        return b"".join(self.repeats(environ, respond))


def test_the_second_of_two_equal_requests_gets_the_same_answer_from_memory() -> None:
    app = Application()
    assert app.get() == app.get() == b"1 "
    assert app.asked == 1
    assert app.headers == {"X-Asked": "1"}


def test_a_posted_query_is_told_by_its_body_which_the_application_can_still_read() -> None:
    app = Application()
    assert [app.get(body=b"a"), app.get(body=b"b"), app.get(body=b"a")] == [b"1 a", b"2 b", b"1 a"]


def test_what_an_answer_depends_on_parts_requests() -> None:
    app = Application()
    app.get()
    for name in ("HTTP_ACCEPT", "HTTP_HOST", "HTTP_ORIGIN", "CONTENT_TYPE", "QUERY_STRING"):
        before = app.asked
        app.get(more={name: "other"})
        assert app.asked == before + 1


def test_conditions_other_methods_and_other_places_reach_the_application() -> None:
    app = Application()
    app.get()
    for more in (
        {"HTTP_IF_NONE_MATCH": "*"},
        {"HTTP_RANGE": "bytes=0-1"},
        {"REQUEST_METHOD": "HEAD"},
        {"PATH_INFO": "/search"},
    ):
        before = app.asked
        app.get(more=more)
        app.get(more=more)
        assert app.asked == before + 2


def test_a_new_generation_ends_all_answers_of_the_one_before() -> None:
    app = Application()
    app.get()
    app.generation = 2
    assert app.get() == b"2 "
    assert app.get() == b"2 "


def test_errors_and_fleeting_answers_are_not_kept() -> None:
    app = Application()
    app.status = "503 Service Unavailable"
    assert [app.get(), app.get()] == [b"1 ", b"2 "]
    app.status, app.keeps = "200 OK", False
    assert [app.get(), app.get()] == [b"3 ", b"4 "]


def test_a_body_that_breaks_off_is_not_taken_for_another() -> None:
    app = Application()
    assert app.get(b"ab", more={"CONTENT_LENGTH": "5"}) == b"1 ab"
    assert app.get(body=b"ab") == b"2 ab"


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
