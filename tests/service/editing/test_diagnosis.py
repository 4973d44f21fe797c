from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

PREFIXES = """\
PREFIX ior: <https://w3id.org/interorg/ontology#>
PREFIX iorc: <https://w3id.org/interorg/concept/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX x: <http://example.org/>
"""


def why(editor: FlaskClient, query: str) -> Any:
    answer = editor.post("/query/why-empty", json={"query": query})
    assert answer.status_code == 200, answer.text
    return answer.json


def blamed(found: Any) -> list[str]:
    return [each["text"] for each in found["culprits"]]


@pytest.mark.parametrize(
    ("pattern", "culprit", "instead"),
    [
        (
            "?c a ior:Claim ; ior:claimSubject ior:JointVenture ; x:year ?y",
            "ior:claimSubject ior:JointVenture",
            "iorc:JointVenture",
        ),
        ("?c a ior:Clame ; x:year ?y", "a ior:Clame", "ior:Claim"),
        ("?c a ior:Claim ; ior:claimsubject ?s", "ior:claimsubject ?s", "ior:claimSubject"),
        ('?c skos:prefLabel "Trust"', 'skos:prefLabel "Trust"', '"trust"@en'),
        ('?c skos:prefLabel "trust"@de', 'skos:prefLabel "trust"@de', '"trust"@en'),
        ('?c x:year "1990"', 'x:year "1990"', "1990"),
        ('?c ior:claimSubject "joint venture"', '"joint venture"', "iorc:JointVenture"),
    ],
)
def test_the_pattern_that_emptied_a_result_is_named_with_the_nearest_term(
    editor: FlaskClient, pattern: str, culprit: str, instead: str
) -> None:
    query = f"{PREFIXES}SELECT * {{\n  {pattern}\n}}"
    found = why(editor, query)
    (only,) = found["culprits"]
    assert culprit in only["text"] and query[only["start"] : only["end"]] == only["text"]
    assert only["line"] == 6 and only["alone"]
    assert only["suggestions"][0]["by"] == instead and only["suggestions"][0]["near"]
    mended = only["text"].replace(only["suggestions"][0]["instead"], instead)
    again = query[: only["start"]] + mended + query[only["end"] :]
    assert editor.post("/sparql", data={"query": again}).json["results"]["bindings"]  # type: ignore[index]


def test_patterns_that_fit_something_but_not_together_are_alternatives(editor: FlaskClient) -> None:
    found = why(editor, PREFIXES + "SELECT * { ?c a ior:Mention . ?c ior:claimObject ?o }")
    assert found["relation"] == "any"
    assert {*blamed(found)} == {"a ior:Mention", "ior:claimObject ?o"}
    assert not any(each["alone"] for each in found["culprits"])


def test_all_patterns_that_fit_nothing_have_to_go(editor: FlaskClient) -> None:
    found = why(editor, PREFIXES + "SELECT * { ?c a ior:Claim ; ior:no ?n ; ior:not ?m }")
    assert found["relation"] == "all" and blamed(found) == ["ior:no ?n", "ior:not ?m"]


def test_a_condition_is_blamed_rather_than_the_pattern_it_hangs_on(editor: FlaskClient) -> None:
    found = why(editor, PREFIXES + "SELECT * { ?c x:year ?y FILTER(?y > 2050) }")
    (only,) = found["culprits"]
    assert only["text"] == "FILTER(?y > 2050)"
    assert {each["by"] for each in only["suggestions"]} == {"1990", "2001"}
    text = 'SELECT * { ?c skos:prefLabel ?l FILTER(STR(?l) = "Trust") }'
    (only,) = why(editor, PREFIXES + text)["culprits"]
    assert only["suggestions"][0]["by"] == '"trust"@en'


def test_optional_parts_are_left_in_place_and_blocks_looked_at_whole(editor: FlaskClient) -> None:
    pattern = "?c a ior:Claim OPTIONAL { ?c ior:no ?n } MINUS { ?c a ior:Claim }"
    found = why(editor, f"{PREFIXES}SELECT * {{ {pattern} }}")
    assert blamed(found) == ["a ior:Claim", "MINUS { ?c a ior:Claim }"]
    query = PREFIXES + "ASK { ?c a ior:Claim . { ?c ior:no ?n } UNION { ?c ior:not ?n } }"
    assert blamed(why(editor, query)) == ["{ ?c ior:no ?n } UNION { ?c ior:not ?n }"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT ?c { ?c a ior:Claim } OFFSET 10", "OFFSET 10 leaves none"),
        ("SELECT ?c { ?c x:year ?y } GROUP BY ?c HAVING (COUNT(*) > 9)", "HAVING leaves none"),
        ("SELECT * { ?c a", "parts that are not looked into"),
        ("DESCRIBE iorc:No", "parts that are not looked into"),
        ("SELECT * { SERVICE x:y { ?c a ior:No } }", "parts that are not looked into"),
    ],
)
def test_what_is_no_fault_of_a_pattern_is_said(editor: FlaskClient, query: str, words: str) -> None:
    found = why(editor, PREFIXES + query)
    assert words in found["note"] and not found["culprits"]


def test_a_page_without_scripts_says_why_too(editor: FlaskClient) -> None:
    query = PREFIXES + "SELECT * { ?c ior:claimSubject ior:JointVenture }"
    asked = {"query": query, "why": "1"}
    page = editor.get("/query", query_string=asked, headers={"Accept": "text/html"})
    assert "Nothing in the graph fits this pattern." in page.text
    assert "<code>iorc:JointVenture</code> (joint venture)" in page.text
    plain = editor.get("/query", query_string={"query": query}, headers={"Accept": "text/html"})
    assert ">Why?</a>" in plain.text
