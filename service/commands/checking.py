"""Checks of the ontology."""

from __future__ import annotations

import sys

import click


@click.command()
@click.option("--no-reasoner", is_flag=True, help="Leave out the slow part, which needs Java.")
def check(no_reasoner: bool) -> None:
    """Check the ontology: structure, and with HermiT that it is consistent."""
    from interorg.ontology.checks import report, run_checks

    findings = run_checks(reasoner=not no_reasoner)
    report(findings)
    if any(finding.severity == "error" for finding in findings):
        sys.exit(1)
