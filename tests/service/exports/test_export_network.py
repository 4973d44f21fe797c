"""The network formats, read back with networkx, lxml and the csv module."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pyoxigraph import Literal, NamedNode, Quad, Store

from interorg.ingest.failure import Failure
from interorg.ontology.terms import ID, IOR, RDF, RDFS, document_graph
from interorg.service.exports import Counts, export
from interorg.service.exports.network import Edge, Network, attributes
from interorg.service.exports.source import Source
from interorg.service.exports.ties import read_network

Tables = tuple[list[dict[str, str]], list[dict[str, str]]]


def exported(store: Store, format: str) -> bytes:
    stream = io.BytesIO()
    export(store, format, stream, mode="strict")
    return stream.getvalue()


def read_graphml(content: bytes) -> networkx.MultiDiGraph[str]:
    graph = networkx.read_graphml(io.BytesIO(content), force_multigraph=True)
    assert isinstance(graph, networkx.MultiDiGraph)
    return graph


def read_gexf(content: bytes) -> networkx.MultiDiGraph[str]:
    return networkx.MultiDiGraph(networkx.read_gexf(io.BytesIO(content)))


def read_tables(content: bytes) -> Tables:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        nodes, edges = (
            list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8"), newline="")))
            for name in ("nodes.csv", "edges.csv")
        )
    return nodes, edges


def edges_of(network: Network, tie: str) -> dict[tuple[str, str, str], Edge]:
    return {(e.source, e.target, e.label): e for e in network.edges if e.tie == tie}


@pytest.fixture
def network(strict: Store) -> Network:
    return read_network(Source(strict, "strict"))


def test_claims_of_one_relation_and_polarity_are_one_edge(network: Network) -> None:
    ends = ("concept/JointVenture", "concept/RiskSharing")
    claims = edges_of(network, "claim")

    assert set(claims) == {(*ends, "enables"), (*ends, "enables (denied)")}
    held = claims[*ends, "enables"]
    assert (held.weight, held.documents, held.hedged, held.in_context) == (2, 2, 1, 0)
    assert (held.confidence, held.first_year, held.last_year) == (0.7, 1993, 2020)
    denied = claims[*ends, "enables (denied)"]
    assert (denied.weight, denied.documents, denied.hedged, denied.in_context) == (1, 1, 0, 1)
    assert (denied.polarity, denied.first_year) == ("denied", 1998)


def test_nodes_are_concepts_of_claims_organizations_cases_and_documents(
    network: Network,
) -> None:
    assert {(n.id, n.label, n.kind, n.category) for n in network.nodes} == {
        ("concept/JointVenture", "joint venture", "concept", "form"),
        ("concept/EquityJointVenture", "equity joint venture", "concept", "form"),
        ("concept/RiskSharing", "risk sharing", "concept", "benefit"),
        ("organization/toyota", "Toyota", "organization", ""),
        ("organization/general-motors", "General Motors Company", "organization", ""),
        ("relationship/nummi", "NUMMI", "case", "equity joint venture"),
        ("document/note-x", 'A note on "X" & others (1998)', "document", "note"),
        ("document/note-y", "Y", "document", "article"),
        ("document/nummi", "NUMMI", "document", "case"),
    }


def test_nodes_know_their_claims_documents_and_years(network: Network) -> None:
    nodes = {n.id: n for n in network.nodes}
    risk, case = nodes["concept/RiskSharing"], nodes["relationship/nummi"]

    assert (risk.claims, risk.documents, risk.first_year, risk.last_year) == (3, 2, 1993, 2020)
    assert (case.claims, case.documents, case.first_year, case.last_year) == (0, 1, 1984, 2010)
    assert nodes["document/note-x"].claims == 2
    assert nodes["document/nummi"].first_year is None


def test_a_case_is_tied_to_its_partners_narrowest_form_and_documents(network: Network) -> None:
    case = "relationship/nummi"
    partners = edges_of(network, "partner")

    assert set(partners) == {
        ("organization/toyota", case, "partner in"),
        ("organization/general-motors", case, "partner in"),
    }
    assert {(e.first_year, e.last_year, e.documents) for e in partners.values()} == {
        (1984, 2010, 1)
    }
    assert set(edges_of(network, "form")) == {(case, "concept/EquityJointVenture", "has form")}
    assert set(edges_of(network, "report")) == {("document/nummi", case, "reports")}


def test_mentions_of_a_merged_organization_count_for_the_one_it_became(network: Network) -> None:
    mentions = edges_of(network, "mention")

    assert {key: edge.weight for key, edge in mentions.items()} == {
        ("document/nummi", "organization/general-motors", "mentions"): 2
    }


def test_every_edge_runs_between_nodes_and_no_two_are_alike(network: Network) -> None:
    ids = {node.id for node in network.nodes}

    assert all({edge.source, edge.target} <= ids for edge in network.edges)
    assert len({(e.source, e.target, e.label) for e in network.edges}) == len(network.edges)


def test_both_modes_give_the_same_network(network: Network, union: Store) -> None:
    assert read_network(Source(union, "union")) == network


def test_a_network_of_one_document_rests_on_its_graph_alone(union: Store) -> None:
    asked = [document_graph("note-y")]
    network = read_network(Source(union, "union", asked))

    assert {edge.weight for edge in network.edges} == {1}
    assert {node.label for node in network.nodes} == {"Y", "joint venture", "risk sharing"}


def test_networkx_reads_the_same_network_from_graphml(strict: Store, network: Network) -> None:
    graph = read_graphml(exported(strict, "graphml"))

    assert dict(graph.nodes(data=True)) == {n.id: attributes(n) for n in network.nodes}
    assert {key: (s, t, data) for s, t, key, data in graph.edges(keys=True, data=True)} == {
        f"e{number}": (e.source, e.target, attributes(e)) for number, e in enumerate(network.edges)
    }


def test_networkx_reads_the_same_network_from_gexf(strict: Store, network: Network) -> None:
    graph = read_gexf(exported(strict, "gexf"))

    assert dict(graph.nodes(data=True)) == {n.id: attributes(n) for n in network.nodes}
    assert {data.pop("id"): (s, t, data) for s, t, data in graph.edges(data=True)} == {
        f"e{number}": (e.source, e.target, attributes(e)) for number, e in enumerate(network.edges)
    }


def test_gexf_tells_parallel_edges_apart_by_kind(strict: Store) -> None:
    root = etree.fromstring(exported(strict, "gexf"))
    edges = root.findall(".//{*}edge")

    kinds = {(e.get("source"), e.get("target"), e.get("kind")) for e in edges}
    assert len(kinds) == len(edges)
    assert ("concept/JointVenture", "concept/RiskSharing", "enables (denied)") in kinds


def test_csv_has_the_headers_that_gephi_knows(strict: Store, network: Network) -> None:
    nodes, edges = read_tables(exported(strict, "csv"))

    assert [(n["Id"], n["Label"]) for n in nodes] == [(n.id, n.label) for n in network.nodes]
    assert list(edges[0])[:7] == ["Source", "Target", "Type", "Id", "Label", "Kind", "Weight"]
    assert [(e["Source"], e["Target"], e["Weight"]) for e in edges] == [
        (e.source, e.target, str(e.weight)) for e in network.edges
    ]
    assert {e["Type"] for e in edges} == {"Directed"}
    assert {e["in_context"] for e in edges} == {"0", "1"}


def test_csv_to_a_path_gives_two_files_a_folder_or_a_zip(strict: Store, tmp_path: Path) -> None:
    for name in ("net.csv", "net", "net.zip"):
        export(strict, "csv", tmp_path / name, mode="strict")

    files = sorted(str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*") if p.is_file())
    assert files == ["net-edges.csv", "net-nodes.csv", "net.zip", "net/edges.csv", "net/nodes.csv"]
    assert (tmp_path / "net-nodes.csv").read_bytes() == (tmp_path / "net/nodes.csv").read_bytes()
    nodes, _ = read_tables((tmp_path / "net.zip").read_bytes())
    with (tmp_path / "net-nodes.csv").open(newline="", encoding="utf-8") as file:
        assert list(csv.DictReader(file)) == nodes


def test_a_folder_that_cannot_be_made_is_named(strict: Store, tmp_path: Path) -> None:
    with pytest.raises(Failure, match="Cannot make the folder"):
        export(strict, "csv", tmp_path / "missing" / "net", mode="strict")


@pytest.mark.parametrize("format", ["graphml", "gexf", "csv"])
def test_counts_are_those_of_the_network(strict: Store, network: Network, format: str) -> None:
    counts = export(strict, format, io.BytesIO(), mode="strict")

    assert counts == Counts(nodes=len(network.nodes), edges=len(network.edges))
    assert str(counts) == "9 nodes, 11 edges"


def test_a_graph_without_claims_is_an_empty_network_with_headers() -> None:
    nodes, edges = read_tables(exported(Store(), "csv"))

    assert nodes == edges == []
    assert len(read_graphml(exported(Store(), "graphml"))) == 0
    assert len(read_gexf(exported(Store(), "gexf"))) == 0


@settings(deadline=None)
@given(label=st.text(min_size=1))
def test_any_label_survives_on_one_line(label: str) -> None:
    node, graph = ID.organization("x"), document_graph("d")
    store = Store()
    store.add(Quad(node, RDF.type, IOR.Organization, graph))
    store.add(Quad(node, RDFS.label, Literal(label), graph))
    expected = "".join(
        c if c >= " " and c not in "\ufffe\uffff" else "\ufffd" for c in " ".join(label.split())
    )

    graphml = read_graphml(exported(store, "graphml")).nodes["organization/x"]["label"]
    gexf = read_gexf(exported(store, "gexf")).nodes["organization/x"]["label"]
    [row] = read_tables(exported(store, "csv"))[0]

    assert graphml == gexf == (expected or "x")
    assert row["Label"] in (graphml, f"'{graphml}")
    assert not row["Label"].startswith(("=", "+", "-", "@"))


def test_values_that_are_no_years_or_numbers_are_left_out(strict: Store) -> None:
    graph = document_graph("nummi")
    strict.add(Quad(ID.document("nummi"), IOR.publicationYear, Literal("about 1990"), graph))
    strict.add(Quad(ID.claim("c3"), IOR.confidence, Literal("low"), document_graph("note-x")))

    network = read_network(Source(strict, "strict"))

    assert {n.first_year for n in network.nodes if n.id == "document/nummi"} == {None}
    assert {e.confidence for e in network.edges if e.polarity == "denied"} == {0.5}


def test_foreign_nodes_keep_their_iri(strict: Store) -> None:
    foreign = NamedNode("https://example.org/org/Acme")
    strict.add(Quad(foreign, RDF.type, IOR.Organization, document_graph("nummi")))

    network = read_network(Source(strict, "strict"))

    assert [(n.id, n.label) for n in network.nodes if n.iri == foreign.value] == [
        (foreign.value, "acme")
    ]
