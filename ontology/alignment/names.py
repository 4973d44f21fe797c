"""The terms of other vocabularies that the release names, and the part each plays in it."""

import re
from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from ..files import HERE, modules, shapes
from ..terms import BASE, DCTERMS, OWL, RDF, RDFS

ROLES = {
    OWL.Class: "class",
    OWL.ObjectProperty: "object property",
    OWL.DatatypeProperty: "data property",
    OWL.AnnotationProperty: "annotation property",
}
# What these point to is a document, not a term.
LINKS = (DCTERMS.license, DCTERMS.source, RDFS.seeAlso, RDFS.isDefinedBy, OWL.versionIRI)
NOISE = re.compile(r"""<[^<>"\s]*>|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#[^\n]*""")
PREFIX = re.compile(r"\bPREFIX\s+([\w-]*):\s*<([^<>\s]*)>", re.IGNORECASE)
NAME = re.compile(r"(?<![\w?$:-])([a-zA-Z][\w-]*):([A-Za-z]\w*)")


def named_in_release() -> dict[str, set[str]]:
    """Give the external terms of modules, shapes, rules and questions, with their roles.

    Roles are those of ROLES and `property`, `datatype`, or nothing where the place tells nothing.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for path in (*modules(), *shapes()):
        triples = (quad.triple for quad in parse(path=path, format=RdfFormat.TURTLE))
        for term, roles in named_in_triples(triples).items():
            found[term] |= roles
    for path in (*HERE.glob("rules/*.rq"), *HERE.glob("questions/*.rq")):
        for term in named_in_query(path.read_text("utf-8")):
            found[term] |= set()
    return dict(found)


def named_in_triples(triples: Iterable[Triple]) -> dict[str, set[str]]:
    """Give the external terms of some triples with the roles that they play there."""
    found: dict[str, set[str]] = defaultdict(set)
    for triple in triples:
        found[triple.predicate.value].add("property")
        subject, value = triple.subject, triple.object
        if isinstance(value, Literal):
            found[value.datatype.value].add("datatype")
        elif isinstance(value, NamedNode) and triple.predicate not in LINKS:
            found[value.value] |= {"class"} if triple.predicate == RDF.type else set()
        if isinstance(subject, NamedNode):
            role = ROLES.get(value) if isinstance(value, NamedNode) else None
            found[subject.value] |= {role} if role else set()
    return {term: roles for term, roles in found.items() if not term.startswith(BASE)}


def named_in_query(text: str) -> set[str]:
    """Give the external terms that a SPARQL query names by prefix.

    >>> sorted(named_in_query("PREFIX ex: <https://example.org/> SELECT * { ?s a ex:One }"))
    ['https://example.org/One']
    """
    prefixes = dict(PREFIX.findall(text))
    plain = NOISE.sub(" ", PREFIX.sub(" ", text))
    named = {prefixes[p] + name for p, name in NAME.findall(plain) if p in prefixes}
    return {term for term in named if not term.startswith(BASE)}
