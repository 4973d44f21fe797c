"""What nobody has thought of is told as what it is, and tables of columns are not needed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Store as Graph

from interorg.ingest.failure import Failure
from interorg.service.columns.plan import Plan
from interorg.service.engine import answering
from interorg.service.engine.exchange import Ended, Unheard
from interorg.service.engine.failures import Busy, Exhausted, Faulty
from interorg.service.engine.pool import Limits, Pool
from interorg.service.engine.serving import Served
from interorg.service.storage.store import Store

PLAN = Plan("SELECT 1 AS r0", ["o"], ["o"], "SELECT ?o {", "}", "", [], [], [], [], [])
MIXED = """
80 d43 d79 19 d59 d85 d70 50 12 d43 53 68 43 d30 72 d91 8 11 19 d63 d15 42 4 13 d88 5 17
66 87 d65 d76 1 2 80 d52 45 2 d42 76 23
"""
"""Years and numbers, in an order in which the engine notices that it cannot sort them."""
NUMBER = "SELECT ?o { BIND(7 AS ?o) }"
REQUEST: dict[str, Any] = {
    "base": None,
    "solutions": "text/csv",
    "triples": "text/turtle",
    "default": None,
    "named": None,
    "union": False,
    "bindings": {},
    "size": 1 << 20,
}


def test_a_fault_is_replied_as_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("odd")

    monkeypatch.setattr(answering, "evaluate", fail)
    header, _ = answering.answer(Graph(), "ASK {}", REQUEST)
    assert header["kind"] == "fault"
    assert header["error"] == "KeyError: 'odd'"


def test_a_fault_is_no_matter_of_memory(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    reply = {"kind": "fault", "error": "KeyError: 'odd'"}
    monkeypatch.setattr(Served, "ask", lambda *_: (reply, b""))
    with Pool(store, Limits(processes=1)) as pool, pytest.raises(Faulty, match="KeyError") as told:
        pool.query("ASK {}")
    assert told.value.status == 500


def test_a_query_that_no_process_takes_is_to_be_asked_later(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(*_: object) -> None:
        raise Unheard

    monkeypatch.setattr(Served, "ask", nobody)
    with Pool(store, Limits(processes=1)) as pool, pytest.raises(Busy, match="No query process"):
        pool.query("ASK {}")


def test_a_process_that_ends_over_its_query_may_have_needed_too_much(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(*_: object) -> None:
        raise Ended("gone")

    monkeypatch.setattr(Served, "ask", end)
    with Pool(store, Limits(processes=1)) as pool, pytest.raises(Exhausted, match="memory limit"):
        pool.query("ASK {}")


def test_values_that_the_engine_cannot_put_in_order_are_named_as_a_reason(store: Store) -> None:
    listed = [f'"20{n[1:]}-01-01"^^xsd:date' if n[0] == "d" else f"{n}.5" for n in MIXED.split()]
    prefix = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>"
    query = f"{prefix} SELECT ?o {{ VALUES ?o {{ {' '.join(listed)} }} }} ORDER BY"
    with Pool(store, Limits(processes=1)) as pool:
        with pytest.raises(Exhausted, match="ORDER BY meets values that cannot be compared"):
            pool.query(f"{query} ?o")
        assert pool.query(f"{query} STR(?o)").body


@pytest.mark.parametrize("kind", ["ended", "fault", "syntax", "evaluation", "memory", "plan"])
def test_the_engine_answers_whatever_comes_of_the_tables(
    store: Store, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    ask = Served.ask

    def asked(served: Served, query: str, request: dict[str, Any], *rest: Any) -> Any:
        if not request["plan"]:
            return ask(served, query, request, *rest)
        if kind == "ended":
            raise Ended("gone")
        return {"kind": kind, "error": "odd"}, b""

    monkeypatch.setattr(Served, "ask", asked)
    with Pool(store, Limits(processes=1)) as pool:
        answer = pool.query(NUMBER, solutions="text/csv", plan=PLAN)
    assert answer.body == b"o\r\n7\r\n"
    assert not answer.from_columns


def test_a_damaged_file_of_tables_is_no_hindrance(store: Store, tmp_path: Path) -> None:
    folder = store.current().path
    for name in ("tables.duckdb", "tables.digests"):
        (folder / name).write_bytes(os.urandom(5000))
    with Pool(store, Limits(processes=1)) as pool:
        answer = pool.query(NUMBER, solutions="text/csv", plan=PLAN)
    assert answer.body == b"o\r\n7\r\n"


def test_failures_are_shown_to_those_who_asked() -> None:
    assert issubclass(Faulty, Failure)
    assert Busy("").status == Exhausted("").status == 503
