"""Query processes: answers, deadlines, deaths, and following the store."""

from __future__ import annotations

import json
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from interorg.ingest.failure import BadQuery, Failure, NotAStore, TooLong
from interorg.ontology.terms import GRAPH, document_graph
from interorg.service.engine import pool as workers
from interorg.service.engine import process
from interorg.service.engine.pool import Busy, Exhausted, Limits, Pool
from interorg.service.engine.seclusion import ARCHITECTURES
from interorg.service.load import load
from interorg.service.store import Store

SAYS = "?s <http://example.org/says> ?o"
PRODUCT = "SELECT (COUNT(*) AS ?n) { " + " . ".join(f"?a{n} ?b{n} ?c{n}" for n in range(12)) + " }"


def values(pool: Pool, query: str, **options: object) -> list[str]:
    body = pool.query(query, **options).body  # type: ignore[arg-type]
    return sorted(row["o"]["value"] for row in json.loads(body)["results"]["bindings"])


def processes_of(folder: Path) -> list[int]:
    """Return the ids of query processes that serve a store."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                command = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if b"interorg.service.engine.worker" in command and str(folder).encode() in command:
                found.append(int(entry.name))
    return found


needs_proc = pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="needs /proc")


def wait_until(true: Callable[[], bool], seconds: float = 10.0) -> bool:
    deadline = time.monotonic() + seconds
    while not true() and time.monotonic() < deadline:
        time.sleep(0.02)
    return true()


def test_the_default_graph_of_a_union_store_leaves_out_meta_and_summary(pool: Pool) -> None:
    assert values(pool, f"SELECT ?o {{ {SAYS} }}") == ["both", "one", 'two, "quoted"']


def test_a_triple_of_two_documents_is_found_once(pool: Pool) -> None:
    query = 'SELECT (COUNT(*) AS ?o) { ?s <http://example.org/says> "both" }'
    assert values(pool, query) == ["1"]


def test_graph_reaches_every_graph(pool: Pool) -> None:
    found = values(pool, f"SELECT ?o {{ GRAPH ?g {{ {SAYS} }} }}")
    assert found == ["both", "both", "meta", "one", "summary", 'two, "quoted"']


def test_from_goes_before_the_union(pool: Pool) -> None:
    query = f"SELECT ?o FROM <{GRAPH.meta.value}> {{ {SAYS} }}"
    assert values(pool, query) == ["meta"]


def test_given_graphs_go_before_from(pool: Pool) -> None:
    query = f"SELECT ?o FROM <{GRAPH.meta.value}> {{ {SAYS} }}"
    first = document_graph("first").value
    assert values(pool, query, default_graphs=[first]) == ["both", "one"]


def test_given_named_graphs_alone_leave_the_default_graph_empty(pool: Pool) -> None:
    named = [GRAPH.meta.value]
    assert values(pool, f"SELECT ?o {{ {SAYS} }}", named_graphs=named) == []
    assert values(pool, f"SELECT ?o {{ GRAPH ?g {{ {SAYS} }} }}", named_graphs=named) == ["meta"]


def test_a_strict_reading_of_a_union_store_has_an_empty_default_graph(pool: Pool) -> None:
    assert values(pool, f"SELECT ?o {{ {SAYS} }}", default_graph="strict") == []
    graph = f"SELECT ?o {{ GRAPH <{GRAPH.meta.value}> {{ {SAYS} }} }}"
    assert values(pool, graph, default_graph="strict") == ["meta"]


def test_a_union_reading_of_a_strict_store_sees_every_graph(tmp_path: Path) -> None:
    file = tmp_path / "a.nq"
    says = "<http://example.org/a> <http://example.org/says>"
    file.write_text(f'{says} "in" <http://example.org/g> .\n{says} "out" .')
    load([file], tmp_path / "store")
    with Pool(Store.open(tmp_path / "store"), Limits(processes=1)) as strict:
        assert values(strict, f"SELECT ?o {{ {SAYS} }}") == ["out"]
        assert values(strict, f"SELECT ?o {{ {SAYS} }}", default_graph="union") == ["in", "out"]


def test_values_are_bound_and_not_read_as_syntax(pool: Pool) -> None:
    query = f"SELECT ?s ?o {{ {SAYS} }}"
    assert values(pool, query, bindings={"o": Literal('two, "quoted"')}) == ['two, "quoted"']
    assert values(pool, query, bindings={"o": Literal('" } #')}) == []
    assert values(pool, query, bindings={"s": NamedNode("http://example.org/b")})


def test_rows_of_a_query_file_are_plain_values(pool: Pool) -> None:
    concept = NamedNode("https://w3id.org/interorg/concept/JointVenture")
    (row,) = pool.select("concept", concept=concept)
    assert row["label"] == "joint venture" and row["definition"] == "A firm of firms."


def test_a_runaway_query_is_stopped_at_its_deadline_and_the_next_one_answers(pool: Pool) -> None:
    began = time.monotonic()
    with pytest.raises(TooLong, match=r"time limit of 0\.5 s"):
        pool.query(PRODUCT, seconds=0.5)
    assert time.monotonic() - began < 5
    assert values(pool, f"SELECT ?o {{ {SAYS} }}")


def test_a_query_in_another_process_goes_on_beside_a_runaway_one(pool: Pool) -> None:
    with ThreadPoolExecutor(2) as threads:
        runaway = threads.submit(pool.query, PRODUCT, seconds=3.0)
        began = time.monotonic()
        assert values(pool, f"SELECT ?o {{ {SAYS} }}")
        assert time.monotonic() - began < 2.5 and not runaway.done()
        assert isinstance(runaway.exception(), TooLong)


@pytest.mark.parametrize("nesting", ["{" * 5_000, "{ FILTER NOT EXISTS " * 5_000])
def test_deep_nesting_that_kills_a_process_does_not_hurt(pool: Pool, nesting: str) -> None:
    with pytest.raises((Exhausted, BadQuery)):
        pool.query("SELECT ?o { " + nesting + "}" * 5_001)
    assert values(pool, f"SELECT ?o {{ {SAYS} }}")


def test_a_query_that_needs_too_much_memory_ends_alone(published: Store) -> None:
    numbers = " ".join(map(str, range(200)))
    bomb = "SELECT * { " + " ".join(f"VALUES ?v{n} {{ {numbers} }}" for n in range(5))
    with Pool(published, Limits(memory=1 << 30, processes=1)) as pool:
        with pytest.raises(Exhausted, match=r"memory|longer"):
            pool.query(bomb + " } ORDER BY ?v0", seconds=60)
        assert values(pool, f"SELECT ?o {{ {SAYS} }}")


def test_an_answer_over_the_limit_is_refused_whole(published: Store) -> None:
    with Pool(published, Limits(answer=2_000, processes=1)) as pool:
        numbers = " ".join(map(str, range(1_000)))
        with pytest.raises(Exhausted, match="The answer is longer"):
            pool.query(f"SELECT ?o {{ VALUES ?o {{ {numbers} }} }}")
        assert len(values(pool, "SELECT ?o { VALUES ?o { 1 2 3 } }")) == 3


def test_when_every_process_is_busy_a_query_is_told_so(published: Store) -> None:
    with Pool(published, Limits(processes=1)) as pool, ThreadPoolExecutor(1) as threads:
        runaway = threads.submit(pool.query, PRODUCT, seconds=2.0)
        assert wait_until(lambda: bool(pool._busy))
        with pytest.raises(Busy, match="busy"):
            pool.query("ASK {}", seconds=0.2)
        assert isinstance(runaway.exception(), TooLong)


def test_many_threads_share_the_processes(pool: Pool) -> None:
    queries = [f"SELECT ?o {{ VALUES ?o {{ {number} }} }}" for number in range(60)]
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda query: values(pool, query), queries))
    assert answers == [[str(number)] for number in range(60)]
    assert len(pool._idle) <= 2


def test_the_pool_follows_a_new_generation(store: Store, own_pool: Pool) -> None:
    assert "one" in values(own_pool, f"SELECT ?o {{ {SAYS} }}")
    with store.writer() as writer:
        writer.drop_graph(document_graph("first"))
        assert "one" in values(own_pool, f"SELECT ?o {{ {SAYS} }}")
        writer.publish()
    assert "one" not in values(own_pool, f"SELECT ?o {{ {SAYS} }}")


def test_a_running_query_keeps_its_generation(store: Store, own_pool: Pool) -> None:
    with ThreadPoolExecutor(1) as threads:
        running = threads.submit(own_pool.query, PRODUCT, seconds=2.0)
        assert wait_until(lambda: bool(own_pool._busy))
        with store.writer() as writer:
            for _ in range(4):
                writer.publish()
        own_pool.query("ASK {}")
        assert (store.path / "generations" / "1").is_dir()
        running.exception()
    with store.writer() as writer:
        writer.publish()
    assert not (store.path / "generations" / "1").exists()


@needs_proc
def test_a_process_that_died_while_idle_is_replaced(store: Store, own_pool: Pool) -> None:
    own_pool.query("ASK {}")
    (pid,) = processes_of(store.path)
    os.kill(pid, signal.SIGKILL)
    assert wait_until(lambda: not processes_of(store.path) or not own_pool._idle[0].alive)
    assert own_pool.query("ASK {}").body


@needs_proc
def test_closing_ends_every_process(store: Store) -> None:
    pool = Pool(store, Limits(processes=2))
    with ThreadPoolExecutor(2) as threads:
        running = threads.submit(pool.query, PRODUCT)
        assert wait_until(lambda: bool(processes_of(store.path)))
        pool.close()
        assert isinstance(running.exception(), Failure)
    assert processes_of(store.path) == []
    with pytest.raises(Failure, match="shutting down"):
        pool.query("ASK {}")


@needs_proc
def test_a_process_ends_when_its_parent_is_gone(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Pool(store, Limits(processes=1)) as pool:
        pool.query("ASK {}")
        (orphan,) = pool._idle
        orphan._socket.close()
        assert wait_until(lambda: not orphan.alive)


def test_the_kernel_ends_a_process_whose_parent_forgot_it(store: Store) -> None:
    generation, held = store.hold_current()
    with held:
        forgotten = process.Process(generation.graph_path, held, 1 << 32)
        request = {"default": None, "named": None, "union": False, "bindings": {}, "base": None}
        formats = {"solutions": workers.JSON, "triples": workers.TURTLE, "size": 1_000}
        with ThreadPoolExecutor(1) as threads:
            asked = threads.submit(forgotten.ask, PRODUCT, {**request, **formats}, 0.2)
            assert isinstance(asked.exception(), TimeoutError)
        assert wait_until(lambda: not forgotten.alive)
        forgotten.kill()


@pytest.mark.skipif(os.uname().machine not in ARCHITECTURES, reason="no filter for this machine")
def test_a_query_process_cannot_reach_the_network(pool: Pool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        port = server.getsockname()[1]
        with pytest.raises(BadQuery):
            pool.query(f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}")
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_function_that_does_not_exist_is_named(pool: Pool) -> None:
    with pytest.raises(BadQuery, match=r"http://example\.org/nope"):
        pool.query("SELECT * { FILTER(<http://example.org/nope>(1)) }")


def test_a_missing_generation_is_reported_and_not_waited_for(store: Store, own_pool: Pool) -> None:
    (store.path / "current").write_text("77\n")
    with pytest.raises(NotAStore, match="damaged"):
        own_pool.query("ASK {}")


def test_a_damaged_graph_is_reported(store: Store) -> None:
    for path in store.current().graph_path.iterdir():
        path.unlink()
    with Pool(store, Limits(processes=1)) as pool:
        with pytest.raises(Failure, match="could not start"):
            pool.query("ASK {}")
        assert threading.active_count() < 50


def test_the_prefixes_of_turtle_stand_in_order(pool: Pool) -> None:
    bodies = {pool.query("CONSTRUCT WHERE { ?s ?p ?o }").body for _ in range(3)}
    (body,) = bodies
    lines = body.decode().splitlines()
    declared = [line for line in lines if line.startswith("@prefix")]
    assert declared == sorted(declared) == lines[: len(declared)]
