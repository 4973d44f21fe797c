"""What a query process has read of the tables can be let go of, and is read again."""

from __future__ import annotations

from pathlib import Path

from made_graph import make_graph
from pyoxigraph import NamedNode, Quad

from interorg.service.columns.reader import MEMORY, Columns

COUNTED = "SELECT ?o (COUNT(?s) AS ?n) { ?s <x:p> ?o } GROUP BY ?o"


def test_tables_answer_as_before_after_what_was_read_is_given_back(tmp_path: Path) -> None:
    made = (
        Quad(NamedNode(f"x:s{number}"), NamedNode("x:p"), NamedNode(f"x:o{number % 7}"))
        for number in range(500)
    )
    graph = make_graph(tmp_path, made)
    before = graph.written(COUNTED)
    assert before and before.count("<x:o") == 7
    graph.columns.give_back()
    after = graph.written(COUNTED)
    assert after and sorted(after.splitlines()) == sorted(before.splitlines())
    tables = graph.columns.open().tables
    ask = "SELECT current_setting('memory_limit'), format_bytes(?)"
    (limits,) = tables.execute(ask, [int(MEMORY[:-2]) * 1_000_000]).fetchall()
    assert limits[0] == limits[1]


def test_tables_that_nobody_asked_for_are_not_opened_to_be_given_back(tmp_path: Path) -> None:
    columns = Columns(tmp_path)
    columns.give_back()
    assert columns._opened is None
