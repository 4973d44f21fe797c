"""All settings of the service: names, defaults, meanings and limits; where they are read from."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from interorg.ingest.failure import Failure

from ..gate.bounds import DEFAULT as BOUNDS
from ..terminal.options import FULL_TEXT, default_store
from .kinds import Setting, choice, count, flag, hosts, number, path, prefix, size, text

ENVIRONMENT = "INTERORG_"
"""What the names of settings begin with in the environment."""
OTHER_VARIABLES = frozenset({"INTERORG_CONFIG", "INTERORG_ONTOLOGY"})


class WrongSetting(Failure):
    """A setting of an unknown name, or with a value that cannot be."""


WEB = r"https?://[A-Za-z0-9.\[\]:-]+(/[^\s<>\"{}|\\^`]*)?"

SETTINGS: Mapping[str, Setting] = {
    # Where
    "HOST": text(r"\S+", "a host name or address", "Address to listen on.", "127.0.0.1"),
    "PORT": count(0, 65535, 8000, "Port to listen on; 0 for any that is free."),
    "STORE": path("Folder of the graph."),
    "BASE_IRI": text(
        WEB,
        "an address such as https://example.org/kg",
        "Public address of the service: what relative IRIs in queries, the service description "
        "and links in data are made from. Without it, what the client asked for.",
    ),
    "URL_PREFIX": prefix("Path under which the service is seen, such as /kg."),
    "TRUSTED_PROXIES": count(
        0,
        10,
        0,
        "How many proxies in front of the service set Forwarded or X-Forwarded-For, -Proto, -Host, "
        "-Port and -Prefix. With 0 these headers are ignored.",
    ),
    "ENDPOINT": text(
        WEB,
        "the address of a SPARQL endpoint",
        "A SPARQL endpoint elsewhere that is asked in place of a store here.",
    ),
    "ENDPOINT_USER": text(r"[^\s:]+", "a user's name", "User there."),
    "ENDPOINT_PASSWORD_FILE": path("File whose first line is the user's password there."),
    "ENDPOINT_DEFAULT_GRAPH": text(
        r"\S+", "an IRI", "Named graph there that queries which name none are asked of."
    ),
    "ENDPOINT_STORE": path("Folder that the store there was loaded from, for search and texts."),
    "ENDPOINT_FRESHNESS": number(0, 1e9, 60, "Seconds for which an answer from there is kept."),
    "LICENCE": text(
        WEB,
        "the address of a licence",
        "Licence of the data set, as search engines and other programs are told.",
    ),
    # What is answered
    "DEFAULT_GRAPH": choice(
        ("union", "strict"), None, "What queries without FROM see; else as the store was made."
    ),
    "FULL_TEXT": choice(
        FULL_TEXT,
        "licensed",
        "When a document's whole text is shown; licensed: where its rights allow.",
    ),
    "WRITABLE": flag("Allow SPARQL Update and the Graph Store Protocol."),
    "TOKEN_FILE": path(
        "File that holds the token for writing; can be left out on a loopback address."
    ),
    "ALLOW_SERVICE": hosts("Hosts that SERVICE in a query may ask; none when empty."),
    # Limits of one query
    "TIMEOUT": number(0.1, 86400, 30, "Seconds for one query."),
    "MEMORY": size(64 << 20, 2 << 30, "Memory of a query process, beyond what it starts with."),
    "ANSWER_BYTES": size(1 << 10, 64 << 20, "Size of one answer; rows beyond it are announced."),
    "MAX_QUERY": count(100, 10_000_000, BOUNDS.length, "Characters of a query."),
    "MAX_DEPTH": count(4, 1000, BOUNDS.depth, "Brackets that may be open at once in a query."),
    "MAX_JOINED": count(4, 10_000, BOUNDS.joined, "Patterns that one group of a query joins."),
    "MAX_PARTS": count(4, 100_000, BOUNDS.parts, "Patterns, clauses and operators of a query."),
    "MAX_CHANGE": size(1 << 10, 64 << 20, "Size of what is sent to change the store."),
    # Limits of all together
    "WORKERS": count(1, 256, None, "Processes that run queries; else one a core and one more."),
    "THREADS": count(4, 512, 64, "Requests that are handled at once."),
    "QUEUE": count(
        1, 500, 48, "Requests that wait for a query process or have one; 503 is for the others."
    ),
    "IN_MEMORY": choice(
        ("auto", "on", "off"), "auto", "Hold the graph in memory; auto: when it fits."
    ),
    "CACHE_BYTES": size(0, 256 << 20, "Memory for answers that may be asked for again."),
    "RATE_LIMIT": number(
        0, 1e9, 1200, "Requests a minute of one client, 0 for no limit; loopback has none."
    ),
    "CLIENT_REQUESTS": count(
        0, 10_000, 16, "Requests of one client at once, 0 for no limit; loopback has none."
    ),
    # What is noted
    "ACCESS_LOG": text(
        r".+", "a file, - or off", "File for a line on each request; - prints it.", "off"
    ),
    "LOG_QUERIES": flag("Write queries into the access log; else only their digests."),
}
"""Every setting by its name, as it stands in the application's config."""

DEFAULTS: Mapping[str, Any] = {name: setting.default for name, setting in SETTINGS.items()}


def read_settings(
    options: Mapping[str, Any],
    environment: Mapping[str, str],
    file: Path | None = None,
) -> dict[str, Any]:
    """Return all settings; options go before the environment, and that before a TOML file.

    Names are those of SETTINGS: in the file in lower case, in the environment after INTERORG_.
    An option that is None was not given. Raises WrongSetting.
    """
    found = {**DEFAULTS, "STORE": default_store()}
    named = file or (
        Path(environment["INTERORG_CONFIG"]) if "INTERORG_CONFIG" in environment else None
    )
    if named:
        for name, value in read_file(named).items():
            found[name.upper()] = read(name.upper(), value, f"`{name}` in {named}")
    for variable, value in environment.items():
        if variable.startswith(ENVIRONMENT) and variable not in OTHER_VARIABLES:
            name = variable.removeprefix(ENVIRONMENT)
            found[name] = read(name, value, f"{variable} in the environment")
    given = {name: value for name, value in options.items() if value is not None}
    return {**found, **given}


def read(name: str, value: Any, where: str) -> Any:
    """Read the value of one setting; `where` names it in an error."""
    if name not in SETTINGS:
        near = difflib.get_close_matches(name, SETTINGS, 1)
        hint = f" Is {near[0].lower()} meant?" if near else ""
        raise WrongSetting(f"There is no setting {where}.{hint} docs/operations.md lists them all.")
    try:
        return SETTINGS[name].read(value)
    except (ValueError, KeyError, TypeError):
        wanted = SETTINGS[name].wanted
        raise WrongSetting(f"Expected {wanted} as {where}, found {value!r}.") from None


def read_file(file: Path) -> dict[str, Any]:
    """Return what a TOML file sets."""
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise WrongSetting(f"The settings cannot be read from {file}: {error.strerror}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongSetting(f"The settings in {file} are not TOML: {error}.") from None
