"""Checks of the ontology."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from interorg.ontology.checks.outcome import Outcome


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--no-reasoner", is_flag=True, help="Leave out the slow part, which needs Java.")
@click.option(
    "--store",
    type=click.Path(path_type=Path, file_okay=False),
    help="Check the data that the store in a folder serves, in place of the ontology.",
)
@click.option(
    "--ontology",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Check a module of further concepts against ours, in place of ours; "
    "several times for several.",
)
@click.option("--json", "as_data", is_flag=True, help="Print the outcome as JSON.")
def check(
    files: tuple[Path, ...],
    no_reasoner: bool,
    store: Path | None,
    ontology: tuple[Path, ...],
    as_data: bool,
) -> None:
    """Check the ontology, or the one that FILES make up together.

    Without FILES our own modules are put to every check. FILES may be Turtle, RDF/XML, N-Triples,
    N-Quads, TriG or JSON-LD, known by their ending; checks that concern our modules alone are left
    out for them. Errors make the command end with 1.
    """
    _refuse_two(files, store, ontology)
    from interorg.ontology.checks.report import as_json, as_text
    from interorg.ontology.checks.runner import check_files, check_own

    reasoner = not no_reasoner
    if ontology:
        outcome = _check_modules(ontology)
    elif store is not None:
        outcome = _check_data(store)
    else:
        outcome = check_files(files, reasoner) if files else check_own(reasoner)
    click.echo(as_json(outcome) if as_data else as_text(outcome))
    if outcome.failed:
        sys.exit(1)


def _refuse_two(files: tuple[Path, ...], store: Path | None, ontology: tuple[Path, ...]) -> None:
    """Raise UsageError where two things to check are named: one of them would be passed over."""
    named = {
        "files to check": bool(files),
        "a store": store is not None,
        "modules, each with --ontology": bool(ontology),
    }
    given = [what for what, is_given in named.items() if is_given]
    if len(given) > 1:
        raise click.UsageError(f"Name {given[0]} or {given[1]}, not both.")


def _check_modules(paths: tuple[Path, ...]) -> Outcome:
    from interorg.ingest.citing.bibliography import known_works
    from interorg.ontology.extending.module_check import outcome

    from ..terminal.options import extra_from

    return outcome(extra_from(paths) or (), frozenset(known_works()))


def _check_data(store: Path) -> Outcome:
    from ..data_checks import check_store
    from ..terminal.progress import Bar

    with Bar("Checking") as bar:
        return check_store(store, progress=bar)
