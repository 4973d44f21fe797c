"""The command line: options, output, exit codes, and what a start does not load."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interorg.ontology.terms import GRAPH
from interorg.service import cli, exports
from interorg.service.commands import asking, exporting
from interorg.service.negotiation import SHORT_NAMES
from interorg.service.storage.store import Store
from interorg.service.terminal.options import default_store

ROWS = "SELECT ?s ?o { ?s <http://example.org/says> ?o } ORDER BY ?o"


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments], input=stdin)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["ingest", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    script = f"""
import sys
from interorg.service.cli import main
try:
    main({arguments!r})
except SystemExit as end:
    assert not end.code
heavy = "spacy rdflib flask werkzeug gunicorn owlready2 networkx tantivy SPARQLWrapper pyoxigraph"
print("loaded:", [name for name in heavy.split() if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "loaded: []"


def test_every_command_is_there_with_help() -> None:
    expected = (
        "backup check demo evaluate export ingest link-ror load names ontology query remove "
        "restore search serve stats upgrade"
    )
    assert sorted(cli.main.commands) == expected.split()
    for name in cli.main.commands:
        result = run(name, "--help")
        assert result.exit_code == 0 and "Usage:" in result.output


def test_the_choices_of_formats_are_those_that_exist() -> None:
    assert list(exports.FORMATS) == exporting.FORMATS
    assert {*asking.ANSWERS} - {"table"} <= {*SHORT_NAMES}


def test_the_default_store_is_in_the_users_data_folder() -> None:
    assert default_store().is_absolute() and "interorg" in default_store().parts


def test_rows_are_tab_separated_where_no_terminal_is(published: Store) -> None:
    result = run("query", ROWS, "--store", published.path)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:2] == ["?s\t?o", '<http://example.org/a>\t"both"']


def test_a_table_is_for_people(published: Store) -> None:
    result = run("query", ROWS, "--store", published.path, "--format", "table")
    assert result.stdout.splitlines()[0].split() == ["s", "o"]
    assert result.stdout.splitlines()[-1] == "(3 rows)"


def test_a_query_comes_from_a_file_or_from_standard_input(published: Store, tmp_path: Path) -> None:
    file = tmp_path / "q.rq"
    file.write_text(ROWS)
    outputs = {
        run("query", ROWS, "--store", published.path).stdout,
        run("query", file, "--store", published.path).stdout,
        run("query", "-", "--store", published.path, stdin=ROWS).stdout,
    }
    assert len(outputs) == 1 and "two" in outputs.pop()


def test_formats_are_named_on_the_command_line(published: Store) -> None:
    answer = run("query", ROWS, "--store", published.path, "--format", "json")
    assert len(json.loads(answer.stdout)["results"]["bindings"]) == 3
    graph = "CONSTRUCT WHERE { ?s <http://example.org/says> ?o }"
    turtle = run("query", graph, "--store", published.path)
    assert "@prefix" in turtle.stdout
    wrong = run("query", graph, "--store", published.path, "--format", "csv")
    assert wrong.exit_code == 1 and "CONSTRUCT is not answered in csv" in wrong.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["query", "SELECT * {", "--store", "STORE"], "line 1, column"),
        (["query", "nofile.rq", "--store", "STORE"], "no file"),
        (["query", "ASK { SERVICE <http://e/> {} }", "--store", "STORE"], "SERVICE is not"),
        (["query", "ASK {}", "--store", "MISSING"], "Expected a store in"),
        (["query", "ASK {}", "--store", "STORE", "--format", "pdf"], "'pdf' is not one of"),
        (["query", "ASK {}", "--endpoint", "http://127.0.0.1:9/"], "cannot be reached"),
        (["query", "ASK {}", "--endpoint", "nowhere"], "nowhere"),
        (["serve", "--store", "MISSING"], "Expected a store in"),
        (["serve", "--store", "UNPUBLISHED"], "holds no finished graph"),
        (["serve", "--store", "STORE", "--port", "99999"], "99999"),
        (["serve", "--store", "STORE", "--host", "no.such.host.invalid"], "Cannot listen on"),
        (["stats", "--store", "MISSING"], "Expected a store in"),
        (["export", "docx", "--store", "STORE"], "'docx' is not one of"),
        (["export", "csv", "--store", "MISSING"], "Expected a store in"),
        (["load", "missing.ttl", "--store", "MISSING"], "No such file"),
        (["load", "missing.pdf", "--store", "MISSING"], "expected a name that ends in"),
        (["remove", "nothing", "--store", "MISSING"], "Expected a store in"),
        (["search", "trust", "--store", "MISSING"], "Expected a store in"),
    ],
)
def test_a_mistake_is_one_sentence_and_an_exit_code(
    published: Store, tmp_path: Path, arguments: list[str], said: str
) -> None:
    unpublished = Store.create(tmp_path / "unpublished", "union").path
    places = {"STORE": published.path, "MISSING": tmp_path / "missing", "UNPUBLISHED": unpublished}
    result = run(*(places.get(argument, argument) for argument in arguments))
    assert result.exit_code in (1, 2)
    assert said in result.stderr and "Traceback" not in result.stderr
    assert not (tmp_path / "missing").exists()


def test_load_says_how_much_was_loaded(tmp_path: Path) -> None:
    file = tmp_path / "a.nq"
    file.write_text("<http://e/a> <http://e/b> <http://e/c> <http://e/g> .")
    result = run("load", file, "--store", tmp_path / "store")
    assert result.exit_code == 0 and "Loaded 1 new statements" in result.stdout
    stats = run("stats", "--store", tmp_path / "store")
    assert "strict default graph" in stats.stdout and "http://e/g" in stats.stdout


def test_stats_list_graphs_and_those_of_documents_in_one_line(published: Store) -> None:
    result = run("stats", "--store", published.path)
    assert result.exit_code == 0
    assert "2 graphs of documents" in result.stdout
    assert any(line.split() == [GRAPH.meta.value, "1"] for line in result.stdout.splitlines())


def test_an_export_goes_to_a_file_or_to_standard_output(published: Store, tmp_path: Path) -> None:
    file = tmp_path / "out.nt"
    result = run("export", "ntriples", "-o", file, "--store", published.path)
    assert result.exit_code == 0 and result.stdout == ""
    assert b'"one"' in file.read_bytes()
    shown = run("export", "ntriples", "--store", published.path)
    assert shown.stdout_bytes == file.read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [["ingest", ""], ["load", ""], ["ingest", "--store", "", "a.txt"]],
)
def test_an_empty_name_is_refused_and_not_taken_for_the_present_folder(
    arguments: list[str],
) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert "found an empty one" in done.output
