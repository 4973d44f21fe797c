"""Puts record, rates, log and measures around the application."""

from __future__ import annotations

import math
from typing import Any

from flask import Flask, Response, current_app, g, request
from werkzeug.exceptions import BadRequest, ServiceUnavailable, TooManyRequests

from interorg.ingest.failure import Failure, TooLong

from ..engine.pool import Busy, Exhausted
from .access_log import AccessLog
from .measures import Measures
from .public_address import HOST, PREFIX
from .rates import Places, Rates, client_of
from .record import Record, record

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
FREE = frozenset({"operations.health", "operations.metrics", "static"})
"""Endpoints that are always answered."""
WRITING = frozenset({"update", "graph_store"})
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
SPARE = 8
"""Threads that are left for those, and to say to others that all are taken."""


class Watch:
    """What is counted, limited and written down for one application."""

    def __init__(self, config: Any) -> None:
        self.rates = Rates(config["RATE_LIMIT"], config["CLIENT_REQUESTS"])
        self.places = Places(max(1, min(config["QUEUE"], config["THREADS"] - SPARE)))
        self.log = AccessLog(config["ACCESS_LOG"], config["LOG_QUERIES"])
        self.measures = Measures()

    def admit(self, client: str | None) -> bool:
        """Charge a request that is answered without the application; False where it is too much.

        The application refuses it then.
        """
        client = client_of(client)
        if client is None:
            return True
        if self.rates.enter(client) is not None:
            return False
        self.rates.leave(client)
        return True

    def tell(self, client: str | None, method: str, path: str, length: int) -> str:
        """Count and write down such an answer; return the id that names it."""
        noted = Record(cache="hit")
        self.measures.count_repeated(path, method)
        if self.log.on:
            line = {"id": noted.id, "client": client, "method": method}
            answer = {"route": path, "path": path, "status": 200, "bytes": length}
            self.log.write({**line, **answer, "cache": noted.cache})
        return noted.id

    def note_failure(self, failure: Failure) -> None:
        """Count a query that was given up."""
        stopped = self.measures.stopped
        if isinstance(failure, Busy):
            stopped.labels("busy").inc()
        elif isinstance(failure, Exhausted):
            stopped.labels("exhausted").inc()
        elif isinstance(failure, TooLong):
            stopped.labels("time").inc()
        elif failure.status == 499:
            stopped.labels("client gone").inc()

    def note_refusal(self, status: int, address: str, message: str) -> None:
        """Count and write down what could not be read as a request."""
        self.measures.refused.labels("no request").inc()
        self.measures.requests.labels("none", "none", str(status)).inc()
        self.log.write({"client": address, "status": status, "error": message[:200]})


def watch() -> Watch:
    """Return what watches the application that handles this request."""
    found: Watch = current_app.extensions["interorg.watch"]
    return found


def set_up(app: Flask) -> None:
    """Watch an application from now on."""
    app.extensions["interorg.watch"] = Watch(app.config)
    app.before_request(begin)
    app.after_request(finish)
    app.teardown_request(leave)


def begin() -> None:
    """Begin the record of a request; refuse it if it names no host or too much is asked already.

    Raises BadRequest, TooManyRequests and ServiceUnavailable.
    """
    record()
    host = request.environ.get("HTTP_HOST")
    if host is None and request.environ.get("SERVER_PROTOCOL") == "HTTP/1.1":
        raise BadRequest("Expected a Host header, found none.")
    if host is not None and not HOST.fullmatch(host):
        raise BadRequest("Expected the name of a host and perhaps a port in the Host header.")
    if not PREFIX.fullmatch(request.root_path):
        raise BadRequest("Expected a path such as /kg as the prefix that a proxy tells of.")
    if request.endpoint in FREE:
        return
    client = client_of(request.remote_addr)
    if client is not None:
        charge(client)
    if request.blueprint in WRITING and request.method not in SAFE:
        return  # These wait for each other in threads of their own.
    if not watch().places.enter():
        watch().measures.refused.labels("busy").inc()
        raise ServiceUnavailable(
            f"All {watch().places.most} places for requests are taken. Try again later.",
            retry_after=2,
        )
    g.placed = True


def charge(client: str) -> None:
    """Charge a request to its client's account; raise TooManyRequests when it is empty."""
    rates = watch().rates
    wait = rates.enter(client)
    if wait is None:
        g.entered = client
        return
    watch().measures.refused.labels("rate").inc()
    seconds = max(1, math.ceil(wait))
    raise TooManyRequests(
        f"More requests came from your address than are answered: {limits_of(rates)}. "
        f"Try again in {seconds} s.",
        retry_after=seconds,
    )


def limits_of(rates: Rates) -> str:
    """Say what one client may ask."""
    parts = [f"{rates.per_second * 60:g} a minute"] if rates.per_second else []
    parts += [f"{rates.at_once} at once"] if rates.at_once else []
    return ", ".join(parts)


def leave(_: BaseException | None) -> None:
    """Give back what a request took."""
    if g.pop("placed", False):
        watch().places.leave()
    client = g.pop("entered", None)
    if client:
        watch().rates.leave(client)


def finish(response: Response) -> Response:
    """Name the request in its answer; count it and write it down when the answer is sent."""
    noted, watching = record(), watch()
    measures = watching.measures
    response.headers["Interorg-Query-Id"] = noted.id
    noted.truncated = response.headers.get("Interorg-Truncated")
    route = request.url_rule.rule if request.url_rule else "none"
    method = request.method if request.method in METHODS else "other"
    line = {
        "id": noted.id,
        "client": request.remote_addr,
        "method": request.method,
        "route": route,
        "path": request.path,
        "status": response.status_code,
        "type": response.mimetype,
        "bytes": response.content_length if request.method != "HEAD" else 0,
    }

    def sent() -> None:
        seconds = noted.seconds
        measures.requests.labels(route, method, str(response.status_code)).inc()
        measures.seconds.labels(route).observe(seconds)
        if noted.query is not None:
            measures.queries.labels(noted.cache or "none").observe(seconds)
        if noted.truncated is not None:
            measures.truncated.inc()
        if watching.log.on:
            later = {
                "ms": round(seconds * 1000, 2),
                "query": watching.log.query(noted.query),
                "cache": noted.cache,
                "rewriting": noted.rewriting,
                "truncated": noted.truncated,
                "error": noted.error,
            }
            watching.log.write({**line, **later})

    response.call_on_close(sent)
    return response
