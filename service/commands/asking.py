"""Answers at the command line: queries, search, counts."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..terminal.options import store_option, timeout_option

ANSWERS = "table json xml csv tsv turtle ntriples nquads trig jsonld rdfxml".split()
# Listed here so that --help loads none of them; a test holds them to what is there.


@click.command()
@click.argument("query")
@store_option
@click.option("--endpoint", metavar="URL", help="Ask a SPARQL endpoint instead of a store.")
@click.option(
    "--format",
    "form",
    type=click.Choice(ANSWERS),
    help="Else a table or TSV for rows, Turtle for triples.",
)
@timeout_option
def query(query: str, store: Path, endpoint: str | None, form: str | None, timeout: float) -> None:
    """Answer a SPARQL query: its text, the name of a file that holds it, or - for standard input.

    On a terminal rows are printed as a table, elsewhere as TSV.
    """
    from ..terminal.ask import ask, ask_endpoint, read_text
    from ..terminal.table import as_table

    text = read_text(query)
    table = form == "table" or (form is None and sys.stdout.isatty())
    name = None if table else form or "tsv"
    if endpoint:
        answer = ask_endpoint(endpoint, text, name, timeout)
    else:
        answer = ask(store, text, name, timeout)
    click.echo(as_table(answer) if table else answer.body, nl=table)


@click.command()
@click.argument("text")
@store_option
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True)
def search(text: str, store: Path, limit: int) -> None:
    """Search labels, names, titles and sentences."""
    from ..search import search as find
    from ..storage.store import Store

    generation, held = Store.open(store).hold_current()
    with held:
        results = find(generation, text, size=limit)
    click.echo(f"{results.total:,} found")
    for hit in results.hits:
        snippet = "".join(part.text for part in hit.snippet)
        click.echo("\t".join((hit.kind, hit.title, snippet, hit.source, hit.id)))


@click.command()
@store_option
def stats(store: Path) -> None:
    """Count what the graph holds."""
    from ..terminal.contents import contents
    from ..terminal.table import table

    counted = contents(store)
    click.echo(f"Generation {counted.generation}, {counted.mode} default graph\n")
    click.echo(table(["kind", "number"], counted.kinds) + "\n")
    click.echo(table(["graph", "statements"], counted.graphs))
