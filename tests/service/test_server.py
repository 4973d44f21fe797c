"""The real thing: gunicorn on a loopback port, asked by real clients, interrupted and killed."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pytest
from served_process import COMMAND, serving
from SPARQLWrapper import CSV, GET, JSON, POST, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from interorg.ontology.terms import document_graph
from interorg.service.storage.store import Store
from interorg.service.terminal.ask import ask_endpoint

ROWS = "SELECT ?o { ?s <http://example.org/says> ?o } ORDER BY ?o"
PRODUCT = "SELECT (COUNT(*) AS ?n) { " + " . ".join(f"?a{n} ?b{n} ?c{n}" for n in range(12)) + " }"


@pytest.fixture(scope="module")
def address(published: Store) -> Iterator[str]:
    with serving(published.path, "--timeout", "2") as (_, found):
        yield found


def get(address: str, query: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"{address}/sparql?{urlencode({'query': query})}") as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


@pytest.mark.parametrize("method", [GET, POST])
def test_the_usual_client_gets_rows_in_every_format(address: str, method: str) -> None:
    wrapper = SPARQLWrapper(f"{address}/sparql")
    wrapper.setMethod(method)
    wrapper.setQuery(ROWS)
    wrapper.setReturnFormat(JSON)
    rows = wrapper.query().convert()["results"]["bindings"]
    assert [row["o"]["value"] for row in rows] == ["both", "one", 'two, "quoted"']
    wrapper.setReturnFormat(XML)
    assert len(wrapper.query().convert().getElementsByTagName("result")) == 3
    wrapper.setReturnFormat(CSV)
    assert wrapper.query().convert().splitlines()[0] == b"o"
    wrapper.setReturnFormat(TSV)
    assert wrapper.query().convert().splitlines()[0] == b"?o"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_the_usual_client_gets_triples(address: str) -> None:
    wrapper = SPARQLWrapper(f"{address}/sparql")
    wrapper.setQuery("CONSTRUCT WHERE { ?s <http://example.org/says> ?o }")
    assert len(wrapper.query().convert()) == 3
    wrapper.setReturnFormat(TURTLE)
    assert b"<http://example.org/says>" in wrapper.query().convert()


def test_the_usual_client_recognizes_a_query_that_is_badly_formed(address: str) -> None:
    wrapper = SPARQLWrapper(f"{address}/sparql")
    wrapper.setQuery("SELECT * { ?s ?p")
    with pytest.raises(QueryBadFormed, match="line 1, column 17"):
        wrapper.query()


def test_the_command_line_asks_an_endpoint(address: str) -> None:
    assert b'"one"' in ask_endpoint(f"{address}/sparql", ROWS, "tsv", 10).body


def test_a_runaway_query_is_stopped_while_others_are_answered(address: str) -> None:
    with ThreadPoolExecutor(2) as threads:
        began = time.monotonic()
        runaway = threads.submit(get, address, PRODUCT)
        assert get(address, ROWS)[0] == 200
        assert not runaway.done()
        status, body = runaway.result()
        assert status == 503 and "time limit of 2 s" in body
        assert time.monotonic() - began < 10
    assert get(address, ROWS)[0] == 200


def test_a_form_post_and_health_work_over_the_wire(address: str) -> None:
    data = urlencode({"query": ROWS}).encode()
    with urllib.request.urlopen(f"{address}/sparql", data=data) as answer:
        assert len(json.load(answer)["results"]["bindings"]) == 3
    with urllib.request.urlopen(f"{address}/health") as answer:
        assert json.load(answer)["status"] == "ok"


def test_a_published_change_is_served_without_a_restart(store: Store) -> None:
    with serving(store.path) as (_, address):
        assert '"one"' in get(address, ROWS)[1]
        with store.writer() as writer:
            writer.drop_graph(document_graph("first"))
            writer.publish()
        assert '"one"' not in get(address, ROWS)[1]


def test_the_greeting_holds_a_query_that_is_answered(store: Store) -> None:
    with serving(store.path) as (process, address):
        assert process.stdout
        lines: list[str] = []
        while not lines or "LIMIT" not in lines[-1]:
            lines.append(process.stdout.readline())
        query = "".join(lines).split("query='")[1].rstrip().removesuffix("'")
        assert get(address, query)[0] == 200


def test_a_port_in_use_is_one_sentence(published: Store) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [*COMMAND, "serve", "--store", str(published.path), "--port", port],
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr.startswith(f"Error: Cannot listen on 127.0.0.1 port {port}")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="needs /proc")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_the_server(store: Store, ending: int) -> None:
    serve = serving(store.path, "--timeout", "3")
    with serve as (process, address), ThreadPoolExecutor(1) as threads:
        get(address, ROWS)
        runaway = threads.submit(ask_quietly, address)
        # The one that speaks HTTP, the one that forks, one for the generation, and query processes.
        assert wait_until(lambda: len(family(process.pid)) >= 5)
        began = family(process.pid)
        os.kill(process.pid, ending)
        process.wait(20)
        assert wait_until(lambda: not began & {*running()})
        runaway.result()
    if ending == signal.SIGINT:
        assert process.returncode == 0


def test_settings_are_read_again_without_a_lost_request(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "interorg.toml"
    file.write_text("timeout = 5\n")
    statuses: list[int] = []
    ended = threading.Event()
    with serving(store.path, "--config", str(file)) as (process, address):

        def ask() -> None:
            while not ended.is_set():
                statuses.append(get(address, ROWS)[0])

        def limit() -> float:
            with urllib.request.urlopen(f"{address}/about.json") as answer:
                return float(json.load(answer)["limits"]["seconds"])

        askers = [threading.Thread(target=ask) for _ in range(2)]
        for asker in askers:
            asker.start()
        try:
            assert limit() == 5
            file.write_text("timeout = 7\n")
            process.send_signal(signal.SIGHUP)
            assert wait_until(lambda: limit() == 7)
            file.write_text("timeout = 'never'\n")
            process.send_signal(signal.SIGHUP)
            time.sleep(1)
            assert limit() == 7
        finally:
            ended.set()
            for asker in askers:
                asker.join()
    assert len(statuses) > 50 and set(statuses) == {200}


def test_queries_end_when_their_clients_go_away(store: Store) -> None:
    with serving(store.path, "--timeout", "30") as (_, address):

        def measured(name: str) -> float:
            with urllib.request.urlopen(f"{address}/metrics") as answer:
                lines = answer.read().decode().splitlines()
            return float(next((line.split()[-1] for line in lines if line.startswith(name)), 0))

        host, port = address.removeprefix("http://").split(":")
        clients = [socket.create_connection((host, int(port))) for _ in range(3)]
        for number, client in enumerate(clients):
            # Equal queries would be answered once.
            path = f"/sparql?{urlencode({'query': PRODUCT.replace('?n', f'?n{number}')})}"
            client.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        assert wait_until(lambda: measured("interorg_queries_running") == 3)
        for client in clients:
            client.close()
        assert wait_until(lambda: measured("interorg_queries_running") == 0, 10)
        assert measured('interorg_queries_stopped_total{reason="client gone"}') == 3


def test_a_stop_finishes_what_runs(store: Store) -> None:
    with serving(store.path, "--timeout", "3") as (process, address), ThreadPoolExecutor(1) as one:
        assert get(address, ROWS)[0] == 200
        running = one.submit(get, address, PRODUCT)
        time.sleep(0.5)
        process.terminate()
        status, body = running.result()
        assert status == 503 and "time limit of 3 s" in body
        assert process.wait(20) == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--writable", "--host", "0.0.0.0"], "needs --token-file"),
        (["--writable", "--token-file", "nowhere"], "cannot be read"),
        (["--access-log", "/"], "cannot be written"),
        (["--host", "nowhere.invalid"], "Cannot listen on nowhere.invalid"),
    ],
)
def test_what_cannot_be_served_with_is_one_sentence(
    published: Store, options: list[str], said: str
) -> None:
    command = [*COMMAND, "serve", "--store", str(published.path), "--port", "0", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and said in done.stderr
    assert len(done.stderr.splitlines()) == 1 and done.stdout == ""


def ask_quietly(address: str) -> None:
    try:
        get(address, PRODUCT)
    except OSError:
        return


def running() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdecimal()]


def family(pid: int) -> set[int]:
    """Return a process and all that descend from it."""
    parents = {each: parent_of(each) for each in running()}
    found = {pid}
    while more := {each for each, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def parent_of(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def wait_until(true: Callable[[], bool], seconds: float = 20.0) -> bool:
    deadline = time.monotonic() + seconds
    while not true() and time.monotonic() < deadline:
        time.sleep(0.05)
    return true()
