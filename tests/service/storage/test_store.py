"""The store: what is written, what is published, and what is refused."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, serialize
from pyoxigraph import Store as Graph

from interorg.ingest.failure import Failure, NotAStore, NotFound
from interorg.ontology.terms import GRAPH, document_graph
from interorg.service.storage.generations import write_whole
from interorg.service.storage.store import Store
from interorg.service.storage.writer import Writer

SAYS = NamedNode("http://example.org/says")


def said(graph: Graph, name: NamedNode | DefaultGraph) -> list[str]:
    return sorted(quad.object.value for quad in graph.quads_for_pattern(None, SAYS, None, name))


def test_the_default_graph_of_a_union_store_is_the_union_of_documents_without_meta(
    store: Store,
) -> None:
    with store.reading() as graph:
        assert said(graph, DefaultGraph()) == ["both", "one", 'two, "quoted"']
        assert said(graph, GRAPH.meta) == ["meta"]


def test_replacing_a_graph_keeps_in_the_union_what_another_graph_also_states(store: Store) -> None:
    with store.writer() as writer:
        changed = writer.replace_graph(
            document_graph("first"), b'<http://example.org/a> <http://example.org/says> "new" .'
        )
        assert changed == 3
        assert said(writer.graph, DefaultGraph()) == ["both", "new", 'two, "quoted"']
        writer.drop_graph(document_graph("second"))
        assert said(writer.graph, DefaultGraph()) == ["new"]
        assert document_graph("second") not in writer.graphs()


def test_an_equal_graph_changes_nothing(store: Store) -> None:
    with store.writer() as writer:
        here = list(writer.quads(document_graph("first")))
        same = serialize(here, format=RdfFormat.N_QUADS)
        assert same and writer.replace_graph(document_graph("first"), same) == 0


def test_blank_nodes_are_replaced_whole_and_shared_with_the_union(tmp_path: Path) -> None:
    with Store.create(tmp_path / "s", "union").writer() as writer:
        for value in ("x", "y"):
            content = f'_:b <http://example.org/says> "{value}" .\n_:b <http://example.org/p> _:b .'
            writer.replace_graph(GRAPH.ontology, content.encode())
        assert said(writer.graph, DefaultGraph()) == ["y"] == said(writer.graph, GRAPH.ontology)
        nodes = {q.subject for q in writer.graph.quads_for_pattern(None, None, None, None)}
        assert len(nodes) == 1


def test_quads_of_another_graph_are_refused(store: Store) -> None:
    stray = b"<http://e/a> <http://e/b> <http://e/c> <http://e/other> ."
    with store.writer() as writer, pytest.raises(ValueError, match="http://e/other"):
        writer.replace_graph(document_graph("first"), stray)


def test_the_writers_quads_do_not_give_the_union_beside_its_parts(store: Store) -> None:
    with store.writer() as writer:
        assert {type(quad.graph_name) for quad in writer.quads()} == {NamedNode}


TRIPLES = some.sets(
    some.tuples(some.sampled_from("abc"), some.sampled_from(["x", "y", 'é\n"\\', ""])), max_size=5
)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writer]:
    """A writer that is shared by the examples of one test."""
    folder = tmp_path_factory.mktemp("scratch")
    (folder / "writer").mkdir()
    writer = Writer(folder, "union")
    yield writer
    writer.close()


@settings(deadline=None)
@given(steps=some.lists(some.tuples(some.sampled_from("pqr"), TRIPLES), max_size=8))
def test_after_any_replacements_the_union_is_the_set_union(
    scratch: Writer, steps: list[tuple[str, set[tuple[str, str]]]]
) -> None:
    for key in "pqr":
        scratch.drop_graph(document_graph(key))
    assert said(scratch.graph, DefaultGraph()) == []
    graphs: dict[str, set[tuple[str, str]]] = {}
    for key, pairs in steps:
        name = document_graph(key)
        quads = [Quad(NamedNode(f"http://e/{s}"), SAYS, Literal(o), name) for s, o in pairs]
        scratch.replace_graph(name, serialize(quads, format=RdfFormat.N_QUADS) or b"")
        graphs[key] = pairs
    expected = {(f"http://e/{s}", o) for pairs in graphs.values() for s, o in pairs}
    found = scratch.graph.quads_for_pattern(None, SAYS, None, DefaultGraph())
    assert {(q.subject.value, q.object.value) for q in found} == expected


def test_readers_see_a_change_only_when_it_is_published(store: Store) -> None:
    with store.writer() as writer:
        writer.drop_graph(document_graph("first"))
        with store.reading() as graph:
            assert "one" in said(graph, DefaultGraph())
        writer.publish()
    with store.reading() as graph:
        assert "one" not in said(graph, DefaultGraph())


def test_publishing_prepares_the_generation_before_it_is_served(store: Store) -> None:
    before = store.current().number

    def prepare(folder: Path) -> None:
        assert (folder / "graph").is_dir()
        assert store.current().number == before
        (folder / "text").mkdir()

    with store.writer() as writer:
        assert writer.publish(prepare) == before + 1
    assert store.current().text_path.is_dir()


def test_a_failing_preparation_leaves_the_last_generation_served(store: Store) -> None:
    def prepare(_: Path) -> None:
        raise RuntimeError("no index")

    with store.writer() as writer, pytest.raises(RuntimeError):
        writer.publish(prepare)
    assert store.current().number == 1
    with store.writer() as writer:
        assert writer.publish() == 2
    assert sorted(path.name for path in (store.path / "generations").iterdir()) == ["1", "2"]


def test_old_generations_go_when_nobody_reads_them(store: Store) -> None:
    first, held = store.hold_current()
    with store.writer() as writer:
        for _ in range(3):
            writer.publish()
        folders = {path.name for path in first.path.parent.iterdir()}
        assert folders == {"1", "3", "4"}
        held.release()
        writer.publish()
    assert {path.name for path in first.path.parent.iterdir()} == {"4", "5"}
    assert first.hold() is None


def write_elsewhere(path: Path, answer: multiprocessing.connection.Connection) -> None:
    try:
        with Store.open(path).writer():
            answer.send("written")
    except Failure as failure:
        answer.send(failure.message)


def test_a_second_writer_is_refused_in_this_process_and_in_another(store: Store) -> None:
    with store.writer():
        with pytest.raises(Failure, match="Another process is writing"), store.writer():
            pass
        ours, theirs = multiprocessing.Pipe()
        context = multiprocessing.get_context("spawn")
        process = context.Process(target=write_elsewhere, args=(store.path, theirs))
        process.start()
        assert "Another process is writing" in ours.recv()
        process.join()
    with store.writer() as writer:
        assert writer.graphs()


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (None, "found nothing"),
        ({}, "an empty folder"),
        ({"notes.txt": b"hello"}, "a folder with other things in it"),
        ({"format": b"interorg-store 2 union\n"}, "found version 2"),
        ({"format": b"something else"}, "of another kind"),
        ({"format": b"\xff\xfe"}, "invalid"),
        ({"format": b"interorg-store 1 loose"}, "found version 1|of another kind"),
    ],
)
def test_what_is_no_store_is_named_in_one_sentence(
    tmp_path: Path, content: dict[str, bytes] | None, found: str
) -> None:
    path = tmp_path / "place"
    if content is not None:
        path.mkdir()
        for name, data in content.items():
            (path / name).write_bytes(data)
    with pytest.raises(NotAStore, match=found):
        Store.open(path)


def test_a_file_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("x")
    with pytest.raises(NotAStore, match="found a file"):
        Store.open(path)
    with pytest.raises(NotAStore, match="No store can be made"):
        Store.create(path, "union")


def test_a_store_is_not_made_among_other_files(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("x")
    with pytest.raises(NotAStore, match=r"thesis\.docx"):
        Store.create(tmp_path, "union")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_store_whose_making_was_interrupted_can_be_made_again(tmp_path: Path) -> None:
    (tmp_path / "writer").mkdir()
    (tmp_path / "documents").mkdir()
    assert Store.open_or_create(tmp_path, "strict").mode == "strict"


def test_a_store_of_the_other_mode_is_refused(store: Store) -> None:
    with pytest.raises(Failure, match="made by `interorg ingest`"):
        Store.open_or_create(store.path, "strict")


def test_an_unpublished_store_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NotAStore, match="interorg ingest"):
        Store.create(tmp_path / "s", "union").current()


def test_the_pointer_is_read_again_when_it_has_changed(store: Store) -> None:
    before = store.current()
    assert store.current() is before
    with store.writer() as writer:
        writer.publish()
    assert store.current().number == before.number + 1


@pytest.mark.parametrize("pointer", ["", "seven", "99"])
def test_a_broken_pointer_is_a_damaged_store(store: Store, pointer: str) -> None:
    (store.path / "current").write_text(pointer)
    with pytest.raises(NotAStore, match="damaged"):
        store.hold_current()


def test_kept_texts_never_change_and_can_be_forgotten(store: Store) -> None:
    digest = "ab" * 32
    store.put_document(digest, b'{"text": "a"}')
    store.put_document(digest, b'{"text": "b"}')
    assert store.get_document(digest) == b'{"text": "a"}'
    assert store.documents() == {digest}
    store.forget_document(digest)
    with pytest.raises(NotFound):
        store.get_document(digest)


@pytest.mark.parametrize("digest", ["../format", "", "AB", "a" * 300, "ab/../../current"])
def test_a_digest_cannot_lead_out_of_the_folder(store: Store, digest: str) -> None:
    with pytest.raises(NotFound):
        store.get_document(digest)


def test_a_file_that_many_write_at_once_is_whole_and_the_only_one(tmp_path: Path) -> None:
    path = tmp_path / "counts.json"
    contents = [bytes([number]) * 50_000 for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda content: write_whole(path, content), contents * 4))
    assert path.read_bytes() in contents
    assert list(tmp_path.iterdir()) == [path]
