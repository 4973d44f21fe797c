"""The web application: its settings, its rooms, and one way to report what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, cast

from flask import Flask, Response, jsonify, render_template, request
from gunicorn.http.errors import ParseException
from werkzeug.exceptions import HTTPException, InternalServerError, default_exceptions
from werkzeug.routing import Rule
from werkzeug.wrappers import Response as AnyResponse

from interorg.ingest.failure import Failure

from . import pages
from .analysis import room as analysis
from .api import room as api
from .cache import Cache
from .context import Service
from .dataset import room as dataset
from .editing import room as editing
from .endpoint import graph_store, token, update
from .endpoint import query as sparql
from .endpoint.answers import Answers
from .endpoint.cross_origin import allow_any_origin
from .endpoint.repeats import Repeats
from .engine.pool import Limits, Pool
from .negotiation import accepted, asked_format, prefers_html
from .networks import room as networks
from .operations import health, watching
from .operations.public_address import seen_from_outside
from .operations.record import record
from .pages.assets import send_static
from .pages.nearest import nearest
from .pages.packing import pack
from .settings.definitions import DEFAULTS
from .storage.store import Store

ROOMS = (
    sparql.room,
    update.room,
    graph_store.room,
    health.room,
    dataset.room,
    pages.room,
    analysis.room,
    networks.room,
    editing.room,
    api.room,
)

SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "connect-src 'self'",
            "font-src 'self'",
            "worker-src 'self' blob:",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    ),
}
"""Nothing that stands in a page itself is run or applied, only files of this service."""
LARGEST_FORM = 4 << 20
"""Bytes of a body, where a room does not say otherwise."""


class PageFirst(Rule):
    """A rule of addresses; of several for one page, the one without an ending makes its links."""

    def build_compare_key(self) -> tuple[int, int, int]:
        alias, arguments, defaults = super().build_compare_key()
        return alias, -defaults, arguments


class Application(Flask):
    """Flask, with errors written down under the id that their answer names."""

    url_rule_class = PageFirst
    again: Callable[[str, bytes], bytes | None]
    """Gives the response to a request that came before from an address, or None."""

    def send_static_file(self, filename: str) -> Response:
        return send_static(filename)

    def log_exception(
        self,
        exc_info: tuple[type, BaseException, TracebackType] | tuple[None, None, None],
    ) -> None:
        self.logger.error("Request %s, %s", record().id, request.path, exc_info=exc_info)

    def note_refusal(self, status: int, address: str, message: str) -> None:
        """Take note of what the server could not read as a request."""
        self.extensions["interorg.watch"].note_refusal(status, address, message)


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """Make the application for one store; `config` overrides DEFAULTS. Raises Failure."""
    app = Application(__name__)
    app.config.from_mapping(
        {
            **DEFAULTS,
            "STORE": ".store",
            "MAX_CONTENT_LENGTH": LARGEST_FORM,
            "MAX_FORM_MEMORY_SIZE": LARGEST_FORM,
            **(config or {}),
        }
    )
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    store, pool = open_store(app.config)
    default_graph = app.config["DEFAULT_GRAPH"] or store.mode
    # Half for the answers, half for what is kept of the requests that they were given to.
    capacity = app.config["CACHE_BYTES"] // 2
    answers = Answers(store, pool, default_graph, capacity)
    full_text = app.config["FULL_TEXT"]
    app.extensions["interorg"] = Service(store, pool, full_text, default_graph, answers)
    token.set_up(app, store)
    watching.set_up(app)
    for room in ROOMS:
        app.register_blueprint(room)
    app.register_error_handler(Failure, report_failure)
    app.register_error_handler(HTTPException, report_http_error)
    app.register_error_handler(ParseException, report_bad_body)
    app.after_request(finish)
    repeats = Repeats(
        app.wsgi_app,
        lambda: store.current().number,
        Cache(capacity),
        answers.cache,
        app.extensions["interorg.watch"],
    )
    app.again = repeats.again
    app.wsgi_app = seen_from_outside(repeats, app.config)  # type: ignore[assignment,method-assign]
    return app


def open_store(config: Mapping[str, Any]) -> tuple[Store, Pool]:
    """Open the store in a folder or connect to the one elsewhere, whichever is set."""
    limits = limits_of(config)
    if config["ENDPOINT"]:
        from .remote import connect

        remote = connect(config, limits)
        # It is asked in the same way, and does what is asked elsewhere.
        return remote.store, cast(Pool, remote)
    store = Store.open(Path(config["STORE"]))
    return store, Pool(store, limits)


def limits_of(config: Mapping[str, Any]) -> Limits:
    """Return the limits of one query and of all that run."""
    return Limits(
        seconds=config["TIMEOUT"],
        memory=config["MEMORY"],
        answer=config["ANSWER_BYTES"],
        processes=config["WORKERS"] or Limits.processes,
        in_memory=config["IN_MEMORY"],
    )


def report_failure(failure: Failure) -> AnyResponse:
    """Report one of our own errors."""
    watching.watch().note_failure(failure)
    response = report(failure.status, failure.message)
    if failure.status == 503:
        response.headers["Retry-After"] = "5"
    return response


def report_http_error(error: HTTPException) -> AnyResponse:
    """Report an error of HTTP in the same shape; headers such as Allow are kept."""
    response = error.get_response()
    if error.code is None or error.code < 400:
        return AnyResponse.from_app(response, request.environ)
    message = error.description or error.name
    if isinstance(error, InternalServerError):
        message = (
            "Something went wrong in the service. It has been written down there as "
            f"{record().id}: name that when you report it."
        )
    ours = report(error.code, message)
    for name, value in response.headers:
        if name not in ("Content-Type", "Content-Length"):
            ours.headers[name] = value
    return ours


def report_bad_body(error: ParseException) -> AnyResponse:
    """Report a body that breaks the rules of HTTP, found only while it was read."""
    return report(400, f"The body of the request cannot be read: {error}")


def report(status: int, message: str) -> AnyResponse:
    """Say what went wrong: a page for browsers, JSON for those who take it, else plain text."""
    record().error = message
    name = default_exceptions[status]().name if status in default_exceptions else "Error"
    header = request.headers.get("Accept", "")
    near = nearest(request.path) if status == 404 else []
    response: AnyResponse
    if wants_json(header):
        suggested = {"suggestions": near} if near else {}
        response = jsonify(error={"status": status, "message": message, **suggested})
    elif prefers_html(header):
        page = render_template("error.html", status=status, name=name, message=message, near=near)
        response = Response(page, mimetype="text/html")
    else:
        lines = [message, *(f"Perhaps {each['label']}: {each['address']}" for each in near)]
        response = Response("\n".join([*lines, ""]), mimetype="text/plain")
    response.status_code = status
    response.vary.add("Accept")
    return response


def wants_json(header: str) -> bool:
    """Tell whether JSON of any kind was asked for by name."""
    if request.path.endswith(".json") or request.path.startswith("/api/"):
        return True
    if "json" in asked_format(request.args):
        return True
    return any(q > 0 and name.endswith(("/json", "+json")) for name, q in accepted(header))


def finish(response: Response) -> Response:
    """Add the headers that every response carries."""
    for name, value in SECURITY.items():
        response.headers.setdefault(name, value)
    return allow_any_origin(request, pack(request, response))
