"""Serves a store over HTTP with gunicorn: one address, bound before anything else is started."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping
from typing import Any

import click
from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from interorg.ingest.failure import Failure

from .context import Service
from .web import create_app

THREADS = 8
"""Requests that one server process handles at once; most wait for a query process."""

SAMPLE = """\
  curl http://{address}/sparql -H 'Accept: text/csv' --data-urlencode query='
    PREFIX ior: <https://w3id.org/interorg/ontology#>
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    SELECT ?subject ?relation ?object ?sentence WHERE {{
      ?claim ior:expresses ?proposition ; ior:hasEvidence/ior:exactQuote ?sentence .
      ?proposition ior:claimSubject/skos:prefLabel ?subject ;
        ior:claimRelation/skos:prefLabel ?relation ;
        ior:claimObject/skos:prefLabel ?object .
    }} LIMIT 5'"""

ANY_SAMPLE = """\
  curl http://{address}/sparql -H 'Accept: text/csv' --data-urlencode query='
    SELECT ?class (COUNT(*) AS ?things) WHERE {{ ?thing a ?class }}
    GROUP BY ?class ORDER BY DESC(?things) LIMIT 10'"""


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn on a socket that is already bound."""

    def __init__(self, listener: socket.socket, config: Mapping[str, Any]) -> None:
        self.listener = listener
        self.app_config = config
        self.greeting = ""
        super().__init__()

    def load_config(self) -> None:
        settings = {
            "bind": f"fd://{self.listener.fileno()}",
            "workers": server_processes(),
            "worker_class": "gthread",
            "threads": THREADS,
            "keepalive": 5,
            # The longest that gunicorn reads; longer queries are sent by POST.
            "limit_request_line": 8190,
            "graceful_timeout": int(self.app_config["TIMEOUT"]) + 5,
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": self.greet,
            "worker_exit": close_pool,
        }
        for name, value in settings.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Flask:
        return create_app(self.app_config)

    def greet(self, _: Arbiter) -> None:
        click.echo(self.greeting)


def server_processes() -> int:
    """Say how many processes speak HTTP; each has its own query processes."""
    return min(4, os.cpu_count() or 1)


def close_pool(_: Arbiter, worker: Any) -> None:
    """End the query processes of a server process that ends."""
    if isinstance(worker.wsgi, Flask):
        parts: Service = worker.wsgi.extensions["interorg"]
        parts.pool.close()


def serve(host: str, port: int, config: Mapping[str, Any]) -> None:
    """Serve until interrupted; raises Failure when the store or the address cannot be used."""
    parts: Service = create_app(config).extensions["interorg"]
    parts.store.current()
    sample = SAMPLE if parts.store.mode == "union" else ANY_SAMPLE
    listener = bind(host, port)
    shown = f"[{host}]" if ":" in host else host
    address = f"{shown}:{listener.getsockname()[1]}"
    server = Server(listener, config)
    server.greeting = (
        f"Serving on http://{address} (Ctrl-C ends). A query to try:\n"
        + sample.format(address=address)
    )
    server.run()


def bind(host: str, port: int) -> socket.socket:
    """Listen on an address, or raise Failure saying why not."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(1024)
    except OSError as error:
        raise Failure(
            f"Cannot listen on {host} port {port}: {error.strerror}. "
            "Name another with --port or --host."
        ) from None
    return listener
