"""Serves a store over HTTP with gunicorn: one address, bound before anything else is started."""

from __future__ import annotations

import os
import resource
import socket
import tempfile
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import click
from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.errors import AppImportError

from interorg.ingest.failure import Failure

from .connections.worker import PatientWorker
from .context import Service
from .endpoint import token
from .operations.access_log import AccessLog
from .settings.definitions import DEFAULTS
from .storage.store import Store
from .web import create_app, limits_of

CONNECTIONS = 4000
"""Clients that may be connected at once; those who have waited longest make room for more."""
DESCRIPTORS = 16384
"""Open files and connections to ask the system for."""
SHARED_MEMORY = "/dev/shm"

SAMPLE = """\
  curl {address}/sparql -H 'Accept: text/csv' --data-urlencode query='
    PREFIX ior: <https://w3id.org/interorg/ontology#>
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    SELECT ?subject ?relation ?object ?sentence WHERE {{
      ?claim ior:expresses ?proposition ; ior:hasEvidence/ior:exactQuote ?sentence .
      ?proposition ior:claimSubject/skos:prefLabel ?subject ;
        ior:claimRelation/skos:prefLabel ?relation ;
        ior:claimObject/skos:prefLabel ?object .
    }} LIMIT 5'"""

ANY_SAMPLE = """\
  curl {address}/sparql -H 'Accept: text/csv' --data-urlencode query='
    SELECT ?class (COUNT(*) AS ?things) WHERE {{ ?thing a ?class }}
    GROUP BY ?class ORDER BY DESC(?things) LIMIT 10'"""

Config = Mapping[str, Any]


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn on a socket that is already bound; SIGHUP has it read its settings again."""

    def __init__(
        self,
        listener: socket.socket,
        host: str,
        config: Config,
        reread: Callable[[], Config] | None,
    ) -> None:
        # gunicorn closes this descriptor once it has its own; the name must not change after.
        self.address = f"fd://{listener.detach()}"
        self.host = host
        self.app_config = config
        self.reread = reread
        self.greeting = ""
        self.ran = False
        super().__init__()

    def load_config(self) -> None:
        if self.ran and self.reread:
            self.read_again(self.reread)
        settings = {
            "bind": self.address,
            # One, so that cache, rates and measures are of the whole service.
            "workers": 1,
            "worker_class": PatientWorker,
            "worker_connections": CONNECTIONS,
            "threads": self.app_config["THREADS"],
            "keepalive": 75,
            # The longest that gunicorn reads; longer queries are sent by POST.
            "limit_request_line": 8190,
            "graceful_timeout": int(self.app_config["TIMEOUT"]) + 5,
            "worker_tmp_dir": writable_folder(),
            # Our sockets keep what a client is slow to take, which sendfile would wait for.
            "sendfile": False,
            # Which headers of proxies count is decided by TRUSTED_PROXIES alone.
            "forwarded_allow_ips": "",
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": self.greet,
            "post_worker_init": warm,
            "worker_exit": close,
        }
        for name, value in settings.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)
        self.ran = True

    def read_again(self, reread: Callable[[], Config]) -> None:
        """Take settings anew; go on with the old ones when they cannot be served with."""
        try:
            config = {**DEFAULTS, **reread()}
            check(self.host, config)
        except Failure as failure:
            click.echo(f"The settings stay as they were. {failure.message}", err=True)
        else:
            self.app_config = config

    def load(self) -> Flask:
        try:
            return create_app(self.app_config)
        except Failure as failure:
            raise AppImportError(f"Error: {failure.message}") from failure

    def greet(self, _: Arbiter) -> None:
        click.echo(self.greeting)


def warm(worker: Any) -> None:
    """Have the first query process started before the first query comes."""
    parts: Service = worker.wsgi.extensions["interorg"]

    def ask() -> None:
        with suppress(Failure):
            parts.pool.query("ASK {}")
            if parts.answers.tending:
                parts.answers.tending.look(parts.store.current())

    threading.Thread(target=ask, daemon=True, name="warm").start()


def close(_: Arbiter, worker: Any) -> None:
    """End the processes of a server process that ends."""
    if isinstance(worker.wsgi, Flask):
        parts: Service = worker.wsgi.extensions["interorg"]
        parts.pool.close()
        token.close(worker.wsgi)


def serve(host: str, port: int, config: Config, reread: Callable[[], Config] | None = None) -> None:
    """Serve until interrupted; raises Failure when the store or the address cannot be used.

    `reread` gives the settings anew when the process gets SIGHUP.
    """
    config = {**DEFAULTS, **config}
    mode = check(host, config)
    listener = bind(host, port)
    allow_descriptors()
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listener.getsockname()[1]}{config['URL_PREFIX']}"
    server = Server(listener, host, config, reread)
    sample = SAMPLE if mode == "union" else ANY_SAMPLE
    server.greeting = f"Serving on {address} (Ctrl-C ends). A query to try:\n" + sample.format(
        address=address
    )
    server.run()


def check(host: str, config: Config) -> str:
    """Raise Failure for settings that cannot be served with; return the store's mode."""
    token.refuse_open_door(host, config)
    if config["WRITABLE"] and config["TOKEN_FILE"]:
        token.read_token(Path(config["TOKEN_FILE"]))
    AccessLog(config["ACCESS_LOG"]).close()
    if config["ENDPOINT"]:
        if config["WRITABLE"]:
            raise Failure("A store elsewhere is changed there: leave out --writable or --endpoint.")
        from .remote import find_mode

        return find_mode(config, limits_of(config))
    store = Store.open(Path(config["STORE"]))
    store.current()
    if config["WRITABLE"] and not os.access(store.path, os.W_OK):
        raise Failure(f"The store {store.path} cannot be written to, which --writable needs.")
    return store.mode


def writable_folder() -> str | None:
    """Return a folder for the file by which gunicorn sees that its worker lives."""
    if os.access(SHARED_MEMORY, os.W_OK):
        return SHARED_MEMORY
    try:
        return tempfile.gettempdir()
    except FileNotFoundError:
        raise Failure(
            f"Expected a folder that can be written to for passing files: {SHARED_MEMORY}, or one "
            "named in TMPDIR."
        ) from None


def allow_descriptors() -> None:
    """Ask the system for as many open connections as are served at once."""
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = DESCRIPTORS if most == resource.RLIM_INFINITY else min(DESCRIPTORS, most)
    if now != resource.RLIM_INFINITY and now < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


def bind(host: str, port: int) -> socket.socket:
    """Listen on an address, or raise Failure saying why not."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # Inherited by each connection: a head and a body are sent without waiting between them.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        listener.bind(address)
        listener.listen(2048)
    except OSError as error:
        raise Failure(
            f"Cannot listen on {host} port {port}: {error.strerror}. "
            "Name another with --port or --host."
        ) from None
    return listener
