"""The graphs that FROM clauses name."""

from __future__ import annotations

import pytest

from interorg.service.gate.dataset_clause import Dataset, read_dataset
from interorg.service.gate.tokens import tokens

BASE = "http://example.org/sparql"


def read(query: str) -> Dataset | None:
    return read_dataset(tuple(tokens(query)), BASE)


@pytest.mark.parametrize(
    ("query", "default", "named"),
    [
        ("SELECT * FROM <http://e/a> FROM <urn:x:b> {}", ["http://e/a", "urn:x:b"], []),
        ("ASK from named <http://e/a> FROM <http://e/b> {}", ["http://e/b"], ["http://e/a"]),
        ("SELECT * FROM <a> FROM <../b#c> {}",
         ["http://example.org/a", "http://example.org/b#c"], []),
        ("BASE <http://e/x/> BASE <y/> SELECT * FROM <z> {}", ["http://e/x/y/z"], []),
        ("PREFIX e: <http://e/> PREFIX : <> SELECT * FROM e:a\\,b FROM :c {}",
         ["http://e/a,b", BASE + "c"], []),
        ("PREFIX from: <http://e/> SELECT ?from FROM from:from { ?from from:a 'FROM <x:y>' }",
         ["http://e/from"], []),
        ("DESCRIBE <http://e/a> FROM <http://e/a> FROM <http://e/a>", ["http://e/a"], []),
        ("CONSTRUCT FROM <http://e/a> WHERE { ?s ?p ?o }", ["http://e/a"], []),
    ],
)  # fmt: skip
def test_clauses_are_read_as_absolute_iris(
    query: str, default: list[str], named: list[str]
) -> None:
    assert read(query) == Dataset(tuple(default), tuple(named))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p ?o }",
        "SELECT * { ?s ?p ?o } # FROM <http://e/a>",
        "SELECT * FROM x:a { ?s ?p ?o }",
        "SELECT * FROM { ?s ?p ?o }",
        "SELECT * FROM",
        "SELECT * FROM NAMED",
        "PREFIX x: <http://e/> SELECT * FROM <http://e/%zz> {}",
    ],
)
def test_without_clauses_or_with_one_that_cannot_be_resolved_there_is_none(query: str) -> None:
    assert read(query) is None
