"""Characters written as their numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from interorg.ingest.failure import BadQuery
from interorg.service.gate.escapes import decode_escapes
from interorg.service.gate.query_check import check


@pytest.mark.parametrize(
    ("query", "decoded"),
    [
        (r"ASK \u007B ?s\U00000070 ?o }", "ASK { ?sp ?o }"),
        (r"ASK { :\u0070 ?x '\u0027' <http://e/\u0070> } # \u000A x",
         r"ASK { :p ?x '\u0027' <http://e/p> } # \u000A x"),
        (r"ASK { ?x ?p \uD800 }", r"ASK { ?x ?p \uD800 }"),
        (r"ASK { ?x ?p \UFFFFFFFF \u00 }", r"ASK { ?x ?p \UFFFFFFFF \u00 }"),
    ],
)  # fmt: skip
def test_escapes_are_read_where_the_engine_does_not(query: str, decoded: str) -> None:
    assert decode_escapes(query) == decoded


def test_a_keyword_written_in_escapes_is_refused_all_the_same() -> None:
    with pytest.raises(BadQuery, match="SERVICE is not allowed"):
        check(decode_escapes(r"ASK { \u0053ERVICE <http://e/> {} }"))


@given(some.text(alphabet="\\uU0041'\"#<>\n", max_size=40))
def test_any_text_is_read_and_one_without_escapes_stays(text: str) -> None:
    decoded = decode_escapes(text)
    assert len(decoded) <= len(text)
    if "\\u" not in text and "\\U" not in text:
        assert decoded == text
