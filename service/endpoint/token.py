"""Who may change the store: whoever has the token, or, where none is set, this computer alone."""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
from flask import Flask, current_app, request
from werkzeug.exceptions import BadRequest, Forbidden, Unauthorized

from interorg.ingest.failure import Failure

from ..storage.store import Store
from ..writing.writing import Writing, WritingLimits

READ_BY_OTHERS = 0o077
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")
OFF = (
    "This endpoint is read-only. To change the store, start it with "
    "`interorg serve --writable --token-file FILE`."
)


@dataclass(frozen=True)
class Permission:
    """What changes the store, and the token that a request must show for it."""

    writing: Writing
    token: bytes | None


class NoToken(Unauthorized):
    """A request that shows no token; werkzeug would leave the quotes out of its challenge."""

    challenge = 'Bearer realm="interorg"'

    def get_headers(self, *arguments: Any, **named: Any) -> list[tuple[str, str]]:
        """Add the challenge to the headers of every error."""
        headers = super().get_headers(*arguments, **named)
        return [*headers, ("WWW-Authenticate", self.challenge)]


class WrongToken(NoToken):
    """A request that shows another token."""

    challenge = f'{NoToken.challenge}, error="invalid_token"'


def set_up(app: Flask, store: Store) -> None:
    """Let an application write to its store when its settings say so; raise Failure for bad ones.

    WRITABLE: whether. TOKEN_FILE: file of the token, or None. TIMEOUT, MEMORY: of one change.
    """
    if not app.config.get("WRITABLE"):
        return
    file = app.config.get("TOKEN_FILE")
    limits = WritingLimits(seconds=app.config["TIMEOUT"], memory=app.config["MEMORY"])
    token = _token(Path(file)) if file else None
    app.extensions["interorg.writing"] = Permission(Writing(store.path, limits), token)


def close(app: Flask) -> None:
    """End the process that writes, if there is one."""
    permission = app.extensions.get("interorg.writing")
    if permission:
        permission.writing.close()


def read_token(path: Path) -> bytes:
    """Read the token in a file, or raise Failure; warn when others can read it too."""
    token = _token(path)
    if path.stat().st_mode & READ_BY_OTHERS:
        click.echo(f"Others can read the token file {path}: `chmod 600 {path}`.", err=True)
    return token


def _token(path: Path) -> bytes:
    try:
        token = path.read_bytes().strip()
    except OSError as error:
        raise Failure(f"The token file {path} cannot be read: {error.strerror}.") from None
    if not token or len(token.split()) > 1 or not token.isascii():
        raise Failure(
            f"Expected one word of ASCII characters in the token file {path}, found "
            f"{'something else' if token else 'nothing'}. "
            f"Make one with `openssl rand -hex 32 > {path}`."
        )
    return token


def refuse_open_door(host: str, config: Mapping[str, Any]) -> None:
    """Raise Failure when anyone on the network could write to a store served on this address."""
    if config.get("WRITABLE") and not config.get("TOKEN_FILE") and not is_loopback(host):
        raise Failure(
            f"--writable on {host} needs --token-file: without a token, anyone who reaches that "
            "address could change the store. On 127.0.0.1 it can be left out."
        )


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address is this computer as only itself sees it.

    >>> [is_loopback(host) for host in ("localhost", "127.0.0.1", "::1", "example.org")]
    [True, True, True, False]
    """
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def permitted() -> Writing:
    """Return what changes the store, or raise what keeps this request from it (RFC 6750)."""
    permission = current_app.extensions.get("interorg.writing")
    if permission is None:
        raise Forbidden(OFF)
    if permission.token is None:
        _require_own_computer()
    else:
        _require_token(permission.token)
    writing: Writing = permission.writing
    return writing


def _require_token(token: bytes) -> None:
    # Not request.authorization, which takes some malformed headers for none.
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise NoToken("Changes need a token: send `Authorization: Bearer TOKEN`.")
    if not given.strip():
        raise BadRequest("Expected a token after `Bearer`, found none.")
    if not hmac.compare_digest(given.strip().encode("utf-8", "replace"), token):
        raise WrongToken("The token is not the one this service was started with.")


def _require_own_computer() -> None:
    """Keep out what reaches a loopback address from elsewhere: pages in a browser, proxies."""
    host = urlsplit(f"//{request.host}").hostname or ""
    origin = request.headers.get("Origin")
    elsewhere = origin is not None and urlsplit(origin).netloc != request.host
    if elsewhere or not is_loopback(host) or any(name in request.headers for name in FORWARDED):
        raise Forbidden(
            "Without a token only programs on the same computer may change the store. "
            "Start the service with --token-file to let others."
        )
