"""GEXF 1.3: for Gephi.

Not written by networkx, which knows no edge kinds (by these Gephi keeps parallel edges apart) and
puts the day's date into every file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from .counts import Counts
from .network import Value, attributes
from .output import opened
from .source import Source
from .ties import read_network

if TYPE_CHECKING:
    from lxml.etree._serializer import _IncrementalFileWriter

NAMESPACE = "http://gexf.net/1.3"
VIZ = "http://gexf.net/1.3/viz"
TYPES: dict[type[Value], str] = {str: "string", int: "integer", float: "double"}
STRUCTURE = ("label", "weight", "x", "y")
"""What GEXF says in the attributes of an element, not in columns."""

NodeRecord = tuple[str, Mapping[str, Value]]
EdgeRecord = tuple[str, str, Mapping[str, Value]]
Columns = dict[str, str]
"""The GEXF type of each column, by its name, which is its id too."""


def write_gexf(source: Source, format: str, output: BinaryIO | Path) -> Counts:
    """Write the network of the graphs; the kind of an edge is its label."""
    network = read_network(source)
    nodes = [(node.id, attributes(node)) for node in network.nodes]
    edges = [(edge.source, edge.target, attributes(edge)) for edge in network.edges]
    with opened(output) as stream:
        write_records(stream, nodes, edges, "directed")
    return Counts(nodes=len(nodes), edges=len(edges))


def write_records(
    stream: BinaryIO,
    nodes: Sequence[NodeRecord],
    edges: Sequence[EdgeRecord],
    direction: Literal["directed", "undirected"],
) -> None:
    """Write nodes and edges with all that is known of them; `x` and `y` become their places."""
    from lxml import etree

    with etree.xmlfile(stream, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("gexf", {"version": "1.3"}, nsmap={None: NAMESPACE, "viz": VIZ}):
            with xml.element("meta"), xml.element("creator"):
                xml.write("interorg")
            with xml.element("graph", {"defaultedgetype": direction, "mode": "static"}):
                _write_network(xml, nodes, edges)


def _write_network(
    xml: _IncrementalFileWriter, nodes: Sequence[NodeRecord], edges: Sequence[EdgeRecord]
) -> None:
    _write_columns(xml, "node", _columns([known for _, known in nodes]))
    _write_columns(xml, "edge", _columns([known for _, _, known in edges]))
    with xml.element("nodes"):
        for id, known in nodes:
            with xml.element("node", {"id": id, "label": str(known["label"])}):
                _write_values(xml, known)
                _write_place(xml, known)
    with xml.element("edges"):
        for number, (source, target, known) in enumerate(edges):
            label = str(known["label"])
            structure = {
                "id": f"e{number}",
                "source": source,
                "target": target,
                "label": label,
                "kind": label,
                "weight": str(known["weight"]),
            }
            with xml.element("edge", structure):
                _write_values(xml, known)


def _columns(records: Sequence[Mapping[str, Value]]) -> Columns:
    return {
        name: TYPES[type(value)]
        for known in records
        for name, value in known.items()
        if name not in STRUCTURE
    }


def _write_columns(xml: _IncrementalFileWriter, owner: str, columns: Columns) -> None:
    with xml.element("attributes", {"class": owner, "mode": "static"}):
        for name, kind in columns.items():
            with xml.element("attribute", {"id": name, "title": name, "type": kind}):
                pass


def _write_values(xml: _IncrementalFileWriter, known: Mapping[str, Value]) -> None:
    with xml.element("attvalues"):
        for name, value in known.items():
            if name not in STRUCTURE:
                with xml.element("attvalue", {"for": name, "value": str(value)}):
                    pass


def _write_place(xml: _IncrementalFileWriter, known: Mapping[str, Value]) -> None:
    if "x" in known and "y" in known:
        # Their axis points up, that of screens down.
        place = {"x": str(known["x"]), "y": str(-float(known["y"])), "z": "0"}
        with xml.element(f"{{{VIZ}}}position", place):
            pass
