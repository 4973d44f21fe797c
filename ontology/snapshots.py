"""What each term was at a release, and what has changed since.

ontology/releases/VERSION.tsv holds one line per term. Alternative labels are not kept there: they
are compared only to see that a former label has remained one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Literal

from pyoxigraph import BlankNode, NamedNode, Triple
from pyoxigraph import Literal as Text

from .checks.facts import DEFINITIONS, LABELS, Facts
from .files import HERE, OntologyError
from .prefixes import shortened
from .rewording import is_reworded
from .terms import DCTERMS, IOR, OWL, OWN, RDFS, SKOS

RELEASES = HERE / "releases"
ROLES = (
    (OWL.Class, "class"),
    (OWL.ObjectProperty, "object property"),
    (OWL.DatatypeProperty, "data property"),
    (OWL.AnnotationProperty, "annotation property"),
    (SKOS.ConceptScheme, "concept scheme"),
    (SKOS.Concept, "concept"),
    (IOR.RelationType, "relation type"),
)


@dataclass(frozen=True)
class Row:
    """One term at one time; several values are joined by spaces, IRIs written with a prefix."""

    id: str
    role: str
    kind: str
    """The classes that a concept or value is stated to be of."""
    label: str
    definition: str
    parents: str
    """Superclasses, superproperties or broader concepts of our own."""
    domain: str
    """The class, or the classes united; empty where none is stated. Several statements hold all at
    once and are joined by ``and``."""
    range: str
    deprecated: str
    """Empty, or what replaces the term, or ``yes`` where nothing does."""
    alternatives: frozenset[str] = field(default=frozenset(), compare=False)
    """Labels beside the first; not in the file."""


AND = " and "
COLUMNS = tuple(f.name for f in fields(Row) if f.name != "alternatives")

What = Literal[
    "added",
    "removed",
    "role",
    "kind",
    "label",
    "definition",
    "parents",
    "domain",
    "range",
    "deprecated",
]


@dataclass(frozen=True)
class Change:
    """What became of one column of a term, or of the term itself."""

    id: str
    what: What
    before: str
    after: str
    breaking: bool
    """Whether statements made with the term may have become wrong."""


def snapshot(triples: Iterable[Triple]) -> tuple[Row, ...]:
    """Give one row per term of the ontology, sorted by id."""
    facts = Facts(triples)
    twins = {twin: concept for concept, twin in facts.pairs(IOR.formalizedAs)}
    rows = []
    for term in facts.own_terms():
        types = facts.types[term]
        role = next((name for kind, name in ROLES if kind in types), "value")
        labels = [text.value for text in facts.literals(term, *LABELS, SKOS.altLabel)]
        if term in twins:
            labels += [t.value for t in facts.literals(twins[term], *LABELS, SKOS.altLabel)]
        rows.append(
            Row(
                shortened(term.value),
                role,
                _names(t for t in types if not t.value.startswith((OWL.iri, SKOS.iri))),
                _text(facts.literals(term, *LABELS)),
                _text(facts.literals(term, *DEFINITIONS)),
                _names(
                    parent
                    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.broader)
                    for parent in facts.names(term, predicate)
                    if parent.value.startswith(OWN)
                ),
                _classes(facts, term, RDFS.domain),
                _classes(facts, term, RDFS.range),
                _deprecation(facts, term),
                frozenset(labels[1:]),
            )
        )
    return tuple(sorted(rows, key=lambda row: row.id))


def _names(nodes: Iterable[NamedNode]) -> str:
    return " ".join(sorted(shortened(node.value) for node in nodes))


def _text(texts: list[Text]) -> str:
    return " ".join(texts[0].value.split()) if texts else ""


def _classes(facts: Facts, term: NamedNode, predicate: NamedNode) -> str:
    waiting, found = facts.objects(term, predicate), set()
    for node in waiting:
        parts = [m for head in facts.objects(node, OWL.intersectionOf) for m in facts.members(head)]
        # An expression that contains itself would be walked through for ever.
        waiting += [part for part in parts if part not in waiting]
        if isinstance(node, NamedNode):
            found.add(_names([node]))
        elif isinstance(node, BlankNode):
            united = [m for head in facts.objects(node, OWL.unionOf) for m in facts.members(head)]
            found.add(_names(part for part in united if isinstance(part, NamedNode)))
    return AND.join(sorted(found - {""}))


def _deprecation(facts: Facts, term: NamedNode) -> str:
    if not any(t.value == "true" for t in facts.literals(term, OWL.deprecated)):
        return ""
    return _names(facts.names(term, DCTERMS.isReplacedBy)) or "yes"


def write_snapshot(rows: Iterable[Row], path: Path) -> None:
    """Write a snapshot as TSV."""
    lines = ["\t".join(COLUMNS)]
    lines += ["\t".join(getattr(row, column) for column in COLUMNS) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_snapshot(path: Path) -> tuple[Row, ...]:
    """Read a snapshot; raises OntologyError where a line has not as many cells as columns."""
    header, *lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    if tuple(header.split("\t")) != COLUMNS:
        raise OntologyError(
            f"{path.name} must begin with the columns {' '.join(COLUMNS)}, but begins with "
            f"{header!r}. Write it anew with write_snapshot."
        )
    rows = [line.split("\t") for line in lines]
    for number, row in enumerate(rows, start=2):
        if len(row) != len(COLUMNS):
            raise OntologyError(
                f"Line {number} of {path.name} must have {len(COLUMNS)} cells, but has {len(row)}. "
                "Mend it."
            )
    return tuple(Row(**dict(zip(COLUMNS, row, strict=True))) for row in rows)  # type: ignore[arg-type]


def releases() -> dict[str, Path]:
    """Give the snapshots of all releases by version, the oldest first."""
    found = {path.stem: path for path in RELEASES.glob("*.tsv")}
    return dict(sorted(found.items(), key=lambda item: [int(n) for n in item[0].split(".")]))


def compare(old: Iterable[Row], new: Iterable[Row]) -> tuple[Change, ...]:
    """Give what has changed from one snapshot to another, by id and column.

    A change breaks when a term is gone, has another role, kind or parents, when its definition is
    another one rather than reworded (see rewording.py), when a domain or range no longer covers
    what it did, and when a former label is neither label nor alternative any more.
    """
    before, after = {row.id: row for row in old}, {row.id: row for row in new}
    changes = [Change(i, "removed", before[i].label, "", True) for i in before if i not in after]
    changes += [Change(i, "added", "", after[i].label, False) for i in after if i not in before]
    for i in before.keys() & after.keys():
        for column in COLUMNS[1:]:
            one, other = getattr(before[i], column), getattr(after[i], column)
            if one != other:
                breaks = _breaks(column, one, other, after[i], after)
                changes.append(Change(i, column, one, other, breaks))  # type: ignore[arg-type]
    return tuple(sorted(changes, key=lambda change: (change.id, COLUMNS_AND_WHOLE[change.what])))


COLUMNS_AND_WHOLE = {name: n for n, name in enumerate(("removed", "added", *COLUMNS))}


def _breaks(column: str, one: str, other: str, row: Row, rows: dict[str, Row]) -> bool:
    if column == "definition":
        return not is_reworded(one, other)
    if column in ("domain", "range"):
        return not _covers(other, one, rows)
    if column == "label":
        return one not in row.alternatives
    if column == "deprecated":
        return other == "yes"
    return True


def _covers(wide: str, narrow: str, rows: dict[str, Row]) -> bool:
    """Say whether what is in all of some unions of classes is in all of others."""
    if not wide:
        return True
    return bool(narrow) and all(
        any(_within(part, union, rows) for part in narrow.split(AND)) for union in wide.split(AND)
    )


def _within(part: str, union: str, rows: dict[str, Row]) -> bool:
    """Say whether each of some classes is among others or below one of them."""
    return all(_upwards(name, rows) & set(union.split()) for name in part.split())


def _upwards(name: str, rows: dict[str, Row]) -> set[str]:
    found, waiting = {name}, [name]
    for each in waiting:
        for parent in rows[each].parents.split() if each in rows else ():
            if parent not in found:
                found.add(parent)
                waiting.append(parent)
    return found
