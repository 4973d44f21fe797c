"""Runs the checks: our own modules pass all of them, other files those that fit any ontology."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from pyoxigraph import Triple

from ..files import OntologyError, modules, read_turtle, version
from ..terms import IOR, OWL, OWN, SKOS
from .catalogue import GENERAL, NOT_CHECKED, PROJECT, Check
from .documents import gather, read_document
from .facts import CLASS_KINDS, Facts
from .findings import Finding
from .metadata import METADATA, said
from .outcome import Outcome, Result
from .reasoner import reason, reason_about

LEFT_OUT = "concerns our own modules only"


def check_own(reasoner: bool = True, paths: Iterable[Path] | None = None) -> Outcome:
    """Put our own modules, or others in their place, to every check."""
    parts, broken = _read(modules() if paths is None else paths, read_turtle)
    if broken:
        return Outcome("interorg ontology", "unknown", (broken,))
    facts = gather(parts, OWN)
    results = _run((*GENERAL, *PROJECT), facts)
    if reasoner:
        results += reason(parts)
    return Outcome("interorg ontology", version(), tuple(results), terms(facts), NOT_CHECKED)


def check_files(paths: Sequence[Path], reasoner: bool = True) -> Outcome:
    """Put the ontology that some files make up together to the checks that fit any ontology."""
    subject = ", ".join(path.name for path in paths)
    parts, broken = _read(paths, read_document)
    if broken:
        return Outcome(subject, "unknown", (broken,))
    facts = gather(parts)
    results = _run(GENERAL, facts)
    if reasoner:
        results += reason_about(facts.triples)
    left_out = {**NOT_CHECKED, LEFT_OUT: tuple(check.name for check in PROJECT)}
    # Some headers tell the history of their versions in the same property.
    stated = min((node.value for node in said(facts, *METADATA["version"])), key=len, default="")
    return Outcome(subject, stated, tuple(results), terms(facts), left_out)


def _read(
    paths: Iterable[Path], read: Callable[[Path], tuple[Triple, ...]]
) -> tuple[dict[str, tuple[Triple, ...]], Result | None]:
    parts: dict[str, tuple[Triple, ...]] = {}
    faults: list[Finding] = []
    for path in paths:
        try:
            parts[path.stem] = read(path)
        except OntologyError as error:
            faults.append(Finding("parsing", "error", path.name, str(error), "Mend the file."))
    return parts, Result("parsing", "Terms", tuple(faults)) if faults else None


def _run(checks: Iterable[Check], facts: Facts) -> list[Result]:
    results = []
    for check in checks:
        found = check.run(facts)
        reached = check.reached(facts, len(found)) if check.reached else ""
        results.append(Result(check.name, check.group, found, check.threshold, reached))
    return results


def terms(facts: Facts) -> dict[str, int]:
    """Count what the ontology itself declares, by what it is; what it only reuses is left out."""
    kinds = (
        ("classes", set(CLASS_KINDS)),
        ("object properties", {OWL.ObjectProperty}),
        ("data properties", {OWL.DatatypeProperty}),
        ("annotation properties", {OWL.AnnotationProperty}),
        ("concept schemes", {SKOS.ConceptScheme}),
        ("concepts", {SKOS.Concept}),
        ("relation types", {IOR.RelationType}),
    )
    counted: Counter[str] = Counter()
    for term in facts.own_terms():
        found = facts.types[term]
        counted[next((name for name, wanted in kinds if found & wanted), "others")] += 1
    order = [name for name, _ in kinds] + ["others"]
    return {name: counted[name] for name in order if counted[name]}
