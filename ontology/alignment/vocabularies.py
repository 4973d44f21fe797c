"""Where the vocabularies' own files are found: which package carries which file."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.parser import HeaderParser
from functools import cached_property
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, parse

from ..files import OntologyError
from ..terms import OWL, RDF, RDFS

FORMATS = {".nq": RdfFormat.N_QUADS, ".ttl": RdfFormat.TURTLE}
PROPERTY = NamedNode(RDF.iri + "Property")
# In this order: the first that a term is typed with is its kind.
KINDS = {
    OWL.ObjectProperty: "object property",
    OWL.DatatypeProperty: "data property",
    OWL.AnnotationProperty: "annotation property",
    NamedNode(OWL.iri + "OntologyProperty"): "annotation property",
    PROPERTY: "property",
    NamedNode(RDFS.iri + "Datatype"): "datatype",
    OWL.Class: "class",
    NamedNode(RDFS.iri + "Class"): "class",
}


@dataclass(frozen=True)
class Vocabulary:
    """A namespace, and the file in a package that defines its terms."""

    prefix: str
    namespace: str
    package: str
    file: str
    written: str = ""
    """The namespace as the file writes it, where it differs."""


def _npm(prefix: str, namespace: str, written: str = "") -> Vocabulary:
    return Vocabulary(prefix, namespace, f"@vocabulary/{prefix}", f"{prefix}.nq", written)


VOCABULARIES = (
    _npm("bibo", "http://purl.org/ontology/bibo/"),
    Vocabulary("cito", "http://purl.org/spar/cito/", "oc-lode", "tests/data/cito.ttl"),
    _npm("dcterms", "http://purl.org/dc/terms/"),
    _npm("foaf", "http://xmlns.com/foaf/0.1/"),
    _npm("frbr", "http://purl.org/vocab/frbr/core#"),
    _npm("oa", "http://www.w3.org/ns/oa#"),
    _npm("org", "http://www.w3.org/ns/org#"),
    _npm("owl", "http://www.w3.org/2002/07/owl#"),
    _npm("prov", "http://www.w3.org/ns/prov#"),
    _npm("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    _npm("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    # schema.org names its terms with http and with https alike; the file has http.
    _npm("schema", "https://schema.org/", "http://schema.org/"),
    _npm("sh", "http://www.w3.org/ns/shacl#"),
    _npm("skos", "http://www.w3.org/2004/02/skos/core#"),
    _npm("time", "http://www.w3.org/2006/time#"),
    _npm("vann", "http://purl.org/vocab/vann/"),
    _npm("vs", "http://www.w3.org/2003/06/sw-vocab-status/ns#"),
    _npm("xsd", "http://www.w3.org/2001/XMLSchema#"),
)


@dataclass(frozen=True)
class Package:
    """An unpacked package."""

    name: str
    version: str
    folder: Path


def packages(folder: Path) -> dict[str, Package]:
    """Give the npm packages and Python source packages that lie anywhere under a folder."""
    return {package.name: package for package in _packages(folder)}


def _packages(folder: Path) -> Iterator[Package]:
    for path in sorted(folder.rglob("package.json")):
        about = json.loads(path.read_text("utf-8"))
        if "name" in about and "version" in about:
            yield Package(about["name"], about["version"], path.parent)
    for path in sorted(folder.rglob("PKG-INFO")):
        lines = HeaderParser().parsestr(path.read_text("utf-8"))
        yield Package(re.sub(r"[-_.]+", "-", lines["Name"]).lower(), lines["Version"], path.parent)


class Definitions:
    """The file of a vocabulary in one of the packages."""

    def __init__(self, vocabulary: Vocabulary, found: dict[str, Package]) -> None:
        if vocabulary.package not in found:
            raise OntologyError(
                f"The folder has no package {vocabulary.package}, which carries "
                f"{vocabulary.prefix}. Unpack it there."
            )
        self.vocabulary = vocabulary
        self.package = found[vocabulary.package]
        self.path = self.package.folder / vocabulary.file

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.path.read_bytes()).hexdigest()

    @cached_property
    def _types(self) -> dict[str, set[NamedNode]]:
        types: dict[str, set[NamedNode]] = {}
        for quad in parse(path=self.path, format=FORMATS[self.path.suffix]):
            subject, value = quad.subject, quad.object
            named = isinstance(subject, NamedNode) and isinstance(value, NamedNode)
            if named and quad.predicate == RDF.type:
                types.setdefault(subject.value, set()).add(value)
        return types

    def kind(self, term: str) -> str | None:
        """Give the kind of a term, or None where the file defines no such term."""
        start = self.vocabulary.written or self.vocabulary.namespace
        types = self._types.get(start + term.removeprefix(self.vocabulary.namespace))
        if types is None:
            return None
        return next((kind for type, kind in KINDS.items() if type in types), "individual")
