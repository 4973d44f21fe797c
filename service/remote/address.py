"""Where a store elsewhere is asked, and as whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from interorg.ingest.failure import Failure


@dataclass(frozen=True)
class Address:
    """A SPARQL endpoint; what is secret of it is in no text that is made of it."""

    url: str = field(repr=False)
    user: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """What it is called in messages: without parameters, which may hold keys."""
        return self.url.split("?")[0]

    def __str__(self) -> str:
        return self.name


def read_address(config: Mapping[str, Any]) -> Address:
    """Read ENDPOINT, ENDPOINT_USER and ENDPOINT_PASSWORD_FILE; raise Failure for what is wrong."""
    url = str(config["ENDPOINT"])
    wanted = "Expected the address of a SPARQL endpoint as http://HOST:PORT/PATH"
    try:
        parts = urlsplit(url)
        _ = parts.port  # reading it checks it
    except ValueError as error:
        raise Failure(f"{wanted}: {error}.") from None
    if "@" in parts.netloc:
        raise Failure(
            f"{wanted}, found a user in it. Give user and password by ENDPOINT_USER and "
            "ENDPOINT_PASSWORD_FILE."
        )
    plain = url.isascii() and url.isprintable() and " " not in url
    if parts.scheme not in ("http", "https") or not parts.hostname or not plain or parts.fragment:
        raise Failure(f"{wanted}, found {url.split('?')[0]!r}.")
    user = config.get("ENDPOINT_USER")
    file = config.get("ENDPOINT_PASSWORD_FILE")
    if bool(user) != bool(file):
        raise Failure("Expected ENDPOINT_USER and ENDPOINT_PASSWORD_FILE together, found one.")
    return Address(url, user or None, read_password(Path(file)) if file else None)


def read_password(file: Path) -> str:
    """Return the first line of a file."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(f"The password of the endpoint cannot be read from {file}: {error}") from None
    if not lines or not lines[0]:
        raise Failure(f"Expected the password of the endpoint in {file}, found an empty line.")
    return lines[0]
