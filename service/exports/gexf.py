"""GEXF 1.3: for Gephi.

Not written by networkx, which knows no edge kinds (by these Gephi keeps parallel edges apart) and
puts the day's date into every file.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from .counts import Counts
from .network import Edge, Network, Node, Value, attributes
from .output import opened
from .source import Source
from .ties import read_network

if TYPE_CHECKING:
    from lxml.etree._serializer import _IncrementalFileWriter

NAMESPACE = "http://gexf.net/1.3"
TYPES: dict[type[Value], str] = {str: "string", int: "integer", float: "double"}
STRUCTURE = ("label", "weight")
"""What GEXF says in the attributes of an element, not in columns."""

Columns = dict[str, str]
"""The GEXF type of each column, by its name, which is its id too."""


def write_gexf(source: Source, format: str, output: BinaryIO | Path) -> Counts:
    """Write the network of the graphs; the kind of an edge is its label."""
    from lxml import etree

    network = read_network(source)
    with opened(output) as stream, etree.xmlfile(stream, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("gexf", {"version": "1.3"}, nsmap={None: NAMESPACE}):
            with xml.element("meta"), xml.element("creator"):
                xml.write("interorg")
            with xml.element("graph", {"defaultedgetype": "directed", "mode": "static"}):
                _write_network(xml, network)
    return Counts(nodes=len(network.nodes), edges=len(network.edges))


def _write_network(xml: _IncrementalFileWriter, network: Network) -> None:
    _write_columns(xml, "node", _columns(network.nodes))
    _write_columns(xml, "edge", _columns(network.edges))
    with xml.element("nodes"):
        for node in network.nodes:
            with xml.element("node", {"id": node.id, "label": node.label}):
                _write_values(xml, node)
    with xml.element("edges"):
        for number, edge in enumerate(network.edges):
            structure = {
                "id": f"e{number}",
                "source": edge.source,
                "target": edge.target,
                "label": edge.label,
                "kind": edge.label,
                "weight": str(edge.weight),
            }
            with xml.element("edge", structure):
                _write_values(xml, edge)


def _columns(records: Sequence[Node | Edge]) -> Columns:
    return {
        name: TYPES[type(value)]
        for record in records
        for name, value in attributes(record).items()
        if name not in STRUCTURE
    }


def _write_columns(xml: _IncrementalFileWriter, owner: str, columns: Columns) -> None:
    with xml.element("attributes", {"class": owner, "mode": "static"}):
        for name, kind in columns.items():
            with xml.element("attribute", {"id": name, "title": name, "type": kind}):
                pass


def _write_values(xml: _IncrementalFileWriter, record: Node | Edge) -> None:
    with xml.element("attvalues"):
        for name, value in attributes(record).items():
            if name not in STRUCTURE:
                with xml.element("attvalue", {"for": name, "value": str(value)}):
                    pass
