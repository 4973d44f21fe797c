"""The address under which the service is seen: from its settings, from proxies that are trusted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from werkzeug.http import parse_options_header
from werkzeug.middleware.proxy_fix import ProxyFix

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HOST = re.compile(r"([A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?")
PREFIX = re.compile(r"(?:/[\w.~%-]+)*/?")
"""A path that links may begin with: two slashes would lead to another host."""


class PublicAddress:
    """Has an application see the address that its clients see."""

    def __init__(self, app: WSGIApplication, prefix: str, base: str | None) -> None:
        """`prefix` may come with a request's path or be taken off before; `base` is a whole IRI."""
        self.app = app
        parts = urlsplit(base or "")
        self.scheme, self.host = parts.scheme, parts.netloc
        self.prefix = prefix or parts.path.rstrip("/")

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        if self.prefix:
            path = environ.get("PATH_INFO", "")
            if path == self.prefix or path.startswith(self.prefix + "/"):
                environ["PATH_INFO"] = path[len(self.prefix) :] or "/"
            environ["SCRIPT_NAME"] = self.prefix
        if self.host:
            environ["wsgi.url_scheme"] = self.scheme
            environ["HTTP_HOST"] = self.host
        return self.app(environ, start)


class StandardForwarding:
    """Reads `Forwarded` (RFC 7239) where no X-Forwarded headers say the same."""

    def __init__(self, app: WSGIApplication) -> None:
        self.app = app

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        header = environ.get("HTTP_FORWARDED")
        if header and "HTTP_X_FORWARDED_FOR" not in environ:
            for name, values in read_forwarded(header).items():
                environ[f"HTTP_X_FORWARDED_{name.upper()}"] = ", ".join(values)
        return self.app(environ, start)


def read_forwarded(header: str) -> dict[str, list[str]]:
    """Return what each proxy says of `for`, `proto` and `host`; ports of clients are left out.

    >>> read_forwarded('for="[2001:db8::1]:99";proto=https, for=192.0.2.7')
    {'for': ['2001:db8::1', '192.0.2.7'], 'proto': ['https']}
    """
    found: dict[str, list[str]] = {}
    for element in re.split(r',(?=(?:[^"]*"[^"]*")*[^"]*$)', header):
        pairs = parse_options_header(f"x;{element.strip()}")[1]
        for name in ("for", "proto", "host"):
            if name in pairs:
                value = pairs[name]
                if name == "for":
                    value = re.sub(r"^\[(.*)\](:\d+)?$|^([^:]*):\d+$", r"\1\3", value)
                found.setdefault(name, []).append(value)
    return found


def seen_from_outside(app: WSGIApplication, config: Any) -> WSGIApplication:
    """Wrap an application as its settings URL_PREFIX, BASE_IRI and TRUSTED_PROXIES say."""
    if config["URL_PREFIX"] or config["BASE_IRI"]:
        app = PublicAddress(app, config["URL_PREFIX"], config["BASE_IRI"])
    trusted = config["TRUSTED_PROXIES"]
    if trusted:
        app = ProxyFix(
            app, x_for=trusted, x_proto=trusted, x_host=trusted, x_port=trusted, x_prefix=trusted
        )
        app = StandardForwarding(app)
    return app
