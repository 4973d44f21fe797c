"""Pitfalls of the OOPS! catalogue that lie in how classes and properties are put together.

Poveda-Villalón, Gómez-Pérez and Suárez-Figueroa (2014), "OOPS! (OntOlogy Pitfall Scanner!)". What
each one finds here is what a script can see of it; the catalogue's wording is wider.
"""

from collections.abc import Iterator

from pyoxigraph import BlankNode, NamedNode

from ..terms import OWL, RDF, RDFS, SKOS, local_name
from .facts import BUILTIN, CLASS_KINDS, PROPERTY_KINDS, Facts, Node, cycle
from .findings import Fault

DISJOINTNESS = (
    OWL.disjointWith,
    OWL.disjointUnionOf,
    OWL.propertyDisjointWith,
    OWL.members,
)
CLASS_VALUES = (
    RDFS.subClassOf,
    RDFS.domain,
    RDFS.range,
    OWL.equivalentClass,
    OWL.disjointWith,
    OWL.someValuesFrom,
    OWL.allValuesFrom,
    OWL.onClass,
    OWL.complementOf,
)
CLASS_LISTS = (OWL.unionOf, OWL.intersectionOf, OWL.disjointUnionOf)
PROPERTY_VALUES = (
    RDFS.subPropertyOf,
    OWL.onProperty,
    OWL.inverseOf,
    OWL.equivalentProperty,
    OWL.propertyDisjointWith,
)


def unconnected(facts: Facts) -> Iterator[Fault]:
    """P04: find classes and properties that no statement ties to another term."""
    noted = {p for p in facts.predicates() if OWL.AnnotationProperty in facts.types.get(p, ())}
    noted |= {RDF.type, RDFS.label, RDFS.comment, RDFS.isDefinedBy, RDFS.seeAlso}
    tied: set[Node] = {value for _, value in facts.pairs(RDF.type)}
    for predicate in facts.predicates():
        if predicate not in noted:
            tied.add(predicate)
            tied.update(node for pair in facts.pairs(predicate) for node in pair)
    for term in facts.own_terms(*CLASS_KINDS, OWL.ObjectProperty, OWL.DatatypeProperty):
        if term not in tied:
            advice = "Tie it to a class or property, or remove it."
            yield Fault(local_name(term), "no axiom relates it to another term", advice)


def cycles(facts: Facts) -> Iterator[Fault]:
    """P06: find classes and properties that are below themselves."""
    for predicate, what in ((RDFS.subClassOf, "class"), (RDFS.subPropertyOf, "property")):
        parents: dict[str, list[str]] = {}
        for child, parent in facts.pairs(predicate):
            if isinstance(child, NamedNode) and isinstance(parent, NamedNode):
                parents.setdefault(child.value, []).append(parent.value)
        for iri in parents:
            if way := cycle(iri, parents):
                message = f"is a sub{what} of itself: {' < '.join(way)}"
                advice = f"Remove one of these rdfs:{local_name(predicate)} statements."
                yield Fault(local_name(NamedNode(iri)), message, advice)


def no_disjointness(facts: Facts) -> Iterator[Fault]:
    """P10: find out whether anything is said to be disjoint at all."""
    said = any(True for predicate in DISJOINTNESS for _ in facts.pairs(predicate))
    if len(facts.own_classes()) > 1 and not said:
        advice = "State which classes share no instance."
        yield Fault("ontology", "no classes or properties are said to be disjoint", advice)


def missing_ends(facts: Facts) -> list[tuple[NamedNode, NamedNode]]:
    """Give the properties without domain or range, each with what is missing.

    Either may come from a broader property, or from the inverse's other end; a skos:editorialNote
    on the property counts as the reason for having none.
    """
    opposite = {RDFS.domain: RDFS.range, RDFS.range: RDFS.domain}
    found = []
    for term in facts.own_properties():
        above = facts.above(term, RDFS.subPropertyOf)
        inverses = facts.names(term, OWL.inverseOf)
        inverses += [n for n in facts.subjects(OWL.inverseOf, term) if isinstance(n, NamedNode)]
        for end, other in opposite.items():
            stated = any(facts.objects(p, end) for p in above)
            stated = stated or any(facts.objects(p, other) for p in inverses)
            if not stated and not facts.objects(term, SKOS.editorialNote):
                found.append((term, end))
    return found


def missing_domain_or_range(facts: Facts) -> Iterator[Fault]:
    """P11: find properties without domain or range."""
    for term, end in missing_ends(facts):
        advice = "State it, or give the reason in skos:editorialNote."
        yield Fault(local_name(term), f"has no {local_name(end)}", advice)


def missing_inverse(facts: Facts) -> Iterator[Fault]:
    """P13: find object properties that have no inverse and are not symmetric."""
    paired = {node for pair in facts.pairs(OWL.inverseOf) for node in pair}
    for term in facts.own_terms(OWL.ObjectProperty):
        if term not in paired and OWL.SymmetricProperty not in facts.types[term]:
            advice = "Declare one where both directions are asked for; SPARQL reads back with ^."
            yield Fault(local_name(term), "has no inverse", advice)


def several_domains_or_ranges(facts: Facts) -> Iterator[Fault]:
    """P19: find properties with more than one domain or range."""
    for term in facts.own_properties():
        for end in (RDFS.domain, RDFS.range):
            stated = facts.objects(term, end)
            if len(stated) > 1:
                message = f"has {len(stated)} {local_name(end)}s, which means all of them at once"
                yield Fault(local_name(term), message, "Unite them with owl:unionOf.")


def recursive_definition(facts: Facts) -> Iterator[Fault]:
    """P24: find terms that occur in the class expressions that define them."""
    places = {OWL.equivalentClass: CLASS_KINDS, RDFS.subClassOf: CLASS_KINDS}
    ends = (OWL.ObjectProperty, OWL.DatatypeProperty)
    for predicate, kinds in (*places.items(), (RDFS.domain, ends), (RDFS.range, ends)):
        for term in facts.own_terms(*kinds):
            for value in facts.objects(term, predicate):
                if isinstance(value, BlankNode) and term in _parts(facts, value):
                    message = f"occurs in its own {local_name(predicate)}"
                    yield Fault(local_name(term), message, "Define it by other terms.")


def _parts(facts: Facts, node: BlankNode) -> set[Node]:
    """Give all that an expression is made of, however deep."""
    seen: set[Node] = {node}
    waiting: list[Node] = [node]
    for each in waiting:
        if isinstance(each, BlankNode):
            for value in facts.values(each):
                if value not in seen:
                    seen.add(value)
                    waiting.append(value)
    return seen


def inverse_of_itself(facts: Facts) -> Iterator[Fault]:
    """P25: find properties that are their own inverse."""
    for term, other in facts.pairs(OWL.inverseOf):
        if term == other:
            advice = "Declare it an owl:SymmetricProperty instead."
            yield Fault(facts.home(term), "is its own inverse", advice)


def inverse_of_a_symmetric_one(facts: Facts) -> Iterator[Fault]:
    """P26: find symmetric properties with another inverse than themselves."""
    symmetric = set(facts.of_type(OWL.SymmetricProperty))
    for one, other in facts.pairs(OWL.inverseOf):
        for term in {one, other} & symmetric if one != other else ():
            message = "is symmetric and yet has an inverse"
            yield Fault(facts.home(term), message, "Keep one of the two statements.")


def chain_of_one(facts: Facts) -> Iterator[Fault]:
    """P33: find property chains with fewer than two links."""
    for term, head in facts.pairs(OWL.propertyChainAxiom):
        if len(facts.members(head)) < 2:
            advice = "Use rdfs:subPropertyOf instead."
            yield Fault(facts.home(term), "has a property chain of one property", advice)


def untyped_classes(facts: Facts) -> Iterator[Fault]:
    """P34: find what is used as a class but not declared as one."""
    used: list[Node] = [value for p in CLASS_VALUES for _, value in facts.pairs(p)]
    used += [m for p in CLASS_LISTS for _, head in facts.pairs(p) for m in facts.members(head)]
    used += [value for _, value in facts.pairs(RDF.type)]
    kinds = {*CLASS_KINDS, RDFS.Datatype}
    for node in dict.fromkeys(used):
        if not isinstance(node, NamedNode) or node.value.startswith(BUILTIN):
            continue
        if not facts.types.get(node, set()) & kinds:
            advice = "Declare it with owl:Class; the declaration imports nothing."
            yield Fault(node.value, "is used as a class but not declared as one", advice)


def untyped_properties(facts: Facts) -> Iterator[Fault]:
    """P35: find what is used as a property but not declared as one."""
    used: list[Node] = [*facts.predicates()]
    used += [value for p in PROPERTY_VALUES for _, value in facts.pairs(p)]
    used += [m for _, head in facts.pairs(OWL.propertyChainAxiom) for m in facts.members(head)]
    kinds = {*PROPERTY_KINDS, RDF.Property}
    for node in dict.fromkeys(used):
        if not isinstance(node, NamedNode) or node.value.startswith(BUILTIN):
            continue
        if not facts.types.get(node, set()) & kinds:
            advice = "Declare its kind; the declaration imports nothing."
            yield Fault(node.value, "is used as a property but not declared as one", advice)
