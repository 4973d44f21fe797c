from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient


def fault(editor: FlaskClient, query: str) -> Any:
    return editor.post("/query/check", json={"query": query}).json["fault"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("query", "marked", "words"),
    [
        ("SELECT * {\n  ?s nix:p ?o }", "nix:p", "the prefix nix: is not declared"),
        ("SELECT * {\n  ?s ?p ?o . }}", "}", "line 2, column 15: the } here closes nothing"),
        ("SELECT * {\n  ?s foo ?o }", "foo", "`foo` is no word of SPARQL"),
        ("SELECT * { ?s ?p", "{", "line 1, column 10: the { here is not closed"),
        ("DROP ALL", "DROP", "DROP is not allowed"),
        ("SELECT ?x { ?s ?p ?o } GROUP BY ?s", None, "SELECT"),
    ],
)
def test_a_mistake_is_marked_and_put_into_words(
    editor: FlaskClient, query: str, marked: str | None, words: str
) -> None:
    found = fault(editor, query)
    assert words in found["message"]
    if marked is not None:
        at = found["offset"]
        assert query[at : at + found["length"]] == marked
        assert found["line"] == query.count("\n", 0, at) + 1


@pytest.mark.parametrize(
    "query", ["ASK {}", "SELECT * { ?s ?p ?o }", "SELECT (COUNT(*) AS ?n) { ?s a/a* ?o }"]
)
def test_a_sound_query_has_no_fault_and_is_not_evaluated(editor: FlaskClient, query: str) -> None:
    assert fault(editor, query) is None


def test_a_page_without_scripts_marks_the_place(editor: FlaskClient) -> None:
    query = "SELECT * {\n  ?s <b>:p ?o }"
    page = editor.get("/query", query_string={"query": query}, headers={"Accept": "text/html"})
    assert page.status_code == 400
    assert "<b>2</b>   ?s &lt;b&gt;" in page.text and "<mark>" in page.text
    data = editor.get("/query.json", query_string={"query": query}).json
    assert data["fault"]["line"] == 2 and data["result"] is None  # type: ignore[index]


def test_labels_are_given_by_iri(editor: FlaskClient) -> None:
    trust = "https://w3id.org/interorg/concept/Trust"
    sent = {"iris": [trust, "http://example.org/three", "http://x/> } #", "http://no"]}
    assert editor.post("/query/labels", json=sent).json == {
        "labels": {trust: "trust", "http://example.org/three": 'Toyota, "the" firm'}
    }
    assert editor.post("/query/labels", json={"iris": [1]}).status_code == 400
