"""The ontology's own files: where they lie, what version they are, and their triples."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from .extra_modules import OntologyError, extra_modules, kept_with_ontology
from .terms import ONTOLOGY, OWL, OWN, RDF, local_name

__all__ = [
    "HERE",
    "OntologyError",
    "Statements",
    "modules",
    "read_modules",
    "read_ontology",
    "read_turtle",
    "shapes",
    "version",
]

HERE = Path(__file__).parent


class Statements:
    """Triples by subject and predicate, with clear errors where one is missing.

    A term of ours is given by its name, any other by its whole IRI.
    """

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._values: dict[tuple[NamedNode, NamedNode], list[str]] = defaultdict(list)
        self.types: dict[NamedNode, set[str]] = defaultdict(set)
        for triple in triples:
            subject, value = triple.subject, triple.object
            if not isinstance(subject, NamedNode) or isinstance(value, Triple):
                continue
            if triple.predicate == RDF.type:
                self.types[subject].add(value.value)
            self._values[subject, triple.predicate].append(
                local_name(value)
                if isinstance(value, NamedNode) and value.value.startswith(OWN)
                else value.value
            )

    def all(self, subject: NamedNode, predicate: NamedNode) -> tuple[str, ...]:
        return tuple(self._values.get((subject, predicate), ()))

    def one(self, subject: NamedNode, predicate: NamedNode) -> str:
        found = self.all(subject, predicate)
        if len(found) != 1:
            raise OntologyError(
                f"{subject.value} must have exactly one {predicate.value}, but has {len(found)}. "
                "Mend its block."
            )
        return found[0]


def modules() -> tuple[Path, ...]:
    """Give the paths of the ontology's own Turtle modules, in the order of their names."""
    return tuple(sorted((HERE / "modules").glob("*.ttl")))


def shapes() -> tuple[Path, ...]:
    """Give the paths of the SHACL shapes, in the order of their names."""
    return tuple(sorted((HERE / "shapes").glob("*.ttl")))


def read_turtle(path: Path) -> tuple[Triple, ...]:
    """Give the triples of a Turtle file; blank nodes are renamed so that files can be joined."""
    try:
        quads = parse(path=path, format=RdfFormat.TURTLE, rename_blank_nodes=True)
        return tuple(quad.triple for quad in quads)
    except (SyntaxError, OSError) as error:
        # As texts these errors name the file once more.
        said = error.msg if isinstance(error, SyntaxError) else error.strerror
        message = f"{path.name} is no readable Turtle file: {said}. Mend it and try again."
        raise OntologyError(message) from error


@cache
def read_modules() -> tuple[Triple, ...]:
    """Give the triples of the ontology's own modules."""
    return tuple(triple for path in modules() for triple in read_turtle(path))


@kept_with_ontology
def read_ontology() -> tuple[Triple, ...]:
    """Give the triples of the ontology's own modules and of the extra ones in use."""
    return (*read_modules(), *(triple for module in extra_modules() for triple in module.triples()))


@kept_with_ontology
def version() -> str:
    """Give the version with a digest of all modules in use, such as 0.1.0+1f2e3d4c5b6a.

    Documents that were read against another version have to be read again.
    """
    contents = [path.read_bytes() for path in modules()]
    contents += [module.content for module in extra_modules()]
    digest = hashlib.sha256(b"\0".join(contents)).hexdigest()[:12]
    return f"{Statements(read_modules()).one(ONTOLOGY, OWL.versionInfo)}+{digest}"
