"""The code that is offered, run against a real server, and queries that are cancelled there."""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interorg.service.editing.samples import curl, python_text, r, requests, samples, sparqlwrapper
from interorg.service.storage.store import Store

SERVE = [sys.executable, "-c", "from interorg.service.cli import main; main()", "serve"]
PRODUCT = "SELECT (COUNT(*) AS ?n) { " + " . ".join(f"?a{n} ?b{n} ?c{n}" for n in range(12)) + " }"
HARD = """# It's "hard": $HOME `id` \\ %s {x}
SELECT ?name WHERE {
  ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?name .
  FILTER (STR(?name) = '''Toyota, "the" firm''' && "ü\\\\" != "$(id)")
}
"""


@pytest.fixture(scope="module")
def served(written: Store) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [*SERVE, "--store", str(written.path), "--port", "0", "--in-memory", "off"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        assert process.stdout
        found = re.search(r"http://[\d.]+:\d+", process.stdout.readline())
        assert found
        yield process, found[0]
    finally:
        process.terminate()
        process.communicate()


@pytest.fixture
def endpoint(served: tuple[subprocess.Popen[str], str]) -> str:
    return f"{served[1]}/sparql"


def ran(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(not which("curl"), reason="needs curl")
def test_the_curl_command_asks_the_query_as_it_stands(endpoint: str) -> None:
    assert ran("sh", "-c", curl(endpoint, HARD)).splitlines() == [
        "name",
        '"Toyota, ""the"" firm"',
    ]
    assert json.loads(ran("sh", "-c", curl(endpoint, "ASK {}")))["boolean"] is True


def test_the_python_programs_ask_the_query_as_it_stands(endpoint: str) -> None:
    assert "{'name': 'Toyota, \"the\" firm'}" in ran(
        sys.executable, "-c", sparqlwrapper(endpoint, HARD)
    )
    assert ran(sys.executable, "-c", sparqlwrapper(endpoint, "ASK {}")) == "True\n"
    graph = "CONSTRUCT WHERE { ?s <http://example.org/year> ?y }"
    assert "1990" in ran(sys.executable, "-c", sparqlwrapper(endpoint, graph))


def test_words_of_a_comment_are_not_taken_for_the_form_of_a_query(endpoint: str) -> None:
    query = "# What was added,\n# moved or deleted\n# ASK WITH { }?\nSELECT (1 AS ?n) {}"
    assert ran(sys.executable, "-c", sparqlwrapper(endpoint, query)) == "{'n': '1'}\n"


@pytest.fixture(scope="session")
def rscript() -> str:
    program = which("Rscript")
    if not program:
        pytest.skip("Rscript was not found: Debian has it in r-base-core.")
    asked = [program, "-e", "library(httr2); library(jsonlite)"]
    if subprocess.run(asked, capture_output=True, check=False, timeout=60).returncode:
        pytest.skip("R lacks httr2 or jsonlite: Debian has them in r-cran-httr2, r-cran-jsonlite.")
    return program


def test_the_r_program_asks_the_query_as_it_stands(
    endpoint: str, rscript: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # In other locales R prints fewer letters.
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    program = tmp_path / "asked.R"

    def printed(query: str, more: str = "") -> str:
        program.write_text(r(endpoint, query) + more, encoding="utf-8")
        return ran(rscript, str(program))

    assert 'Toyota, "the" firm' in printed(HARD)
    shown = 'cat(result$a == "\\u00fc\\u65e5", result$b, names(result), nrow(result))\n'
    query = 'SELECT ?a ?b ?c\n{ VALUES (?a ?b ?c) {\n("ü日" "NA" UNDEF) ("it\'s" "#" 1) } }'
    assert printed(query, shown).endswith("TRUE FALSE NA # a b c 2")
    assert printed("ASK {}") == "[1] TRUE\n"
    assert "1990" in printed("CONSTRUCT WHERE { ?s <http://example.org/year> ?y }")
    assert printed("CONSTRUCT WHERE { ?s <http://example.org/none> ?y }") == ""
    assert printed("SELECT ?a { ?a <http://example.org/none> ?b }").startswith("[1] a")


def test_the_r_program_asks_for_the_same_letters_in_a_locale_that_lacks_them(
    endpoint: str, rscript: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    program = tmp_path / "asked.R"
    for query in ('SELECT (STRLEN("Ä日😀") AS ?n) {}', 'SELECT\n(STRLEN("Ä日😀") AS ?n) {}'):
        program.write_text(r(endpoint, query), encoding="utf-8")
        assert ran(rscript, str(program)).split() == ["n", "1", "3"]


def test_the_program_with_requests_asks_the_query_as_it_stands(endpoint: str) -> None:
    pytest.importorskip("requests")
    assert ran(sys.executable, "-c", requests(endpoint, HARD)).splitlines()[1] == (
        '"Toyota, ""the"" firm"'
    )


@given(st.text(max_size=80))
def test_any_text_is_the_same_text_in_python(text: str) -> None:
    assert eval(python_text(text)) == text


def test_texts_in_r_hold_their_quotes_back() -> None:
    assert 'query <- r"---(SELECT\n"a\\"b")---"' in r("http://x", 'SELECT\n"a\\"b"')
    assert 'query <- "a\\n)---\\"b"' in r("http://x", 'a\n)---"b')
    written = r("http://x/sparql", 'SELECT * { ?s ?p "a\\"b" }')
    assert 'query <- "SELECT * { ?s ?p \\"a\\\\\\"b\\" }"' in written
    assert "read.csv" in written and "read.csv" not in r("http://x", "DESCRIBE <a>")
    assert list(samples("http://x", "ASK {}")) == [
        "curl",
        "Python (SPARQLWrapper)",
        "Python (requests)",
        "R (httr2)",
    ]


def busiest(pid: int) -> tuple[int, int]:
    """Return the ticks and the id of the process that worked most below another."""
    below, found = {pid}, []
    for _ in range(4):
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                name, rest = stat.read_text().rsplit(")", 1)
            except OSError:
                continue
            fields = rest.split()
            if int(fields[1]) in below:
                below.add(int(name.split(" ")[0]))
                found.append((int(fields[11]), int(name.split(" ")[0])))
    return max(found)


def cancel(address: str, name: str) -> object:
    body = json.dumps({"run": name}).encode()
    headers = {"Content-Type": "application/json"}
    asked = urllib.request.Request(f"{address}/query/cancel", body, headers)
    with urllib.request.urlopen(asked) as answer:
        return json.load(answer)["cancelled"]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_a_cancelled_query_ends_its_process_within_a_second(
    served: tuple[subprocess.Popen[str], str],
) -> None:
    process, address = served
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=30)
    name = "a-name-that-nobody-guesses"
    ended = threading.Event()

    def ask() -> None:
        headers = {"Interorg-Run": name, "Content-Type": "application/sparql-query"}
        try:
            connection.request("POST", "/sparql", PRODUCT.encode(), headers)
            connection.getresponse().read()
        except (OSError, http.client.HTTPException):
            pass
        ended.set()

    asking = threading.Thread(target=ask)
    asking.start()
    until = time.monotonic() + 20
    ticks, worker = busiest(process.pid)
    while ticks < 50 and time.monotonic() < until:
        time.sleep(0.05)
        ticks, worker = busiest(process.pid)
    assert ticks >= 50 and not cancel(address, "another-name-of-a-query")
    assert cancel(address, name) is True
    began = time.monotonic()
    while Path(f"/proc/{worker}").exists() and time.monotonic() < began + 15:
        time.sleep(0.01)
    # A process that worked long is the last to have its turn, even to end.
    busy = os.getloadavg()[0] > (os.cpu_count() or 1)
    assert time.monotonic() - began < (10 if busy else 1)
    assert ended.wait(2) and not cancel(address, name)
    asking.join()
    connection.close()
