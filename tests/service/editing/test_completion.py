from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from interorg.service.editing.holes import find_hole, typed_at
from interorg.service.editing.names import Names, read_names

Asked = Callable[[str], Any]


def names(found: Any) -> list[str]:
    return [option["apply"] for option in found["options"]]


def test_only_properties_with_results_are_offered_most_frequent_first(offered: Asked) -> None:
    found = offered("SELECT * { ?c a ior:Claim ; | }")
    assert found["source"] == "data"
    offers = names(found)
    assert offers[:3] == ["<http://example.org/year>", "a", "ior:claimSubject"]
    assert offers[3] == "ior:claimObject"
    assert "ior:never" not in names(found) and "skos:prefLabel" not in names(found)
    assert found["options"][2]["count"] == 2


def test_what_is_typed_narrows_what_is_offered(offered: Asked) -> None:
    query = "SELECT * { ?c a ior:Claim ; ior:claimO| }"
    found = offered(query)
    assert names(found) == ["ior:claimObject"]
    assert query[found["from"] : found["to"]] == "ior:claimO"
    assert names(offered("SELECT * { ?c a ior:Claim ; obj| }")) == ["ior:claimObject"]


def test_an_option_names_the_prefix_to_declare_unless_it_is_declared(offered: Asked) -> None:
    bare = offered("SELECT * { ?c ior:claimSubject | }")["options"][0]
    assert bare["apply"] == "iorc:JointVenture"
    assert bare["prefix"] == {"name": "iorc", "iri": "https://w3id.org/interorg/concept/"}
    own = offered(
        "PREFIX c: <https://w3id.org/interorg/concept/> SELECT * { ?c ior:claimSubject | }"
    )["options"][0]
    assert own["apply"] == "c:JointVenture" and own["prefix"] is None


def test_objects_are_found_by_label_and_other_names(offered: Asked) -> None:
    assert names(offered("SELECT * { ?c ior:claimSubject JV| }")) == ["iorc:JointVenture"]
    assert names(offered("SELECT * { ?c ior:claimObject tru| }")) == ["iorc:Trust"]
    assert names(offered("SELECT * { ?c ior:claimObject JV| }")) == []


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("SELECT * { ?c ior:claimObject/skos:p| }", "skos:prefLabel"),
        ("SELECT * { ?c a ior:Claim ; ior:claimObject [ skos:pre| ] }", "skos:prefLabel"),
        ("SELECT * { ?c ior:claimObject ?o OPTIONAL { ?o skos:pref| } }", "skos:prefLabel"),
        ("SELECT * { ?o skos:prefLabel ?l ; ^| }", "ior:claimObject"),
        ("SELECT * { ?c a | ; ior:claimObject ?o }", "ior:Claim"),
        ("SELECT * { { SELECT ?c { ?c ior:claimOb| } } }", "ior:claimObject"),
        ("SELECT * { ?c x:year ?y FILTER(?y > 3) . ?c a ior:Cl| }", "ior:Claim"),
        ("SELECT * { ?c ?p iorc:Trust ; | }", "<http://example.org/year>"),
    ],
)
def test_the_patterns_around_the_place_count(offered: Asked, query: str, first: str) -> None:
    prologue = "PREFIX x: <http://example.org/>\n" if "x:" in query else ""
    assert names(offered(prologue + query))[0] == first


def test_texts_are_offered_as_they_must_be_written(offered: Asked) -> None:
    query = 'SELECT * { ?s a ior:Mention ; skos:prefLabel "Toy| }'
    assert names(offered(query)) == ['"Toyota, \\"the\\" firm"']
    assert names(offered("SELECT * { ?s <http://example.org/year> | }"))[:2] == ["1990", "2001"]


def test_words_of_sparql_and_variables_fit_their_place(offered: Asked) -> None:
    assert "OPTIONAL" in names(offered("SELECT * { ?s ?p ?o . opt| }"))
    assert names(offered("SEL|"))[0] == "SELECT"
    assert names(offered("SELECT ?n { ?name ?p ?o FILTER(?n|) }")) == ["?n", "?name"]
    assert "CONTAINS" in names(offered("SELECT * { ?s ?p ?o FILTER(cont|) }"))
    assert names(offered("PREFIX sk|"))[0].startswith("skos: <http")


def test_nothing_is_offered_in_a_comment_nor_where_patterns_have_no_results(
    offered: Asked,
) -> None:
    assert names(offered("SELECT * { ?s ?p ?o # ior:|\n }")) == []
    found = offered("SELECT * { ?s a ior:Mention ; ior:claimSubject ?t . ?t | }")
    assert found["source"] == "data" and "no results" in found["note"]
    assert all(option["type"] == "variable" for option in found["options"])


def test_without_time_the_ontology_alone_is_offered_and_that_is_said(
    editor: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interorg.service.editing.room.COMPLETION_SECONDS", 0.0)
    query = "SELECT * { ?late a ior:Claim ; ior:nev"
    found = editor.post("/query/complete", json={"query": query, "offset": len(query)}).json
    assert found["source"] == "ontology" and "could not be asked" in found["note"]  # type: ignore[index]
    assert names(found) == ["ior:never"]


@pytest.mark.parametrize(
    "body",
    [None, [], {}, {"query": "ASK {}"}, {"query": 1, "offset": 0}, {"query": "", "offset": 9}],
)
def test_a_question_that_is_no_place_in_a_query_is_refused(
    editor: FlaskClient, body: object
) -> None:
    answer = editor.post("/query/complete", json=body, headers={"Accept": "application/json"})
    assert answer.status_code == 400 and "Expected" in answer.json["error"]["message"]  # type: ignore[index]


@given(st.text(alphabet="?$:<>{}()[]\"'#@^/|;., \nabSELCTior123_-*", max_size=60), st.data())
def test_any_text_has_a_place_at_any_offset(query: str, data: st.DataObject) -> None:
    typed = typed_at(query, data.draw(st.integers(0, len(query))))
    if typed:
        assert query[typed.start : typed.end].startswith(typed.text)
        assert find_hole(query, typed).part


def test_prefixes_are_read_as_far_as_they_go() -> None:
    assert read_names("PREFIX a: <http://a/> PREFIX b: SELECT").declared == {"a": "http://a/"}
    assert Names({"ior": "http://other/"}).written("https://w3id.org/interorg/ontology#x") == (
        "<https://w3id.org/interorg/ontology#x>",
        None,
    )


@pytest.mark.parametrize(
    "query",
    [
        *("[" * 5_000, "{" * 5_000, "a" * 240_000, "#" * 240_000, "?x|" * 60_000, '"' * 100_000),
        *("SELECT * { ?s ?p ?o . " * 400, "SELECT * {" + " ?s ?p ?o ." * 1_500),
    ],
)
def test_no_text_keeps_the_service_long(editor: FlaskClient, query: str) -> None:
    began = time.process_time()
    for sent in ({"query": query, "offset": len(query)}, {"query": query, "offset": 1}):
        assert editor.post("/query/complete", json=sent).status_code == 200
    for path in ("why-empty", "check", "code"):
        assert editor.post(f"/query/{path}", json={"query": query}).status_code == 200
    assert time.process_time() - began < 10
