"""How many claims of each rule were judged right: `python -m interorg.ingest.claims.tallies`."""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import TextIO

import click

HELD_OUT = "held out"
"""Encoder and weights had not learned from the texts."""
BLIND = "blind, first"


@dataclass(frozen=True)
class Tally:
    """Claims of one rule that were judged, and how many of them were right."""

    rule: str
    right: int
    judged: int
    kind: str


def tallies_of(path: Path) -> list[Tally]:
    """Read a table of tallies."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [
            Tally(row["rule"], int(row["right"]), int(row["judged"]), row["kind"]) for row in rows
        ]


def write_tallies(tallies: Iterable[Tally], path: Path) -> None:
    """Write a table of tallies."""
    with path.open("w", encoding="utf-8", newline="") as file:
        print_tallies(tallies, file)


def print_tallies(tallies: Iterable[Tally], file: TextIO) -> None:
    """Write a table of tallies to an open file."""
    writer = csv.writer(file, delimiter="\t", lineterminator="\n")
    writer.writerow(field.name for field in fields(Tally))
    writer.writerows(map(astuple, tallies))


def of_verdicts(lines: Iterable[str]) -> list[Tally]:
    """Count JSON lines of `rule` and `verdict`; what is not `right` is wrong, `near` too."""
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for line in lines:
        held = json.loads(line)
        every[held["rule"]] += 1
        right[held["rule"]] += held["verdict"] == "right"
    return [Tally(rule, right[rule], every[rule], BLIND) for rule in sorted(every)]


@click.command()
@click.argument("tallies", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--verdicts", multiple=True, type=click.Path(exists=True, path_type=Path))
def main(tallies: Sequence[Path], verdicts: Sequence[Path]) -> None:
    """Print the table of what is known of each rule, as service/rules/rule_scores.tsv holds it.

    TALLIES are written by the training; a file of verdicts has one claim a line, each read on
    texts that nobody had in view.
    """
    found = [tally for path in tallies for tally in tallies_of(path)]
    for path in verdicts:
        found += of_verdicts(path.read_text(encoding="utf-8").splitlines())
    print_tallies(sorted(found, key=lambda each: (each.kind, each.rule)), sys.stdout)


if __name__ == "__main__":
    main()
