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
from .reasoner import ABOUT_ANY, ABOUT_OURS, GROUP, reason, reason_about

OURS_ONLY = "concerns our own modules only"
WITHOUT_REASONER = "left out with --no-reasoner"


def check_own(reasoner: bool = True, paths: Iterable[Path] | None = None) -> Outcome:
    """Put our own modules, or others in their place, to every check."""
    parts, broken = _read(modules() if paths is None else paths, read_turtle)
    if broken:
        return Outcome("interorg ontology", "unknown", (broken,))
    facts = gather(parts, OWN)
    results = _run((*GENERAL, *PROJECT), facts)
    results += reason(parts) if reasoner else _not_run(ABOUT_OURS)
    left_out = NOT_CHECKED if reasoner else {**NOT_CHECKED, WITHOUT_REASONER: ABOUT_OURS}
    return Outcome("interorg ontology", version(), tuple(results), terms(facts), left_out)


def check_files(paths: Sequence[Path], reasoner: bool = True) -> Outcome:
    """Put the ontology that some files make up together to the checks that fit any ontology."""
    subject = ", ".join(path.name for path in paths)
    parts, broken = _read(paths, read_document)
    if broken:
        return Outcome(subject, "unknown", (broken,))
    facts = gather(parts)
    results = _run(GENERAL, facts)
    results += reason_about(facts.triples) if reasoner else _not_run(ABOUT_ANY)
    left_out = {**NOT_CHECKED, OURS_ONLY: tuple(check.name for check in PROJECT)}
    if not reasoner:
        left_out[WITHOUT_REASONER] = ABOUT_ANY
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
            faults.append(_unreadable(path, str(error)))
    return parts, Result("parsing", "Terms", tuple(faults)) if faults else None


def _unreadable(path: Path, said: str) -> Finding:
    """Tell of a file only what its error says: first the file's name, last what to do."""
    message, _, advice = said.removeprefix(f"{path.name} ").rpartition(". ")
    return Finding("parsing", "error", path.name, message, advice)


def _not_run(checks: Iterable[str]) -> list[Result]:
    return [Result(check, GROUP, (), left_out=True) for check in checks]


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
