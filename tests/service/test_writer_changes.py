"""Changes of single triples of a graph, few or many at once."""

from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from interorg.ontology.terms import GRAPH, document_graph
from interorg.service import writer as module
from interorg.service.writer import Writer


def triple(number: int) -> Triple:
    node = NamedNode(f"https://example.org/{number}")
    return Triple(node, node, node)


@pytest.mark.parametrize("at_once", [0, 1000])
def test_a_graph_and_the_union_change_alike_in_one_transaction_or_in_bulk(
    at_once: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "AT_ONCE", at_once)
    writer = Writer(tmp_path, "union")
    document = document_graph("one")
    writer.change_graph(document, [], [triple(0), triple(1)])
    writer.change_graph(GRAPH.inferred, [], [triple(1), triple(2)])
    writer.change_graph(GRAPH.meta, [], [triple(3)])
    assert writer.change_graph(GRAPH.inferred, [triple(1), triple(2)], [triple(4)]) == 3
    assert {q.triple for q in writer.quads(GRAPH.inferred)} == {triple(4)}
    # The document still states the second; run data are in no union.
    assert {q.triple for q in writer.quads(DefaultGraph())} == {triple(0), triple(1), triple(4)}
    assert Quad(*triple(3), GRAPH.meta) in writer.graph
    writer.close()
