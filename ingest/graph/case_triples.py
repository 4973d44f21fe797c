"""Case reports as quads: what one document says of one case, value by value."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from interorg.ontology.terms import ID, IOR, IORV, PROV, RDF, RDFS, concept

from ..evidence import CaseReport, Value
from .quads import Graph, Term, dated, decimal, integer, organization_node, span_node

TEXT_VALUES = {
    "name": IOR.reportedName,
    "country": IOR.reportedCountry,
    "sector": IOR.reportedSector,
    "purpose": IOR.reportedPurpose,
    "term": IOR.reportedTerm,
    "governingLaw": IOR.reportedGoverningLaw,
    "individual": IOR.reportedIndividual,
}
YEAR_VALUES = {"startYear": IOR.reportedStartYear, "endYear": IOR.reportedEndYear}
DATE_VALUES = {
    "agreementDate": IOR.reportedAgreementDate,
    "effectiveDate": IOR.reportedEffectiveDate,
    "expirationDate": IOR.reportedExpirationDate,
}
NODE_VALUES = {
    "form": IOR.reportedForm,
    "mechanism": IOR.reportedMechanism,
    "benefit": IOR.reportedBenefit,
    "challenge": IOR.reportedChallenge,
}


def add_report(graph: Graph, report: CaseReport, number: int) -> None:
    key = f"{report.document}/{number}"
    node = ID.report(key)
    graph.add(node, RDF.type, IOR.CaseReport)
    graph.add(node, RDFS.label, Literal(report.label))
    graph.add(node, PROV.wasGeneratedBy, ID.activity(graph.document.key))
    best = max(value.evidence.confidence for value in report.values)
    graph.add(node, IOR.confidence, decimal(best))
    for position, value in enumerate(report.values, start=1):
        graph.add(node, IOR.hasEvidence, span_node(graph, value.evidence))
        _value(graph, node, value, f"{key}/{position}")


def _value(graph: Graph, report: NamedNode, value: Value, key: str) -> None:
    predicate, object = _stated(graph, value, key)
    node = ID.value(key)
    graph.add(report, predicate, object)
    graph.add(report, IOR.hasReportedValue, node)
    graph.add(node, RDF.type, IOR.ReportedValue)
    graph.add(node, IOR.reportedProperty, predicate)
    if isinstance(object, NamedNode):
        graph.add(node, IOR.reportedNode, object)
    elif value.property in DATE_VALUES:
        graph.add(node, IOR.reportedDate, object)
    elif isinstance(value.value, str):
        graph.add(node, IOR.reportedText, object)
    else:
        graph.add(node, IOR.reportedNumber, object)
    graph.add(node, IOR.hasEvidence, span_node(graph, value.evidence))
    graph.add(node, IOR.extractionRule, Literal(value.evidence.rule))
    graph.add(node, IOR.confidence, decimal(value.evidence.confidence))


def _stated(graph: Graph, value: Value, key: str) -> tuple[NamedNode, Term]:
    """Return the property of the report that a value fills, and what fills it."""
    if value.property in TEXT_VALUES:
        return TEXT_VALUES[value.property], Literal(str(value.value))
    if value.property in DATE_VALUES:
        return DATE_VALUES[value.property], dated(str(value.value))
    if value.property in YEAR_VALUES:
        return YEAR_VALUES[value.property], integer(int(value.value))
    if value.property == "partner":
        return IOR.reportedPartner, organization_node(graph, str(value.value))
    if value.property == "status":
        return IOR.reportedStatus, IORV[str(value.value)]
    if value.property == "share":
        node = ID.participation(key)
        graph.add(node, RDF.type, IOR.Participation)
        graph.add(node, IOR.participant, organization_node(graph, value.of or ""))
        graph.add(node, IOR.equitySharePercent, decimal(float(value.value)))
        return IOR.reportedParticipation, node
    return NODE_VALUES[value.property], concept(str(value.value))
