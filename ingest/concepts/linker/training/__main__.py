"""Train the linker: `python -m interorg.ingest.concepts.linker.training GOLD... --out DIR`."""

from __future__ import annotations

from pathlib import Path

import click

from interorg.ontology.concepts import shipped_concepts

from ....transformer.training.exporting import packaged
from ....transformer.training.fitting import Schedule
from .exporting import write_linker
from .model import trained
from .records import annotated, concepts, labels

SCHEDULE = Schedule(epochs=6, batch=20, rate=3e-4, head_rate=1e-3, decay=0.9)
LABELS = 2
"""So many labels of each concept are lessons by themselves."""
COMPARED = 20
"""So many labels of each concept give the vector that it starts from."""


@click.command()
@click.argument("gold", type=click.Path(exists=True, path_type=Path), nargs=-1, required=True)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder to write to.")
@click.option("--base", type=click.Path(exists=True, path_type=Path), help="The base model.")
@click.option("--seed", default=0, show_default=True)
def main(gold: tuple[Path, ...], out: Path, base: Path | None, seed: int) -> None:
    """Train on files of sentences whose mentions are marked and write the linker to OUT."""
    out.mkdir(parents=True, exist_ok=True)
    lessons = [*annotated(gold), *labels(LABELS)]
    click.echo(f"{len(lessons)} lessons")
    names = concepts()
    compared = [shipped_concepts()[name].labels[:COMPARED] for name in names]
    linker = trained(base or packaged(), compared, lessons, seed, SCHEDULE, click.echo)
    write_linker(linker, names, out)


if __name__ == "__main__":
    main()
