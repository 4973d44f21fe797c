"""OWL 2 DL, names: declared, of one kind, outside the reserved vocabulary, under one header."""

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import BlankNode, NamedNode

from ..terms import OWL, RDF, RDFS, local_name
from .facts import BUILTIN, CLASS_KINDS, PROPERTY_KINDS, Facts
from .findings import Fault

CLASS_PLACES = (RDFS.subClassOf, OWL.equivalentClass, OWL.disjointWith, OWL.onClass)
# What OWL 2 lets an ontology say of its own accord with reserved names as subject: nothing. RDFS
# annotation properties are built in, so that even their declaration is superfluous but harmless.
DECLARATIONS = (*CLASS_KINDS, *PROPERTY_KINDS, RDFS.Datatype, RDF.Property, OWL.NamedIndividual)


def own_names_are_declared(facts: Facts) -> Iterator[Fault]:
    """Find names of the ontology's own namespaces that are used but never declared."""
    headers = set(facts.headers())
    # What the header names are other versions, pages and pictures, not terms.
    said = [triple for triple in facts.triples if triple.subject not in headers]
    nodes = (node for t in said for node in (t.subject, t.predicate, t.object))
    used = dict.fromkeys(node for node in nodes if isinstance(node, NamedNode))
    for term in used:
        own = term.value.startswith(facts.own) and not term.value.endswith(("#", "/"))
        if own and term not in facts.types and term not in headers:
            advice = "Correct its spelling or declare it."
            yield Fault(term.value, "is used but nowhere declared", advice)


def one_role_per_name(facts: Facts) -> Iterator[Fault]:
    """Find puns: a name that is class and individual, class and property, and so on.

    OWL 2 allows them; owlready2 writes wrong types back where a class is an individual too.
    """
    roles: dict[NamedNode, set[str]] = defaultdict(set)
    object_properties = set(facts.of_type(OWL.ObjectProperty))
    for node, types in facts.types.items():
        for kind in types:
            if kind in PROPERTY_KINDS:
                roles[node].add("property")
            elif kind in CLASS_KINDS:
                roles[node].add("class")
            elif not kind.value.startswith(BUILTIN):
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
            message = f"is {' and '.join(sorted(found))} at once"
            advice = "Use two names: ior: for the class, iorc: for the concept."
            yield Fault(local_name(node), message, advice)


def kinds_are_apart(facts: Facts) -> Iterator[Fault]:
    """Find names that are properties of two kinds, or a class and a datatype."""
    for node, types in facts.types.items():
        kinds = sorted(PROPERTY_KINDS[t] for t in types if t in PROPERTY_KINDS)
        if RDFS.Datatype in types and types.intersection(CLASS_KINDS):
            kinds += ["class", "datatype"]
        if len(kinds) > 1:
            yield Fault(local_name(node), f"is {' and '.join(kinds)} at once", "Keep one of them.")


def reserved_names_exist(facts: Facts) -> Iterator[Fault]:
    """Find names in the namespaces of RDF, RDFS, OWL and XSD that these do not define."""
    from rdflib import URIRef, namespace

    vocabularies = (namespace.RDF, namespace.RDFS, namespace.OWL, namespace.XSD)
    nodes = (n for t in facts.triples for n in (t.subject, t.predicate, t.object))
    for name in dict.fromkeys(n.value for n in nodes if isinstance(n, NamedNode)):
        reserved = name.startswith(BUILTIN) and name not in BUILTIN
        if not reserved or name.startswith(RDF.iri + "_"):
            continue
        if not any(URIRef(name) in vocabulary for vocabulary in vocabularies):
            advice = "Correct its spelling; no other names may lie in these namespaces."
            yield Fault(name, "is in a reserved namespace that does not define it", advice)


def builtin_terms_are_left_alone(facts: Facts) -> Iterator[Fault]:
    """Find statements about terms of RDF, RDFS, OWL and XSD themselves."""
    for triple in facts.triples:
        subject = triple.subject
        if isinstance(subject, NamedNode) and subject.value.startswith(BUILTIN):
            if triple.predicate == RDF.type and triple.object in DECLARATIONS:
                continue
            message = f"{local_name(triple.predicate)} is stated about a built-in term"
            yield Fault(subject.value, message, "Remove the statement.")


def one_header(facts: Facts) -> Iterator[Fault]:
    """Find several headers, and a version without a name of the ontology."""
    headers = facts.headers()
    if len(headers) > 1:
        names = ", ".join(sorted(h.value for h in headers))
        message = f"{len(headers)} ontologies are declared: {names}"
        yield Fault("ontology", message, "Keep one header.")
    for header in headers:
        if isinstance(header, BlankNode) and facts.objects(header, OWL.versionIRI):
            message = "has a version IRI but no IRI of its own"
            yield Fault("ontology", message, "Give its header an IRI.")
        if len(facts.objects(header, OWL.versionIRI)) > 1:
            yield Fault(
                "ontology", "has more than one version IRI", "Keep the one of this version."
            )
