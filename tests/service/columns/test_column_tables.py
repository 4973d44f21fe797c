"""What queries are answered from tables, and what happens where they cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest
from made_graph import make_graph, solutions_of
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryTriples, Store

from interorg.ingest.failure import Failure
from interorg.service.columns import making
from interorg.service.columns.making import FILE, LOCK, fill, is_made, make
from interorg.service.columns.plan import Plan
from interorg.service.columns.reader import Columns
from interorg.service.columns.selects import plan
from interorg.service.columns.worth import LOOKUPS
from interorg.service.rewriting.gathering import gather
from interorg.service.rewriting.statistics import Property, Statistics


def iri(name: str) -> NamedNode:
    return NamedNode(f"x:{name}")


def quads() -> list[Quad]:
    """Ventures with partners, years and names."""
    found = []
    for number in range(40):
        venture = iri(f"v{number}")
        found += [
            Quad(venture, iri("partner"), iri(f"o{number % 7}")),
            Quad(venture, iri("partner"), iri(f"o{number % 5}")),
            Quad(venture, iri("year"), Literal(1980 + number % 20)),
            Quad(venture, iri("name"), Literal(f"Venture {number} of \u212aiel")),
        ]
    return found


COVERED = [
    "SELECT ?o (COUNT(DISTINCT ?v) AS ?n) { ?v <x:partner> ?o } GROUP BY ?o ORDER BY DESC(?n) ?o",
    "SELECT (SUM(?y) AS ?s) (AVG(?y) AS ?a) (MAX(?y) AS ?m) { ?v <x:year> ?y ; <x:partner> ?o }",
    "SELECT ?d (COUNT(*) AS ?n) { ?v <x:year> ?y BIND (FLOOR(?y / 10) AS ?d) } GROUP BY ?d",
    'SELECT ?v { ?v <x:name> ?n FILTER (CONTAINS(LCASE(?n), "kiel")) }',
    "SELECT DISTINCT ?o ?p { ?v <x:partner> ?o . ?w <x:partner> ?o, ?p ; <x:year> ?b . "
    "?v <x:year> ?a FILTER (?b > ?a + 15 && ?p != ?o) }",
    "SELECT ?v ?n { ?v <x:year> 1985 OPTIONAL { ?v <x:name> ?n FILTER (?n > 'Venture 20') } }",
    "SELECT ?o { ?o ^<x:partner> ?v FILTER NOT EXISTS { ?v <x:year> 1990 } }",
    "SELECT ?v { ?v <x:none> ?o }",
    "SELECT * { ?v <x:partner> ?o }",
    "SELECT ?p (COUNT(*) AS ?n) (COUNT(DISTINCT ?o) AS ?m) { ?v ?p ?o } GROUP BY ?p",
    "SELECT ?d (COUNT(?v) AS ?n) { ?v <x:year> ?y } GROUP BY (FLOOR(?y / 10) AS ?d) ORDER BY ?d",
    "SELECT DISTINCT ?p { ?v <x:year> 1985 ; ?p ?o }",
    "SELECT ?v { ?v <x:partner> ?o MINUS { ?v <x:year> 1990 } }",
    "SELECT ?v { ?v <x:year> ?y FILTER (?y < 1983 || ?y IN (1990, 1991)) }",
    'SELECT ?v { ?v <x:partner> ?o FILTER (STRENDS(STR(?o), "3")) }',
]


@pytest.mark.parametrize("query", COVERED)
def test_these_queries_are_answered_from_tables(tmp_path: Path, query: str) -> None:
    graph = make_graph(tmp_path, quads())
    written = graph.written(query)
    assert written and "VALUES" in written
    assert graph.rows(written) == graph.rows(query)


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("SELECT ?v ?y { ?v <x:year> ?y } ORDER BY DESC(?y) ?v LIMIT 3", 4),
        ("SELECT ?v ?y { ?v <x:year> ?y } ORDER BY ?y ?v LIMIT 1 OFFSET 2", 4),
        (
            "SELECT ?o (COUNT(*) AS ?n) { ?v <x:partner> ?o } GROUP BY ?o ORDER BY ?n ?o LIMIT 1",
            2,
        ),
        (
            "SELECT ?o { ?v <x:partner> ?o } GROUP BY ?o ORDER BY DESC(COUNT(?v)) ?o LIMIT 1",
            5,
        ),
        ("SELECT DISTINCT ?y { ?v <x:year> ?y } ORDER BY ?y LIMIT 3", 20),
    ],
)
def test_of_an_order_only_rows_are_written_that_can_come_first(
    tmp_path: Path, query: str, written: int
) -> None:
    graph = make_graph(tmp_path, quads())
    text = graph.written(query)
    assert text and text.count("\n(") == written
    assert graph.rows(text) == graph.rows(query)


@pytest.mark.parametrize(
    ("having", "written"),
    [
        ("HAVING (COUNT(?v) >= 12)", 5),
        ("HAVING (?n > 4) (COUNT(?v) != 12)", 2),
        ("HAVING (COUNT(?v) >= 12 || ?o = <x:o6>)", 7),
        ("HAVING (SUM(?y) > 100000)", 7),
    ],
)
def test_groups_that_a_count_leaves_out_are_not_written(
    tmp_path: Path, having: str, written: int
) -> None:
    graph = make_graph(tmp_path, quads())
    pattern = "{ ?v <x:partner> ?o ; <x:year> ?y }"
    query = f"SELECT ?o (COUNT(?v) AS ?n) (SUM(?y) AS ?s) {pattern} GROUP BY ?o {having}"
    text = graph.written(query)
    assert text and text.count("\n(") == written
    assert graph.rows(text) == graph.rows(query)


def test_values_of_several_kinds_are_ordered_by_the_engine(tmp_path: Path) -> None:
    graph = make_graph(tmp_path, [*quads(), Quad(iri("v1"), iri("year"), Literal(1981.0))])
    assert graph.written("SELECT ?v { ?v <x:year> ?y } ORDER BY ?y LIMIT 3") is None


def test_a_graph_is_constructed_from_tables(tmp_path: Path) -> None:
    graph = make_graph(tmp_path, quads())
    query = "CONSTRUCT { ?o <x:of> ?v . ?v a <x:V> } WHERE { ?v <x:partner> ?o }"
    written = graph.written(query)
    assert written and "VALUES" in written

    def triples(text: str) -> set[str]:
        found = graph.store.query(text)
        assert isinstance(found, QueryTriples)
        return {str(triple) for triple in found}

    assert triples(written) == triples(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?v { ?v <x:partner> ?o } LIMIT 3",
        "SELECT ?v { GRAPH ?g { ?v <x:partner> ?o } }",
        "SELECT (RAND() AS ?r) { ?v <x:partner> ?o }",
        "SELECT (GROUP_CONCAT(?v) AS ?r) { ?v <x:partner> ?o }",
        "SELECT ?v { OPTIONAL { ?v <x:year> ?y } ?v <x:partner> ?o }",
        "SELECT ?v { ?v <x:year> 01990 }",
        "BASE <http://a/> SELECT ?v { ?v <x:year> <b> }",
        "CONSTRUCT { [] <x:p> ?o } { ?v <x:partner> ?o }",
        "CONSTRUCT { ?v <x:p> ?o } { ?v <x:partner> ?o } LIMIT 1",
        "ASK { ?v <x:partner> ?o }",
    ],
)
def test_these_queries_are_left_to_the_engine(tmp_path: Path, query: str) -> None:
    assert make_graph(tmp_path, quads()).written(query) is None


def test_a_blank_node_is_left_to_the_engine_since_values_cannot_hold_it(tmp_path: Path) -> None:
    graph = make_graph(tmp_path, [*quads(), Quad(BlankNode(), iri("partner"), iri("o1"))])
    assert graph.written("SELECT ?v { ?v <x:partner> ?o }") is None
    counted = graph.written("SELECT (COUNT(DISTINCT ?v) AS ?n) { ?v <x:partner> ?o }")
    assert counted and "41" in counted


def test_numbers_of_several_types_are_not_added_up(tmp_path: Path) -> None:
    mixed = Quad(iri("v1"), iri("year"), Literal(1.5))
    graph = make_graph(tmp_path, [*quads(), mixed])
    assert graph.written("SELECT (SUM(?y) AS ?s) { ?v <x:year> ?y }") is None


def test_a_query_without_tables_is_left_to_the_engine(tmp_path: Path) -> None:
    store = Store()
    store.extend(quads())
    made = plan(COVERED[0], COVERED[0], gather(store), "disk")
    assert made
    assert Columns(tmp_path).query(made, solutions_of(Store())) is None
    (tmp_path / FILE).write_bytes(b"no tables")
    assert Columns(tmp_path).query(made, solutions_of(Store())) is None


def test_a_plan_is_the_same_after_it_was_sent(tmp_path: Path) -> None:
    store = Store()
    store.extend(quads())
    made = plan(COVERED[2], COVERED[2], gather(store), "disk")
    assert made and Plan.unpacked(json.loads(json.dumps(made.packed()))) == made
    assert "<x:year>" in made.outline


def test_a_quotation_mark_in_a_query_stays_in_its_text(tmp_path: Path) -> None:
    graph = make_graph(tmp_path, [*quads(), Quad(iri("v1"), iri("name"), Literal("it's; --"))])
    query = 'SELECT ?v { ?v <x:name> ?n FILTER (CONTAINS(?n, "\'s; --")) }'
    written = graph.written(query)
    assert written and graph.rows(written).total() == 1


def test_the_tables_read_and_write_no_other_file(tmp_path: Path) -> None:
    tables = make_graph(tmp_path, quads()).columns.open().tables
    for sql in ("SELECT * FROM read_text('{}')", "COPY (SELECT 1) TO '{}'", "ATTACH '{}'"):
        with pytest.raises(duckdb.Error, match="disabled"):
            tables.execute(sql.format(tmp_path / "other"))


def test_only_what_costs_the_engine_much_is_planned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    for place in LOOKUPS:
        query = "SELECT ?o (COUNT(*) AS ?n) { ?v <x:partner> ?o ; <x:year> ?y } GROUP BY ?o"
        few = Statistics({f"<x:{n}>": Property(50, 40, 10) for n in ("partner", "year")})
        many = Statistics({f"<x:{n}>": Property(1e6, 9e5, 10) for n in ("partner", "year")})
        assert plan(query, query, few, place) is None
        assert plan(query, query, many, place)


def test_tables_are_made_of_the_default_graph_beside_it(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "graph"))
    store.extend([*quads(), Quad(iri("v99"), iri("partner"), iri("o1"), iri("graph"))])
    store.flush()
    del store
    assert is_made(tmp_path, 10) and not is_made(tmp_path, 10_000_000)
    make(tmp_path)
    assert is_made(tmp_path, 10_000_000)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    made = plan(COVERED[0], COVERED[0], Statistics({}), "disk")
    assert made
    written = Columns(tmp_path).query(made, solutions_of(Store()))
    assert written and written.count("<x:o") == 7


def test_a_graph_that_cannot_be_read_leaves_no_tables(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="could not be read"):
        make(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [LOCK]


def test_a_graph_of_very_many_properties_gets_no_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "MOST_PROPERTIES", 2)
    statements = tmp_path / "statements.nt"
    statements.write_text("".join(f"<x:a> <x:p{n}> <x:b> .\n" for n in range(3)))
    with pytest.raises(Failure, match="at most 2 properties, found 3"):
        fill(tmp_path / FILE, statements)


@pytest.mark.parametrize("shares", [(), ("1.5", "-1.5"), ("0.0000001", "0.0000002")])
def test_sums_of_decimals_are_what_the_engine_makes_of_them(
    tmp_path: Path, shares: tuple[str, ...]
) -> None:
    decimal = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    found = [Quad(iri("other"), iri("share"), Literal("700", datatype=decimal))]
    for place, share in enumerate(shares):
        found.append(Quad(iri(f"s{place}"), iri("share"), Literal(share, datatype=decimal)))
    graph = make_graph(tmp_path, [*quads(), *found])
    query = "SELECT (SUM(?n) AS ?s) (AVG(?n) AS ?a) { ?v <x:share> ?n FILTER (?n < 7) }"
    written = graph.written(query)
    assert written
    assert graph.rows(written) == graph.rows(query)
