"""Whether ids still mean what they meant at the last release."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..prefixes import shortened
from ..snapshots import Change, Row, compare, read_snapshot, releases, snapshot
from ..terms import ONTOLOGY, OWL, SKOS
from .facts import Facts
from .findings import Fault, Severity

NOTED = "else say why in a skos:changeNote that begins with the version of the modules."
ADVICE = {
    "removed": "Put it back with owl:deprecated true and dcterms:isReplacedBy.",
    "role": "Give the new thing a new id and deprecate this one.",
    "kind": f"If its meaning is another now, give it a new id; {NOTED}",
    "label": "Keep the former label as skos:altLabel.",
    "definition": f"If its meaning is another, give it a new id and deprecate this one; {NOTED}",
    "parents": f"If what was said with it is no longer true, give it a new id; {NOTED}",
    "domain": "Widen it again, or deprecate the property and declare a new one.",
    "range": "Widen it again, or deprecate the property and declare a new one.",
    "deprecated": "Name what to use instead in dcterms:isReplacedBy.",
}
FINAL = ("removed", "role")
"""What no note can excuse."""
GRAVE = (*FINAL, "definition")
CONFIRMED = "Its skos:changeNote says why."


def last_release() -> tuple[str, tuple[Row, ...]]:
    """Give the version and the terms of the last release; without one, nothing."""
    found = releases()
    if not found:
        return "none", ()
    version, path = list(found.items())[-1]
    return version, read_snapshot(path)


def ids_are_stable(facts: Facts) -> Iterator[Fault]:
    """Find terms that the last release had and that are gone or mean something else."""
    _, rows = last_release()
    if not rows:
        advice = "Write one with write_snapshot into ontology/releases."
        yield Fault("ontology", "there is no snapshot of a release to compare with", advice)
    yield from changes_since(rows, facts)


def changes_since(
    rows: tuple[Row, ...], facts: Facts, between: Iterable[str] = ()
) -> Iterator[Fault]:
    """Say what has changed since the terms were as in some rows, and how grave it is.

    What is explained in a skos:changeNote that begins with the version of the modules, or with one
    of the versions between, is an info, unless the term is gone or another sort of thing.
    """
    versions = {stated.value for stated in facts.literals(ONTOLOGY, OWL.versionInfo)} | {*between}
    noted = {
        shortened(term.value)
        for term in facts.own_terms()
        if any(_is_of(note.value, versions) for note in facts.literals(term, SKOS.changeNote))
    }
    for change in compare(rows, snapshot(facts.triples)):
        explained = change.breaking and change.what not in FINAL and change.id in noted
        for fault in faults((change,)):
            yield replace(fault, severity="info", advice=CONFIRMED) if explained else fault


def _is_of(note: str, versions: set[str]) -> bool:
    """Say whether a note tells something of one of some versions: ``0.2.0: ...``."""
    version, _, told = note.partition(":")
    return version in versions and bool(told.strip())


def faults(changes: tuple[Change, ...]) -> Iterator[Fault]:
    """Say of changes what has to be done about them; additions need nothing."""
    for change in changes:
        if change.what == "added" or (change.what == "deprecated" and not change.breaking):
            continue
        severity: Severity = "info"
        if change.breaking:
            severity = "error" if change.what in GRAVE else "warning"
        if change.what == "removed":
            message = f"was {change.before!r} at the last release and is gone"
        else:
            message = f"its {change.what} was {change.before!r} and is {change.after!r}"
        advice = ADVICE[change.what] if change.breaking else "Confirm that it means the same."
        yield Fault(change.id, message, advice, severity)


def compared_with(_: Facts, __: int) -> str:
    version, rows = last_release()
    return f"{len(rows):,} terms of {version}"
