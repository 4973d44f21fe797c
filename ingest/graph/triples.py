"""What was read from a document as quads of its graph; docs/graph.md draws the shape."""

from __future__ import annotations

import hashlib
from collections import Counter

from pyoxigraph import Literal, NamedNode, Quad

from interorg.ontology.concepts import version as ontology_version
from interorg.ontology.terms import (
    DCTERMS,
    ID,
    IOR,
    IORT,
    IORV,
    PROV,
    RDF,
    RDFS,
    concept,
)

from ..citing.bibliography import known_works
from ..claims.encoder.labels import RULE
from ..document import Document
from ..evidence import Citation, Claim, Extraction, Mention, Tie
from .case_triples import add_report
from .quads import Graph, decimal, integer, organization_node, span_node

CLASSES = {
    "case": IOR.CaseDocument,
    "note": IOR.LiteratureNote,
    "article": IOR.ScholarlyDocument,
    "agreement": IOR.AgreementDocument,
    "web": IOR.WebDocument,
}


def quads_of(document: Document, extraction: Extraction, pipeline: str) -> set[Quad]:
    """Return all that is said in and about one document, for its named graph."""
    graph = Graph(document)
    _describe(graph, pipeline)
    for claim in extraction.claims:
        _claim(graph, claim)
    for mention in extraction.mentions:
        _mention(graph, mention)
    for tie in extraction.ties:
        _tie(graph, tie)
    for short, long in extraction.acronyms:
        graph.add(organization_node(graph, short), IOR.alsoKnownAs, Literal(long))
    for number, report in enumerate(extraction.cases, start=1):
        add_report(graph, report, number)
    return graph.quads


def proposition_key(claim: Claim) -> str:
    """Return 16 hex digits over subject, relation, object, contexts, dimension and outcome."""
    contexts = ",".join(sorted(claim.contexts))
    parts = (claim.subject, claim.relation, claim.object, contexts)
    return _hashed(*parts, claim.dimension or "", claim.outcome or "")


def claim_key(claim: Claim) -> str:
    """Return 16 hex digits over document, offsets, proposition and polarity."""
    e = claim.evidence
    return _hashed(e.document, str(e.start), str(e.end), proposition_key(claim), claim.polarity)


def _hashed(*parts: str) -> str:
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]


def _describe(graph: Graph, pipeline: str) -> None:
    document, about = graph.document, graph.document.metadata
    node, activity = ID.document(document.key), ID.activity(document.key)
    graph.add(node, RDF.type, IOR.Document)
    graph.add(node, RDF.type, CLASSES[document.kind])
    graph.add(node, DCTERMS.title, Literal(document.title))
    graph.add(node, IOR.documentKey, Literal(document.key))
    graph.add(node, IOR.textDigest, Literal(document.digest))
    graph.add(node, DCTERMS.source, Literal(document.name))
    texts = {
        DCTERMS.language: about.language,
        DCTERMS.rights: about.rights,
        DCTERMS.creator: about.writer,
        DCTERMS.issued: about.date,
    }
    for predicate, text in texts.items():
        graph.add(node, predicate, Literal(text) if text else None)
    if document.year is not None:
        graph.add(node, IOR.publicationYear, integer(document.year))
    for key in about.sources:
        graph.add(node, DCTERMS.references, ID.work(key))
    reviewed = about.reviews
    discipline = about.discipline or (reviewed.discipline if reviewed else None)
    if discipline:
        graph.add(node, IOR.inDiscipline, concept(discipline))
    if reviewed:
        graph.add(node, IOR.reviews, ID.work(reviewed.key))
        work = ID.work(reviewed.key)
        graph.add(work, RDF.type, IOR.Work)
        graph.add(work, DCTERMS.title, Literal(reviewed.title) if reviewed.title else None)
        if reviewed.year is not None:
            graph.add(work, IOR.publicationYear, integer(reviewed.year))
    graph.add(node, PROV.wasGeneratedBy, activity)
    graph.add(activity, RDF.type, IOR.ExtractionActivity)
    graph.add(activity, IOR.pipelineVersion, Literal(pipeline))
    graph.add(activity, IOR.ontologyVersion, Literal(ontology_version()))


def _claim(graph: Graph, claim: Claim) -> None:
    node = ID.claim(claim_key(claim))
    graph.add(node, RDF.type, IOR.Claim)
    graph.add(node, IOR.expresses, _proposition(graph, claim))
    graph.add(node, IOR.hasPolarity, IORV[claim.polarity])
    graph.add(node, IOR.hasModality, IORV[claim.modality])
    graph.add(node, IOR.hasGenerality, IORV[claim.generality] if claim.generality else None)
    graph.add(node, IOR.hasEvidence, span_node(graph, claim.evidence))
    graph.add(node, IOR.confidence, decimal(claim.evidence.confidence))
    graph.add(node, IOR.extractionRule, Literal(claim.evidence.rule))
    learned = claim.evidence.rule == RULE
    method = IORV.StatisticalModel if learned else IORV.DependencyPattern
    graph.add(node, IOR.hasExtractionMethod, method)
    graph.add(node, PROV.wasGeneratedBy, ID.activity(graph.document.key))
    for theory in claim.framed_by:
        graph.add(node, IOR.framedBy, concept(theory))
    marks = Counter((citation.start, citation.end) for citation in claim.citations)
    for citation in claim.citations:
        several = marks[citation.start, citation.end] > 1
        graph.add(node, IOR.hasCitation, _citation(graph, citation, several))


def _proposition(graph: Graph, claim: Claim) -> NamedNode:
    node = ID.proposition(proposition_key(claim))
    graph.add(node, RDF.type, IOR.Proposition)
    graph.add(node, IOR.claimSubject, concept(claim.subject))
    graph.add(node, IOR.claimRelation, IORT[claim.relation])
    graph.add(node, IOR.claimObject, concept(claim.object))
    for context in claim.contexts:
        graph.add(node, IOR.claimContext, concept(context))
    if claim.dimension and claim.outcome:
        graph.add(node, IOR.claimDimension, concept(claim.dimension))
        graph.add(node, IOR.comparisonOutcome, IORV[claim.outcome])
    return node


def _citation(graph: Graph, citation: Citation, several: bool) -> NamedNode:
    """Describe a citation; of a mark such as "[2, 3]" that credits several works each is one."""
    key = f"{graph.document.key}/{citation.start}-{citation.end}"
    key = f"{key}/{citation.work}" if several else key
    node, work = ID.citation(key), ID.work(citation.work)
    graph.add(node, RDF.type, IOR.CitationMention)
    graph.add(node, RDFS.label, Literal(citation.label))
    graph.add(node, IOR.citedWork, work)
    graph.add(node, IOR.citationLocator, Literal(citation.locator) if citation.locator else None)
    if citation.work not in known_works():
        graph.add(work, RDF.type, IOR.Work)
        graph.add(work, RDFS.label, Literal(citation.label))
    return node


def _mention(graph: Graph, mention: Mention) -> None:
    evidence = mention.evidence
    if mention.concept is not None:
        about = concept(mention.concept)
    else:
        assert mention.organization is not None
        about = organization_node(graph, mention.organization)
    name = about.value.rsplit("/", 1)[-1]
    node = ID.mention(f"{evidence.document}/{evidence.start}-{evidence.end}/{name}")
    graph.add(node, RDF.type, IOR.Mention)
    graph.add(node, IOR.mentionsConcept, about)
    graph.add(node, IOR.hasEvidence, span_node(graph, evidence))
    graph.add(node, IOR.confidence, decimal(evidence.confidence))
    graph.add(node, IOR.extractionRule, Literal(evidence.rule))


def _tie(graph: Graph, tie: Tie) -> None:
    evidence = tie.evidence
    subject, object = (organization_node(graph, name) for name in (tie.subject, tie.object))
    if subject == object:
        # Two spellings that the graph does not tell apart.
        return
    place = (evidence.document, str(evidence.start), str(evidence.end))
    node = ID.tie(_hashed(*place, subject.value, tie.kind, object.value))
    graph.add(node, RDF.type, IOR.OrganizationTie)
    graph.add(node, IOR.tieSubject, subject)
    graph.add(node, IOR.hasTieKind, IORV[tie.kind])
    graph.add(node, IOR.tieObject, object)
    graph.add(node, IOR.hasEvidence, span_node(graph, evidence))
    graph.add(node, IOR.confidence, decimal(evidence.confidence))
    graph.add(node, IOR.extractionRule, Literal(evidence.rule))
    graph.add(node, IOR.hasExtractionMethod, IORV.StatisticalModel)
    graph.add(node, PROV.wasGeneratedBy, ID.activity(graph.document.key))
