"""Answers laid out for a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from interorg.service.engine.pool import JSON, Answer
from interorg.service.terminal.table import as_table, table


def test_terms_are_written_briefly() -> None:
    body = b"""{"head": {"vars": ["a", "b"]}, "results": {"bindings": [
        {"a": {"type": "uri", "value": "https://w3id.org/interorg/concept/Trust"},
         "b": {"type": "literal", "value": "two\\nlines"}},
        {"a": {"type": "uri", "value": "http://example.org/x"}}]}}"""
    lines = as_table(Answer(JSON, body)).splitlines()
    assert lines[2].split() == ["iorc:Trust", "two", "lines"]
    assert lines[3:] == ["http://example.org/x", "(2 rows)"]


def test_yes_no_and_other_answers_are_plain() -> None:
    assert as_table(Answer(JSON, b'{"head": {}, "boolean": false}')) == "no"
    assert as_table(Answer("text/turtle", b"<a> <b> <c> .\n")) == "<a> <b> <c> ."


def test_no_columns_is_no_table() -> None:
    empty = b'{"head": {"vars": []}, "results": {"bindings": [{}]}}'
    assert as_table(Answer(JSON, empty)) == "(1 row)"


@settings(deadline=None)
@given(rows=some.lists(some.lists(some.text("ab c", max_size=90), min_size=3, max_size=3)))
def test_a_table_fits_the_terminal(rows: list[list[str]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "60")
        lines = table(["one", "two", "three"], rows).split("\n")
    assert len(lines) == len(rows) + 2
    assert max(map(len, lines)) <= 60
