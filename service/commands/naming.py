"""Which names are of one organization: shown, decided, linked to a registry."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..terminal.options import store_option


@click.command()
@click.argument("table", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--likely", is_flag=True, help="List what may be of one organization, not merged.")
@store_option
def names(table: Path | None, likely: bool, store: Path) -> None:
    """List which names are merged and why, or keep a table that decides it.

    A line of TABLE is `same` or `apart`, a tab, and names with tabs between them. The list has
    that form too: write `apart` for `same` to undo a merge, `same` for `likely` to make one. The
    store keeps a copy of TABLE in the place of the last one; `none` drops it.
    """
    from ..building.naming import decide, kept_decisions, likely_names, merged_names
    from ..storage.store import Store

    if table:
        generation = decide(None if table == Path("none") else table, store)
        click.echo(f"Generation {generation} is served.", err=True)
    opened = Store.open(store)
    if table and not likely:
        return
    with opened.reading() as graph:
        lines = likely_names(graph, kept_decisions(opened)) if likely else merged_names(graph)
        for line in lines:
            click.echo(line)


@click.command("link-ror")
@click.argument("records", type=click.Path(path_type=Path, dir_okay=False))
@store_option
def link_ror(records: Path, store: Path) -> None:
    """Give organizations their identifiers of ROR, from a file of its records.

    RECORDS is a data dump of ror.org (JSON of schema 2), or has one record a line. A name is
    linked where exactly one active record has it. Run it again after reading more documents.
    """
    from ..building.ror_links import link

    links = link(records, store)
    for found in links:
        click.echo("\t".join((found.name, found.ror, found.record, found.country)))
    click.echo(f"{len(links):,} organizations linked.", err=True)
    if not links:
        sys.exit(1)
