"""The index of all texts of a graph: made whole, and brought up to date."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from interorg.service.building.load import load
from interorg.service.search.literal_making import add_literals
from interorg.service.search.literal_reader import Literals, Run, literals_of
from interorg.service.search.literals import (
    build_literals,
    has_literals,
    literals_path,
    update_literals,
)
from interorg.service.storage.locks import lock_exclusive
from interorg.service.storage.store import Store as Folder
from interorg.service.writing.order import Order
from interorg.service.writing.writing import Writing

E = "http://e/"
P, Q = NamedNode(E + "p"), NamedNode(E + "q")


def graph_of(*statements: tuple[str, NamedNode, Literal | NamedNode]) -> Store:
    graph = Store()
    graph.extend(Quad(NamedNode(E + s), p, o, DefaultGraph()) for s, p, o in statements)
    return graph


def index_of(graph: Store, folder: Path) -> Literals:
    build_literals(graph, folder)
    return Literals(folder)


def found(literals: Literals, text: str, *properties: str, language: str = "") -> set[str]:
    return {hit.term for hit in literals.find(text, 100, properties, language).best}


@pytest.fixture(scope="module")
def literals(tmp_path_factory: pytest.TempPathFactory) -> Literals:
    graph = graph_of(
        ("a", P, Literal("Joint ventures need trust")),
        ("b", Q, Literal("Trusting a joint effort, venture on")),
        ("c", P, Literal("Allianz"), ),
        ("c", P, Literal("Kooperation und Vertrauen", language="de")),
        ("c", Q, Literal(5)),
        ("d", Q, Literal('two\nlines, a "quote" and a \\')),
    )  # fmt: skip
    return index_of(graph, tmp_path_factory.mktemp("index") / "literals")


@pytest.mark.parametrize(
    ("words", "first_words"),
    [
        ("trust", {"Joint", "Trusting"}),
        ("TRUSTED venture", {"Joint", "Trusting"}),
        ('"joint venture"', {"Joint"}),
        ("trust -need", {"Trusting"}),
        ("-trust -allianz -two", {"Kooperation"}),
        ("need OR effort", {"Joint", "Trusting"}),
        ("allian*", {"Allianz"}),
        ("trust -eff*", {"Joint"}),
        ('"joint vent*"', set()),
        ("the", set()),
        ("", set()),
        ("?!*", set()),
    ],
)
def test_words_phrases_exclusions_choices_and_beginnings_are_found(
    literals: Literals, words: str, first_words: set[str]
) -> None:
    assert {term.split()[0].strip('"') for term in found(literals, words)} == first_words


def test_a_property_and_a_language_confine_what_is_found(literals: Literals) -> None:
    assert len(found(literals, "trust")) == 2
    assert len(found(literals, "trust", Q.value)) == 1
    assert found(literals, "vertrauen", language="DE") == {'"Kooperation und Vertrauen"@de'}
    assert not found(literals, "trust", language="de")


def test_a_text_is_written_as_sparql_reads_it(literals: Literals) -> None:
    assert found(literals, "quote") == {'"two\\nlines, a \\"quote\\" and a \\\\"'}


def test_a_text_under_two_properties_is_found_once(tmp_path: Path) -> None:
    graph = graph_of(("a", P, Literal("trust")), ("b", P, Literal("trust")))
    graph.add(Quad(NamedNode(E), Q, Literal("trust"), NamedNode(E + "g")))
    graph.add(Quad(NamedNode(E), P, Literal("trust"), NamedNode(E + "g")))
    hits = index_of(graph, tmp_path / "literals").find("trust", 10)
    assert len(hits.best) == 1
    assert hits.total == 2


def test_properties_with_other_objects_than_texts_are_known(literals: Literals) -> None:
    assert literals.only_texts(P.value)
    assert not literals.only_texts(Q.value)


def test_a_word_that_the_index_cannot_take_keeps_its_text_out(tmp_path: Path) -> None:
    graph = graph_of(("a", P, Literal("trust " + "x" * 20_000)), ("b", P, Literal("x " * 20_000)))
    literals = index_of(graph, tmp_path / "literals")
    assert not literals.only_texts(P.value)
    assert not found(literals, "trust")
    assert len(found(literals, "x")) == 1


WORDS = ["trust", "control", "Trusts", "joint venture", "é"]
STATEMENTS = some.tuples(
    some.sampled_from("abc"),
    some.sampled_from([P, Q]),
    some.sampled_from([*map(Literal, WORDS), Literal("trust", language="en-GB"), Literal(1), P]),
)


@settings(deadline=None, max_examples=25)
@given(some.sets(STATEMENTS), some.lists(some.tuples(STATEMENTS, some.booleans()), max_size=8))
def test_an_index_brought_up_to_date_finds_what_a_new_one_does(
    before: set[tuple[str, NamedNode, Literal | NamedNode]],
    changes: list[tuple[tuple[str, NamedNode, Literal | NamedNode], bool]],
) -> None:
    graph = graph_of(*before)
    with TemporaryDirectory() as name:
        folder = Path(name)
        build_literals(graph, folder / "1")
        for (s, p, o), added in changes:
            quad = Quad(NamedNode(E + s), p, o, DefaultGraph())
            if added:
                graph.add(quad)
            else:
                graph.remove(quad)
        update_literals(graph, folder / "1", folder / "2", [(p, o) for (_, p, o), _ in changes])
        old, new = Literals(folder / "2"), index_of(graph, folder / "3")
        for words in ("trust", "control", "venture", "e"):
            for properties in ((), (P.value,), (Q.value,)):
                assert found(old, words, *properties) == found(new, words, *properties)
        run = ((Run("trust"),),)
        assert set(old.containing(run, 9) or ()) == set(new.containing(run, 9) or ())
        assert new.only_texts(P.value) or not old.only_texts(P.value)


def test_the_index_before_is_untouched_by_the_next(tmp_path: Path) -> None:
    graph = graph_of(("a", P, Literal("trust")))
    literals = index_of(graph, tmp_path / "1")
    graph.add(Quad(NamedNode(E + "b"), P, Literal("more trust"), DefaultGraph()))
    update_literals(graph, tmp_path / "1", tmp_path / "2", [(P, Literal("more trust"))])
    assert len(found(literals, "trust")) == len(found(Literals(tmp_path / "1"), "trust")) == 1
    assert len(found(Literals(tmp_path / "2"), "trust")) == 2


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "one.nt").write_text(f'<{E}a> <{E}p> "trust" .\n')
    load([tmp_path / "one.nt"], tmp_path / "store")
    return Folder.open(tmp_path / "store")


def test_a_loaded_store_has_its_texts_and_so_has_each_update(folder: Folder) -> None:
    literals = literals_of(folder.current())
    assert literals and found(literals, "trust") == {'"trust"'}
    writing = Writing(folder.path)
    try:
        for update in (
            f'INSERT DATA {{ <{E}b> <{E}p> "new trust" }}',
            f'INSERT {{ ?s <{E}q> ?new }} WHERE {{ ?s ?p "trust" BIND("own trust" AS ?new) }}',
        ):
            writing.carry_out(Order("update"), update.encode())
    finally:
        writing.close()
    literals = literals_of(folder.current())
    assert literals and found(literals, "trust") == {'"trust"', '"new trust"', '"own trust"'}
    assert found(literals, "trust", E + "q") == {'"own trust"'}


def test_a_missing_index_is_made_beside_the_generation_by_one_process(folder: Folder) -> None:
    generation = folder.current()
    place = literals_path(generation.path)
    (place / "layout").write_text("of another release")
    assert literals_of(generation) is None
    lock = lock_exclusive(place.with_name("literals-lock"))
    assert lock
    with lock:
        assert not add_literals(generation)
    assert add_literals(generation)
    literals = literals_of(generation)
    assert literals and found(literals, "trust") == {'"trust"'}
    assert has_literals(place)
