"""The ontology as others get it: all modules in one file, in the four syntaxes of RDF."""

from collections import deque
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
    serialize,
)

from .checks.facts import Facts
from .files import modules, read_modules
from .terms import ONTOLOGY, OWL, RDF, RDFS

SYNTAXES = {
    "ttl": RdfFormat.TURTLE,
    "rdf": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
    "nt": RdfFormat.N_TRIPLES,
}
"""By the ending of the file."""


def released() -> list[Triple]:
    """Give the merged modules as they are published, sorted.

    Each term of ours is said to be defined by the ontology, and each that is neither class nor
    property to be a named individual: some readers find no others. Blank nodes bear names that
    follow from the graph alone, so that equal modules give equal bytes.
    """
    facts = Facts(read_modules())
    merged = Dataset(Quad(t.subject, t.predicate, t.object) for t in facts.triples)
    for term in facts.own_terms():
        merged.add(Quad(term, RDFS.isDefinedBy, ONTOLOGY))
        if not any(kind.value.startswith(OWL.iri) for kind in facts.types[term]):
            merged.add(Quad(term, RDF.type, OWL.NamedIndividual))
    merged.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sorted((quad.triple for quad in merged), key=str)


def write(triples: Iterable[Triple], ending: str) -> bytes:
    """Write triples in the syntax that a file of this ending has."""
    if ending == "ttl":
        return _turtle(triples)
    return serialize(triples, format=SYNTAXES[ending], prefixes=prefixes()) or b""


def write_release(folder: Path) -> list[Path]:
    """Write interorg.ttl, .rdf, .jsonld and .nt into a folder and give their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    triples = released()
    paths = []
    for ending in SYNTAXES:
        path = folder / f"interorg.{ending}"
        path.write_bytes(write(triples, ending))
        paths.append(path)
    return paths


@cache
def prefixes() -> dict[str, str]:
    """Give all prefixes that the modules declare."""
    found: dict[str, str] = {}
    for path in modules():
        parser = parse(path=path, format=RdfFormat.TURTLE)
        deque(parser, maxlen=0)
        found |= parser.prefixes
    return dict(sorted(found.items()))


def _turtle(triples: Iterable[Triple]) -> bytes:
    """Write Turtle for reading: by subject, with class expressions in brackets."""
    import rdflib

    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, iri in prefixes().items():
        graph.bind(prefix, iri)

    def term(node: object) -> rdflib.term.Node:
        if isinstance(node, NamedNode):
            return rdflib.URIRef(node.value)
        if isinstance(node, BlankNode):
            return rdflib.BNode(node.value)
        assert isinstance(node, Literal)
        datatype = None if node.language else rdflib.URIRef(node.datatype.value)
        return rdflib.Literal(node.value, lang=node.language, datatype=datatype)

    for triple in triples:
        graph.add((term(triple.subject), term(triple.predicate), term(triple.object)))
    return graph.serialize(format="turtle", encoding="utf-8")
