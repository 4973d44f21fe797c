"""Query processes: answers, deadlines, deaths, and following the store."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pyoxigraph import (
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    parse,
    parse_query_results,
)

from interorg.ingest.failure import BadQuery, Failure, NotAStore, TooLong
from interorg.ontology.terms import GRAPH, document_graph
from interorg.service.building.load import load
from interorg.service.engine import promotion
from interorg.service.engine.cutting import Cut, cut
from interorg.service.engine.frames import pack
from interorg.service.engine.pool import JSON, TURTLE, Busy, ClientGone, Exhausted, Limits, Pool
from interorg.service.engine.seclusion import ARCHITECTURES
from interorg.service.engine.worker import HEARD
from interorg.service.storage.store import Store

SAYS = "?s <http://example.org/says> ?o"
PRODUCT = "SELECT (COUNT(*) AS ?n) { " + " . ".join(f"?a{n} ?b{n} ?c{n}" for n in range(12)) + " }"


def values(pool: Pool, query: str, **options: object) -> list[str]:
    body = pool.query(query, **options).body  # type: ignore[arg-type]
    return sorted(row["o"]["value"] for row in json.loads(body)["results"]["bindings"])


def children(parent: int) -> list[int]:
    """Return the ids of the processes that a process has forked."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                state = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if int(state[1]) == parent and state[0] != "Z":
                found.append(int(entry.name))
    return found


def keepers_of(pool: Pool) -> list[int]:
    """Return the ids of the processes that keep workers."""
    nursery = pool._keepers._nursery
    assert nursery._process
    return children(nursery._process.pid)


def workers_of(pool: Pool) -> list[int]:
    """Return the ids of the query processes of a pool."""
    return [worker for keeper in keepers_of(pool) for worker in children(keeper)]


def ticks(pid: int) -> int:
    """Return the processor time of a process, in ticks of the kernel."""
    return int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11])


def priority(pid: int) -> int | None:
    """Return the priority of a process (as of nice), or None if it has ended meanwhile."""
    try:
        return os.getpriority(os.PRIO_PROCESS, pid)
    except ProcessLookupError:
        return None


def alive(pid: int) -> bool:
    """Tell whether a process runs."""
    return Path(f"/proc/{pid}").exists()


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


NUMBERS = f"VALUES ?o {{ {' '.join(map(str, range(1_000)))} }}"


FORMS = [
    QueryResultsFormat.JSON,
    QueryResultsFormat.XML,
    QueryResultsFormat.CSV,
    QueryResultsFormat.TSV,
]


@pytest.fixture(scope="module")
def small(published: Store) -> Iterator[Pool]:
    with Pool(published, Limits(answer=2_000, processes=1)) as pool:
        yield pool


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_an_answer_over_the_limit_is_cut_at_a_row_and_says_so(
    small: Pool, form: QueryResultsFormat
) -> None:
    answer = small.query(f"SELECT ?o {{ {NUMBERS} }}", solutions=form.media_type)
    assert answer.truncated and 0 < answer.truncated < 1_000
    assert len(answer.body) < 2_200
    if form == QueryResultsFormat.CSV:
        assert len(answer.body.splitlines()) == answer.truncated + 1
        return
    rows = parse_query_results(answer.body, form)
    assert isinstance(rows, QuerySolutions)
    assert [int(row["o"].value) for row in rows] == list(range(answer.truncated))
    if form in (QueryResultsFormat.JSON, QueryResultsFormat.XML):
        assert f"after-{answer.truncated}-rows" in answer.body.decode()


def test_values_with_signs_of_the_format_do_not_move_a_cut(small: Pool) -> None:
    odd = '"}},{ \\" </result> , \\n \\t é"'
    query = f"SELECT ?o ?p {{ {NUMBERS} BIND({odd} AS ?p) }}"
    for form in FORMS:
        answer = small.query(query, solutions=form.media_type)
        if form == QueryResultsFormat.CSV:
            assert (
                len(list(csv.reader(io.StringIO(answer.body.decode(), newline=""))))
                == (answer.truncated or 0) + 1
            )
        else:
            rows = parse_query_results(answer.body, form)
            assert isinstance(rows, QuerySolutions)
            assert len({row["o"] for row in rows}) == answer.truncated


def test_a_row_that_is_broken_off_within_its_lines_is_left_out_whole() -> None:
    body = b'a,b\r\n1,"one\r\ntwo"\r\n2,"three\r\nfour'
    assert cut(body, "text/csv") == Cut(b'a,b\r\n1,"one\r\ntwo"\r\n', 1)


def test_a_long_value_that_is_broken_off_is_looked_at_once() -> None:
    began = time.process_time()
    assert cut(b'a\r\n"' + b"x" * 1_000_000, "text/csv") == Cut(b"a\r\n", 0)
    assert time.process_time() - began < 2  # Anew from every sign it would be hours.


def test_rows_that_pages_are_made_of_are_whole_or_refused(published: Store) -> None:
    with Pool(published, Limits(answer=200, processes=1)) as pool:
        with pytest.raises(Exhausted, match="The answer is longer"):
            pool.select("vocabulary")
        assert pool.query(f"SELECT ?o {{ {NUMBERS} }}").truncated


def test_triples_are_cut_where_a_line_is_one_and_refused_elsewhere(small: Pool) -> None:
    query = f"CONSTRUCT {{ <http://example.org/s> <http://example.org/p> ?o }} {{ {NUMBERS} }}"
    answer = small.query(query, triples="application/n-triples")
    assert len(list(parse(answer.body, RdfFormat.N_TRIPLES))) == answer.truncated
    for kind in ("text/turtle", "application/ld+json", "application/rdf+xml"):
        with pytest.raises(Exhausted, match="The answer is longer"):
            small.query(query, triples=kind)
    assert len(values(small, "SELECT ?o { VALUES ?o { 1 2 3 } }")) == 3


@needs_proc
def test_when_every_process_is_busy_a_query_is_told_so(published: Store) -> None:
    with Pool(published, Limits(processes=1, aside=0)) as pool, ThreadPoolExecutor(1) as threads:
        pool.query("ASK {}")
        (worker,) = workers_of(pool)
        runaway = threads.submit(pool.query, PRODUCT, seconds=5.0)
        assert wait_until(lambda: ticks(worker) > 10)
        with pytest.raises(Busy, match="busy"):
            pool.query("ASK {}", seconds=0.2)
        assert isinstance(runaway.exception(), TooLong)


def test_many_threads_share_the_processes(pool: Pool) -> None:
    queries = [f"SELECT ?o {{ VALUES ?o {{ {number} }} }}" for number in range(60)]
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda query: values(pool, query), queries))
    assert answers == [[str(number)] for number in range(60)]


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
        assert wait_until(lambda: own_pool.running == 1)
        with store.writer() as writer:
            for _ in range(4):
                writer.publish()
        own_pool.query("ASK {}")
        assert (store.path / "generations" / "1").is_dir()
        running.exception()
        assert wait_until(lambda: len(keepers_of(own_pool)) == 1)
    with store.writer() as writer:
        writer.publish()
    assert not (store.path / "generations" / "1").exists()


@needs_proc
def test_processes_that_died_while_idle_are_replaced(own_pool: Pool) -> None:
    own_pool.query("ASK {}")
    before = workers_of(own_pool)
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    assert own_pool.query("ASK {}").body
    wanted = own_pool.limits.processes  # One more may be there, for a query that was running.
    assert wait_until(lambda: len(set(workers_of(own_pool)) - set(before)) >= wanted)


@needs_proc
def test_workers_end_with_their_keeper_and_a_new_one_takes_its_place(own_pool: Pool) -> None:
    own_pool.query("ASK {}")
    orphans, (keeper,) = workers_of(own_pool), keepers_of(own_pool)
    os.kill(keeper, signal.SIGKILL)
    assert wait_until(lambda: not any(map(alive, orphans)))
    assert own_pool.query("ASK {}").body


@needs_proc
def test_short_queries_do_not_wait_for_many_long_ones(published: Store) -> None:
    with Pool(published, Limits(processes=1)) as pool, ThreadPoolExecutor(4) as threads:
        pool.query("ASK {}")

        def lowered() -> list[int]:
            return [pid for pid in workers_of(pool) if priority(pid) == 19]

        several = [PRODUCT.replace("AS ?n", f"AS ?{name}") for name in ("a", "b", "c", "d")]
        long = [threads.submit(pool.query, query, seconds=20.0) for query in several]
        assert wait_until(lambda: len(lowered()) == 4, 15)
        assert pool.query("ASK {}", seconds=5).body
        assert not any(query.done() for query in long)
        (keeper,) = keepers_of(pool)
        for worker in workers_of(pool):
            os.kill(worker, signal.SIGKILL)
        assert wait_until(lambda: workers_of(pool) != [] and not lowered())
        assert alive(keeper)


@needs_proc
def test_many_long_queries_of_one_kind_get_few_processes(published: Store) -> None:
    with Pool(published, Limits(processes=1)) as pool, ThreadPoolExecutor(6) as threads:
        alike = [f"{PRODUCT} LIMIT {number}" for number in range(6)]
        long = [threads.submit(pool.query, query, seconds=4.0) for query in alike]
        assert wait_until(lambda: pool.running == 6)
        assert pool.query("ASK {}", seconds=3).body
        assert len(workers_of(pool)) <= 4 and not any(query.done() for query in long)
        errors = [query.exception() for query in long]
        assert {type(error) for error in errors} == {TooLong, Busy}


@needs_proc
def test_closing_ends_every_process(store: Store) -> None:
    pool = Pool(store, Limits(processes=2))
    with ThreadPoolExecutor(2) as threads:
        running = threads.submit(pool.query, PRODUCT)
        assert wait_until(lambda: pool.running == 1)
        pool.query("ASK {}")
        started = [*keepers_of(pool), *workers_of(pool)]
        assert len(started) >= 3
        pool.close()
        assert isinstance(running.exception(), Failure)
    assert wait_until(lambda: not any(map(alive, started)))
    with pytest.raises(Failure, match="shutting down"):
        pool.query("ASK {}")


@needs_proc
def test_a_query_ends_when_nobody_waits_for_it(own_pool: Pool) -> None:
    class Impatient:
        def __init__(self) -> None:
            self.ours, self.theirs = socket.socketpair()

        def fileno(self) -> int:
            return self.ours.fileno()

        def gone(self) -> bool:
            return True

    own_pool.query("ASK {}")
    before = set(workers_of(own_pool))
    client = Impatient()
    with ThreadPoolExecutor(1) as threads:
        began = time.monotonic()
        running = threads.submit(own_pool.query, PRODUCT, seconds=20.0, client=client)
        assert wait_until(lambda: any(ticks(worker) > 10 for worker in before))
        client.theirs.close()
        assert isinstance(running.exception(), ClientGone)
    assert time.monotonic() - began < 15
    assert wait_until(lambda: len(before - set(workers_of(own_pool))) == 1)
    client.ours.close()


def test_the_kernel_ends_a_process_whose_service_forgot_it(own_pool: Pool) -> None:
    own_pool.query("ASK {}")
    served, _ = own_pool._keepers.current()
    ours, theirs = socket.socketpair()
    with ours:
        served._line.enter("", theirs)
        request = {
            **{"default": None, "named": None, "union": False, "bindings": {}, "base": None},
            **{"solutions": JSON, "triples": TURTLE, "size": 1_000},
            "deadline": time.monotonic() + 0.2,
        }
        body = PRODUCT.encode()
        ours.sendall(pack(request, body) + body)
        ours.settimeout(20)
        assert ours.recv(1) == HEARD
        assert ours.recv(1) == b""


def test_a_generation_is_read_into_memory_and_gives_the_same_answers(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(promotion, "SETTLED", 0.0)
    everything = "SELECT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?s ?p ?o ?g"
    with Pool(store, Limits(processes=1, in_memory="on")) as pool:
        on_disk = pool.query(everything).body
        assert wait_until(lambda: pool.in_memory, 60)
        assert pool.query(everything).body == on_disk
        with store.writer() as writer:
            writer.drop_graph(document_graph("first"))
            writer.publish()
        assert pool.query(everything).body != on_disk
        assert wait_until(lambda: pool.in_memory, 60)
        assert wait_until(lambda: len(keepers_of(pool)) == 1, 60)


@pytest.mark.parametrize(("free", "fit"), [(0, False), (1 << 40, True)])
def test_a_generation_fits_into_memory_or_not(
    free: int, fit: bool, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(promotion, "free_memory", lambda: free)
    assert promotion.fits(store.current().graph_path) == fit


def test_a_triple_of_several_graphs_of_a_dataset_is_found_once(pool: Pool) -> None:
    query = 'SELECT (COUNT(*) AS ?o) { ?s <http://example.org/says> "both" }'
    graphs = [document_graph("first").value, document_graph("second").value]
    assert values(pool, query, default_graphs=graphs) == ["1"]
    apart = "SELECT ?o { GRAPH ?g { ?s <http://example.org/says> ?o } }"
    found = values(pool, apart, default_graphs=graphs, named_graphs=[GRAPH.meta.value])
    assert found == ["meta"]


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
    answer = pool.query("SELECT * { FILTER(<http://example.org/nope>(1)) }")
    assert answer.unknown == ("http://example.org/nope",)


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
