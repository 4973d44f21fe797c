"""The web application: its settings, its rooms, and one way to report what went wrong."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask, Response, jsonify, render_template, request
from werkzeug.exceptions import HTTPException, default_exceptions
from werkzeug.wrappers import Response as AnyResponse

from interorg.ingest.failure import Failure

from . import pages
from .context import Service, service
from .endpoint import query as sparql
from .engine.pool import Limits, Pool
from .negotiation import accepted, asked_format, prefers_html
from .store import Store

DEFAULTS: Mapping[str, Any] = {
    "STORE": ".store",
    "TIMEOUT": Limits.seconds,
    "MEMORY": Limits.memory,
    "WORKERS": Limits.processes,
    "DEFAULT_GRAPH": None,
    "FULL_TEXT": "licensed",
    "MAX_CONTENT_LENGTH": 4 << 20,
    "MAX_FORM_MEMORY_SIZE": 4 << 20,
}
"""STORE: folder. TIMEOUT: seconds a query. MEMORY: bytes a query process. WORKERS: query processes.
DEFAULT_GRAPH: union, strict or as the store was made. FULL_TEXT: never, licensed or always."""

SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'",
    "Access-Control-Allow-Origin": "*",
}


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """Make the application for one store; `config` overrides DEFAULTS. Raises NotAStore."""
    app = Flask(__name__)
    app.config.from_mapping({**DEFAULTS, **(config or {})})
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    store = Store.open(Path(app.config["STORE"]))
    limits = Limits(
        seconds=app.config["TIMEOUT"],
        memory=app.config["MEMORY"],
        processes=app.config["WORKERS"],
    )
    default_graph = app.config["DEFAULT_GRAPH"] or store.mode
    parts = Service(store, Pool(store, limits), app.config["FULL_TEXT"], default_graph)
    app.extensions["interorg"] = parts
    for room in (sparql.room, pages.room):
        app.register_blueprint(room)
    app.add_url_rule("/health", "health", health)
    app.register_error_handler(Failure, report_failure)
    app.register_error_handler(HTTPException, report_http_error)
    app.after_request(finish)
    return app


def health() -> Response:
    """Say that the service works and which generation it serves."""
    return jsonify(status="ok", generation=service().store.current().number)


def report_failure(failure: Failure) -> AnyResponse:
    """Report one of our own errors."""
    response = report(failure.status, failure.message)
    if failure.status == 503:
        response.headers["Retry-After"] = "5"
    return response


def report_http_error(error: HTTPException) -> AnyResponse:
    """Report an error of HTTP in the same shape; headers such as Allow are kept."""
    response = error.get_response()
    if error.code is None or error.code < 400:
        return AnyResponse.from_app(response, request.environ)
    ours = report(error.code, error.description or error.name)
    for name, value in response.headers:
        if name not in ("Content-Type", "Content-Length"):
            ours.headers[name] = value
    return ours


def report(status: int, message: str) -> AnyResponse:
    """Say what went wrong: a page for browsers, JSON for those who take it, else plain text."""
    name = default_exceptions[status]().name if status in default_exceptions else "Error"
    header = request.headers.get("Accept", "")
    response: AnyResponse
    if wants_json(header):
        response = jsonify(error={"status": status, "message": message})
    elif prefers_html(header):
        page = render_template("error.html", status=status, name=name, message=message)
        response = Response(page, mimetype="text/html")
    else:
        response = Response(message + "\n", mimetype="text/plain")
    response.status_code = status
    response.vary.add("Accept")
    return response


def wants_json(header: str) -> bool:
    """Tell whether JSON of any kind was asked for by name."""
    if request.path.endswith(".json") or "json" in asked_format(request.args):
        return True
    return any(q > 0 and name.endswith(("/json", "+json")) for name, q in accepted(header))


def finish(response: Response) -> Response:
    """Add the headers that every response carries."""
    for name, value in SECURITY.items():
        response.headers.setdefault(name, value)
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = response.headers.get("Allow", "GET")
        response.headers["Access-Control-Allow-Headers"] = "Accept, Content-Type"
    return response
