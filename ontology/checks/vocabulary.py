"""Checks of terms: labels, definitions, declarations, domains and ranges, and terms.py."""

from collections.abc import Iterator

from pyoxigraph import NamedNode

from ..terms import (
    BASE,
    DCTERMS,
    IOR,
    IORT,
    IORV,
    ONTOLOGY,
    OWL,
    RDF,
    RDFS,
    SKOS,
    XSD,
    local_name,
)
from .findings import Facts, Finding, cycle, is_own

PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
DECLARATIONS = (OWL.Class, *PROPERTIES)
HEADER = (
    DCTERMS.title,
    DCTERMS.description,
    DCTERMS.creator,
    DCTERMS.created,
    DCTERMS.modified,
    DCTERMS.issued,
    DCTERMS.license,
    DCTERMS.bibliographicCitation,
    OWL.versionIRI,
    OWL.versionInfo,
)


def header_is_complete(facts: Facts) -> Iterator[Finding]:
    for wanted in HEADER:
        if not facts.objects(ONTOLOGY, wanted):
            yield Finding(
                "header", "error", "ontology", f"no {wanted.value}", "Add it to core.ttl."
            )


def labels_and_definitions(facts: Facts) -> Iterator[Finding]:
    for term in facts.own_terms():
        labels = facts.objects(term, RDFS.label) + facts.objects(term, SKOS.prefLabel)
        definitions = facts.objects(term, SKOS.definition)
        for what, found in (("label", labels), ("definition", definitions)):
            if len(found) != 1 or not found[0].value.strip():
                yield Finding(
                    "labels and definitions",
                    "error",
                    local_name(term),
                    f"has {len(found)} {what}s, not one that says something",
                    f"Give its block exactly one {what}.",
                )
        if labels and definitions and labels[0].value == definitions[0].value:
            yield Finding(
                "labels and definitions",
                "error",
                local_name(term),
                "label and definition are the same",
                "Say in the definition what the label does not.",
            )


def terms_are_declared(facts: Facts) -> Iterator[Finding]:
    """Find terms that are used but never declared; OWL 2 DL wants every one declared."""
    builtin = tuple(namespace.iri for namespace in (RDF, RDFS, OWL, XSD))
    used: dict[NamedNode, None] = {}
    for triple in facts.triples:
        used[triple.predicate] = None
        if isinstance(triple.object, NamedNode) and (
            is_own(triple.object) or triple.predicate in (RDF.type, RDFS.subClassOf)
        ):
            used[triple.object] = None
    for term in used:
        if term not in facts.types and not term.value.startswith(builtin):
            yield Finding(
                "declarations",
                "error",
                term.value,
                "is used but nowhere declared",
                "Correct its spelling or declare it.",
            )


def no_statements_about_others(facts: Facts) -> Iterator[Finding]:
    """Find statements about terms of other vocabularies beyond their declaration."""
    for triple in facts.triples:
        subject = triple.subject
        if not isinstance(subject, NamedNode) or subject.value.startswith(BASE):
            continue
        if triple.predicate != RDF.type or triple.object not in DECLARATIONS:
            yield Finding(
                "hijacking",
                "error",
                subject.value,
                f"{local_name(triple.predicate)} is stated about a term that is not ours",
                "Move it to alignment.ttl as a statement about our own term.",
            )


def classes_are_acyclic(facts: Facts) -> Iterator[Finding]:
    parents: dict[str, list[str]] = {}
    for child, parent in facts.pairs(RDFS.subClassOf):
        if isinstance(child, NamedNode) and isinstance(parent, NamedNode):
            parents.setdefault(child.value, []).append(parent.value)
    for iri in parents:
        if way := cycle(iri, parents):
            yield Finding(
                "class hierarchy",
                "error",
                local_name(NamedNode(iri)),
                f"is a subclass of itself: {' < '.join(way)}",
                "Remove one of these rdfs:subClassOf statements.",
            )


def _superproperties(facts: Facts, term: NamedNode) -> list[NamedNode]:
    found = [term]
    for each in found:
        found.extend(p for p in facts.names(each, RDFS.subPropertyOf) if p not in found)
    return found


def domains_and_ranges(facts: Facts) -> Iterator[Finding]:
    """Find properties without domain or range; either may come from a broader property."""
    properties = [p for p in facts.of_type(*PROPERTIES[:2]) if is_own(p)]
    missing = 0
    for term in properties:
        above = _superproperties(facts, term)
        for wanted in (RDFS.domain, RDFS.range):
            stated = facts.objects(term, wanted)
            name, what = local_name(term), local_name(wanted)
            if len(stated) > 1:
                yield Finding(
                    "domains and ranges",
                    "error",
                    name,
                    f"has {len(stated)} {what}s, which means all of them at once",
                    "Unite them with owl:unionOf.",
                )
            elif not any(facts.objects(p, wanted) for p in above):
                if facts.objects(term, SKOS.editorialNote):
                    continue
                missing += 1
                yield Finding(
                    "domains and ranges",
                    "warning",
                    name,
                    f"has no {what}",
                    "State it, or give the reason in skos:editorialNote.",
                )
    if missing > 0.05 * 2 * len(properties):
        yield Finding(
            "domains and ranges",
            "error",
            "ontology",
            f"{missing} of {2 * len(properties)} domains and ranges are missing",
            "State at least 95 %.",
        )


def inverses_fit(facts: Facts) -> Iterator[Finding]:
    """Find inverses whose domain is not the other's range."""
    for term, inverse in facts.pairs(OWL.inverseOf):
        for one, other in ((RDFS.domain, RDFS.range), (RDFS.range, RDFS.domain)):
            here = [facts.classes(node) for node in facts.objects(term, one)]
            there = [facts.classes(node) for node in facts.objects(inverse, other)]
            if here != there and isinstance(term, NamedNode):
                yield Finding(
                    "inverses",
                    "error",
                    local_name(term),
                    f"its {local_name(one)} is not the {local_name(other)} of its inverse",
                    "Make them the same.",
                )


def python_knows_the_terms(facts: Facts) -> Iterator[Finding]:
    """Compare terms.py with the modules, both ways; class twins belong to concepts.py."""
    twins = {node for _, node in facts.pairs(IOR.formalizedAs)}
    for namespace in (IOR, IORT, IORV):
        declared = {
            local_name(term)
            for term in facts.own_terms()
            if term.value.startswith(namespace.iri) and term not in twins
        }
        listed = set(namespace.names())
        for name in sorted(declared - listed):
            yield Finding(
                "terms.py",
                "error",
                name,
                f"is declared in a module but not listed in {namespace.prefix.upper()}",
                "List it in terms.py.",
            )
        for name in sorted(listed - declared):
            yield Finding(
                "terms.py",
                "error",
                name,
                f"is listed in {namespace.prefix.upper()} but declared in no module",
                "Declare it in a module or remove it from terms.py.",
            )


VOCABULARY_CHECKS = (
    header_is_complete,
    labels_and_definitions,
    terms_are_declared,
    no_statements_about_others,
    classes_are_acyclic,
    domains_and_ranges,
    inverses_fit,
    python_knows_the_terms,
)
