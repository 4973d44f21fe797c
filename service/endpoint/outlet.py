"""The one way out to other endpoints: to hosts that are named, at addresses that are public.

What a stranger writes into a query decides where a request goes, so that nothing inside the
operator's network may be reached by it (server-side request forgery).
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import SplitResult, urlencode, urljoin, urlsplit

from interorg.ingest.failure import BadQuery, Failure

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
PORTS = {"http": 80, "https": 443}
REDIRECTS = frozenset({301, 302, 303, 307, 308})
HOPS = 4
"""Requests for one answer, redirects included."""
NAT64 = ipaddress.ip_network("64:ff9b::/96")
PIECE = 64 << 10


class NoAnswer(Failure):
    """Another endpoint gave no answer that can be used."""

    status = 502


@dataclass(frozen=True)
class Reply:
    """What another endpoint answered."""

    media_type: str
    body: bytes


def is_public(address: Address) -> bool:
    """Tell whether an address, and the one it may stand for, is of the public network."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address.teredo:
            inner = address.teredo[1]
        if address in NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


class Outlet:
    """Sends queries to the hosts of a list. Safe for threads."""

    def __init__(
        self,
        hosts: Collection[str],
        *,
        seconds: float = 20.0,
        size: int = 8 << 20,
        at_once: int = 4,
        permitted: Callable[[Address], bool] = is_public,
    ) -> None:
        """`hosts` are names, or `name:port` where it is not the usual port.

        An answer must be there within so many seconds and bytes.
        """
        self.hosts = frozenset(host.lower() for host in hosts)
        self.seconds = seconds
        self.size = size
        self.permitted = permitted
        self._free = threading.BoundedSemaphore(at_once)

    def ask(self, endpoint: str, query: str, accept: str) -> Reply:
        """Send a query by POST; raise BadQuery for a place not allowed, or NoAnswer."""
        deadline = time.monotonic() + self.seconds
        if not self._free.acquire(timeout=self.seconds):
            raise NoAnswer("Too many queries ask other endpoints at present. Try again later.")
        try:
            for _ in range(HOPS):
                found = self._send(endpoint, query, accept, deadline)
                if isinstance(found, Reply):
                    return found
                endpoint = urljoin(endpoint, found)
            raise NoAnswer(f"The endpoint <{endpoint}> redirects without end.")
        except (OSError, http.client.HTTPException, ValueError) as error:
            late = time.monotonic() >= deadline
            reason = f"no answer within {self.seconds:g} s" if late else type(error).__name__
            raise NoAnswer(f"The endpoint <{endpoint}> cannot be asked: {reason}.") from None
        finally:
            self._free.release()

    def _send(self, endpoint: str, query: str, accept: str, deadline: float) -> Reply | str:
        """Return the reply, or where it is to be had."""
        place = self._allowed(endpoint)
        with self._connected(place, deadline) as connection:
            path = f"{place.path or '/'}{'?' + place.query if place.query else ''}"
            headers = {
                "Accept": accept,
                "Content-Type": "application/x-www-form-urlencoded",
                "User-Agent": "interorg",
                "Connection": "close",
            }
            connection.request("POST", path, urlencode({"query": query}).encode(), headers)
            response = connection.getresponse()
            if response.status in REDIRECTS:
                return response.headers.get("Location", "")
            if response.status != 200:
                raise NoAnswer(f"The endpoint <{endpoint}> answered {response.status}.")
            body = bytearray()
            while piece := response.read(PIECE):
                body += piece
                if len(body) > self.size:
                    raise NoAnswer(
                        f"The endpoint <{endpoint}> answered more than {self.size >> 20} MiB. "
                        "Ask it for less: more specific patterns, or a sub-select with LIMIT."
                    )
            if response.length:
                raise http.client.IncompleteRead(bytes(body))
        return Reply(response.headers.get_content_type(), bytes(body))

    def _allowed(self, endpoint: str) -> SplitResult:
        """Return the parts of an address that may be asked."""
        place = urlsplit(endpoint)
        if place.scheme not in PORTS or not place.hostname or place.username is not None:
            raise BadQuery(f"SERVICE asks endpoints at http and https addresses, not <{endpoint}>.")
        usual = place.port in (None, PORTS[place.scheme])
        name = place.hostname.lower().rstrip(".")
        if (name if usual else f"{name}:{place.port}") not in self.hosts:
            raise BadQuery(
                f"SERVICE may not ask {place.netloc} here; "
                f"it may ask {', '.join(sorted(self.hosts)) or 'no other endpoint'}."
            )
        return place

    def _address(self, place: SplitResult) -> str:
        """Resolve a host; raise BadQuery unless all its addresses may be reached."""
        port = place.port or PORTS[place.scheme]
        try:
            found = socket.getaddrinfo(place.hostname, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise NoAnswer(f"The host {place.hostname} is not known.") from None
        addresses = [str(entry[4][0]) for entry in found]
        for address in addresses:
            if "%" in address or not self.permitted(ipaddress.ip_address(address)):
                raise BadQuery(f"SERVICE may not ask {place.hostname}: its address is not public.")
        return addresses[0]

    @contextmanager
    def _connected(
        self, place: SplitResult, deadline: float
    ) -> Iterator[http.client.HTTPConnection]:
        """Connect to the address that was checked, whatever the name comes to mean meanwhile."""
        address = self._address(place)
        port = place.port or PORTS[place.scheme]
        left = max(0.01, deadline - time.monotonic())
        connection = http.client.HTTPConnection(place.hostname or "", port)
        raw = socket.create_connection((address, port), timeout=left)
        # A socket's own limit is for one read; whoever sends single bytes would never reach it.
        timer = threading.Timer(max(0.01, deadline - time.monotonic()), end, (raw,))
        timer.daemon = True
        timer.start()
        try:
            connection.sock = raw
            if place.scheme == "https":
                secure = ssl.create_default_context()
                connection.sock = secure.wrap_socket(raw, server_hostname=place.hostname)
                connection.default_port = PORTS["https"]
            yield connection
        finally:
            timer.cancel()
            connection.close()
            raw.close()


def end(connected: socket.socket) -> None:
    """Wake whoever waits on a socket."""
    try:
        connected.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
