"""The formats of RDF, read back with rdflib."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store
from rdflib import Dataset, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.compare import isomorphic

from interorg.ingest.failure import BadQuery, Failure, NotFound
from interorg.ontology.terms import GRAPH, ID, document_graph
from interorg.service.exports import FORMATS, export
from interorg.service.exports.sorting import sorted_lines
from interorg.service.storage.store import Mode

# rdflib warns of classes that its own parsers use.
pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated, use Dataset:DeprecationWarning")

TRIPLES = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}
QUADS = {"nquads": "nquads", "trig": "trig"}
RDF = [*TRIPLES, *QUADS]
S, P = NamedNode("http://example.org/s"), NamedNode("http://example.org/p")


def stored(quads: Iterable[Quad]) -> Store:
    store = Store()
    store.extend(quads)
    return store


def exported(
    store: Store, format: str, mode: Mode = "strict", graphs: Sequence[NamedNode] | None = None
) -> bytes:
    stream = io.BytesIO()
    export(store, format, stream, mode=mode, graphs=graphs)
    return stream.getvalue()


def read_triples(content: bytes, format: str) -> Graph:
    return Graph().parse(data=content, format=TRIPLES[format])


def read_quads(content: bytes, format: str) -> Dataset:
    dataset = Dataset()
    dataset.parse(data=content, format=QUADS[format])
    return dataset


def graph_names(dataset: Dataset) -> set[str]:
    return {str(graph.identifier) for graph in dataset.graphs() if len(graph)}


@pytest.mark.parametrize("format", TRIPLES)
def test_rdflib_reads_from_each_triple_format_all_that_is_stated(
    strict: Store, format: str
) -> None:
    apart = (GRAPH.summary, GRAPH.meta)
    stated = {quad.triple for quad in strict if quad.graph_name not in apart}
    expected = Graph().parse(data="".join(f"{triple} .\n" for triple in stated), format="nt")

    graph = read_triples(exported(strict, format), format)

    assert len(graph) == len(stated)
    assert isomorphic(graph, expected)


@pytest.mark.parametrize("format", QUADS)
def test_rdflib_reads_from_each_quad_format_all_graphs_but_the_runs(
    union: Store, format: str
) -> None:
    dataset = read_quads(exported(union, format, "union"), format)

    assert graph_names(dataset) == {name.value for name in union.named_graphs()} - {
        GRAPH.meta.value
    }
    for name in union.named_graphs():
        if name != GRAPH.meta:
            held = list(union.quads_for_pattern(None, None, None, name))
            assert len(dataset.graph(URIRef(name.value))) == len(held)


@pytest.mark.parametrize("format", RDF)
def test_both_modes_give_the_same_export_of_the_same_graphs(
    strict: Store, union: Store, format: str
) -> None:
    assert exported(strict, format, "strict") == exported(union, format, "union")


@pytest.mark.parametrize("format", FORMATS)
def test_equal_stores_give_equal_bytes(strict: Store, format: str) -> None:
    quads = list(strict)
    random.Random(7).shuffle(quads)

    assert exported(stored(quads), format) == exported(strict, format)


def test_the_default_graph_of_a_strict_store_is_exported(strict: Store) -> None:
    strict.add(Quad(S, P, Literal("own"), DefaultGraph()))
    own = (URIRef(S.value), URIRef(P.value), RdflibLiteral("own"))

    assert own in read_triples(exported(strict, "turtle"), "turtle")
    for format in QUADS:
        assert own in read_quads(exported(strict, format), format).default_graph


def test_counts_are_those_of_the_file(union: Store) -> None:
    counts = export(union, "nquads", stream := io.BytesIO(), mode="union")

    assert counts.statements == stream.getvalue().count(b"\n")
    assert counts.graphs == 8
    assert str(counts) == f"{counts.statements} statements, 8 graphs"


def test_nquads_are_sorted_as_lines(union: Store) -> None:
    lines = exported(union, "nquads", "union").splitlines()

    assert lines == sorted(set(lines))


def test_only_the_graphs_asked_for_are_exported(union: Store) -> None:
    asked = [document_graph("note-y")]

    assert graph_names(read_quads(exported(union, "trig", "union", graphs=asked), "trig")) == {
        asked[0].value
    }
    assert len(read_triples(exported(union, "turtle", "union", graphs=asked), "turtle")) == len(
        list(union.quads_for_pattern(None, None, None, asked[0]))
    )


def test_blank_nodes_keep_their_identity_across_graphs() -> None:
    shared = BlankNode("b1")
    one, two = NamedNode("http://example.org/1"), NamedNode("http://example.org/2")
    store = stored([Quad(S, P, shared, one), Quad(shared, P, Literal("x"), two)])

    content = exported(store, "trig").decode()

    assert content.count("_:b1") == 2


def test_an_unknown_format_is_refused_with_the_choices(strict: Store) -> None:
    with pytest.raises(BadQuery, match=r"'xlsx'.*turtle.*gexf, csv"):
        export(strict, "xlsx", io.BytesIO(), mode="strict")


def test_an_unknown_graph_is_refused(strict: Store) -> None:
    with pytest.raises(NotFound, match="graph/document/none"):
        export(strict, "nquads", io.BytesIO(), mode="strict", graphs=[document_graph("none")])


def test_a_file_that_cannot_be_written_is_named(strict: Store, tmp_path: Path) -> None:
    for path in (tmp_path / "missing" / "x.ttl", tmp_path):
        with pytest.raises(Failure, match=f"Cannot write {path}: "):
            export(strict, "turtle", path, mode="strict")


def test_a_predicate_that_xml_cannot_name_is_refused_and_the_old_file_stays(
    tmp_path: Path,
) -> None:
    store = stored([Quad(S, NamedNode("http://example.org/1984"), Literal("x"))])
    path = tmp_path / "graph.rdf"
    path.write_text("old")

    with pytest.raises(Failure, match=r"example\.org/1984.*turtle"):
        export(store, "rdfxml", path, mode="strict")

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_store_gives_a_file_that_can_be_read(format: str) -> None:
    content = exported(Store(), format)

    if format in TRIPLES:
        assert len(read_triples(content, format)) == 0
    elif format in QUADS:
        assert len(read_quads(content, format)) == 0
    else:
        assert content


@settings(deadline=None)
@given(text=st.text(), format=st.sampled_from(["turtle", "ntriples", "jsonld", "nquads", "trig"]))
def test_any_text_survives(text: str, format: str) -> None:
    content = exported(stored([Quad(S, P, Literal(text))]), format)

    read = read_triples if format in TRIPLES else read_quads
    graph = read(content, format)
    assert [str(object) for object in graph.objects()] == [text]


@settings(deadline=None)
@given(text=st.text())
def test_rdfxml_holds_any_text_that_xml_can(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    expected = "".join(
        c if c in "\n\t" or (c >= " " and c not in "\ufffe\uffff") else "�" for c in lines
    )

    graph = read_triples(exported(stored([Quad(S, P, Literal(text))]), "rdfxml"), "rdfxml")

    assert [str(object) for object in graph.objects()] == [expected]


@settings(deadline=None)
# rdflib 7.6 cannot read a prefixed name that ends in an escaped dot, as Turtle allows.
@given(
    key=st.text(min_size=1).filter(lambda key: not key.endswith(".")),
    format=st.sampled_from(RDF),
)
def test_the_iri_of_any_key_survives(key: str, format: str) -> None:
    node = ID.document(key)

    read = read_triples if format in TRIPLES else read_quads
    graph = read(exported(stored([Quad(node, P, node)]), format), format)

    assert [str(subject) for subject in graph.subjects()] == [node.value]


@settings(deadline=None)
@given(lines=st.lists(st.binary(max_size=3).map(lambda b: b.replace(b"\n", b"") + b"\n")))
def test_lines_are_sorted_the_same_in_portions_on_disk(lines: list[bytes]) -> None:
    assert list(sorted_lines(lines, portion=3)) == sorted(set(lines))


def test_a_store_larger_than_memory_portions_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interorg.service.exports.rdf.BATCH", 7)
    store = stored(
        Quad(S, P, Literal(n), NamedNode(f"http://example.org/{n % 3}")) for n in range(100)
    )

    for format in QUADS:
        assert len(read_quads(exported(store, format), format)) == 100
    for format in TRIPLES:
        assert len(read_triples(exported(store, format), format)) == 100


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_documented(format: str) -> None:
    page = Path(__file__).parents[3] / "docs" / "exports.md"

    assert f"`{format}`" in page.read_text(encoding="utf-8")
