"""Learn to read claims: `python -m interorg.ingest.claims.training GOLD... --out DIR`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np

from interorg.ontology.concepts import load_concepts
from interorg.ontology.relations import load_relation_types

from ..evaluation.statements import Judge, Statement
from .candidates import readings
from .encoder.scoring import Sayings
from .encoder.training.folds import Judged, folds, read_judged
from .examples import Labelled, annotated, labelled
from .features import WIDTH, features
from .judgement import Weights, save
from .logistic import fit
from .tallies import HELD_OUT, Tally, write_tallies

FOLDS = 3
L2 = 48.0
"""Strength of the penalty on the weights, chosen by cross-validation."""
LEVELS = (0.0, 0.2, 0.3, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8)


@dataclass(frozen=True)
class Example:
    """One reading of a pair of concepts in an annotated sentence."""

    source: str
    """Examples of one source stay in one fold."""
    sentence: int
    rule: str
    ends: frozenset[str]
    features: tuple[int, ...]
    right: bool
    settled: bool
    """Whether a judge or an annotator related just these two, or a judge said that none does."""


@dataclass(frozen=True)
class Outcome:
    """A reading, and how likely it was held to be."""

    example: Example
    likely: float


def examples_of(
    sentences: Sequence[Labelled], sayings: Sequence[Sayings], judged: Judged
) -> Iterator[Example]:
    """Yield an example for every reading; right is what gold states, or a judge lets stand."""
    fits = Judge(load_concepts(), load_relation_types()).fits("tree")
    strict = Judge(load_concepts(), load_relation_types()).fits("strict")
    for number, (each, said) in enumerate(zip(sentences, sayings, strict=True)):
        for read in readings(each.sentence, said):
            made = Statement(
                read.candidate.subject.concept,
                read.candidate.relation,
                read.candidate.object.concept,
            )
            known = judged.get((each.digest, read.ends))
            annotated = {frozenset((one.subject, one.object)) for one in each.statements}
            if known is None:
                right = any(fits(wanted, made) for wanted in each.statements)
            else:
                right = any(strict(Statement(*one), made) for one in known)
            settled = known is not None or read.ends in annotated
            found = tuple(features(each.sentence, read))
            yield Example(each.source, number, read.rule, read.ends, found, right, settled)


def learn(examples: Sequence[Example], confidence: float) -> Weights:
    """Fit the weights; `confidence` becomes the least one of what is claimed."""
    values = fit(
        [e.features for e in examples],
        [e.right for e in examples],
        width=WIDTH,
        l2=L2,
    )
    return Weights(values.astype(np.float32), confidence)


def held_out(examples: Sequence[Example], fold: Mapping[str, int]) -> list[Outcome]:
    """Judge every example by what was learned from the other folds."""
    outcomes: list[Outcome] = []
    for number in sorted(set(fold.values())):
        learned = learn([e for e in examples if fold[e.source] != number], 0.5)
        outcomes.extend(
            Outcome(e, learned.probability(e.features))
            for e in examples
            if fold[e.source] == number
        )
    return outcomes


def claimed(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Keep the surest reading of each pair in each sentence."""
    best: dict[tuple[int, frozenset[str]], Outcome] = {}
    for each in outcomes:
        key = each.example.sentence, each.example.ends
        if key not in best or each.likely > best[key].likely:
            best[key] = each
    return list(best.values())


def tallied(outcomes: Sequence[Outcome], confidence: float) -> list[Tally]:
    """Count by rule how many claims are right, of those that somebody judged."""
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for each in claimed(outcomes):
        if each.likely >= confidence and each.example.settled:
            every[each.example.rule] += 1
            right[each.example.rule] += each.example.right
    return [Tally(rule, right[rule], every[rule], HELD_OUT) for rule in sorted(every)]


def table(outcomes: Sequence[Outcome], statements: int) -> list[str]:
    """Return lines of precision and recall of held-out readings at several confidences."""
    lines = ["confidence  found  precision  recall"]
    for least in LEVELS:
        kept = [each.example.right for each in claimed(outcomes) if each.likely >= least]
        precision = sum(kept) / len(kept) if kept else 0.0
        recall = sum(kept) / max(1, statements)
        lines.append(f"{least:10.2f} {len(kept):6} {precision:10.3f} {recall:7.3f}")
    return lines


@click.command()
@click.argument("gold", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--texts", multiple=True, type=click.Path(exists=True, path_type=Path))
@click.option("--judged", multiple=True, type=click.Path(exists=True, path_type=Path))
@click.option("--base", type=click.Path(exists=True, path_type=Path), help="The base model.")
@click.option(
    "--earlier",
    type=click.Path(exists=True, path_type=Path),
    help="Folder of weights to go on from: encoder.onnx.xz, marks.npy.",
)
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path))
@click.option("--made", multiple=True, help="Sources that begin so are not counted by rule.")
@click.option("--confidence", default=0.5, show_default=True, help="Least confidence of a claim.")
def main(
    gold: tuple[Path, ...],
    texts: tuple[Path, ...],
    judged: tuple[Path, ...],
    base: Path | None,
    earlier: Path | None,
    out: Path,
    made: tuple[str, ...],
    confidence: float,
) -> None:
    """Learn from lines of gold claims whose texts lie under TEXTS, and from pairs judged apart.

    Writes the encoder, claims.npz and tallies.tsv (claims judged right, by rule) into OUT. The
    weights of claims.npz are learned from what encoders say of sources they have not seen.
    """
    from .encoder.training.members import held_out_sayings, written

    found, absent = annotated(gold, texts)
    for message in absent:
        click.echo(f"left out: {message}", err=True)
    sentences = list(labelled(found))
    known = read_judged(judged)
    fold = folds([each.source for each in sentences], FOLDS)
    sayings = held_out_sayings(sentences, fold, known, base, earlier, click.echo)
    examples = list(examples_of(sentences, sayings, known))
    statements = sum(len(each.statements) for each in sentences)
    click.echo(
        f"{len(sentences)} sentences, {statements} statements, {len(known)} pairs judged apart, "
        f"{len(examples)} readings, {sum(e.right for e in examples)} of them right"
    )
    outcomes = held_out(examples, fold)
    click.echo("\n".join(table(outcomes, statements)))
    out.mkdir(parents=True, exist_ok=True)
    counted = [each for each in outcomes if not each.example.source.startswith(made)]
    write_tallies(tallied(counted, confidence), out / "tallies.tsv")
    written(sentences, known, base, earlier, out, click.echo)
    save(learn(examples, confidence), out / "claims.npz")


if __name__ == "__main__":
    main()
