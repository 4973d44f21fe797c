"""What joins the documents of a store: which reports are of one case, which names of one body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Quad, Store

from interorg.ingest.evidence import CaseReport, Evidence, Value
from interorg.ingest.organizations.aliases import UNDECIDED, Decisions
from interorg.ingest.organizations.identity import Identity, identify
from interorg.ontology.terms import (
    GRAPH,
    ID,
    IOR,
    RDF,
    RDFS,
    SKOS,
    class_twin,
    concept_id,
    local_name,
)

from ..storage.writer import DOCUMENTS
from .links import links, texts

IDENTITY = (IOR.reportsCase, RDFS.label, SKOS.prefLabel, IOR.mergedInto, IOR.mergeReason)
"""The properties that nothing but identity gives in the inferred graph."""
ORGANIZATIONS = ID.organization("").value
PROPERTIES = {
    IOR.reportedName: "name",
    IOR.reportedForm: "form",
    IOR.reportedPartner: "partner",
    IOR.reportedStartYear: "startYear",
    IOR.reportedEndYear: "endYear",
    IOR.reportedStatus: "status",
}
Names = dict[NamedNode, set[tuple[str, str]]]
"""The texts that documents give a node, each after the document's key."""


def identities(store: Store, decisions: Decisions = UNDECIDED) -> Iterator[Quad]:
    """Yield which report is about which case, and which names mean one organization.

    Both are worked out over all documents, from nothing but names, reported values and the
    user's decisions.
    """
    labels = _texts(store, RDFS.label)
    organizations = {node for node in labels if node.value.startswith(ORGANIZATIONS)}
    pairs = {pair for node in organizations for pair in labels[node]}
    reports, acronyms = _reports(store, labels), _acronyms(store, labels)
    identity = identify(reports, sorted(pairs), acronyms, decisions)
    yield from _organizations(identity)
    for case in identity.cases:
        node = ID.relationship(case.slug)
        yield Quad(node, RDF.type, class_twin("InterorganizationalRelationship"), GRAPH.inferred)
        yield Quad(node, RDFS.label, Literal(case.label), GRAPH.inferred)
        for found in case.reports:
            for report in reports[found]:
                yield Quad(report, IOR.reportsCase, node, GRAPH.inferred)


def _organizations(identity: Identity) -> Iterator[Quad]:
    for slug, name in identity.names.items():
        node = ID.organization(slug)
        yield Quad(node, SKOS.prefLabel, Literal(name), GRAPH.inferred)
        merge = identity.merges.get(slug)
        if merge is None:
            continue
        yield Quad(node, IOR.mergedInto, ID.organization(merge.into), GRAPH.inferred)
        yield Quad(node, IOR.mergeReason, Literal(merge.reason), GRAPH.inferred)


def _texts(store: Store, predicate: NamedNode) -> Names:
    found: Names = defaultdict(set)
    for text in texts(store, predicate):
        found[text.subject].add((_key(text.graph), text.value))
    return found


def _key(graph: NamedNode) -> str:
    return unquote(graph.value.removeprefix(DOCUMENTS))


def _acronyms(store: Store, labels: Names) -> dict[str, dict[str, str]]:
    """Return the acronyms that each document defines, by the document's key."""
    acronyms: dict[str, dict[str, str]] = defaultdict(dict)
    for node, defined in _texts(store, IOR.alsoKnownAs).items():
        for document, long in sorted(defined):
            for short in (name for where, name in labels[node] if where == document):
                acronyms[document][short] = long
    return acronyms


def _reports(store: Store, labels: Names) -> dict[CaseReport, list[NamedNode]]:
    """Return the case reports of all documents, as far as identity needs them.

    Reports that agree in all that identity looks at are about one case.
    """
    kinds = {
        link.subject: PROPERTIES[link.object]
        for link in links(store, None, IOR.reportedProperty, None)
        if link.object in PROPERTIES
    }
    given: dict[NamedNode, NamedNode | str] = {
        link.subject: link.object for link in links(store, None, IOR.reportedNode, None)
    }
    for predicate in (IOR.reportedText, IOR.reportedNumber):
        given.update((text.subject, text.value) for text in texts(store, predicate))
    values: dict[tuple[NamedNode, str], list[NamedNode]] = defaultdict(list)
    for link in links(store, None, IOR.hasReportedValue, None):
        values[link.subject, _key(link.graph)].append(link.object)
    reports: dict[CaseReport, list[NamedNode]] = defaultdict(list)
    for (report, document), nodes in values.items():
        label = min(name for where, name in labels[report] if where == document)
        evidence = Evidence(document, 0, 0, "", "", 0.0)
        kept = tuple(
            Value(kinds[node], _plain(kinds[node], given[node], labels), evidence)
            for node in sorted(nodes, key=str)
            if node in kinds
        )
        reports[CaseReport(document, label, kept)].append(report)
    return reports


def _plain(kind: str, value: NamedNode | str, labels: Names) -> str | int:
    """Return a value as identity compares it: an organization by its name."""
    if isinstance(value, str):
        return int(value) if kind in ("startYear", "endYear") else value
    if kind == "partner":
        return min(labels[value])[1]
    return concept_id(value) if kind == "form" else local_name(value)
