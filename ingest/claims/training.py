"""Learn the weights of the claims component: python -m interorg.ingest.claims.training GOLD..."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import click
import numpy as np

from .examples import Annotated, Example, annotated, examples_of
from .features import WIDTH
from .judgement import Weights, save
from .logistic import fit

FOLDS = 10
L2 = 4.0
"""Strength of the penalty on the weights, chosen by cross-validation."""
LEVELS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)

Outcome = tuple[bool, float]
"""Whether a reading is right, and how likely it was held to be."""


def learn(examples: Sequence[Example], confidence: float) -> Weights:
    """Fit the weights; `confidence` becomes the least one of what is claimed."""
    values = fit([e.features for e in examples], [e.right for e in examples], width=WIDTH, l2=L2)
    return Weights(values.astype(np.float32), confidence)


def held_out(examples: Sequence[Example], folds: int = FOLDS) -> list[Outcome]:
    """Judge every example by what was learned from the other sources."""
    sources = {example.source for example in examples}
    ordered = sorted(sources, key=lambda source: hashlib.sha256(source.encode()).digest())
    fold = {source: place % folds for place, source in enumerate(ordered)}
    outcomes: list[Outcome] = []
    for number in range(folds):
        learned = learn([e for e in examples if fold[e.source] != number], 0.5)
        outcomes.extend(
            (e.right, learned.probability(e.features)) for e in examples if fold[e.source] == number
        )
    return outcomes


def table(outcomes: Sequence[Outcome], statements: int) -> list[str]:
    """Return lines of precision and recall of held-out readings at several confidences."""
    lines = ["confidence  found  precision  recall"]
    for least in LEVELS:
        kept = [right for right, probability in outcomes if probability >= least]
        precision = sum(kept) / len(kept) if kept else 0.0
        recall = sum(kept) / max(1, statements)
        lines.append(f"{least:10.1f} {len(kept):6} {precision:10.3f} {recall:7.3f}")
    return lines


def train(sentences: Sequence[Annotated], confidence: float) -> tuple[Weights, list[str]]:
    """Learn from annotated sentences; also return the figures on held-out sources."""
    examples = list(examples_of(sentences))
    statements = sum(len(each.statements) for each in sentences)
    counts = (
        f"{len(sentences)} sentences, {statements} statements, {len(examples)} readings, "
        f"{sum(e.right for e in examples)} of them right"
    )
    return learn(examples, confidence), [counts, *table(held_out(examples), statements)]


@click.command()
@click.argument("gold", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--texts", multiple=True, type=click.Path(exists=True, path_type=Path))
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path))
@click.option("--confidence", default=0.35, show_default=True, help="Least confidence of a claim.")
def main(gold: tuple[Path, ...], texts: tuple[Path, ...], out: Path, confidence: float) -> None:
    """Learn from lines of gold claims whose texts lie under TEXTS; write claims.npz into OUT."""
    sentences, absent = annotated(gold, texts)
    for message in absent:
        click.echo(f"left out: {message}", err=True)
    learned, figures = train(sentences, confidence)
    out.mkdir(parents=True, exist_ok=True)
    save(learned, out / "claims.npz")
    click.echo("\n".join(figures))


if __name__ == "__main__":
    main()
