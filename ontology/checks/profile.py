"""Checks of the OWL 2 DL structure: one role per name, datatypes, and where counting is allowed.

They are a subset of the profile's rules; that the reasoner accepts the modules is the other half.
"""

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import BlankNode, NamedNode
from pyoxigraph import Literal as RdfLiteral

from ..terms import OWL, RDF, RDFS, XSD, local_name
from .findings import Facts, Finding

PROPERTY_KINDS = {
    OWL.ObjectProperty: "object property",
    OWL.DatatypeProperty: "data property",
    OWL.AnnotationProperty: "annotation property",
}
CLASS_PLACES = (RDFS.subClassOf, OWL.equivalentClass, OWL.disjointWith, OWL.onClass)
COUNTS = (
    OWL.cardinality,
    OWL.minCardinality,
    OWL.maxCardinality,
    OWL.qualifiedCardinality,
    OWL.minQualifiedCardinality,
    OWL.maxQualifiedCardinality,
)
# The OWL 2 datatype map holds neither dates nor years nor durations.
DATATYPE_MAP = frozenset(
    XSD.iri + name
    for name in """string normalizedString token language Name NCName NMTOKEN boolean
    decimal integer nonNegativeInteger nonPositiveInteger positiveInteger negativeInteger
    long int short byte unsignedLong unsignedInt unsignedShort unsignedByte
    double float hexBinary base64Binary anyURI dateTime dateTimeStamp""".split()
) | {RDF.iri + "langString", RDF.iri + "PlainLiteral", RDF.iri + "XMLLiteral", RDFS.iri + "Literal"}


def one_role_per_name(facts: Facts) -> Iterator[Finding]:
    """Find puns: a name that is class and individual, class and property, and so on."""
    roles: dict[NamedNode, set[str]] = defaultdict(set)
    object_properties = set(facts.of_type(OWL.ObjectProperty))
    for node, types in facts.types.items():
        for kind in types:
            if kind in PROPERTY_KINDS:
                roles[node].add("property")
            elif kind == OWL.Class:
                roles[node].add("class")
            elif not kind.value.startswith(OWL.iri):
                roles[node].add("individual")
    for triple in facts.triples:
        ends = [n for n in (triple.subject, triple.object) if isinstance(n, NamedNode)]
        if triple.predicate in CLASS_PLACES:
            for node in ends:
                roles[node].add("class")
        elif triple.predicate in object_properties:
            for node in ends:
                roles[node].add("individual")
        elif triple.predicate == OWL.hasValue and isinstance(triple.object, NamedNode):
            roles[triple.object].add("individual")
    for node, found in roles.items():
        if len(found) > 1:
            yield Finding(
                "puns",
                "error",
                local_name(node),
                f"is {' and '.join(sorted(found))} at once",
                "Use two names: ior: for the class, iorc: for the concept.",
            )


def property_kinds_apart(facts: Facts) -> Iterator[Finding]:
    for node, types in facts.types.items():
        kinds = sorted(PROPERTY_KINDS[t] for t in types if t in PROPERTY_KINDS)
        if len(kinds) > 1:
            yield Finding(
                "property kinds",
                "error",
                local_name(node),
                f"is {' and '.join(kinds)} at once",
                "Keep one of them.",
            )


def datatypes_in_the_map(facts: Facts) -> Iterator[Finding]:
    data_properties = set(facts.of_type(OWL.DatatypeProperty))
    uses: list[tuple[str, str]] = []
    for node in data_properties:
        uses += [(local_name(node), r.value) for r in facts.names(node, RDFS.range)]
    for triple in facts.triples:
        if triple.predicate in data_properties and isinstance(triple.object, RdfLiteral):
            uses.append((local_name(triple.predicate), triple.object.datatype.value))
    for name, datatype in sorted(set(uses)):
        if datatype not in DATATYPE_MAP:
            yield Finding(
                "datatypes",
                "error",
                name,
                f"{datatype} is not in the OWL 2 datatype map",
                "Use xsd:integer for years and an annotation property for dates.",
            )


def _composite(facts: Facts) -> set[NamedNode]:
    """Give the properties that follow from chains or transitivity, and what follows from them."""
    found = {n for n, _ in facts.pairs(OWL.propertyChainAxiom) if isinstance(n, NamedNode)}
    found.update(facts.of_type(OWL.TransitiveProperty))
    while True:
        above = {p for n in found for p in facts.names(n, RDFS.subPropertyOf)}
        above |= {p for n in found for p in facts.names(n, OWL.inverseOf)}
        above |= {
            p for n in found for p in facts.subjects(OWL.inverseOf, n) if isinstance(p, NamedNode)
        }
        if above <= found:
            return found
        found |= above


def counting_on_simple_properties(facts: Facts) -> Iterator[Finding]:
    """Find cardinalities and functionality on properties that are not simple."""
    composite = _composite(facts)
    counted = {
        node: "is functional" for node in facts.of_type(OWL.FunctionalProperty) if node in composite
    }
    for predicate in COUNTS:
        for restriction, _ in facts.pairs(predicate):
            if isinstance(restriction, BlankNode):
                for node in facts.names(restriction, OWL.onProperty):
                    if node in composite:
                        counted[node] = f"is counted by {local_name(predicate)}"
    for node, how in counted.items():
        yield Finding(
            "simple properties",
            "error",
            local_name(node),
            f"{how}, but follows from a chain or from transitivity",
            "Count on a property that is stated, not derived.",
        )


PROFILE_CHECKS = (
    one_role_per_name,
    property_kinds_apart,
    datatypes_in_the_map,
    counting_on_simple_properties,
)
