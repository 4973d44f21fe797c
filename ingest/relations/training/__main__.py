"""Train the classifier: `python -m interorg.ingest.relations.training DATA --out DIR`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click
import numpy as np

from ...transformer.pieces import Floats, pieces
from ..combination import Combination, save, turns, views
from ..linear import counted
from ..regions import parsed
from .combining import combined, confidence_for, held_out_probabilities
from .figures import figures
from .linear_fit import fit, held_out_scores
from .records import Record, directed, folds, labels, records

PRECISION = 0.935
"""How often a relation asserted at the default confidence is to be right, by cross-validation.

Half a point more than wanted, since encoders that have learned from all pairs are surer.
"""
HELD_OUT = 3
"""Encoders, each without another sixth of the pairs, that tell by these how far one is to trust."""


@click.command()
@click.argument("data", type=click.Path(exists=True, path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder to write to.")
@click.option("--base", type=click.Path(exists=True, path_type=Path), help="The base model.")
@click.option("--encoders", "count", default=2, show_default=True, help="How many to train.")
def main(data: Path, out: Path, base: Path | None, count: int) -> None:
    """Train on train.jsonl in the folder DATA and write all weights to OUT."""
    out.mkdir(parents=True, exist_ok=True)
    found = records(data / "train.jsonl")
    click.echo(f"{len(found)} pairs")
    alone, linear = _linear(found, out)
    combinations = {"linear": alone}
    measured = {"linear": _report("linear part", found, views(linear, None), turns(linear, None))}
    confidence = 0.99
    if count:
        from ...transformer.training.exporting import packaged
        from .members import held_out_logs, written

        trial = out / "held-out"
        trial.mkdir(exist_ok=True)
        seen, logs = held_out_logs(found, base or packaged(), trial, HELD_OUT, click.echo)
        written(found, base or packaged(), out, count, click.echo)
        held = [found[i] for i in seen]
        both = views(linear[seen], logs), turns(linear[seen], logs)
        combinations["full"] = combined(*both, held)
        measured["full"] = _report("both parts", held, *both)
        confidence = confidence_for(held_out_probabilities(*both, held), held, PRECISION)
    save(out / "combination.json", combinations, confidence)
    (out / "figures.json").write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")


def _linear(found: Sequence[Record], out: Path) -> tuple[Combination, Floats]:
    vocabulary = pieces()
    rows = [counted(regions, vocabulary) for regions in parsed([each.pair for each in found])]
    truth = labels(found), directed(found)
    scores = held_out_scores(rows, *truth, folds(found), vocabulary)
    fit(rows, *truth, vocabulary).save(out / "linear.npz")
    return combined(views(scores, None), turns(scores, None), found), scores


def _report(
    name: str, held: Sequence[Record], views: Sequence[Floats], turns: Sequence[Floats]
) -> dict[str, object]:
    probabilities = held_out_probabilities(views, turns, held)
    confidence = confidence_for(probabilities, held, PRECISION)
    found = figures(held, np.asarray(probabilities), confidence)
    click.echo(f"{name}, held out: {json.dumps(found)}")
    return found


if __name__ == "__main__":
    main()
