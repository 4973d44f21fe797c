"""The ontology as others get it: all modules in one file, in the four syntaxes of RDF.

Beside them lies OWL_FILE for tools that document or show OWL and take a concept scheme for an
ontology: what it has of the release is told at `owl_part`.
"""

from collections import defaultdict, deque
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
from .terms import ONTOLOGY, OWL, RDF, RDFS, SKOS

SYNTAXES = {
    "ttl": RdfFormat.TURTLE,
    "rdf": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
    "nt": RdfFormat.N_TRIPLES,
}
"""By the ending of the file."""
OWL_FILE = "interorg-owl.ttl"
TITLED = (OWL.Ontology, SKOS.ConceptScheme)
"""Types whose instances documenters look to for the title of the whole."""


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


def owl_part(triples: Iterable[Triple]) -> list[Triple]:
    """Give what a release says of the ontology, its classes, properties, relation types and values.

    The concepts and their schemes are left out with all that leads to them, but for axioms: a
    class that holds the cases of one form still says of which.
    """
    triples = list(triples)
    schemed = {t.subject for t in triples if t.predicate == SKOS.inScheme}
    gone = schemed | {
        t.subject
        for t in triples
        if t.predicate == RDF.type and t.object in TITLED and t.subject != ONTOLOGY
    }
    return [
        triple
        for triple in triples
        if triple.subject not in gone
        and (triple.object not in gone or isinstance(triple.subject, BlankNode))
    ]


def about(node: NamedNode, triples: Iterable[Triple]) -> list[Triple]:
    """Give what triples say of a node, with the class expressions that it takes."""
    by_subject: dict[object, list[Triple]] = defaultdict(list)
    for triple in triples:
        by_subject[triple.subject].append(triple)
    found: list[Triple] = []
    waiting: list[object] = [node]
    while waiting:
        said = by_subject.pop(waiting.pop(), [])
        found += said
        waiting += [triple.object for triple in said if isinstance(triple.object, BlankNode)]
    return found


def write(triples: Iterable[Triple], ending: str) -> bytes:
    """Write triples in the syntax that a file of this ending has."""
    if ending == "ttl":
        return _turtle(triples)
    return serialize(triples, format=SYNTAXES[ending], prefixes=prefixes()) or b""


def write_release(folder: Path) -> list[Path]:
    """Write interorg.ttl, .rdf, .jsonld, .nt and OWL_FILE into a folder and give their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    triples = released()
    paths = []
    for ending in SYNTAXES:
        path = folder / f"interorg.{ending}"
        path.write_bytes(write(triples, ending))
        paths.append(path)
    paths.append(folder / OWL_FILE)
    paths[-1].write_bytes(write(owl_part(triples), "ttl"))
    return paths


@cache
def prefixes() -> dict[str, str]:
    """Give all prefixes that the modules declare, and that of RDF, which Turtle can do without."""
    found = {"rdf": RDF.iri}
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
