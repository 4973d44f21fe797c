"""The update operation of the SPARQL 1.1 Protocol, as any client may send it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from urllib.parse import quote, urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from interorg.service.storage.store import Store

UPDATE = "application/sparql-update"
FORM = "application/x-www-form-urlencoded"
Writable = Callable[..., Flask]
DATASET = """
PREFIX e: <http://e/>
INSERT DATA {
  GRAPH e:g1 { e:one a e:Thing } GRAPH e:g2 { e:two a e:Thing } GRAPH e:g3 { e:three a e:Thing }
}
"""
COPYING = "PREFIX e: <http://e/> INSERT { GRAPH e:out { ?s a e:Found } } WHERE { ?s a e:Thing }"
FINDING = """PREFIX e: <http://e/>
INSERT { GRAPH e:out { ?s a e:Found } } WHERE { GRAPH ?g { ?s a e:Thing } }"""


def send(client: FlaskClient, update: str, **parameters: str | list[str]) -> TestResponse:
    address = f"/update?{urlencode(parameters, doseq=True)}"
    return client.post(address, data=update.encode(), content_type=UPDATE)


def ask(client: FlaskClient, pattern: str) -> bool:
    answer = client.get("/sparql", query_string={"query": f"PREFIX e: <http://e/> ASK {pattern}"})
    assert answer.json
    return bool(answer.json["boolean"])


def found(client: FlaskClient) -> set[str]:
    query = "SELECT ?s { GRAPH <http://e/out> { ?s a <http://e/Found> } }"
    answer = client.get("/sparql", query_string={"query": query})
    assert answer.json
    return {row["s"]["value"].rsplit("/")[-1] for row in answer.json["results"]["bindings"]}


def test_an_update_is_seen_by_whoever_asks_after_it(strict: FlaskClient) -> None:
    first = strict.post("/update", data={"update": "INSERT DATA { <http://e/a> <http://e/b> 1 }"})
    assert first.status_code == 204 and first.headers["Interorg-Generation"] == "2"
    assert "Content-Type" not in first.headers
    assert ask(strict, "{ e:a e:b 1 }")
    second = send(strict, "DELETE DATA { <http://e/a> <http://e/b> 1 }")
    assert second.status_code == 204 and second.headers["Interorg-Generation"] == "3"
    assert not ask(strict, "{ e:a e:b 1 }")


def test_the_operations_of_a_sequence_follow_each_other(strict: FlaskClient) -> None:
    update = """PREFIX e: <http://e/>
    INSERT DATA { e:a e:b 1 } ;
    PREFIX e: <http://other/>
    DELETE { ?s ?p 1 } INSERT { ?s ?p 2 . GRAPH e:g { ?s ?p 3 } } WHERE { ?s ?p 1 } ;
    COPY e:g TO e:h"""
    assert send(strict, update).status_code == 204
    assert ask(strict, "{ e:a e:b 2 GRAPH <http://other/h> { e:a e:b 3 } }")
    assert not ask(strict, "{ e:a e:b 1 }")


def test_a_sequence_that_fails_in_its_midst_changes_nothing(
    strict: FlaskClient, empty: Store
) -> None:
    for first in (
        "INSERT DATA { <http://e/a> <http://e/b> 1 }",
        "INSERT { <x:a> <x:b> 1 } WHERE {}",
    ):
        answer = send(strict, f"{first} ; DROP GRAPH <http://e/none>")
        assert answer.status_code == 400 and "does not exist" in answer.text
        assert not ask(strict, "{ ?s ?p ?o }")
    assert empty.current().number == 1
    assert send(strict, "INSERT DATA { <http://e/a> <http://e/b> 2 }").status_code == 204
    assert not ask(strict, "{ ?s ?p 1 }")


@pytest.mark.parametrize(
    ("update", "parameters", "expected"),
    [
        (COPYING, {"using-graph-uri": "http://e/g1"}, {"one"}),
        (COPYING, {"using-graph-uri": ["http://e/g1", "http://e/g2"]}, {"one", "two"}),
        (COPYING, {"using-named-graph-uri": "http://e/g1"}, set()),
        (FINDING, {"using-named-graph-uri": "http://e/g1"}, {"one"}),
        (FINDING, {"using-named-graph-uri": ["http://e/g1", "http://e/g3"]}, {"one", "three"}),
        (FINDING, {"using-graph-uri": "http://e/g1"}, set()),
        (FINDING, {}, {"one", "two", "three"}),
    ],
)
def test_the_dataset_of_the_request_is_what_patterns_see(
    strict: FlaskClient, update: str, parameters: dict[str, str | list[str]], expected: set[str]
) -> None:
    send(strict, DATASET)
    assert send(strict, update, **parameters).status_code == 204
    assert found(strict) == expected


def test_the_dataset_may_come_in_a_form(strict: FlaskClient) -> None:
    send(strict, DATASET)
    form = {"update": COPYING, "using-graph-uri": ["http://e/g2", "http://e/g3"]}
    assert strict.post("/update", data=form).status_code == 204
    assert found(strict) == {"two", "three"}


def test_the_dataset_of_the_request_holds_for_delete_where(strict: FlaskClient) -> None:
    send(strict, "INSERT DATA { <http://e/one> a <http://e/Thing>, <http://e/Other> }")
    send(strict, DATASET)
    delete = "DELETE WHERE { ?s a ?class }"
    assert send(strict, delete, **{"using-graph-uri": "http://e/g1"}).status_code == 204
    assert not ask(strict, "{ e:one a e:Thing }") and ask(strict, "{ e:one a e:Other }")


@pytest.mark.parametrize(
    "clause", ["INSERT {} USING <http://e/g1> WHERE {}", "WITH <http://e/g1> DELETE {} WHERE {}"]
)
def test_a_dataset_in_both_places_is_refused(strict: FlaskClient, clause: str) -> None:
    for parameter in ("using-graph-uri", "using-named-graph-uri"):
        answer = send(strict, clause, **{parameter: "http://e/g2"})
        assert answer.status_code == 400 and "line 1, column" in answer.text


def test_relative_addresses_are_resolved_against_the_endpoint_or_base(strict: FlaskClient) -> None:
    send(strict, "INSERT DATA { <#a> <http://e/b> 1 }")
    assert ask(strict, "{ <http://localhost/update#a> e:b 1 }")
    send(strict, "BASE <http://e/> INSERT DATA { <c> <b> 1 }")
    assert ask(strict, "{ e:c e:b 1 }")


GOOD = "INSERT DATA { <http://e/a> <http://e/b> 1 }"


@pytest.mark.parametrize(
    ("body", "media_type", "query", "status"),
    [
        (f"update={quote(GOOD)}&update={quote(GOOD)}", FORM, "", 400),
        (f"update={quote(GOOD)}&query=ASK%7B%7D", FORM, "", 400),
        ("query=ASK%7B%7D", FORM, "", 400),
        ("", FORM, "", 400),
        ("update=", FORM, "", 400),
        ("update=%FF", FORM, "", 400),
        (b"update=\xff", FORM, "", 400),
        (f"update={quote(GOOD)}&using-graph-uri=relative", FORM, "", 400),
        (GOOD, UPDATE, f"update={quote(GOOD)}", 400),
        (GOOD, UPDATE, "query=ASK%7B%7D", 400),
        (GOOD.encode("utf-16"), UPDATE, "", 400),
        (GOOD.encode("utf-16"), f"{UPDATE}; charset=UTF-16", "", 415),
        (f"update={quote(GOOD)}", f"{FORM}; charset=latin1", "", 415),
        ("", UPDATE, "", 400),
        (GOOD, "text/plain", "", 415),
        (GOOD, "application/sparql-query", "", 415),
        (GOOD, None, "", 415),
        ("INSERT DATA { <http://e/a> <http://e/b> ", UPDATE, "", 400),
        ("ASK {}", UPDATE, "", 400),
        ("INSERT DATA { e:a e:b 1 }", UPDATE, "", 400),
        ("CREATE GRAPH <http://e/g> ; CREATE GRAPH <http://e/g>", UPDATE, "", 400),
    ],
)
def test_what_the_protocol_excludes_is_refused_and_changes_nothing(
    strict: FlaskClient,
    empty: Store,
    body: str | bytes,
    media_type: str | None,
    query: str,
    status: int,
) -> None:
    answer = strict.post(f"/update?{query}", data=body, content_type=media_type)
    assert answer.status_code == status
    assert answer.text.count("\n") == 1 and "Traceback" not in answer.text
    assert empty.current().number == 1


def test_a_syntax_error_has_its_place(strict: FlaskClient) -> None:
    answer = send(strict, "INSERT DATA {\n  <http://e/a> }")
    assert answer.status_code == 400 and "line 2, column 16" in answer.text


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH"])
def test_only_post_updates(strict: FlaskClient, method: str) -> None:
    answer = strict.open("/update", method=method, query_string={"update": GOOD})
    assert answer.status_code == 405 and "POST" in answer.headers["Allow"]


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <http://127.0.0.1/>",
        "load silent <file:///etc/hostname>",
        "PREFIX load: <http://e/> LOAD load:x",
        "INSERT DATA { <x:a> <x:b> 1 } ; LOAD <http://127.0.0.1/> INTO GRAPH <http://e/g>",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "PREFIX : <http://e/> INSERT { ?s ?p ?o } WHERE { service:x { ?s ?p ?o } }",
    ],
)
def test_an_update_reaches_nothing_outside(strict: FlaskClient, update: str) -> None:
    answer = send(strict, update)
    assert answer.status_code == 400 and "is not allowed at line 1, column" in answer.text


def test_words_like_those_refused_may_be_names_and_texts(strict: FlaskClient) -> None:
    update = """PREFIX load: <http://load/> PREFIX service: <http://service/>
    INSERT DATA { GRAPH load:service { service:a load:b "LOAD SERVICE" } } # LOAD <x:y>"""
    assert send(strict, update).status_code == 204


def test_deep_nesting_is_refused_before_the_engine(strict: FlaskClient) -> None:
    answer = send(strict, f"INSERT {{}} WHERE {'{' * 5000}{'}' * 5000}")
    assert answer.status_code == 400 and "nested more than 100 deep" in answer.text


def test_an_update_without_end_is_stopped_and_changes_nothing(
    empty: Store, writable: Writable
) -> None:
    client = writable(empty, TIMEOUT=1.0).test_client()
    data = " ".join(f"<x:{n}> <x:p> {n} ." for n in range(60))
    send(client, f"INSERT DATA {{ {data} }}")
    product = " ".join(f"?s{n} ?p{n} ?o{n} ." for n in range(9))
    answer = send(client, f"INSERT {{ ?s1 ?p2 ?o3 }} WHERE {{ {product} }}")
    assert answer.status_code == 503 and "time limit of 1 s" in answer.text
    assert "Retry-After" in answer.headers
    assert send(client, "INSERT DATA { <x:after> <x:p> 1 }").status_code == 204
    assert empty.current().number == 3


def test_a_body_that_is_too_long_is_refused(empty: Store, writable: Writable) -> None:
    client = writable(empty, MAX_CHANGE=100).test_client()
    assert send(client, GOOD).status_code == 204
    assert send(client, GOOD + " " * 100).status_code == 413


def test_a_read_only_endpoint_says_how_to_switch_writing_on(
    empty: Store, writable: Writable
) -> None:
    client = writable(empty, WRITABLE=False).test_client()
    answer = send(client, GOOD)
    assert answer.status_code == 403 and "serve --writable --token-file" in answer.text


def test_another_program_that_writes_is_waited_for(strict: FlaskClient, empty: Store) -> None:
    def hold() -> None:
        with empty.writer():
            held.set()
            time.sleep(0.7)

    held = threading.Event()
    other = threading.Thread(target=hold)
    other.start()
    held.wait(10)
    began = time.monotonic()
    assert send(strict, GOOD).status_code == 204
    assert time.monotonic() - began > 0.4
    other.join()


def test_an_interrupted_ingest_is_finished_before_anything_else_is_written(
    strict: FlaskClient, empty: Store
) -> None:
    empty.mark_unpublished()
    answer = send(strict, GOOD)
    assert answer.status_code == 503 and "interrupted" in answer.text
    empty.mark_published()
    assert send(strict, GOOD).status_code == 204


def test_declarations_may_stand_between_operations(strict: FlaskClient) -> None:
    update = """PREFIX e: <http://e/> INSERT DATA { e:a e:b 1 } ;
    BASE <http://f/> PREFIX e: <e/> INSERT DATA { e:a e:b 1 } ;"""
    assert send(strict, update).status_code == 204
    assert ask(strict, "{ e:a e:b 1 . <http://f/e/a> <http://f/e/b> 1 }")
    wrong = "INSERT DATA { <x:a> <x:b> 1 } ;\nPREFIX e: <http://e/>\nINSERT DATA { e:a e:b }"
    answer = send(strict, wrong)
    assert answer.status_code == 400 and "line 3, column 23" in answer.text


@pytest.mark.parametrize("clear", ["CLEAR GRAPH", "clear # all\n graph", "CLEAR SILENT GRAPH"])
def test_a_graph_that_is_not_there_can_be_cleared(strict: FlaskClient, clear: str) -> None:
    update = (
        f"{clear} <http://e/none> ; INSERT DATA {{ GRAPH <http://e/none> {{ <t:s> <t:p> 1 }} }}"
    )
    assert send(strict, update).status_code == 204
    assert ask(strict, "{ GRAPH e:none { ?s ?p 1 } }")


def test_a_graph_that_is_not_there_cannot_be_dropped(strict: FlaskClient) -> None:
    assert send(strict, "DROP GRAPH <http://e/none>").status_code == 400


def test_addresses_of_the_protocol_may_end_in_a_slash(strict: FlaskClient) -> None:
    cleared = strict.post("/update/", data={"update": "CLEAR ALL"})
    asked = strict.post("/sparql/", data={"query": "ASK { ?s ?p ?o }"})
    assert cleared.status_code == 204 and asked.json and asked.json["boolean"] is False
