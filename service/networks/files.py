"""A network as files for other programs: CSV, LaTeX, GEXF and GraphML."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..drawing.latex import as_latex
from ..drawing.table import Table
from ..exports.gexf import EdgeRecord, NodeRecord, write_records
from ..exports.network import Value
from ..exports.tables import Cell, csv_table
from ..exports.xml_text import one_line

Content = Mapping[str, Any]

NODE_COLUMNS = {
    "Id": "id",
    "Label": "label",
    "kind": "kind",
    "category": "category",
    "degree": "degree",
    "weight": "weight",
    "betweenness": "betweenness",
    "community": "community",
    "first_year": "first_year",
    "last_year": "last_year",
    "x": "x",
    "y": "y",
}
NODE_HEADS = ("Node", "Kind", "Ties", "Weight", "Betweenness", "Community")
EDGE_COLUMNS = ("Source", "Target", "Type", "Weight", "reasons", "first_year", "last_year")


def nodes_csv(content: Content) -> bytes:
    """Write the table of nodes with the headers that Gephi knows."""
    rows = ([node[name] for name in NODE_COLUMNS.values()] for node in content["nodes"])
    return csv_table([*NODE_COLUMNS], rows)


def edges_csv(content: Content) -> bytes:
    """Write the table of ties; the reasons of each stand in one cell."""
    return csv_table(EDGE_COLUMNS, map(_edge_row, content["edges"]))


def _edge_row(edge: Content) -> list[Cell]:
    return [
        edge["source"],
        edge["target"],
        "Undirected",
        edge["weight"],
        reasons(edge),
        edge["first_year"],
        edge["last_year"],
    ]


def reasons(edge: Content) -> str:
    """Put the reasons of a tie into one line."""
    labels = [
        f"{ground['label']} ({ground['count']})" if ground["count"] > 1 else ground["label"]
        for ground in edge["grounds"]
    ]
    more = [f"and {edge['more_grounds']} more"] if edge["more_grounds"] else []
    return one_line("; ".join([*labels, *more]))


def latex(nodes: Iterable[Content], title: str) -> str:
    """Write nodes with their measures as a table for LaTeX."""
    rows = (
        (
            *(one_line(node["label"]), node["kind"], node["degree"], node["weight"]),
            *(round(node["betweenness"], 4), node["community"]),
        )
        for node in nodes
    )
    return as_latex(Table(title, NODE_HEADS, tuple(rows)), "network")


def _known(record: Content, names: Iterable[str]) -> dict[str, Value]:
    return {name: record[name] for name in names if record[name] not in (None, "")}


def _records(content: Content) -> tuple[Sequence[NodeRecord], Sequence[EdgeRecord]]:
    nodes = [
        (node["id"], {**_known(node, node.keys() - {"id"}), "label": one_line(node["label"])})
        for node in content["nodes"]
    ]
    edges = [
        (
            edge["source"],
            edge["target"],
            {
                "label": reasons(edge),
                "weight": edge["weight"],
                **_known(edge, ("first_year", "last_year")),
            },
        )
        for edge in content["edges"]
    ]
    return nodes, edges


def gexf(content: Content) -> bytes:
    """Write GEXF with measures and places, for Gephi."""
    stream = io.BytesIO()
    write_records(stream, *_records(content), "undirected")
    return stream.getvalue()


def graphml(content: Content) -> bytes:
    """Write GraphML with measures and places, for Gephi, Cytoscape, igraph and networkx."""
    import networkx

    nodes, edges = _records(content)
    graph: networkx.Graph[str] = networkx.Graph()
    for id, known in nodes:
        graph.add_node(id, **known)
    for source, target, known in edges:
        graph.add_edge(source, target, **known)
    stream = io.BytesIO()
    networkx.write_graphml(graph, stream)
    return stream.getvalue()
