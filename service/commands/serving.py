"""Pages and the SPARQL endpoint."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..settings.options import chosen, setting_options
from ..terminal.options import (
    KEPT,
    address_options,
    extra_from,
    full_text_option,
    ontology_option,
    store_option,
    timeout_option,
)
from .reading import print_modules, print_refused


@click.command()
@store_option
@ontology_option(KEPT)
@address_options
@timeout_option
@full_text_option
def demo(
    store: Path, ontology: tuple[Path, ...], host: str, port: int, timeout: float, full_text: str
) -> None:
    """Build the graph of the shipped corpus, or what changed of it, and serve it."""
    from interorg.corpus import FOLDER

    from ..building.build import ingest
    from ..serve import serve
    from ..terminal.progress import Bar

    folders = [FOLDER / "cases", FOLDER / "literature"]
    modules = extra_from(ontology)
    with Bar("Reading the corpus") as bar:
        report = ingest(folders, store, progress=bar, exactly=True, modules=modules)
    print_modules(report)
    print_refused(report)
    serve(host, port, {"STORE": store, "TIMEOUT": timeout, "FULL_TEXT": full_text})


@click.command()
@setting_options(
    "STORE",
    "HOST",
    "PORT",
    "BASE_IRI",
    "URL_PREFIX",
    "TRUSTED_PROXIES",
    "DEFAULT_GRAPH",
    "FULL_TEXT",
    "TIMEOUT",
    "MEMORY",
    "WORKERS",
    "IN_MEMORY",
    "RATE_LIMIT",
    "ACCESS_LOG",
    "WRITABLE",
    "TOKEN_FILE",
    "ALLOW_SERVICE",
    "ENDPOINT",
)
@click.option(
    "--config",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="INTERORG_CONFIG",
    show_envvar=True,
    help="TOML file of settings.",
)
def serve(file: Path | None, **options: Any) -> None:
    """Serve pages and a SPARQL endpoint.

    Each setting can also be given in a file or in the environment as INTERORG_ and its name, such
    as INTERORG_TIMEOUT; options go before the environment, and that before the file.
    docs/operations.md lists more settings. SIGHUP has the file read again.
    """
    from ..serve import serve as run

    def read() -> dict[str, Any]:
        return chosen(options, file)

    settings = read()
    run(settings["HOST"], settings["PORT"], settings, read)
