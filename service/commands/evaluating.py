"""How often extraction is right, on files of examples."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from interorg.ingest.evaluation.answer import Answer

Command = Callable[..., Any]
PATH = click.Path(exists=True, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
def evaluate() -> None:
    """Score extraction against annotations that others made, task by task.

    PATH is a file or folder of the task's format. A line that is not of the format is named, as is
    a text that is absent, and the rest is scored. The formats stand in docs/evaluation.md.
    """


def shared_options(command: Command) -> Command:
    """Add the path and the options that every task takes."""
    for option in (
        click.option(
            "--errors",
            type=click.IntRange(min=0),
            default=20,
            show_default=True,
            help="So many of the worst errors are listed.",
        ),
        click.option("--json", "as_data", is_flag=True, help="Print the answer as JSON."),
        click.option(
            "--texts",
            multiple=True,
            type=FOLDER,
            metavar="DIR",
            help="Folder of the texts that lines only point to; several times for several.",
        ),
        click.argument("path", type=PATH),
    ):
        command = option(command)
    return command


@evaluate.command()
@shared_options
@click.option("--no-transformer", is_flag=True, help="Ask the small model alone.")
def relations(
    path: Path, texts: tuple[Path, ...], as_data: bool, errors: int, no_transformer: bool
) -> None:
    """How two organizations in a sentence are related."""
    from interorg.ingest.evaluation.components import classifier
    from interorg.ingest.evaluation.relations import evaluate_relations

    relate, confidence = classifier(transformer=not no_transformer)
    show(evaluate_relations(path, relate, confidence), as_data, errors)


@evaluate.command()
@shared_options
def mentions(path: Path, texts: tuple[Path, ...], as_data: bool, errors: int) -> None:
    """Which names in a sentence are organizations."""
    from interorg.ingest.evaluation.components import names_in
    from interorg.ingest.evaluation.mentions import evaluate_mentions

    show(evaluate_mentions(path, names_in), as_data, errors)


@evaluate.command()
@shared_options
def claims(path: Path, texts: tuple[Path, ...], as_data: bool, errors: int) -> None:
    """What sentences state of forms, mechanisms, benefits and the like."""
    from interorg.ingest.evaluation.claims import evaluate_claims
    from interorg.ingest.pipeline import extract

    show(evaluate_claims(path, extract, texts), as_data, errors)


@evaluate.command()
@shared_options
def cases(path: Path, texts: tuple[Path, ...], as_data: bool, errors: int) -> None:
    """Which cases of organizations working together sentences report."""
    from interorg.ingest.evaluation.cases import evaluate_cases
    from interorg.ingest.evaluation.components import known_names
    from interorg.ingest.pipeline import extract

    show(evaluate_cases(path, extract, known_names(), texts), as_data, errors)


@evaluate.command()
@shared_options
def names(path: Path, texts: tuple[Path, ...], as_data: bool, errors: int) -> None:
    """Whether two names are of one organization."""
    from interorg.ingest.evaluation.components import same_name
    from interorg.ingest.evaluation.names import evaluate_names

    show(evaluate_names(path, same_name), as_data, errors)


@evaluate.command()
@shared_options
def contracts(path: Path, texts: tuple[Path, ...], as_data: bool, errors: int) -> None:
    """Form, date, law and parties of contracts."""
    from interorg.ingest.evaluation.components import read_contract
    from interorg.ingest.evaluation.contracts import evaluate_contracts

    from ..terminal.progress import Bar

    with Bar("Reading") as bar:
        answer = evaluate_contracts(path, read_contract, texts, bar)
    show(answer, as_data, errors)


@evaluate.command()
@click.argument("first", type=PATH)
@click.argument("second", type=PATH)
@click.option("--json", "as_data", is_flag=True, help="Print the answer as JSON.")
@click.option("--errors", type=click.IntRange(min=0), default=20, show_default=True)
def agreement(first: Path, second: Path, as_data: bool, errors: int) -> None:
    """How far two passes over the same sentences agree (Krippendorff's alpha)."""
    from interorg.ingest.evaluation.agreement import evaluate_agreement

    show(evaluate_agreement(first, second), as_data, errors)


def show(answer: Answer, as_data: bool, errors: int) -> None:
    """Print an answer, what was not scored on standard error; nothing scored at all ends with 1."""
    from interorg.ingest.evaluation.report import as_json, as_text, remarks

    click.echo((as_json if as_data else as_text)(answer, errors))
    for remark in remarks(answer):
        click.echo(remark, err=True)
    if not answer.scored:
        sys.exit(1)
