"""Requests that have threads of their own, so that they keep nobody else waiting."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

LARGE_THREADS = 8
WRITING = re.compile(rb"(?:PUT|PATCH|DELETE) |POST \S*/(?:update|graph-store)\b")
"""How requests begin that change the store: one after the other, so few threads do for all."""
WRITING_THREADS = 4


class Apart:
    """Threads for requests with a large body, and for those that change the store."""

    def __init__(self) -> None:
        self._large = ThreadPoolExecutor(LARGE_THREADS)
        self._writing = ThreadPoolExecutor(WRITING_THREADS)

    def threads(self, request: bytes | bytearray, large: bool) -> ThreadPoolExecutor | None:
        """Choose by how a request begins; None for one that needs none of its own."""
        if WRITING.match(request):
            return self._writing
        return self._large if large else None
