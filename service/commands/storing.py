"""Backups of a store, and stores of older releases."""

from __future__ import annotations

from pathlib import Path

import click

from ..terminal.options import store_option


@click.command()
@click.argument("target", type=click.Path(path_type=Path), metavar="FILE|FOLDER")
@store_option
def backup(target: Path, store: Path) -> None:
    """Copy the graph that is served, with texts and decisions, while it is in use.

    A name that ends in .tar, .tar.gz or .tgz gives a file, any other a folder. Nothing is
    overwritten.
    """
    from ..upkeep.backup import back_up

    held = back_up(store, target)
    click.echo(
        f"Backed up generation {held.generation} to {target}: "
        f"{held.statements:,} statements, {held.documents:,} documents."
    )


@click.command()
@click.argument("source", type=click.Path(path_type=Path), metavar="FILE|FOLDER")
@store_option
def restore(source: Path, store: Path) -> None:
    """Make a store of a backup in a new or empty folder.

    All is checked against the list in the backup, and nothing is left of one that is damaged.
    """
    from ..upkeep.backup import restore as make

    held = make(source, store)
    click.echo(
        f"Restored {held.statements:,} statements and {held.documents:,} documents of {held.made} "
        f"into {store}."
    )


@click.command()
@store_option
def upgrade(store: Path) -> None:
    """Bring a store of an older release up to this one; it is served meanwhile as it was."""
    from ..upkeep.upgrading import upgrade as bring_up

    number = bring_up(store)
    click.echo(f"Generation {number} of {store} is of this release.")
