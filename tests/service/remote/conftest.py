"""Real stores elsewhere with one small graph: our own service, Oxigraph server, Virtuoso."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, serialize
from pyoxigraph import Store as Graph
from werkzeug.serving import make_server

from interorg.ontology.answers import fixture
from interorg.service.building.load import load
from interorg.service.engine.pool import Limits
from interorg.service.remote import RemotePool, connect
from interorg.service.web import create_app

FACTS = "https://w3id.org/interorg/graph/facts"
VIRTUOSO = """\
[Database]
DatabaseFile = {0}/virtuoso.db
ErrorLogFile = {0}/virtuoso.log
LockFile = {0}/virtuoso.lck
TransactionFile = {0}/virtuoso.trx
xa_persistent_file = {0}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {0}/temp.db
TransactionFile = {0}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{1}
DirsAllowed = {0}
[HTTPServer]
ServerPort = 127.0.0.1:{2}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 20000
MaxQueryExecutionTime = 30
"""


@pytest.fixture(scope="session")
def graph() -> Graph:
    """The graph as an engine in this process holds it."""
    return fixture("readings")


@pytest.fixture(scope="session")
def files(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The graph as files: its named graphs, and what its default graph holds."""
    folder = tmp_path_factory.mktemp("files")
    named, facts = folder / "graphs.nq", folder / "facts.nt"
    serialize(
        (quad for quad in graph if quad.graph_name != DefaultGraph()), named, RdfFormat.N_QUADS
    )
    default = graph.quads_for_pattern(None, None, None, DefaultGraph())
    serialize((quad.triple for quad in default), facts, RdfFormat.N_TRIPLES)
    return named, facts


@pytest.fixture(scope="session")
def embedded(files: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store of our own with the same content."""
    path = tmp_path_factory.mktemp("embedded") / "store"
    load(files, path)
    return path


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def own_service(store: Path) -> Iterator[str]:
    app = create_app({"STORE": store, "WORKERS": 2})
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sparql"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        app.extensions["interorg"].pool.close()


@contextmanager
def running(command: list[str], port: int, folder: Path) -> Iterator[None]:
    """Run a server until it listens, and end it afterwards."""
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        for _ in range(600):
            assert process.poll() is None, (folder / "log").read_text()
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield
    finally:
        process.kill()
        process.wait()


def oxigraph() -> str:
    """Return where the program is, beside this interpreter or on the path, or skip."""
    found = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if not found:
        pytest.skip("Oxigraph server is not installed: no program oxigraph was found")
    return found


@contextmanager
def oxigraph_server(files: tuple[Path, Path], folder: Path) -> Iterator[str]:
    program, place = oxigraph(), ["--location", str(folder / "data")]
    given = [argument for file in files for argument in ("--file", str(file))]
    subprocess.run([program, "load", *place, *given], check=True, capture_output=True)
    port = free_port()
    command = [program, "serve-read-only", *place, "--bind", f"127.0.0.1:{port}"]
    with running(command, port, folder):
        yield f"http://127.0.0.1:{port}/query"


@contextmanager
def virtuoso(files: tuple[Path, Path], folder: Path) -> Iterator[str]:
    if not (shutil.which("virtuoso-t") and shutil.which("isql-vt")):
        pytest.skip("Virtuoso is not installed: no programs virtuoso-t and isql-vt were found")
    sql, port = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(folder, sql, port))
    for file in files:
        shutil.copy(file, folder)
    command = ["virtuoso-t", "+foreground", "+configfile", str(folder / "virtuoso.ini")]
    loading = (
        f"ld_dir('{folder}', '*.nq', 'urn:x-none:'); ld_dir('{folder}', '*.nt', '{FACTS}'); "
        "rdf_loader_run();"
    )
    with running(command, port, folder):
        asked = ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"exec={loading}"]
        subprocess.run(asked, check=True, capture_output=True, timeout=120)
        yield f"http://127.0.0.1:{port}/sparql"


@pytest.fixture(scope="session", params=["interorg", "oxigraph", "virtuoso"])
def elsewhere(
    request: pytest.FixtureRequest,
    files: tuple[Path, Path],
    embedded: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[dict[str, str]]:
    """Settings by which a store elsewhere with the graph is asked."""
    kind = request.param
    if kind == "interorg":
        with own_service(embedded) as url:
            yield {"ENDPOINT": url}
    elif kind == "oxigraph":
        with oxigraph_server(files, tmp_path_factory.mktemp(kind)) as url:
            yield {"ENDPOINT": url}
    else:
        with virtuoso(files, tmp_path_factory.mktemp(kind)) as url:
            yield {"ENDPOINT": url, "ENDPOINT_DEFAULT_GRAPH": FACTS}


@pytest.fixture(scope="session")
def remote(elsewhere: dict[str, str]) -> Iterator[RemotePool]:
    with connect(elsewhere, Limits(seconds=20)) as pool:
        yield pool


@pytest.fixture
def dial() -> Iterator[Callable[..., RemotePool]]:
    """Make pools with other settings or limits."""
    made: list[RemotePool] = []

    def make(url: str, seconds: float = 20, answer: int = 1 << 20, **config: object) -> RemotePool:
        limits = Limits(seconds=seconds, answer=answer, processes=2)
        made.append(connect({"ENDPOINT": url, "DEFAULT_GRAPH": "union", **config}, limits))
        return made[-1]

    yield make
    for pool in made:
        pool.close()
