"""Answers that were given before, kept in memory within a size; of one generation at a time."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, Protocol, TypeVar


class Sized(Protocol):
    """Something that knows how many bytes it takes."""

    @property
    def size(self) -> int:
        """Bytes."""


Kept = TypeVar("Kept", bound=Sized)
OVERHEAD = 500
"""Bytes that an entry takes beside what it holds."""
LARGEST_SHARE = 8
"""An answer that takes more than one in so many of all bytes would drive out too many others."""


class Cache(Generic[Kept]):
    """The answers that were used last, up to a number of bytes; safe for threads."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.hits = 0
        self.used = 0
        self._generation = 0
        self._entries: OrderedDict[Hashable, Kept] = OrderedDict()
        self._state = threading.Lock()

    def get(self, generation: int, key: Hashable) -> Kept | None:
        """Return what was put under a key for this generation, or None."""
        with self._state:
            entry = self._entries.get(key) if generation == self._generation else None
            if entry is None:
                return None
            self._entries.move_to_end(key)
            self.hits += 1
            return entry

    def put(self, generation: int, key: Hashable, entry: Kept) -> None:
        """Keep an answer; the first of a later generation drops those of all earlier ones."""
        size = entry.size + OVERHEAD
        if size * LARGEST_SHARE > self.capacity:
            return
        with self._state:
            if generation < self._generation:
                return
            if generation > self._generation:
                self._entries.clear()
                self.used = 0
                self._generation = generation
            before = self._entries.pop(key, None)
            self.used += size - (before.size + OVERHEAD if before else 0)
            self._entries[key] = entry
            while self.used > self.capacity:
                _, oldest = self._entries.popitem(last=False)
                self.used -= oldest.size + OVERHEAD

    def __len__(self) -> int:
        return len(self._entries)
