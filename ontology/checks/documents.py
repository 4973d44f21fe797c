"""Ontology files of any kind, read by what their names end in."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from ..files import OntologyError
from ..terms import RDF
from .facts import Facts, own_namespaces

ENDINGS = {
    ".ttl": RdfFormat.TURTLE,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
}
OWL_XML = ".owx"
HEAD = 65_536
"""Bytes in which the root element must begin; entities may come before it."""
PROLOGUE = re.compile(r"(?:\ufeff|\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*", re.S)
ROOT = re.compile(r"<(?:\w+:)?Ontology\b(?P<attributes>[^>]*)>")


def read_document(path: Path) -> tuple[Triple, ...]:
    """Give the triples of an ontology file, of all its graphs; blank nodes get new names."""
    ending = path.suffix.lower()
    if ending not in (*ENDINGS, OWL_XML):
        raise OntologyError(
            f"{path.name} must end in one of {', '.join(ENDINGS)}, so that its syntax is known. "
            "Rename it or write it in one of these."
        )
    try:
        if ending == OWL_XML or (ENDINGS[ending] == RdfFormat.RDF_XML and _is_owl_xml(path)):
            raise OntologyError(
                f"{path.name} must be RDF, but is OWL/XML, which is not read. "
                "Save it as RDF/XML or Turtle, for example with Protégé or ROBOT."
            )
        quads = parse(
            path=path,
            format=ENDINGS[ending],
            base_iri=path.resolve().as_uri(),
            rename_blank_nodes=True,
        )
        return tuple(dict.fromkeys(quad.triple for quad in quads))
    except (SyntaxError, OSError) as error:
        # As texts these errors name the file once more.
        said = error.msg if isinstance(error, SyntaxError) else error.strerror
        raise OntologyError(
            f"{path.name} cannot be read: {said}. Mend it and try again."
        ) from error


def _is_owl_xml(path: Path) -> bool:
    """Say whether the root is OWL/XML's Ontology; in RDF/XML such a root says what it is about."""
    with path.open("rb") as file:
        start = PROLOGUE.match(file.read(HEAD).decode("utf-8", "replace"))
    root = ROOT.match(start.string, start.end()) if start else None
    return root is not None and "rdf:" not in root["attributes"].replace("xmlns:rdf", "")


def gather(parts: Mapping[str, Iterable[Triple]], own: tuple[str, ...] | None = None) -> Facts:
    """Join the triples of several files, and note in which of them a term is declared.

    Without ``own`` it is found out which namespaces are the ontology's.
    """
    places: dict[NamedNode, set[str]] = defaultdict(set)
    for name, triples in parts.items():
        for triple in triples:
            if triple.predicate == RDF.type and isinstance(triple.subject, NamedNode):
                places[triple.subject].add(name)
    joined = [triple for triples in parts.values() for triple in triples]
    declared_in = {node: frozenset(found) for node, found in places.items()}
    return Facts(joined, own_namespaces(joined) if own is None else own, declared_in)
