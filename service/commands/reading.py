"""Documents and RDF into a store, and documents out of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..terminal.options import KEPT, NamedPath, extra_from, ontology_option, store_option

if TYPE_CHECKING:
    from ..building.build import Report

NAMED = 20
"""So many documents that should be read again are named on the terminal."""


@click.command()
@click.argument("paths", nargs=-1, required=True, type=NamedPath(path_type=Path), metavar="PATH…")
@store_option
@ontology_option(KEPT)
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out files of this name.")
@click.option(
    "--report",
    "report_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what was read and what was not, as JSON.",
)
def ingest(
    paths: tuple[Path, ...],
    store: Path,
    ontology: tuple[Path, ...],
    exclude: tuple[str, ...],
    report_file: Path | None,
) -> None:
    """Read documents, and folders of them, into the graph; those that changed are read again.

    What cannot be read is listed with its reason, and the exit code is then 1.
    """
    from ..building.build import ingest as read
    from ..terminal.progress import Bar

    modules = extra_from(ontology)
    with Bar("Reading") as bar:
        report = read(paths, store, exclude, bar, modules=modules)
    if report.generation:
        click.echo(
            f"Read {len(report.read)} documents ({report.unchanged} unchanged): "
            f"{report.sentences:,} sentences, {report.claims:,} claims, "
            f"{report.case_reports:,} case reports. Generation {report.generation} is served."
        )
    print_modules(report)
    print_refused(report)
    if report_file:
        write(report_file, report.as_json().encode())
    missed = any(not refusal.skipped for refusal in report.refused)
    if missed or not (report.read or report.unchanged):
        sys.exit(1)


def print_modules(report: Report) -> None:
    """Say which extra modules were used or left, and which documents know nothing of it."""
    if report.modules:
        click.echo(f"Read with {', '.join(report.modules)}, kept in the store.", err=True)
    if report.dropped:
        click.echo(f"No longer read with {', '.join(report.dropped)}.", err=True)
    if report.outdated:
        click.echo(
            f"{len(report.outdated)} documents of the store were read with another ontology or "
            "release: ingest them again.",
            err=True,
        )
    for key in report.outdated[:NAMED]:
        click.echo(f"  {key}", err=True)
    if len(report.outdated) > NAMED:
        click.echo(f"  and {len(report.outdated) - NAMED} more: see --report", err=True)


def print_refused(report: Report) -> None:
    """List what was not read, each with its reason."""
    if report.refused:
        click.echo(f"{len(report.refused)} not read:", err=True)
    for refusal in report.refused:
        click.echo(f"  {refusal.name}: {refusal.reason}", err=True)


@click.command()
@click.argument("files", nargs=-1, required=True, type=NamedPath(path_type=Path), metavar="FILE…")
@store_option
@click.option("--graph", metavar="IRI", help="Graph for triples; else the default graph.")
@click.option("--base", metavar="IRI", help="Base of relative IRIs; else the file's address.")
def load(files: tuple[Path, ...], store: Path, graph: str | None, base: str | None) -> None:
    """Load RDF files as they are; nothing is loaded when one of them has an error.

    Turtle, N-Triples, N-Quads, TriG, RDF/XML and JSON-LD by the file's ending, also packed with
    gzip (.nq.gz). Graph names of quad formats are kept. The default graph of a new store holds only
    what was loaded into it. A store may be served meanwhile.
    """
    from ..building.load import load as load_files

    count = load_files(files, store, graph, base)
    if count is not None:
        what = f"{count:,} new statements"
    else:
        what = "1 file" if len(files) == 1 else f"{len(files):,} files"
    click.echo(f"Loaded {what} into {store}.")


@click.command()
@click.argument("document")
@store_option
def remove(document: str, store: Path) -> None:
    """Remove a document, named by its key, and all that was read from it."""
    from ..building.build import remove as drop

    generation = drop(document, store)
    click.echo(f"Removed {document}. Generation {generation} is served.")


def write(path: Path, content: bytes) -> None:
    """Write a file, or say why it cannot be written."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise click.FileError(str(path), error.strerror) from error
