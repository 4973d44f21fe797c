"""What the tokens of a query tell before the engine reads it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from interorg.ingest.failure import BadQuery
from interorg.service.gate.bounds import DEFAULT
from interorg.service.gate.query_check import check
from interorg.service.gate.tokens import tokens


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT"),
        ("# INSERT\nbase <http://e/> prefix a: <http://e/> ask {}", "ASK"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT"),
        ("DESCRIBE<http://e/a>", "DESCRIBE"),
        ("SELEC * {}", None),
        ("", None),
    ],
)
def test_the_form_is_the_first_keyword_after_the_prologue(query: str, form: str | None) -> None:
    assert check(query).form == form


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://e/> { ?s ?p ?o } }",
        "SELECT * { sErViCe SILENT <http://e/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE <http://e/> {} }",
        "SELECT * { ?s ?p trueSERVICE<http://e/>{} }",
        "SELECT * { ?s ?p 'a'SERVICE <http://e/> {} }",
        "SELECT * { SERVICE#\n<http://e/> {} }",
        "PREFIX : <http://e/> SELECT * { SERVICE:x { ?s ?p ?o } }",
        "PREFIX : <http://e/> PREFIX service: <http://e/> SELECT * { service:x{?s ?p ?o} }",
        "SELECT * { ?a ?b ?c FILTER(?a<'x>') SERVICE <http://e/> {} FILTER('a'='b') }",
        "SELECT * { ?a ?b ?c FILTER(?a<?b)SERVICE#>\n<http://e/> {} }",
    ],
)
def test_service_is_refused_however_it_is_written(query: str) -> None:
    with pytest.raises(BadQuery, match="SERVICE is not allowed"):
        check(query)


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELECT (<1#a> = <1#b> AS ?x) {}", "line 1, column 9"),
        ("PREFIX a: <?x#>\nSELECT * {}", "line 1, column 11"),
        ("ASK {\n FILTER(?a<1#>\n) }", "line 2, column 11"),
    ],
)
def test_what_the_engine_may_read_behind_a_comment_of_ours_is_refused(
    query: str, place: str
) -> None:
    with pytest.raises(BadQuery, match=f"whether the < at {place} begins an IRI"):
        check(query)


@pytest.mark.parametrize(
    "query",
    [
        "PREFIX : <#> SELECT * { <#a> :b <c#d> FILTER(1<2) } # <1#a>",
        "ASK { FILTER(?a<'b#c'&&?d>'e') FILTER(?a<?b&&?c>?d) FILTER(?a < 1 # >\n) }",
    ],
)
def test_comments_and_iris_that_are_told_apart_pass(query: str) -> None:
    assert check(query).form


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p 'SERVICE <http://e/>' }",
        'SELECT * { ?s ?p """\nSERVICE <http://e/>""" }',
        "SELECT * { ?s <http://e/SERVICE> ?o }",
        "SELECT * { ?service ?p ?o } # SERVICE <http://e/>",
        "PREFIX service: <http://e/> SELECT * { service:a service:b service:c }",
        "PREFIX service: <http://e/> SELECT * { GRAPH service:a { ?s ?p ?o } }",
        "SELECT * { ?s ?p 'a'@service }",
        "PREFIX e: <http://e/> SELECT * { e:SERVICE e:LOAD e:insert }",
    ],
)
def test_service_in_strings_iris_names_and_comments_is_nothing(query: str) -> None:
    assert check(query).form == "SELECT"


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <http://e/a> <http://e/b> 1 }",
        "PREFIX e: <http://e/> delete where { ?s ?p ?o }",
        "LOAD <http://e/>",
        "DROP ALL",
        "WITH <http://e/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "CLEAR DEFAULT",
    ],
)
def test_updates_are_refused(query: str) -> None:
    with pytest.raises(BadQuery, match="answers queries only"):
        check(query)


def test_a_refusal_names_line_and_column() -> None:
    with pytest.raises(BadQuery, match="line 2, column 5"):
        check("SELECT * {\n    SERVICE <http://e/> {} }")


def test_nesting_is_counted_outside_strings_and_comments() -> None:
    check("SELECT * { ?s ?p '" + "{" * 500 + "' } # " + "(" * 500)
    check("SELECT * " + "{" * DEFAULT.depth + "}" * DEFAULT.depth)
    with pytest.raises(
        BadQuery, match=f"more than {DEFAULT.depth} deep at line 1, column {10 + DEFAULT.depth}"
    ):
        check("SELECT * " + "{" * (DEFAULT.depth + 1))


def test_length_is_limited() -> None:
    with pytest.raises(BadQuery, match="250,001 characters"):
        check("#" * (DEFAULT.length + 1))


def test_from_is_seen_as_a_keyword_only() -> None:
    assert check("SELECT * FROM <http://e/> {}").own_dataset
    assert check("SELECT * from named <http://e/> {}").own_dataset
    assert not check("PREFIX from: <http://e/> SELECT ?from { ?from from:a 'FROM' }").own_dataset


def test_undeclared_prefixes_are_listed_once_in_order() -> None:
    query = "PREFIX a: <http://e/> SELECT * { a:x b:y c:z . b:x :y _:n }"
    assert check(query).undeclared == ("b:", "c:", ":")


HOSTILE = ["'", '"', "'''", '"""', "<", ">", "\\", "#", "\n", "a.", "1.", ":", "@", "?", "{", " "]


@settings(deadline=None)
@given(some.lists(some.sampled_from([*HOSTILE, "SERVICE", "é"]), max_size=40).map("".join))
def test_tokens_and_what_is_between_them_are_the_whole_query(query: str) -> None:
    at = 0
    for token in tokens(query):
        between = query[at : token.start]
        assert between.strip() == "" or between.lstrip().startswith("#")
        assert query.startswith(token.text, token.start)
        at = token.end


@pytest.mark.parametrize(
    "part", ["a.1.", "<a", "'''", "'", '"""\\', "?x<", "@a-", ":.", "%", "<a:#"]
)
def test_the_longest_query_is_checked_in_no_time(part: str) -> None:
    query = (part * DEFAULT.length)[: DEFAULT.length]
    began = time.monotonic()
    check(query)
    assert time.monotonic() - began < 5
