"""The record of external terms that were found in their vocabulary's own file: evidence.tsv."""

import csv
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from pyoxigraph import NamedNode

from ..files import HERE, OntologyError, read_turtle
from ..terms import BASE, OWL

EVIDENCE = HERE / "alignment" / "evidence.tsv"
UNVERIFIED = HERE / "alignment" / "unverified.ttl"
PROPERTIES = ("object property", "data property", "annotation property", "property")
# Which kinds a vocabulary may give a term that plays a role here. An annotation property may stand
# for any property: it states the same and infers nothing.
FITTING = {
    "class": ("class", "datatype"),
    "object property": ("object property", "property"),
    "data property": ("data property", "property"),
    "annotation property": PROPERTIES,
    "property": PROPERTIES,
    "datatype": ("datatype", "class"),
}


@dataclass(frozen=True)
class Evidence:
    """One term, its kind in its vocabulary, and the file of a package that says so."""

    term: str
    kind: str
    """class, datatype, individual, or one of PROPERTIES."""
    vocabulary: str
    package: str
    version: str
    file: str
    sha256: str
    """Of the file."""

    def fits(self, role: str) -> bool:
        """Tell whether a term of this kind can play a role; see names.named_in_release."""
        return self.kind in FITTING[role]


def read_evidence(path: Path = EVIDENCE) -> dict[str, Evidence]:
    """Give the record by term; raise OntologyError for a file that is no such record."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    expected = [field.name for field in fields(Evidence)]
    if header != expected or any(len(row) != len(expected) for row in rows):
        raise OntologyError(
            f"{path.name} must have the columns {', '.join(expected)}. "
            "Write it anew with interorg.ontology.alignment.verify."
        )
    return {row[0]: Evidence(*row) for row in rows}


def read_unverified(path: Path = UNVERIFIED) -> frozenset[str]:
    """Give the external terms that are wanted but of which no package carries the definition."""
    nodes = {
        n for t in read_turtle(path) for n in (t.subject, t.object) if isinstance(n, NamedNode)
    }
    return frozenset(n.value for n in nodes if not n.value.startswith((BASE, OWL.iri)))


def write_evidence(found: Iterable[Evidence], path: Path = EVIDENCE) -> None:
    """Write the record in the order of its terms."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_NONE, lineterminator="\n")
        writer.writerow(field.name for field in fields(Evidence))
        writer.writerows(astuple(each) for each in sorted(found, key=lambda each: each.term))
