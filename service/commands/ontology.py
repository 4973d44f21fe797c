"""The ontology itself: publishing it and extending it."""

import click

from .publishing import release


@click.group()
def ontology() -> None:
    """Publish the ontology, or add to it."""


for command in (release,):
    ontology.add_command(command)
