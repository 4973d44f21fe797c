"""The ontology as files for others."""

from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def release(folder: Path) -> None:
    """Write all modules as one ontology: Turtle, RDF/XML, JSON-LD and N-Triples."""
    from interorg.ontology.release import write_release

    for path in write_release(folder):
        click.echo(f"Wrote {path}.")
