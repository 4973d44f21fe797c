"""Changes of single triples of a graph, few or many at once."""

from pathlib import Path

import pytest
from pyoxigraph import (
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    serialize,
)

from interorg.ontology.terms import GRAPH, IOR, document_graph
from interorg.service.storage import writer as module
from interorg.service.storage.writer import Writer


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


def test_a_large_graph_goes_in_by_parts_and_is_known_as_read_only_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PART", 2)
    node = NamedNode("https://example.org/activity")
    read = Triple(node, IOR.pipelineVersion, Literal("1"))
    triples = [read, *(triple(number) for number in range(6))]
    assert list(module._parts(triples))[-1] == [read]
    writer = Writer(tmp_path, "union")
    document = document_graph("one")
    content = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    assert writer.replace_graph(document, content) == 7
    assert {q.triple for q in writer.quads(document)} == set(triples)
    assert writer.replace_graph(document, content) == 0
    writer.close()
