"""OWL 2 DL, properties: fitting axioms and datatypes, and where counting and chains are allowed."""

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode

from ..terms import OWL, RDF, RDFS, XSD, local_name
from .facts import CLASS_KINDS, PROPERTY_KINDS, Facts, cycle
from .findings import Fault
from .owl_expressions import COUNTS

# The OWL 2 datatype map holds neither dates nor years nor durations.
DATATYPE_MAP = frozenset(
    XSD.iri + name
    for name in """string normalizedString token language Name NCName NMTOKEN boolean
    decimal integer nonNegativeInteger nonPositiveInteger positiveInteger negativeInteger
    long int short byte unsignedLong unsignedInt unsignedShort unsignedByte
    double float hexBinary base64Binary anyURI dateTime dateTimeStamp""".split()
) | {
    *(RDF.iri + name for name in ("langString", "PlainLiteral", "XMLLiteral")),
    RDFS.iri + "Literal",
    *(OWL.iri + name for name in ("real", "rational")),
}
ONLY_OBJECT = (
    OWL.InverseFunctionalProperty,
    OWL.SymmetricProperty,
    OWL.AsymmetricProperty,
    OWL.TransitiveProperty,
    OWL.ReflexiveProperty,
    OWL.IrreflexiveProperty,
)
NEEDS_SIMPLE = {
    OWL.FunctionalProperty: "functional",
    OWL.InverseFunctionalProperty: "inverse functional",
    OWL.AsymmetricProperty: "asymmetric",
    OWL.IrreflexiveProperty: "irreflexive",
}


def datatypes_are_known(facts: Facts) -> Iterator[Fault]:
    """Find ranges and values of data properties that are outside the OWL 2 datatype map."""
    data_properties = set(facts.of_type(OWL.DatatypeProperty))
    defined = set(facts.of_type(RDFS.Datatype))
    uses: dict[tuple[NamedNode, NamedNode], None] = {}
    for node in data_properties:
        uses |= {(node, datatype): None for datatype in facts.names(node, RDFS.range)}
        for _, value in facts.pairs(node):
            if isinstance(value, Literal):
                uses[node, value.datatype] = None
    for node, datatype in uses:
        if datatype.value not in DATATYPE_MAP and datatype not in defined:
            message = f"{datatype.value} is not in the OWL 2 datatype map"
            advice = "Use xsd:integer for years and an annotation property for dates."
            yield Fault(local_name(node), message, advice)


def axioms_fit_the_kind(facts: Facts) -> Iterator[Fault]:
    """Find statements about a property that only properties of another kind can have."""
    kinds = {n: [k for k in types if k in PROPERTY_KINDS] for n, types in facts.types.items()}
    for node, found in kinds.items():
        if len(found) == 1:
            for message in _misfits(facts, node, found[0], kinds):
                yield Fault(local_name(node), message, "Remove the statement, or change the kind.")


def _misfits(
    facts: Facts, node: NamedNode, kind: NamedNode, kinds: dict[NamedNode, list[NamedNode]]
) -> Iterator[str]:
    name = PROPERTY_KINDS[kind]
    if kind != OWL.ObjectProperty:
        yield from (
            f"is {local_name(each)} but a {name}"
            for each in facts.types[node]
            if each in ONLY_OBJECT or (each == OWL.FunctionalProperty and "annot" in name)
        )
        for predicate in (OWL.inverseOf, OWL.propertyChainAxiom):
            if facts.objects(node, predicate):
                yield f"has {local_name(predicate)} but is a {name}"
    for predicate in (RDFS.subPropertyOf, OWL.equivalentProperty, OWL.inverseOf):
        for other in facts.names(node, predicate):
            if kinds.get(other) and kind not in kinds[other]:
                yield f"{local_name(predicate)} ties it to {local_name(other)} of another kind"
    if kind != OWL.AnnotationProperty:
        for value in facts.names(node, RDFS.range):
            literal = value.value in DATATYPE_MAP or RDFS.Datatype in facts.types.get(value, ())
            if literal and kind == OWL.ObjectProperty:
                yield f"has the datatype {local_name(value)} as range but is an {name}"
            if kind == OWL.DatatypeProperty and facts.types.get(value, set()) & {*CLASS_KINDS}:
                yield f"has the class {local_name(value)} as range but is a {name}"


def _composite(facts: Facts) -> set[NamedNode]:
    """Give the properties that follow from chains or transitivity, and what follows from them."""
    found = {n for n, _ in facts.pairs(OWL.propertyChainAxiom) if isinstance(n, NamedNode)}
    found.update(facts.of_type(OWL.TransitiveProperty))
    above = _hierarchy(facts)
    waiting = list(found)
    for node in waiting:
        for other in above.get(node, set()) - found:
            found.add(other)
            waiting.append(other)
    return found


def _hierarchy(facts: Facts) -> dict[NamedNode, set[NamedNode]]:
    """Give for each property those that it is directly below, an inverse counting as the same."""
    found: dict[NamedNode, set[NamedNode]] = {}
    for predicate in (RDFS.subPropertyOf, OWL.equivalentProperty, OWL.inverseOf):
        for one, other in facts.pairs(predicate):
            if isinstance(one, NamedNode) and isinstance(other, NamedNode):
                found.setdefault(one, set()).add(other)
                if predicate != RDFS.subPropertyOf:
                    found.setdefault(other, set()).add(one)
    return found


def counted_properties_are_simple(facts: Facts) -> Iterator[Fault]:
    """Find counts and characteristics on properties that follow from chains or transitivity."""
    composite = _composite(facts)
    counted = {
        node: f"is {word}"
        for kind, word in NEEDS_SIMPLE.items()
        for node in facts.of_type(kind)
        if node in composite
    }
    for predicate in (*COUNTS, OWL.hasSelf):
        for restriction, _ in facts.pairs(predicate):
            for node in facts.names(restriction, OWL.onProperty):
                if node in composite:
                    counted[node] = f"is counted by {local_name(predicate)}"
    for one, _ in facts.pairs(OWL.propertyDisjointWith):
        if isinstance(one, NamedNode) and one in composite:
            counted[one] = "is declared disjoint"
    for node, how in counted.items():
        message = f"{how}, but follows from a chain or from transitivity"
        yield Fault(local_name(node), message, "Count on a property that is stated, not derived.")


def chains_are_regular(facts: Facts) -> Iterator[Fault]:
    """Find chains that use, directly or by way of others, the property that they define.

    OWL 2, section 11.2: there must be an order in which every chain defines a property from lesser
    ones; the property itself may only open or close a chain, or be a chain of itself twice.
    """
    lesser: dict[NamedNode, set[NamedNode]] = {}
    for node, head in facts.pairs(OWL.propertyChainAxiom):
        if not isinstance(node, NamedNode):
            continue
        chain = [_named(facts, part) for part in facts.members(head)]
        if chain == [node, node]:
            continue
        if len(chain) > 1 and node in (chain[0], chain[-1]):
            chain = chain[1:] if chain[0] == node else chain[:-1]
        lesser.setdefault(node, set()).update(part for part in chain if part is not None)
    hierarchy = _hierarchy(facts)
    ways = {node.value: [part.value for part in parts] for node, parts in lesser.items()}
    for node, parts in lesser.items():
        way = cycle(node.value, ways)
        below = {part for part in parts if _leads(hierarchy, node, part)}
        if way or below:
            message = "has a property chain that rests on itself"
            advice = "Define the chain from properties that do not follow from this one."
            yield Fault(local_name(node), message, advice)


def _named(facts: Facts, part: object) -> NamedNode | None:
    """Give a part of a chain by its name; an inverse counts as its property."""
    if isinstance(part, BlankNode):
        return next(iter(facts.names(part, OWL.inverseOf)), None)
    return part if isinstance(part, NamedNode) else None


def _leads(above: dict[NamedNode, set[NamedNode]], start: NamedNode, end: NamedNode) -> bool:
    seen, waiting = {start}, [start]
    for node in waiting:
        if node == end:
            return True
        new = above.get(node, set()) - seen
        seen |= new
        waiting += new
    return False
