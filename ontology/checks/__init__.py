"""All checks of the ontology, and a report of what they found."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from ..files import OntologyError, modules, read_turtle
from ..terms import RDF, local_name
from .concepts import CONCEPT_CHECKS
from .findings import Facts, Finding, is_own
from .profile import PROFILE_CHECKS
from .reasoner import reason
from .vocabulary import VOCABULARY_CHECKS

__all__ = ["Finding", "check_structure", "report", "run_checks"]

CHECKS = (*VOCABULARY_CHECKS, *CONCEPT_CHECKS, *PROFILE_CHECKS)
SEVERITIES = ("error", "warning", "info")


def run_checks(reasoner: bool = True) -> list[Finding]:
    """Run every check over the modules; the reasoner takes most of the time (about 20 s)."""
    findings = list(check_structure(modules()))
    if reasoner and not any(finding.check == "parsing" for finding in findings):
        findings += reason()
    return findings


def check_structure(paths: Iterable[Path]) -> Iterator[Finding]:
    """Run the checks that need no reasoner over Turtle files."""
    parts: dict[str, tuple[Triple, ...]] = {}
    broken = False
    for path in paths:
        try:
            parts[path.stem] = read_turtle(path)
        except OntologyError as error:
            broken = True
            yield Finding("parsing", "error", path.name, str(error), "Mend the file.")
    if broken:
        return
    yield from _declared_once(parts)
    alignment = parts.pop("alignment", ())
    facts = Facts(triple for part in parts.values() for triple in part)
    yield from _aligned_terms_exist(alignment, facts)
    for check in CHECKS:
        yield from check(facts)


def _declared_once(parts: dict[str, tuple[Triple, ...]]) -> Iterator[Finding]:
    places: dict[NamedNode, set[str]] = defaultdict(set)
    for name, triples in parts.items():
        for triple in triples:
            if triple.predicate == RDF.type and isinstance(triple.subject, NamedNode):
                places[triple.subject].add(name)
    for node, found in places.items():
        if is_own(node) and len(found) > 1:
            yield Finding(
                "concept ids",
                "error",
                local_name(node),
                f"is declared in {' and '.join(sorted(found))}",
                "Keep one of the blocks, or rename one.",
            )


def _aligned_terms_exist(alignment: Iterable[Triple], facts: Facts) -> Iterator[Finding]:
    for subject in {triple.subject for triple in alignment}:
        if isinstance(subject, NamedNode) and is_own(subject) and subject not in facts.types:
            yield Finding(
                "alignment",
                "error",
                local_name(subject),
                "is aligned but nowhere declared",
                "Correct its spelling in alignment.ttl.",
            )


def report(findings: Iterable[Finding]) -> None:
    """Print a table of findings, errors first, and how many there are of each severity."""
    ordered = sorted(findings, key=lambda f: (SEVERITIES.index(f.severity), f.check, f.subject))
    widths = [
        max((len(getattr(f, column)) for f in ordered), default=0)
        for column in ("severity", "check", "subject")
    ]
    for f in ordered:
        cells = (f.severity, f.check, f.subject)
        row = "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        print(f"{row}  {f.message}{'. ' + f.advice if f.advice else ''}")
    counts = [sum(f.severity == s for f in ordered) for s in SEVERITIES]
    print(f"{counts[0]} errors, {counts[1]} warnings, {counts[2]} notes")
