"""How much one client may ask: a bucket of tokens for each, and a number of requests at once."""

from __future__ import annotations

import ipaddress
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache

REMEMBERED = 10_000
"""Clients; of more, those longest silent are forgotten, whose buckets are full again by then."""
BURST_SECONDS = 10.0
"""What a client has not asked in so many seconds it may ask at once."""


@dataclass
class Account:
    """What one client has left."""

    tokens: float
    seen: float
    running: int = 0


class Rates:
    """Accounts of clients; safe for threads."""

    def __init__(self, per_minute: float, at_once: int) -> None:
        """Zero means no limit."""
        self.per_second = per_minute / 60
        self.most = max(1.0, self.per_second * BURST_SECONDS)
        self.at_once = at_once
        self._lock = threading.Lock()
        self._accounts: OrderedDict[str, Account] = OrderedDict()

    def enter(self, client: str, now: float | None = None) -> float | None:
        """Begin a request; return None, or after how many seconds it may be tried again."""
        now = time.monotonic() if now is None else now
        with self._lock:
            account = self._accounts.setdefault(client, Account(self.most, now))
            self._accounts.move_to_end(client)
            if self.at_once and account.running >= self.at_once:
                return 1.0
            if self.per_second:
                gained = (now - account.seen) * self.per_second
                account.tokens = min(self.most, account.tokens + gained)
                account.seen = now
                if account.tokens < 1:
                    return (1 - account.tokens) / self.per_second
                account.tokens -= 1
            account.running += 1
            self._forget()
            return None

    def leave(self, client: str) -> None:
        """End a request that `enter` let in."""
        with self._lock:
            account = self._accounts.get(client)
            # One that was forgotten meanwhile has begun anew, without what ran then.
            if account and account.running:
                account.running -= 1

    def _forget(self) -> None:
        while len(self._accounts) > REMEMBERED:
            self._accounts.popitem(last=False)


class Places:
    """A number of requests that may be handled at once; safe for threads."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.taken = 0
        self._lock = threading.Lock()

    def enter(self) -> bool:
        """Take a place; tell whether there was one."""
        with self._lock:
            free = self.taken < self.most
            self.taken += free
            return free

    def leave(self) -> None:
        """Give a place back that `enter` gave."""
        with self._lock:
            self.taken -= 1


@lru_cache(1024)
def client_of(address: str | None) -> str | None:
    """Return what stands for a client: its address, or its network of IPv6; None for loopback.

    >>> client_of("127.0.0.1"), client_of("192.0.2.7"), client_of("2001:db8::1:2:3:4")
    (None, '192.0.2.7', '2001:db8::/64')
    """
    try:
        found = ipaddress.ip_address((address or "").partition("%")[0])
    except ValueError:
        return address or None
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    if found.is_loopback:
        return None
    if isinstance(found, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)
