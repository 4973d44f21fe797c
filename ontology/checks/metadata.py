"""What an ontology's header says, whichever of the usual properties it says it with."""

from pyoxigraph import NamedNode

from ..namespaces import Namespace
from ..terms import DCTERMS, OWL, PROV, RDFS
from .facts import Facts, Node

DC = Namespace(
    "dc",
    "http://purl.org/dc/elements/1.1/",
    "title description creator contributor publisher date rights source",
)
VANN = Namespace(
    "vann", "http://purl.org/vocab/vann/", "preferredNamespacePrefix preferredNamespaceUri"
)
BIBO = Namespace("bibo", "http://purl.org/ontology/bibo/", "status doi")
FOAF = Namespace("foaf", "http://xmlns.com/foaf/0.1/", "logo depiction maker")
PAV = Namespace(
    "pav", "http://purl.org/pav/", "createdBy createdOn previousVersion lastUpdateOn version"
)
CC = Namespace("cc", "http://creativecommons.org/ns#", "license")
SCHEMA = Namespace(
    "schema",
    "https://schema.org/",
    """name description license creator author contributor publisher dateCreated dateModified
    datePublished citation logo creativeWorkStatus""",
)

# Keys are what FOOPS! asks for; the properties are those it accepts, as far as they are in use.
METADATA: dict[str, tuple[NamedNode, ...]] = {
    "title": (DCTERMS.title, DC.title, RDFS.label, SCHEMA.name),
    "description": (
        DCTERMS.description,
        DC.description,
        DCTERMS.abstract,
        RDFS.comment,
        SCHEMA.description,
    ),
    "licence": (DCTERMS.license, DCTERMS.rights, DC.rights, CC.license, SCHEMA.license),
    "version IRI": (OWL.versionIRI,),
    "creator": (
        DCTERMS.creator,
        DC.creator,
        SCHEMA.creator,
        SCHEMA.author,
        PAV.createdBy,
        FOAF.maker,
        PROV.wasAttributedTo,
    ),
    "namespace": (VANN.preferredNamespaceUri,),
    "prefix": (VANN.preferredNamespacePrefix,),
    "version": (OWL.versionInfo, PAV.version),
    "creation date": (
        DCTERMS.created,
        DC.date,
        DCTERMS.date,
        SCHEMA.dateCreated,
        PAV.createdOn,
        PROV.generatedAtTime,
    ),
    "citation": (DCTERMS.bibliographicCitation, SCHEMA.citation),
    "contributor": (DCTERMS.contributor, DC.contributor, SCHEMA.contributor),
    "publisher": (DCTERMS.publisher, DC.publisher, SCHEMA.publisher),
    "logo": (FOAF.logo, FOAF.depiction, SCHEMA.logo),
    "status": (BIBO.status, SCHEMA.creativeWorkStatus),
    "source": (DCTERMS.source, DC.source, PROV.hadPrimarySource, PROV.wasDerivedFrom),
    "date of issue": (DCTERMS.issued, SCHEMA.datePublished),
    "previous version": (OWL.priorVersion, PROV.wasRevisionOf, PAV.previousVersion),
    "compatibility": (OWL.backwardCompatibleWith,),
    "date of change": (DCTERMS.modified, SCHEMA.dateModified, PAV.lastUpdateOn),
}


def said(facts: Facts, *predicates: NamedNode) -> list[Node]:
    """Give what the header says with any of some properties."""
    found = [v for h in facts.headers() for p in predicates for v in facts.objects(h, p)]
    return [node for node in found if node.value.strip()]


def missing(facts: Facts, *keys: str) -> list[str]:
    """Give those keys of METADATA that the header says nothing on."""
    return [key for key in keys if not said(facts, *METADATA[key])]
