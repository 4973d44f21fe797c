"""What is noted of one request, for the access log and the metrics."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, field

from flask import g


@dataclass
class Record:
    """One request; whoever handles it adds what it knows."""

    id: str = field(default_factory=lambda: secrets.token_hex(8))
    began: float = field(default_factory=time.monotonic)
    query: str | None = None
    """The query as it was asked."""
    cache: str | None = None
    """hit or miss, where the cache was looked into."""
    rewriting: tuple[str, ...] = ()
    """Names of the rewritings that were applied."""
    truncated: str | None = None
    """What the answer says was cut: rows=N where so many are left, texts=N that were looked up."""
    error: str | None = None
    """What the client was told, where it was an error."""

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began


def record() -> Record:
    """Return the record of the request that is being handled."""
    if "record" not in g:
        g.record = Record()
    found: Record = g.record
    return found
