"""General checks beside the catalogues: domains and ranges, inverses, terms of others, imports."""

from collections.abc import Iterator

from pyoxigraph import NamedNode

from ..terms import OWL, RDF, RDFS, local_name
from .facts import BUILTIN, CLASS_KINDS, PROPERTY_KINDS, Facts
from .findings import Fault
from .pitfalls_structure import missing_ends

DECLARATIONS = (*CLASS_KINDS, *PROPERTY_KINDS, RDF.Property, RDFS.Datatype, OWL.NamedIndividual)
ENOUGH = 0.95
"""The share of domains and ranges that must be stated."""


def _ends(facts: Facts) -> tuple[int, int]:
    """Give how many domains and ranges are stated, and how many there could be."""
    possible = 2 * len(facts.own_properties())
    return possible - len(missing_ends(facts)), possible


def domains_and_ranges(facts: Facts) -> Iterator[Fault]:
    """Find out whether enough properties have domain and range; P11 names those that have none."""
    stated, possible = _ends(facts)
    if stated < ENOUGH * possible:
        message = f"{possible - stated} of {possible} domains and ranges are missing"
        yield Fault("ontology", message, f"State at least {ENOUGH:.0%}.")


def share_of_domains_and_ranges(facts: Facts, _: int) -> str:
    stated, possible = _ends(facts)
    return f"{stated} of {possible}"


def inverses_fit(facts: Facts) -> Iterator[Fault]:
    """Find inverses whose domain is not the other's range, where both are stated."""
    for term, inverse in facts.pairs(OWL.inverseOf):
        for one, other in ((RDFS.domain, RDFS.range), (RDFS.range, RDFS.domain)):
            here = {facts.classes(node) for node in facts.objects(term, one)}
            there = {facts.classes(node) for node in facts.objects(inverse, other)}
            if here and there and here != there and isinstance(term, NamedNode):
                message = f"its {local_name(one)} is not the {local_name(other)} of its inverse"
                yield Fault(local_name(term), message, "Make them the same.")


def no_statements_about_others(facts: Facts) -> Iterator[Fault]:
    """Find axioms about terms of other vocabularies beyond their declaration."""
    terms = set(facts.of_type(*DECLARATIONS))
    headers = set(facts.headers())
    for triple in facts.triples:
        subject, value = triple.subject, triple.object
        if not isinstance(subject, NamedNode) or subject.value.startswith((*facts.own, *BUILTIN)):
            continue
        if subject in headers or (triple.predicate == RDF.type and value in DECLARATIONS):
            continue
        axiom = triple.predicate.value.startswith((RDFS.iri, OWL.iri))
        if (axiom or subject in terms) and triple.predicate not in NOTES:
            message = f"{local_name(triple.predicate)} is stated about a term of another vocabulary"
            yield Fault(subject.value, message, "State it about a term of your own instead.")


NOTES = (RDFS.label, RDFS.comment, RDFS.isDefinedBy, RDFS.seeAlso)


def imports_are_not_followed(facts: Facts) -> Iterator[Fault]:
    """Tell which ontologies are imported: they are not fetched, so nothing of them is checked."""
    for _, imported in facts.pairs(OWL.imports):
        advice = "Give its file beside this one to have both checked together."
        yield Fault(imported.value, "is imported but was not looked at", advice)
