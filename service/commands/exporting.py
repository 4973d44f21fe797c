"""The graph as files for other programs."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import BinaryIO

import click

from ..terminal.options import store_option

FORMATS = "turtle ntriples nquads trig jsonld rdfxml graphml gexf csv".split()
PROFILES = "web-annotation nif schema-org owl-time".split()
# Listed here so that --help loads none of them; a test holds them to what is there.


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    help="File to write; else standard output.",
)
@click.option(
    "--profile",
    type=click.Choice(PROFILES),
    help="Write the same facts in the words of another vocabulary, in a format of RDF.",
)
@store_option
def export(form: str, output: Path | None, profile: str | None, store: Path) -> None:
    """Write the graph in another format.

    turtle ntriples nquads trig jsonld rdfxml: every statement; graphml gexf csv: nodes and edges.
    """
    from ..exports import export as write_export
    from ..exports.texts import kept_text
    from ..storage.store import Store

    opened = Store.open(store)
    target: BinaryIO | Path = sys.stdout.buffer
    if output is not None and str(output) != "-":
        target = output
    with opened.reading() as graph:
        counts = write_export(
            graph,
            form,
            target,
            mode=opened.mode,
            profile=profile,
            texts=partial(kept_text, opened),
        )
    click.echo(f"Wrote {counts}.", err=True)
