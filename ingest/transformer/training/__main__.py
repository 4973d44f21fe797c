"""Write the shared vocabulary: `python -m interorg.ingest.transformer.training --out DIR`."""

from __future__ import annotations

from pathlib import Path

import click

from .exporting import packaged, write_pieces


@click.command()
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder to write to.")
@click.option("--base", type=click.Path(exists=True, path_type=Path), help="The base model.")
def main(out: Path, base: Path | None) -> None:
    """Write word pieces and their vectors, which no training changes, to OUT."""
    out.mkdir(parents=True, exist_ok=True)
    write_pieces(base or packaged(), out)


if __name__ == "__main__":
    main()
