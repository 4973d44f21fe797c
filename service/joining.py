"""What joins the documents of a store: cases, organizations, and what the rules derive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from pyoxigraph import Literal, NamedNode, Quad, QuerySolution, QuerySolutions, Store

from interorg.ingest.evidence import CaseReport, Evidence, Value
from interorg.ingest.identity import Identity, identify
from interorg.ontology.inference import materialise
from interorg.ontology.terms import GRAPH, ID, IOR, RDF, RDFS, SKOS, class_twin, local_name

from .workers import read_query
from .writer import Writer, united

DERIVED = (GRAPH.inferred, GRAPH.summary)
PROPERTIES = {
    IOR.reportedName: "name",
    IOR.reportedForm: "form",
    IOR.reportedPartner: "partner",
    IOR.reportedStartYear: "startYear",
    IOR.reportedEndYear: "endYear",
    IOR.reportedStatus: "status",
}


def derived(writer: Writer) -> dict[NamedNode, list[Quad]]:
    """Return the derived graphs that follow from what the store holds now.

    They are worked out beside the store, so that the writer changes each in one step.
    """
    beside = Store()
    beside.bulk_extend(
        quad
        for graph in writer.graphs()
        if united(graph) and graph not in DERIVED
        for quad in writer.quads(graph)
    )
    materialise(beside, list(identities(beside)))
    return {name: list(beside.quads_for_pattern(None, None, None, name)) for name in DERIVED}


def identities(store: Store) -> Iterator[Quad]:
    """Yield which report is about which case, and which names mean one organization."""
    names: dict[NamedNode, str] = {}
    pairs: set[tuple[str, str]] = set()
    acronyms: dict[str, dict[str, str]] = defaultdict(dict)
    for row in _rows(store, "organization_names"):
        document, name = row["document"].value, row["name"].value
        names.setdefault(row["organization"], name)
        pairs.add((document, name))
        if row["long"] is not None:
            acronyms[document][name] = row["long"].value
    # Reports that agree in all that identity looks at are about one case.
    reports: dict[CaseReport, list[NamedNode]] = defaultdict(list)
    for node, report in _reports(store, names):
        reports[report].append(node)
    identity = identify(reports, sorted(pairs), acronyms)
    yield from _organizations(identity)
    for case in identity.cases:
        node = ID.relationship(case.slug)
        yield Quad(node, RDF.type, class_twin("InterorganizationalRelationship"), GRAPH.inferred)
        yield Quad(node, RDFS.label, Literal(case.label), GRAPH.inferred)
        for report in case.reports:
            for reporting in reports[report]:
                yield Quad(reporting, IOR.reportsCase, node, GRAPH.inferred)


def _organizations(identity: Identity) -> Iterator[Quad]:
    for slug, name in identity.names.items():
        node = ID.organization(slug)
        yield Quad(node, SKOS.prefLabel, Literal(name), GRAPH.inferred)
        merge = identity.merges.get(slug)
        if merge is None:
            continue
        yield Quad(node, IOR.mergedInto, ID.organization(merge.into), GRAPH.inferred)
        yield Quad(node, IOR.mergeReason, Literal(merge.reason), GRAPH.inferred)


def _reports(store: Store, names: dict[NamedNode, str]) -> Iterator[tuple[NamedNode, CaseReport]]:
    """Yield the case reports of all documents, as far as identity needs them."""
    for node, rows in groupby(_rows(store, "reported_values"), key=lambda row: row["report"]):
        first, *others = list(rows)
        document = first["document"].value
        values = tuple(
            value for row in (first, *others) if (value := _value(row, names)) is not None
        )
        yield node, CaseReport(document, first["label"].value, values)


def _value(row: QuerySolution, names: dict[NamedNode, str]) -> Value | None:
    kind = PROPERTIES.get(row["property"])
    if kind is None:
        return None
    evidence = Evidence(row["document"].value, 0, 0, "", "", 0.0)
    if row["number"] is not None:
        return Value(kind, int(row["number"].value), evidence)
    if row["text"] is not None:
        return Value(kind, row["text"].value, evidence)
    node = row["node"]
    return Value(kind, names[node] if kind == "partner" else local_name(node), evidence)


def _rows(store: Store, name: str) -> QuerySolutions:
    rows = store.query(read_query(name), use_default_graph_as_union=True)
    assert isinstance(rows, QuerySolutions)
    return rows
