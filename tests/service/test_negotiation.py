"""Which media type a client gets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from interorg.service.negotiation import SOLUTIONS, TRIPLES, choose, prefers_html

ROWS = list(SOLUTIONS)
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
WRAPPER = "application/sparql-results+xml, application/rdf+xml, */*"


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        (None, "application/sparql-results+json"),
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("*", "application/sparql-results+json"),
        (WRAPPER, "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV; charset=utf-8", "text/csv"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.2, text/tab-separated-values;q=0.7", "text/tab-separated-values"),
        ("text/csv;q=0, */*;q=0.1", "application/sparql-results+json"),
        ("*/*, application/sparql-results+json;q=0", "application/sparql-results+xml"),
        ("text/*;q=0.9, text/csv;q=0.1", "text/tab-separated-values"),
        ("image/png", None),
        ("text/csv;q=0", None),
        ("application/json", "application/json"),
        ('text/csv;header="a,b";q=0.5, text/tab-separated-values;q=0.4', "text/csv"),
        ("text/csv;q=0, text/csv;charset=utf-8", "text/csv"),
        ("text/csv ; Q=0.1 ,application/json;q=0.2", "application/json"),
        ("text/csv;q=1.5;ext=1, application/json", "text/csv"),
        ("text/csv;q=, image/png", None),
        (", ,;q=1, text/csv", "text/csv"),
        ("nonsense, text/csv;q=banana", "application/sparql-results+json"),
    ],
)
def test_rows_are_answered_as_the_client_likes(header: str | None, chosen: str | None) -> None:
    assert choose(header, ROWS) == chosen


def test_triples_default_to_turtle() -> None:
    assert choose("*/*", list(TRIPLES)) == "text/turtle"
    assert choose(WRAPPER, list(TRIPLES)) == "application/rdf+xml"


@pytest.mark.parametrize(
    ("header", "browsing"),
    [
        (BROWSER, True),
        ("text/html", True),
        ("*/*", False),
        (None, False),
        (WRAPPER, False),
        ("text/turtle, text/html;q=0.5", False),
        ("text/html;q=0", False),
        ("text/*", False),
    ],
)
def test_only_who_names_html_first_is_browsing(header: str | None, browsing: bool) -> None:
    assert prefers_html(header) is browsing


@settings(deadline=None)
@given(some.text(max_size=60))
def test_any_header_is_read_without_an_error(header: str) -> None:
    assert choose(header, ROWS) in {None, *ROWS}


@settings(deadline=None)
@given(some.permutations([f"{name};q=0.{9 - at}" for at, name in enumerate(ROWS)]))
def test_weights_decide_whatever_the_order(items: list[str]) -> None:
    assert choose(", ".join(items), ROWS) == ROWS[0]
