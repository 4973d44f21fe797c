"""The tests of FOOPS! that need no web: metadata, identifiers, reuse, labels and definitions.

Garijo, Corcho and Poveda-Villalón (2021), "FOOPS!: an ontology pitfall scanner for the FAIR
principles". Each test gives at most one fault, for the ontology as a whole, as the tool does.
"""

from collections.abc import Iterator

from pyoxigraph import NamedNode

from ..terms import OWL, RDF, RDFS
from .facts import BUILTIN, CLASS_KINDS, DEFINITIONS, LABELS, Facts
from .findings import Fault
from .metadata import METADATA, missing, said

MINIMUM = ("title", "description", "licence", "version IRI", "creator", "namespace")
RECOMMENDED = ("prefix", "version", "creation date", "citation")
# A DOI is registered by a person: that part is not checked here.
DETAILED = ("publisher", "logo", "status", "source", "date of issue")
# Where a term of another vocabulary can be reused.
PLACES = (
    RDF.type,
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    RDFS.domain,
    RDFS.range,
    OWL.equivalentClass,
    OWL.imports,
)


def _lacks(facts: Facts, *keys: str) -> Iterator[Fault]:
    if lacking := missing(facts, *keys):
        properties = ", ".join(METADATA[key][0].value for key in lacking)
        message = f"its header says nothing on {', '.join(lacking)}"
        yield Fault("ontology", message, f"Add {properties}.")


def minimum_metadata(facts: Facts) -> Iterator[Fault]:
    """OM1"""
    yield from _lacks(facts, *MINIMUM)


def recommended_metadata(facts: Facts) -> Iterator[Fault]:
    """OM2"""
    yield from _lacks(facts, *RECOMMENDED)


def detailed_metadata(facts: Facts) -> Iterator[Fault]:
    """OM3, without the DOI"""
    yield from _lacks(facts, *DETAILED)


def licence(facts: Facts) -> Iterator[Fault]:
    """OM4.1"""
    yield from _lacks(facts, "licence")


def basic_provenance(facts: Facts) -> Iterator[Fault]:
    """OM5.1"""
    yield from _lacks(facts, "creation date", "creator")


def full_provenance(facts: Facts) -> Iterator[Fault]:
    """OM5.2"""
    yield from _lacks(facts, "date of issue", "publisher")


def version_iri(facts: Facts) -> Iterator[Fault]:
    """VER1: there is a version IRI, and it is not the ontology's own"""
    yield from _lacks(facts, "version IRI")
    if set(said(facts, OWL.versionIRI)) & set(facts.headers()):
        advice = "Give each version an IRI of its own."
        yield Fault("ontology", "its version IRI is the IRI of the ontology", advice)


def prefix(facts: Facts) -> Iterator[Fault]:
    """FIND1"""
    yield from _lacks(facts, "prefix")


def one_identifier(facts: Facts) -> Iterator[Fault]:
    """URI2: the ontology's IRI is the one that its namespace and its version IRI go by"""
    for header in facts.headers():
        bare = header.value.rstrip("#/")
        places = (*METADATA["namespace"], OWL.versionIRI)
        stated = [node.value for place in places for node in facts.objects(header, place)]
        if others := [iri for iri in stated if not iri.startswith(bare)]:
            message = f"{', '.join(others)} does not begin with its IRI {header.value}"
            yield Fault("ontology", message, "Use one IRI for the ontology everywhere.")


def open_protocol(facts: Facts) -> Iterator[Fault]:
    """HTTP1: the ontology's IRI is one that HTTP or HTTPS can look up"""
    for header in facts.headers():
        if not header.value.startswith(("http://", "https://")):
            message = f"{header.value} cannot be looked up with HTTP"
            yield Fault("ontology", message, "Give it an IRI that begins with https://.")


def reused_for_metadata(facts: Facts) -> Iterator[Fault]:
    """VOC1: the header uses terms of other vocabularies"""
    used = {t.predicate for t in facts.triples if t.subject in facts.headers()}
    if not any(_foreign(facts, term) for term in used):
        advice = "Describe the ontology with dcterms: or the like."
        yield Fault("ontology", "reuses no vocabulary for its metadata", advice)


def reused_for_terms(facts: Facts) -> Iterator[Fault]:
    """VOC2: the ontology imports others or uses their terms"""
    used = [value for p in PLACES for _, value in facts.pairs(p)]
    used += [triple.predicate for triple in facts.triples if triple.subject not in facts.headers()]
    if not any(isinstance(term, NamedNode) and _foreign(facts, term) for term in used):
        advice = "Place terms under those of a known vocabulary where they fit."
        yield Fault("ontology", "reuses no term of another vocabulary", advice)


def _foreign(facts: Facts, term: NamedNode) -> bool:
    return not term.value.startswith((*facts.own, *BUILTIN))


def _share(facts: Facts, what: str, *predicates: NamedNode) -> Iterator[Fault]:
    terms = facts.own_terms(*CLASS_KINDS, OWL.ObjectProperty, OWL.DatatypeProperty)
    without = [term for term in terms if not facts.literals(term, *predicates)]
    if without:
        message = f"{len(without)} of {len(terms)} classes and properties have no {what}"
        yield Fault("ontology", message, f"Give each a {what}; P08 names them.")


def all_labelled(facts: Facts) -> Iterator[Fault]:
    """VOC3"""
    yield from _share(facts, "label", *LABELS)


def all_defined(facts: Facts) -> Iterator[Fault]:
    """VOC4"""
    yield from _share(facts, "definition", *DEFINITIONS)
