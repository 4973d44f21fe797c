"""The ontology itself: publishing it and extending it."""

import click

from .extending import add_concept, export_concepts, import_concepts
from .publishing import count_answers, document, release, snapshot


@click.group()
def ontology() -> None:
    """Publish the ontology, or add to it."""


for command in (
    release,
    document,
    snapshot,
    count_answers,
    add_concept,
    export_concepts,
    import_concepts,
):
    ontology.add_command(command)
