"""The ontology as files for others, and what its questions find in a graph."""

from __future__ import annotations

from pathlib import Path

import click

from ..terminal.options import store_option, timeout_option


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def release(folder: Path) -> None:
    """Write all modules as one ontology: Turtle, RDF/XML, JSON-LD and N-Triples.

    interorg-owl.ttl holds its classes, properties and closed lists without the concepts.
    """
    from interorg.ontology.release import write_release

    for path in write_release(folder):
        click.echo(f"Wrote {path}.")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def document(folder: Path) -> None:
    """Write the documentation as a static site, with the release beside it."""
    from interorg.ontology.documentation.folder import write_documentation

    from ..content.references import works

    number = write_documentation(folder, works())
    click.echo(f"Wrote {number:,} pages. Begin at {folder / 'index.html'}.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def snapshot(file: Path) -> None:
    """Write what every term is now as TSV, so that later versions can be compared with it."""
    from interorg.ontology.files import read_modules
    from interorg.ontology.snapshots import snapshot as rows
    from interorg.ontology.snapshots import write_snapshot

    write_snapshot(rows(read_modules()), file)
    click.echo(f"Wrote {file}.")


@click.command("count-answers")
@store_option
@timeout_option
def count_answers(store: Path, timeout: float) -> None:
    """Ask a graph all competency questions, and count the rows that each one finds.

    The counts are printed as TSV; a question that is answered with yes or no counts 1 for yes.
    """
    from ..terminal.counting import count_answers as count

    click.echo("question\trows")
    for name, rows in count(store, timeout):
        click.echo(f"{name}\t{rows}")
