"""Pages and the SPARQL endpoint."""

from __future__ import annotations

from pathlib import Path

import click

from ..options import (
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

    from ..build import ingest
    from ..progress import Bar
    from ..serve import serve

    folders = [FOLDER / "cases", FOLDER / "literature"]
    modules = extra_from(ontology)
    with Bar("Reading the corpus") as bar:
        report = ingest(folders, store, progress=bar, exactly=True, modules=modules)
    print_modules(report)
    print_refused(report)
    serve(host, port, {"STORE": store, "TIMEOUT": timeout, "FULL_TEXT": full_text})


@click.command()
@store_option
@address_options
@timeout_option
@click.option(
    "--default-graph",
    type=click.Choice(["union", "strict"]),
    help="What queries without FROM see; else as the store was made.",
)
@full_text_option
def serve(
    store: Path, host: str, port: int, timeout: float, default_graph: str | None, full_text: str
) -> None:
    """Serve pages and a SPARQL endpoint."""
    from ..serve import serve as run

    config = {
        "STORE": store,
        "TIMEOUT": timeout,
        "DEFAULT_GRAPH": default_graph,
        "FULL_TEXT": full_text,
    }
    run(host, port, config)
