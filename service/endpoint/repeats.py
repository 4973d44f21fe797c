"""Answers a request that came before by its bytes, without a thread and without the application.

Two caches stand behind it. `answers` holds what queries gave, by query, dataset and format,
however they were asked for; `requests` holds, by the bytes of a request and the address they came
from, which of them it got and with which headers. Both are of one generation.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from email.utils import formatdate
from typing import Any, Protocol

from ..cache import Cache
from ..engine.pool import Answer

Environ = dict[str, Any]
Respond = Callable[..., Any]
Application = Callable[[Environ, Respond], Iterable[bytes]]

LONGEST = 64 << 10
"""Bytes of a request that is looked at."""
LARGEST = 1 << 20
"""Bytes of an answer; a larger one would hold up the others while it is copied."""
CONDITIONS = (
    *("HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE"),
    *("HTTP_AUTHORIZATION", "HTTP_TRANSFER_ENCODING", "HTTP_EXPECT", "HTTP_UPGRADE"),
)
"""What a request must not have."""
PASSING = frozenset({"interorg-query-id", "date", "set-cookie"})
"""Headers of one response alone."""
ANSWER = "interorg.answer"
"""The place in the environment where the application says which kept answer it gave."""


@dataclass(frozen=True)
class Kept:
    """An answer that is kept, and the generation and key it is kept under."""

    generation: int
    key: Hashable


@dataclass(frozen=True)
class Seen:
    """A request, and what it got."""

    client: str | None
    """The address it came from, as proxies say that are trusted."""
    method: str
    path: str
    head: bytes
    answer: Hashable

    @property
    def size(self) -> int:
        return len(self.head) + 200


class Watched(Protocol):
    """Who is told of the answers given here."""

    def admit(self, client: str | None) -> bool:
        """Charge a request to a client; False when the application has to refuse it."""

    def tell(self, client: str | None, method: str, path: str, length: int) -> str:
        """Count an answer and write it down; return the id that names it."""


class Repeats:
    """A WSGI application around another, which sees what that one answers."""

    def __init__(
        self,
        application: Application,
        generation: Callable[[], int],
        requests: Cache[Seen],
        answers: Cache[Answer],
        watch: Watched,
    ) -> None:
        self.application = application
        self.generation = generation
        self.requests = requests
        self.answers = answers
        self.watch = watch

    def __call__(self, environ: Environ, respond: Respond) -> Iterable[bytes]:
        request, peer = sent(environ)
        if not request or not may_repeat(environ):
            return self.application(environ, respond)

        def observe(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            kept = environ.get(ANSWER)
            if isinstance(kept, Kept) and status.startswith("200"):
                seen = Seen(
                    environ.get("REMOTE_ADDR"),
                    environ["REQUEST_METHOD"],
                    environ["PATH_INFO"],
                    head(status, headers),
                    kept.key,
                )
                self.requests.put(kept.generation, key_of(peer, request), seen)
            return respond(status, headers, *rest)

        return self.application(environ, observe)

    def again(self, peer: str, request: bytes) -> bytes | None:
        """Return the whole response to a request that came before; None where there is none."""
        if len(request) > LONGEST:
            return None
        generation = self.generation()
        seen = self.requests.get(generation, key_of(peer, request))
        answer = self.answers.get(generation, seen.answer) if seen else None
        if not seen or not answer or len(answer.body) > LARGEST:
            return None
        if not self.watch.admit(seen.client):
            return None
        name = self.watch.tell(seen.client, seen.method, seen.path, len(answer.body))
        own = f"Date: {formatdate(usegmt=True)}\r\nInterorg-Query-Id: {name}\r\n\r\n"
        return seen.head + own.encode() + answer.body


def sent(environ: Environ) -> tuple[bytes, str]:
    """Return a request as it came, and from which address; no bytes where that is not known."""
    client = environ.get("gunicorn.socket")
    return getattr(client, "request", b""), getattr(client, "peer", "")


def may_repeat(environ: Environ) -> bool:
    """Tell whether a request is one whose answer depends on nothing but its bytes."""
    return (
        environ.get("REQUEST_METHOD") in ("GET", "POST")
        and environ.get("SERVER_PROTOCOL") == "HTTP/1.1"
        and environ.get("HTTP_CONNECTION", "keep-alive").lower() == "keep-alive"
        and not any(name in environ for name in CONDITIONS)
    )


def head(status: str, headers: Iterable[tuple[str, str]]) -> bytes:
    """Return status and headers as they are sent, but for the headers of one response alone."""
    lasting = [f"{name}: {value}" for name, value in headers if name.lower() not in PASSING]
    lines = [f"HTTP/1.1 {status}", "Server: gunicorn", "Connection: keep-alive", *lasting, ""]
    return "\r\n".join(lines).encode("latin-1")


def key_of(peer: str, request: bytes) -> bytes:
    """Return a digest of a request and where it came from."""
    return hashlib.blake2b(request, digest_size=16, key=peer.encode()[:64]).digest()
