"""Answers a request that came before, byte for byte, without waking the application.

Two caches stand behind it. `answers` holds what queries gave, by query, dataset and format,
however they were asked for; `requests` holds, by the bytes of a request, which of them it got and
with which headers. Both are of one generation.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..cache import Cache
from ..engine.pool import Answer

Environ = dict[str, Any]
Respond = Callable[..., Any]
Application = Callable[[Environ, Respond], Iterable[bytes]]

LONGEST = 64 << 10
"""Bytes of a body that is looked at."""
CARRIES = (
    *("REQUEST_METHOD", "wsgi.url_scheme", "HTTP_HOST", "SCRIPT_NAME", "PATH_INFO"),
    *("QUERY_STRING", "CONTENT_TYPE", "HTTP_ACCEPT", "HTTP_CONTENT_ENCODING", "HTTP_ORIGIN"),
    *("HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PREFIX"),
)
"""What of a request its answer depends on, beside the body."""
CONDITIONS = (
    *("HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE"),
    *("HTTP_AUTHORIZATION", "HTTP_TRANSFER_ENCODING", "HTTP_FORWARDED"),
)
"""What a request must not have."""
ANSWER = "interorg.answer"
"""The place in the environment where the application says which kept answer it gave."""


@dataclass(frozen=True)
class Kept:
    """An answer that is kept, and the generation and key it is kept under."""

    generation: int
    key: Hashable


@dataclass(frozen=True)
class Seen:
    """What a request got."""

    status: str
    headers: tuple[tuple[str, str], ...]
    answer: Hashable

    @property
    def size(self) -> int:
        return sum(len(name) + len(value) + 100 for name, value in self.headers)


class Repeats:
    """A WSGI application in front of another."""

    def __init__(
        self,
        application: Application,
        path: str,
        generation: Callable[[], int],
        requests: Cache[Seen],
        answers: Cache[Answer],
        admit: Callable[[Environ], bool] = lambda _: True,
        tell: Callable[[Environ, str, int], list[tuple[str, str]]] = lambda *_: [],
    ) -> None:
        """Look at requests for `path` alone.

        `admit` says whether a client may ask now; `tell` hears of every repeated answer (its
        environment, status and length) and gives headers to add.
        """
        self.application = application
        self.path = path
        self.generation = generation
        self.requests = requests
        self.answers = answers
        self.admit = admit
        self.tell = tell

    def __call__(self, environ: Environ, respond: Respond) -> Iterable[bytes]:
        if environ.get("PATH_INFO") != self.path or any(name in environ for name in CONDITIONS):
            return self.application(environ, respond)
        key = key_of(environ)
        if key is None:
            return self.application(environ, respond)
        generation = self.generation()
        seen = self.requests.get(generation, key)
        answer = self.answers.get(generation, seen.answer) if seen else None
        if seen and answer and self.admit(environ):
            added = self.tell(environ, seen.status, len(answer.body))
            respond(seen.status, [*seen.headers, *added])
            return [answer.body]
        return self._observed(environ, respond, key)

    def _observed(self, environ: Environ, respond: Respond, key: bytes) -> Iterable[bytes]:
        def observe(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            kept = environ.get(ANSWER)
            if isinstance(kept, Kept) and status.startswith("200"):
                lasting = tuple(each for each in headers if each[0].lower() not in PASSING)
                self.requests.put(kept.generation, key, Seen(status, lasting, kept.key))
            return respond(status, headers, *rest)

        return self.application(environ, observe)


PASSING = frozenset({"interorg-query-id", "date", "set-cookie"})
"""Headers of one response alone."""


def key_of(environ: Environ) -> bytes | None:
    """Return the digest of a request, whose body can be read again then; None for a long one."""
    digest = hashlib.blake2b(digest_size=16)
    for name in CARRIES:
        value = str(environ.get(name, "")).encode("utf-8", "surrogateescape")
        digest.update(b"%d:" % len(value) + value)
    if environ["REQUEST_METHOD"] == "POST":
        length = environ.get("CONTENT_LENGTH", "")
        if not length.isdecimal() or int(length) > LONGEST:
            return None
        body = b"".join(pieces(environ["wsgi.input"], int(length)))
        environ["wsgi.input"] = io.BytesIO(body)
        if len(body) != int(length):
            return None
        digest.update(body)
    elif environ["REQUEST_METHOD"] != "GET":
        return None
    return digest.digest()


def pieces(stream: Any, length: int) -> Iterator[bytes]:
    """Read so many bytes, or as many as there are."""
    while length > 0:
        piece = stream.read(length)
        if not piece:
            return
        length -= len(piece)
        yield piece
