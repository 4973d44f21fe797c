"""The real thing: clients of others change a served store, many at once."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore
from SPARQLWrapper import JSON, POST, POSTDIRECTLY, URLENCODED, SPARQLWrapper

from interorg.service.storage.store import Store

SCRIPT = """
import sys
from interorg.service.serve import serve
store, token = sys.argv[1:]
serve("127.0.0.1", 0, {"STORE": store, "WRITABLE": True, "TOKEN_FILE": token, "TIMEOUT": 30.0})
"""
TOKEN = "a-token-of-the-tests"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("served")
    store = Store.create(folder / "store", "strict")
    with store.writer() as writer:
        writer.publish()
    token = folder / "token"
    token.write_text(TOKEN)
    token.chmod(0o600)
    command = [sys.executable, "-u", "-c", SCRIPT, str(store.path), str(token)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            found = re.search(r"http://[\d.]+:\d+", process.stdout.readline())
            assert found
            yield found[0]
        finally:
            process.terminate()


def count(address: str, pattern: str) -> int:
    query = f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}"
    url = f"{address}/sparql?{urlencode({'query': query})}"
    with urllib.request.urlopen(url) as answer:
        return int(json.load(answer)["results"]["bindings"][0]["n"]["value"])


def update(address: str, text: str, token: str = TOKEN) -> int:
    request = urllib.request.Request(
        f"{address}/update",
        data=text.encode(),
        headers={
            "Content-Type": "application/sparql-update",
            "Authorization": f"Bearer {token}",
        },
    )
    try:
        with urllib.request.urlopen(request) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


@pytest.mark.parametrize("way", [URLENCODED, POSTDIRECTLY])
def test_the_usual_client_updates_with_a_token(address: str, way: str) -> None:
    wrapper = SPARQLWrapper(f"{address}/sparql", f"{address}/update")
    wrapper.setMethod(POST)
    wrapper.setRequestMethod(way)
    wrapper.addCustomHttpHeader("Authorization", f"Bearer {TOKEN}")
    wrapper.setQuery(f"INSERT DATA {{ <http://e/{way}> <http://e/by> <http://e/wrapper> }}")
    wrapper.query()
    asking = SPARQLWrapper(f"{address}/sparql")
    asking.setQuery(f"ASK {{ <http://e/{way}> <http://e/by> <http://e/wrapper> }}")
    asking.setReturnFormat(JSON)
    assert asking.query().convert()["boolean"]


def test_rdflib_reads_and_writes_a_graph_of_the_store(address: str) -> None:
    store = SPARQLUpdateStore(
        f"{address}/sparql", f"{address}/update", headers={"Authorization": f"Bearer {TOKEN}"}
    )
    graph = Graph(store, URIRef("http://e/rdflib"))
    thing, kind = URIRef("http://e/thing"), URIRef("http://e/Kind")
    graph.add((thing, RDF.type, kind))
    assert (thing, RDF.type, kind) in graph and len(graph) == 1
    graph.update("INSERT { ?s <http://e/seen> true } WHERE { ?s a <http://e/Kind> }")
    assert count(address, "GRAPH <http://e/rdflib> { ?s <http://e/seen> true }") == 1
    graph.remove((thing, None, None))
    assert len(graph) == 0


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_curl_puts_and_deletes_a_graph(address: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.ttl"
    file.write_text("<> <http://e/b> <#c> .")

    def curl(*options: str) -> str:
        place = f"{address}/graph-store?graph=http://e/mine"
        command = ["curl", "-sS", "-w", "%{http_code}", *options, place]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    header = ("-H", f"Authorization: Bearer {TOKEN}")
    assert "401" in curl("-T", str(file), "-H", "Content-Type: text/turtle")
    assert curl("-T", str(file), "-H", "Content-Type: text/turtle", *header) == "201"
    read = curl("-H", "Accept: application/n-triples")
    assert read == "<http://e/mine> <http://e/b> <http://e/mine#c> .\n200"
    assert curl("-F", f"file=@{file};type=text/turtle", *header) == "204"
    assert curl("-X", "DELETE", *header) == "204"
    assert "404" in curl()


def test_of_many_updates_at_once_none_is_lost(address: str) -> None:
    texts = [f"INSERT DATA {{ <http://e/many> <http://e/n> {n} }}" for n in range(60)]
    with ThreadPoolExecutor(20) as threads:
        done = list(threads.map(lambda text: update(address, text), texts))
    assert done == [204] * 60
    assert count(address, "<http://e/many> <http://e/n> ?n") == 60


def test_what_counts_up_counts_every_time(address: str) -> None:
    assert update(address, "INSERT DATA { <http://e/x> <http://e/total> 0 }") == 204
    step = """DELETE { ?x <http://e/total> ?n } INSERT { ?x <http://e/total> ?more }
    WHERE { ?x <http://e/total> ?n BIND(?n + 1 AS ?more) }"""
    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(lambda _: update(address, step), range(16))) == {204}
    assert count(address, "<http://e/x> <http://e/total> 16") == 1


def test_a_wrong_token_changes_nothing(address: str) -> None:
    assert update(address, "CLEAR ALL", "another") == 401
    assert update(address, "INSERT DATA { <x:a> <x:b> 1 }") == 204
