"""Train the reader: `python -m interorg.ingest.cases.roles.training GOLD... --out DIR`."""

from __future__ import annotations

from pathlib import Path

import click

from ....transformer.pieces import pieces
from ....transformer.training.exporting import packaged
from ....transformer.training.fitting import Schedule
from .exporting import write_reader
from .model import trained
from .records import annotated, lessons_of

MARK_WORDS = ("@", "#")
"""Whose vectors the marks start from."""
SCHEDULE = Schedule(epochs=7, rate=3e-4, head_rate=1e-3, decay=0.9)


@click.command()
@click.argument("gold", type=click.Path(exists=True, path_type=Path), nargs=-1, required=True)
@click.option(
    "--texts", type=click.Path(exists=True, path_type=Path), multiple=True, help="Folder of texts."
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder to write to.")
@click.option("--base", type=click.Path(exists=True, path_type=Path), help="The base model.")
@click.option("--seed", default=0, show_default=True)
def main(
    gold: tuple[Path, ...], texts: tuple[Path, ...], out: Path, base: Path | None, seed: int
) -> None:
    """Train on files of annotated cases and write the reader to OUT."""
    out.mkdir(parents=True, exist_ok=True)
    lessons = [lesson for passage in annotated(gold, texts) for lesson in lessons_of(passage)]
    click.echo(f"{len(lessons)} windows")
    vocabulary = pieces()
    marks = [vocabulary.ids(word)[0] for word in MARK_WORDS]
    reader = trained(base or packaged(), marks, lessons, seed, SCHEDULE, click.echo)
    write_reader(reader, out / "reader-0.onnx.xz")


if __name__ == "__main__":
    main()
