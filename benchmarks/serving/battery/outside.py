"""Requests that would make the server itself ask others: a listener counts who knocks."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import quote

from .exchange import Server
from .judging import Case, Judge, refused, safe

GROUP = "SSRF"
SERVICES = {
    "SERVICE": "SELECT * {{ SERVICE <{at}> {{ ?s ?p ?o }} }}",
    "service": "select * {{ service <{at}> {{ ?s ?p ?o }} }}",
    "SERVICE SILENT": "SELECT * {{ SERVICE SILENT <{at}> {{ ?s ?p ?o }} }}",
    "SERVICE by a prefix": "PREFIX x: <{at}> SELECT * {{ SERVICE x: {{ ?s ?p ?o }} }}",
    "SERVICE by a base": "BASE <{at}> SELECT * {{ SERVICE <> {{ ?s ?p ?o }} }}",
    "SERVICE by a variable": "SELECT * {{ BIND(<{at}> AS ?u) SERVICE ?u {{ ?s ?p ?o }} }}",
    "SERVICE by VALUES": "SELECT * {{ VALUES ?u {{ <{at}> }} SERVICE ?u {{ ?s ?p ?o }} }}",
    "SERVICE after a comment": "SELECT * {{ SERVICE#<x>\n<{at}> {{ ?s ?p ?o }} }}",
    "SERVICE without spaces": "SELECT*{{SERVICE<{at}>{{?s ?p ?o}}}}",
    "SERVICE in a sub-select": "SELECT * {{ {{ SELECT * {{ SERVICE <{at}> {{ ?s ?p ?o }} }} }} }}",
    "SERVICE in OPTIONAL": "SELECT * {{ OPTIONAL {{ SERVICE <{at}> {{ ?s ?p ?o }} }} }}",
    "SERVICE in NOT EXISTS": (
        "SELECT * {{ ?a ?b ?c FILTER NOT EXISTS {{ SERVICE <{at}> {{ ?s ?p ?o }} }} }}"
    ),
    "SERVICE in CONSTRUCT": "CONSTRUCT WHERE {{ SERVICE <{at}> {{ ?s ?p ?o }} }}",
    "SERVICE in ASK": "ASK {{ SERVICE <{at}> {{ ?s ?p ?o }} }}",
    "SERVICE after a string": "SELECT * {{ BIND('\"' AS ?q) SERVICE <{at}> {{ ?s ?p ?o }} }}",
    "SERVICE after an IRI with a hash": "SELECT * {{ <a#b> ?p ?o SERVICE <{at}> {{ ?s ?q ?r }} }}",
    "an escaped SERVICE": "SELECT * {{ \\u0053ERVICE <{at}> {{ ?s ?p ?o }} }}",
    "an escaped address": "SELECT * {{ SERVICE <\\u0068{rest}> {{ ?s ?p ?o }} }}",
    "SERVICE on localhost": "SELECT * {{ SERVICE <http://localhost:{port}/> {{ ?s ?p ?o }} }}",
    "SERVICE on a decimal host": "ASK {{ SERVICE <http://2130706433:{port}/> {{ ?s ?p ?o }} }}",
    "SERVICE on IPv6": "SELECT * {{ SERVICE <http://[::ffff:127.0.0.1]:{port}/> {{ ?s ?p ?o }} }}",
    "SERVICE on any address": "SELECT * {{ SERVICE <http://0.0.0.0:{port}/> {{ ?s ?p ?o }} }}",
    "SERVICE by gopher": "SELECT * {{ SERVICE <gopher://127.0.0.1:{port}/_> {{ ?s ?p ?o }} }}",
    "SERVICE by a name of two faces": (
        "SELECT * {{ SERVICE <http://example.org@127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"
    ),
    "LOAD": "LOAD <{at}>",
    "LOAD after a query": "SELECT * {{ ?s ?p ?o }} ; LOAD <{at}>",
}
DATASETS = {
    "FROM": "SELECT * FROM <{at}> {{ ?s ?p ?o }}",
    "FROM NAMED": "SELECT * FROM NAMED <{at}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "GRAPH": "SELECT * {{ GRAPH <{at}> {{ ?s ?p ?o }} }}",
    "DESCRIBE": "DESCRIBE <{at}>",
    "CONSTRUCT FROM": "CONSTRUCT FROM <{at}> WHERE {{ ?s ?p ?o }}",
}
PARAMETERS = ("default-graph-uri", "named-graph-uri", "using-graph-uri", "url", "endpoint")


class Listener:
    """Listens on loopback and counts connections."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        self.knocks = 0
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.knocks += 1
            connection.close()

    def close(self) -> None:
        # Only shutting it down wakes the thread that waits in accept.
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()


@contextmanager
def listening() -> Iterator[Listener]:
    listener = Listener()
    try:
        yield listener
    finally:
        listener.close()


def knocks(write: Callable[[Server, int], bytes], judge: Judge) -> Callable[[Server], str]:
    """Make a run of a request that names the listener; a connection to it fails the case."""

    def run(server: Server) -> str:
        with listening() as listener:
            try:
                answer = server.exchange(write(server, listener.port))
            except TimeoutError:
                return "no answer in time"
            if listener.knocks:
                return "the server connected to the address in the request"
        return judge(answer) if answer else "the connection ended without an answer"

    return run


def written(text: str) -> Callable[[Server, int], bytes]:
    def write(server: Server, port: int) -> bytes:
        at = f"http://127.0.0.1:{port}/sparql"
        return server.get(text.format(at=at, rest=at[1:], port=port))

    return write


def parameter(name: str) -> Callable[[Server, int], bytes]:
    def write(server: Server, port: int) -> bytes:
        at = quote(f"http://127.0.0.1:{port}/graph", safe="")
        return server.head("GET", f"{server.path}?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D&{name}={at}")

    return write


def context(server: Server, port: int) -> bytes:
    """Write JSON-LD whose context is elsewhere, for a store that takes graphs."""
    body = f'{{"@context": "http://127.0.0.1:{port}/c", "a": "b"}}'.encode()
    return server.post(body, "application/ld+json", path="/graph-store?default")


def cases() -> list[Case]:
    found = [Case(GROUP, n, knocks(written(text), refused)) for n, text in SERVICES.items()]
    found += [Case(GROUP, n, knocks(written(text), safe)) for n, text in DATASETS.items()]
    found += [Case(GROUP, f"parameter {n}", knocks(parameter(n), safe)) for n in PARAMETERS]
    found.append(Case(GROUP, "a context of JSON-LD", knocks(context, refused)))
    return found
