"""Adding concepts to the ontology, one at a time or by spreadsheet."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..terminal.options import extra_from, ontology_option

if TYPE_CHECKING:
    from interorg.ontology.extending.steps import Plan
    from interorg.ontology.extending.targets import Target

BESIDE = "Its concepts count as known."
module_option = click.option(
    "--module",
    required=True,
    metavar="FILE",
    help="Turtle file to write to, made if absent; in a checkout the name of a module of ours.",
)
namespace_option = click.option(
    "--namespace", metavar="IRI", help="How the IRIs of a new file's concepts begin."
)
dry_option = click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")


@click.command("add-concept")
@click.argument("name")
@click.option("--kind", help="Kind of concept, such as form or mechanism.")
@click.option("--label", help="What texts call it, in lower case.")
@click.option("--definition", help="One sentence that says what it means.")
@click.option("--broader", multiple=True, metavar="NAME", help="Concept that it is a kind of.")
@click.option("--alt-label", multiple=True, help="Another way in which texts call it.")
@click.option(
    "--hidden-label", multiple=True, help="Words by which texts speak of it without naming it."
)
@click.option(
    "--context-label",
    multiple=True,
    help="Label that names it only where organizations are spoken of.",
)
@click.option("--source", multiple=True, metavar="KEY", help="Work of the bibliography.")
@click.option("--source-note", multiple=True, help="Where it comes from if from no such work.")
@module_option
@namespace_option
@ontology_option(BESIDE)
@dry_option
def add_concept(
    name: str,
    kind: str | None,
    label: str | None,
    definition: str | None,
    broader: tuple[str, ...],
    alt_label: tuple[str, ...],
    hidden_label: tuple[str, ...],
    context_label: tuple[str, ...],
    source: tuple[str, ...],
    source_note: tuple[str, ...],
    module: str,
    namespace: str | None,
    ontology: tuple[Path, ...],
    dry_run: bool,
) -> None:
    """Add a concept, such as CareNetwork, to a module.

    On a terminal what is missing is asked for. Everything is checked before anything is written:
    id, kind, broader concepts, and that no label belongs to another concept. The next
    `interorg ingest --ontology FILE` finds it in texts.
    """
    from interorg.ontology.extending.changes import plan
    from interorg.ontology.extending.drafts import Draft
    from interorg.ontology.extending.sheet import Row

    if on_terminal():
        kind = kind or click.prompt("Kind, such as form")
        label = label or click.prompt("Label")
        definition = definition or click.prompt("Definition, one sentence")
        broader = broader or _several("Broader concepts")
        alt_label = alt_label or _several("Other labels")
    context = (each for each in context_label if each != label and each not in hidden_label)
    draft = Draft(
        id=name,
        kind=kind or "",
        label=(label or "").strip(),
        alt_labels=tuple(dict.fromkeys((*alt_label, *context))),
        hidden_labels=hidden_label,
        context_labels=context_label,
        definition=(definition or "").strip(),
        broader=broader,
        sources=source,
        source_notes=source_note,
    )
    with failures():
        target = _target(module, namespace, ontology)
        _carry_out(plan([Row(0, draft)], target, _sources(), adding=True), dry_run)


def on_terminal() -> bool:
    """Tell whether there is somebody to ask."""
    return sys.stdin.isatty()


def _several(what: str) -> tuple[str, ...]:
    """Ask for a list on one line."""
    given = click.prompt(f"{what}, separated by |", default="", show_default=False)
    return tuple(filter(None, (each.strip() for each in given.split("|"))))


@click.command("export-concepts")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@ontology_option("Its concepts are written too.")
def export_concepts(file: Path, ontology: tuple[Path, ...]) -> None:
    """Write all concepts as a tab-separated table for a spreadsheet program."""
    from interorg.ontology.concepts import load_concepts
    from interorg.ontology.extending.drafts import draft_of
    from interorg.ontology.extending.module_check import refuse_faults
    from interorg.ontology.extending.sheet import write_sheet
    from interorg.ontology.extra_modules import using

    modules = extra_from(ontology) or ()
    with failures(), using(modules):
        refuse_faults(modules)
        concepts = load_concepts()
    sheet = write_sheet(draft_of(concept) for concept in concepts.values())
    with click.open_file(str(file), "w", encoding="utf-8") as out:
        out.write(sheet)
    click.echo(f"Wrote {len(concepts)} concepts.", err=True)


@click.command("import-concepts")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@module_option
@namespace_option
@ontology_option(BESIDE)
@dry_option
def import_concepts(
    file: Path, module: str, namespace: str | None, ontology: tuple[Path, ...], dry_run: bool
) -> None:
    """Bring an edited table of concepts back into a module.

    New rows become concepts of the module, further labels of our concepts statements in it. In a
    checkout `--module shipped` changes our own modules. Concepts that the table does not name stay.
    Nothing is written while one row cannot be carried out.
    """
    from interorg.ontology.extending.changes import plan
    from interorg.ontology.extending.sheet import read_sheet

    with failures():
        rows = read_sheet(file.read_bytes(), file.name)
        target = _target(module, namespace, ontology)
        _carry_out(plan(rows, target, _sources()), dry_run)


def _target(module: str, namespace: str | None, ontology: tuple[Path, ...]) -> Target:
    """Open what is written to: a file by its ending, else modules of ours by name."""
    from interorg.ontology.extending.module_files import (
        SHIPPED,
        open_all_shipped,
        open_own,
        open_shipped,
    )
    from interorg.ontology.extending.targets import OurModules, OwnModule

    if module.endswith(".ttl") or "/" in module:
        path = Path(module)
        others = [each for each in ontology if each.resolve() != path.resolve()]
        return OwnModule(open_own(path, namespace), extra_from(others) or ())
    if module != SHIPPED:
        open_shipped(module)  # Says which names there are where this is none.
    return OurModules(open_all_shipped(), None if module == SHIPPED else module)


def _carry_out(plan: Plan, dry_run: bool) -> None:
    """Print a plan and write it, unless it has problems."""
    for warning in plan.warnings:
        click.echo(f"Warning: {warning}", err=True)
    for problem in plan.problems:
        click.echo(f"Error: {problem}", err=True)
    if plan.problems:
        click.echo("Nothing was written.", err=True)
        sys.exit(1)
    for change in plan.changes:
        click.echo(str(change))
    if plan.unchanged or not plan.changes:
        left = f"; {plan.left_out} not in the table stay" if plan.left_out else ""
        click.echo(f"{plan.unchanged} concepts unchanged{left}.")
    if dry_run:
        click.echo("Nothing was written: a dry run.")
        return
    plan.write()
    for file in plan.files:
        click.echo(f"Wrote {file.path}.")
        if file.placeholder:
            click.echo(
                f"Warning: {file.namespace} is a placeholder. Before you share the module, begin "
                "it with --namespace and an IRI that is yours.",
                err=True,
            )


def _sources() -> frozenset[str]:
    from interorg.ingest.citing.bibliography import known_works

    return frozenset(known_works())


@contextmanager
def failures() -> Iterator[None]:
    """Let what is wrong with a module or a table be one clear message of the command."""
    from interorg.ontology.extra_modules import OntologyError

    try:
        yield
    except OntologyError as error:
        raise click.ClickException(str(error)) from error
