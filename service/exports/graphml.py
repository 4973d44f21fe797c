"""GraphML: for Gephi, Cytoscape, igraph, networkx, Neo4j."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from .counts import Counts
from .network import attributes
from .output import opened
from .source import Source
from .ties import read_network


def write_graphml(source: Source, format: str, output: BinaryIO | Path) -> Counts:
    """Write the network of the graphs as one directed graph; edges may be parallel."""
    import networkx

    network = read_network(source)
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node in network.nodes:
        graph.add_node(node.id, **attributes(node))
    for number, edge in enumerate(network.edges):
        graph.add_edge(edge.source, edge.target, key=f"e{number}", **attributes(edge))
    with opened(output) as stream:
        networkx.write_graphml(graph, stream)
    return Counts(nodes=len(network.nodes), edges=len(network.edges))
