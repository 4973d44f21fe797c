"""The SPARQL 1.1 Graph Store HTTP Protocol."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat, parse
from werkzeug.test import TestResponse

from interorg.service.storage.store import Store

Writable = Callable[..., Flask]
G = "/graph-store?graph=http://e/g"
DEFAULT = "/graph-store?default"
TURTLE = "<http://e/a> <http://e/b> <http://e/c>, 'text'@en ."
SAME = {
    "text/turtle": "<http://e/a> <http://e/b> <c> .",
    "application/n-triples": "<http://e/a> <http://e/b> <http://e/c> .",
    "application/ld+json": '{"@id": "http://e/a", "http://e/b": {"@id": "c"}}',
    "application/rdf+xml": """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns:e="http://e/"><rdf:Description rdf:about="http://e/a"><e:b rdf:resource="c"/>
      </rdf:Description></rdf:RDF>""",
}


def put(client: FlaskClient, address: str, body: str, **headers: str) -> TestResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.put(address, data=body.encode(), content_type="text/turtle", headers=named)


def post(client: FlaskClient, address: str, body: str, kind: str = "text/turtle") -> TestResponse:
    return client.post(address, data=body.encode(), content_type=kind)


def triples(client: FlaskClient, address: str) -> int:
    answer = client.get(address, headers={"Accept": "application/n-triples"})
    assert answer.status_code == 200
    return len(answer.text.splitlines())


@pytest.mark.parametrize("address", [G, DEFAULT, "/graph-store/mine/one"])
def test_a_graph_is_put_read_added_to_and_deleted(strict: FlaskClient, address: str) -> None:
    absent = 200 if address == DEFAULT else 404
    assert strict.get(address).status_code == absent
    assert put(strict, address, TURTLE).status_code == (204 if address == DEFAULT else 201)
    assert triples(strict, address) == 2
    assert put(strict, address, "<http://e/a> <http://e/b> 1 .").status_code == 204
    assert triples(strict, address) == 1
    assert post(strict, address, TURTLE).status_code == 204
    assert triples(strict, address) == 3
    assert strict.delete(address).status_code == 204
    assert strict.get(address).status_code == absent
    if address != DEFAULT:
        assert strict.delete(address).status_code == 404
        assert strict.head(address).status_code == 404


def test_an_empty_graph_is_there(strict: FlaskClient) -> None:
    assert put(strict, G, "").status_code == 201
    assert triples(strict, G) == 0
    assert put(strict, G, "").status_code == 204


def test_adding_to_a_graph_that_is_not_there_makes_it(strict: FlaskClient) -> None:
    assert post(strict, G, TURTLE).status_code == 201
    assert triples(strict, G) == 2


@pytest.mark.parametrize("kind", SAME)
def test_every_syntax_is_taken_and_its_relative_addresses_resolved(
    strict: FlaskClient, kind: str
) -> None:
    assert strict.put(G, data=SAME[kind], content_type=kind).status_code == 201
    answer = strict.get(G, headers={"Accept": "application/n-triples"})
    assert answer.text == "<http://e/a> <http://e/b> <http://e/c> .\n"


@pytest.mark.parametrize("kind", SAME)
def test_every_syntax_is_given(strict: FlaskClient, kind: str) -> None:
    put(strict, G, TURTLE)
    answer = strict.get(G, headers={"Accept": f"{kind}, */*;q=0.1"})
    assert answer.mimetype == kind and "Accept" in answer.headers["Vary"]
    form = RdfFormat.from_media_type(kind)
    assert form and len(list(parse(answer.data, form))) == 2
    head = strict.head(G, headers={"Accept": kind})
    assert head.status_code == 200 and head.mimetype == kind and head.data == b""


def test_the_syntax_may_be_asked_for_by_a_parameter(strict: FlaskClient) -> None:
    assert strict.get(f"{DEFAULT}&format=nt").mimetype == "application/n-triples"
    assert strict.get(f"{DEFAULT}&format=csv").status_code == 406
    assert strict.get(DEFAULT, headers={"Accept": "image/png"}).status_code == 406
    assert strict.get(DEFAULT, headers={"Accept": "application/trig"}).status_code == 406


@pytest.mark.parametrize(
    ("kind", "body", "said"),
    [
        ("text/turtle", "<http://e/a> <http://e/b> 1 .\n<http://e/a> .", "line 2"),
        ("application/n-triples", "<http://e/a>", "line 1"),
        ("application/rdf+xml", TURTLE, "RDF/XML"),
        ("application/ld+json", "{", "line 1"),
        ("application/ld+json", '{"@context": "http://127.0.0.1/"}', "remote contexts"),
        ("text/turtle", b"<http://e/a> <http://e/b> '\xff' .", "line 1"),
        ("application/ld+json", '{"@id": "http://e/x", "@graph": [{"@id": "http://e/a", '
         '"http://e/b": 1}]}', "one graph"),
    ],
)  # fmt: skip
def test_a_body_with_an_error_changes_nothing(
    strict: FlaskClient, empty: Store, kind: str, body: str | bytes, said: str
) -> None:
    put(strict, G, TURTLE)
    for method in ("PUT", "POST"):
        answer = strict.open(G, method=method, data=body, content_type=kind)
        assert answer.status_code == 400 and said in answer.text
    assert triples(strict, G) == 2
    assert empty.current().number == 2


@pytest.mark.parametrize("kind", ["text/csv", "application/n-quads", "application/trig", None])
def test_what_is_no_syntax_of_one_graph_is_refused(strict: FlaskClient, kind: str | None) -> None:
    answer = strict.put(G, data="", content_type=kind)
    assert answer.status_code == 415 and "text/turtle" in answer.text
    assert strict.patch(G, data="", content_type=kind).status_code == 415


def test_bodies_in_other_encodings_are_refused(strict: FlaskClient) -> None:
    kind = "text/turtle; charset=iso-8859-1"
    assert strict.put(G, data=TURTLE, content_type=kind).status_code == 415
    assert put(strict, G, TURTLE, Content_Encoding="gzip").status_code == 415


def test_a_new_graph_gets_a_name_under_which_it_is_read(strict: FlaskClient) -> None:
    made = post(strict, "/graph-store", "<> <http://e/b> <c> .")
    assert made.status_code == 201
    place = made.headers["Location"]
    answer = strict.get(place, headers={"Accept": "application/n-triples"})
    assert answer.text == f"<{place}> <http://e/b> <http://localhost/graph-store/c> .\n"
    assert post(strict, "/graph-store", TURTLE).headers["Location"] != place


def test_quads_go_to_the_graphs_that_they_name(strict: FlaskClient) -> None:
    body = "<http://e/a> { <http://e/a> <http://e/b> 1, 2 } <http://e/g> { <http://e/a> a 1 }"
    assert post(strict, "/graph-store", body, "application/trig").status_code == 204
    assert triples(strict, "/graph-store?graph=http://e/a") == 2
    assert triples(strict, G) == 1


def test_a_form_brings_several_files(strict: FlaskClient) -> None:
    form = {
        "one": (BytesIO(b"_:x <http://e/b> <c> ."), "one.ttl"),
        "two": (BytesIO(b"_:x <http://e/b> <http://e/c> ."), "two", "application/n-triples"),
    }
    assert strict.post(G, data=form).status_code == 201
    assert triples(strict, G) == 2
    assert strict.post(G, data={"one": (BytesIO(b""), "a.csv")}).status_code == 415
    none = strict.post(G, data={"a": "b"}, content_type="multipart/form-data")
    assert none.status_code == 400


@pytest.mark.parametrize(
    "address",
    ["/graph-store", f"{G}&default", f"{G}&graph=http://e/h", "/graph-store/x?default",
     "/graph-store?graph=relative", "/graph-store?graph=", "/graph-store?graph=http://e/%FF"],
)  # fmt: skip
def test_one_graph_must_be_named(strict: FlaskClient, address: str) -> None:
    assert strict.get(address).status_code == 400
    assert strict.put(address, data="", content_type="text/turtle").status_code == 400
    assert strict.delete(address).status_code == 400


def test_the_name_of_a_graph_cannot_break_out_of_the_query(strict: FlaskClient) -> None:
    evil = "/graph-store?graph=http://e/%3E%20%7B%7D%20UNION"
    assert strict.get(evil).status_code == 400


def test_a_graph_is_given_again_only_when_it_may_have_changed(strict: FlaskClient) -> None:
    put(strict, G, TURTLE)
    tag = strict.get(G).headers["ETag"]
    again = strict.get(G, headers={"If-None-Match": tag})
    assert again.status_code == 304 and again.data == b"" and again.headers["ETag"] == tag
    other = strict.get(G, headers={"If-None-Match": tag, "Accept": "application/n-triples"})
    assert other.status_code == 200
    put(strict, G, "")
    assert strict.get(G, headers={"If-None-Match": tag}).status_code == 200


def test_changes_may_be_made_on_condition(strict: FlaskClient) -> None:
    assert put(strict, G, TURTLE, If_Match="*").status_code == 412
    assert put(strict, G, TURTLE, If_None_Match="*").status_code == 201
    assert put(strict, G, TURTLE, If_None_Match="*").status_code == 412
    tag = strict.get(G).headers["ETag"]
    for stale in ('"x"', f"W/{tag}", tag.replace('"', "'"), f'{tag[:-1]}x"'):
        assert put(strict, G, TURTLE, If_Match=stale).status_code == 412
        assert strict.delete(G, headers={"If-Match": stale}).status_code == 412
    other = strict.get(DEFAULT).headers["ETag"]
    assert put(strict, G, TURTLE, If_Match=other).status_code == 412
    assert put(strict, G, TURTLE, If_None_Match=tag).status_code == 412
    assert put(strict, G, TURTLE, If_Match=f'"x", {tag}').status_code == 204
    assert put(strict, G, TURTLE, If_Match=tag).status_code == 412
    tag = strict.get(G, headers={"Accept": "application/rdf+xml"}).headers["ETag"]
    assert strict.delete(G, headers={"If-Match": tag}).status_code == 204


def test_options_name_what_may_be_done(strict: FlaskClient) -> None:
    answer = strict.options(G)
    allowed = {name.strip() for name in answer.headers["Allow"].split(",")}
    assert allowed >= {"GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS"}


@pytest.mark.parametrize("graph", ["meta", "document/first", "mine"])
def test_graphs_that_ingest_keeps_are_read_and_not_changed(
    union: FlaskClient, store: Store, graph: str
) -> None:
    kept = f"/graph-store?graph=https://w3id.org/interorg/graph/{graph}"
    for address in (kept, DEFAULT):
        for method in ("PUT", "POST", "DELETE"):
            answer = union.open(address, method=method, data="", content_type="text/turtle")
            assert answer.status_code == 403 and "ingest" in answer.text
    trig = "<https://w3id.org/interorg/graph/meta> { <http://e/a> <http://e/b> 1 }"
    assert post(union, "/graph-store", trig, "application/trig").status_code == 403
    assert store.current().number == 1
    assert triples(union, DEFAULT) == 5
    assert put(union, G, TURTLE).status_code == 201
    assert triples(union, DEFAULT) == 5


def test_reading_needs_no_token_and_writing_does(
    empty: Store, writable: Writable, tmp_path: Path
) -> None:
    (tmp_path / "token").write_text("secret\n")
    (tmp_path / "token").chmod(0o600)
    client = writable(empty, TOKEN_FILE=tmp_path / "token").test_client()
    assert client.get(DEFAULT).status_code == 200
    for method in ("PUT", "POST", "DELETE", "PATCH"):
        answer = client.open(G, method=method, data="", content_type="text/turtle")
        assert answer.status_code == 401
    assert put(client, G, "", Authorization="Bearer secret").status_code == 201


def test_a_read_only_endpoint_gives_graphs_and_takes_none(empty: Store, writable: Writable) -> None:
    client = writable(empty, WRITABLE=False).test_client()
    assert client.get(DEFAULT).status_code == 200
    assert put(client, G, "").status_code == 403
