"""The service in front of real stores elsewhere gives what it gives in front of its own."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    Variable,
    parse,
    parse_query_results,
)
from pyoxigraph import Store as Graph

from interorg.ingest.failure import BadQuery
from interorg.service.engine.pool import Limits
from interorg.service.remote import RemotePool, find_mode
from interorg.service.stored_queries import read_query
from interorg.service.web import create_app

PREFIXES = (
    "PREFIX ior: <https://w3id.org/interorg/ontology#> "
    "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
)
ROWS = f"{PREFIXES}SELECT ?s ?o ?never {{ ?s a ior:FormConcept ; skos:prefLabel ?o }}"
SOLUTIONS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
TRIPLES = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/trig": RdfFormat.TRIG,
    "application/n-quads": RdfFormat.N_QUADS,
}
MENTIONED = ["concept", "concept_details", "describe", "mentions", "claims"]


def rows(body: bytes) -> list[str]:
    return sorted(
        json.dumps(row, sort_keys=True) for row in json.loads(body)["results"]["bindings"]
    )


def local(graph: Graph, query: str, **bound: NamedNode) -> bytes:
    found = graph.query(query, substitutions={Variable(n): v for n, v in bound.items()})
    return found.serialize(format=QueryResultsFormat.JSON) or b""


@pytest.mark.parametrize("media_type", SOLUTIONS)
def test_rows_come_in_every_format(remote: RemotePool, graph: Graph, media_type: str) -> None:
    answer = remote.query(ROWS, solutions=media_type)
    assert answer.media_type == media_type
    read = parse_query_results(answer.body, SOLUTIONS[media_type])
    assert not isinstance(read, QueryBoolean)
    assert [each.value for each in read.variables] == ["s", "o", "never"]
    again = io.BytesIO()
    read.serialize(again, QueryResultsFormat.JSON)
    assert rows(again.getvalue()) == rows(local(graph, ROWS)) != []


def test_rows_come_as_csv_too(remote: RemotePool, graph: Graph) -> None:
    found = graph.query(ROWS).serialize(format=QueryResultsFormat.CSV) or b""
    body = remote.query(ROWS, solutions="text/csv").body
    assert sorted(body.splitlines()) == sorted(found.splitlines())
    assert body.splitlines()[0] == b"s,o,never"


@pytest.mark.parametrize(("group", "yes"), [("?s ?p ?o", True), ("?s a <http://e/none>", False)])
@pytest.mark.parametrize("media_type", [*SOLUTIONS, "text/csv"])
def test_yes_and_no_come_in_every_format(
    remote: RemotePool, media_type: str, group: str, yes: bool
) -> None:
    answer = remote.query(f"ASK {{ {group} }}", solutions=media_type)
    if media_type == "text/csv":
        assert answer.body == (b"true" if yes else b"false")
    else:
        read = parse_query_results(answer.body, SOLUTIONS[media_type])
        assert isinstance(read, QueryBoolean)
        assert bool(read) is yes


@pytest.mark.parametrize("media_type", TRIPLES)
def test_triples_come_in_every_format(remote: RemotePool, graph: Graph, media_type: str) -> None:
    query = f"{PREFIXES}CONSTRUCT {{ ?s skos:prefLabel ?o }} WHERE {{ ?s skos:prefLabel ?o }}"
    answer = remote.query(query, triples=media_type)
    assert answer.media_type == media_type
    found = sorted(str(quad.triple) for quad in parse(answer.body, TRIPLES[media_type]))
    assert found == sorted(map(str, graph.query(query))) != []


@pytest.mark.parametrize("name", MENTIONED)
def test_our_own_queries_are_answered_alike(remote: RemotePool, graph: Graph, name: str) -> None:
    query = f"{PREFIXES}SELECT DISTINCT ?x {{ ?c ior:expresses/ior:claimSubject ?x }} LIMIT 4"
    variable = {"describe": "node", "mentions": "thing", "claims": "target"}.get(name, "concept")
    found = [*graph.query(query)]  # type: ignore[misc]
    assert found
    for (node,) in found:  # type: ignore[misc]
        bound = {variable: NamedNode(node.value)}
        answer = remote.query(read_query(name), bindings=bound, triples="application/n-triples")
        if name == "describe":
            values = {Variable(variable): bound[variable]}
            wanted = sorted(map(str, graph.query(read_query(name), substitutions=values)))
            assert sorted(str(q.triple) for q in parse(answer.body, RdfFormat.N_TRIPLES)) == wanted
        else:
            assert rows(answer.body) == rows(local(graph, read_query(name), **bound))


def test_rows_of_our_own_queries_have_no_entry_for_what_is_unbound(remote: RemotePool) -> None:
    (row,) = remote.select("concept", concept=NamedNode("https://w3id.org/interorg/concept/Trust"))
    assert row["label"] == "interorganizational trust"
    assert remote.select("concept", concept=NamedNode("http://e/none")) == []


def test_literals_with_all_their_characters_can_be_bound(remote: RemotePool) -> None:
    value = Literal("?a \"quoted\" 'twice' \\ é\n😀", language="en")
    answer = remote.query(
        "SELECT ?a { BIND(STR(?a) AS ?b) FILTER(?b = ?b) }", bindings={"a": value}
    )
    (row,) = json.loads(answer.body)["results"]["bindings"]
    assert row["a"] == {"type": "literal", "value": value.value, "xml:lang": "en"}


def test_graphs_can_be_chosen(remote: RemotePool) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    graphs = [f"https://w3id.org/interorg/graph/{name}" for name in ("document/letter", "ontology")]

    def counted(**dataset: list[str]) -> int:
        body = remote.query(count, **dataset).body  # type: ignore[arg-type]
        return int(json.loads(body)["results"]["bindings"][0]["n"]["value"])

    letter, ontology, both, all = (
        counted(default_graphs=graphs[:1]),
        counted(default_graphs=graphs[1:]),
        counted(default_graphs=graphs),
        counted(),
    )
    assert 0 < letter < both <= letter + ontology < all


def test_named_graphs_are_seen_by_who_asks_for_them(remote: RemotePool) -> None:
    query = "ASK { GRAPH <https://w3id.org/interorg/graph/document/letter> { ?s ?p ?o } }"
    assert json.loads(remote.query(query).body)["boolean"]


def test_a_query_that_is_none_is_refused_in_one_line(remote: RemotePool) -> None:
    with pytest.raises(BadQuery, match="The store refuses the query: ") as caught:
        remote.query("SELECT ?s WHERE { ?s ?p }", undeclared=["ex:"])
    assert "\n" not in caught.value.message
    assert "ex:" in caught.value.message


def test_how_the_default_graph_is_read_is_found_out(elsewhere: dict[str, str]) -> None:
    assert find_mode({**elsewhere, "ENDPOINT_DEFAULT_GRAPH": None}, Limits()) == "union"


@pytest.fixture(scope="module")
def here(embedded: Path) -> Iterator[FlaskClient]:
    yield from client({"STORE": embedded})


@pytest.fixture(scope="module")
def there(elsewhere: dict[str, str], embedded: Path) -> Iterator[FlaskClient]:
    yield from client({**elsewhere, "ENDPOINT_STORE": embedded, "ENDPOINT_FRESHNESS": 1e9})


def client(config: dict[str, object]) -> Iterator[FlaskClient]:
    app: Flask = create_app({**config, "WORKERS": 2})
    yield app.test_client()
    app.extensions["interorg"].pool.close()


@pytest.mark.parametrize(
    "path",
    [
        "/concept/Trust.json",
        "/concept/JointVenture.json",
        "/concept/Trust.nt",
        "/relation-type/Enables.json",
        "/value/Denied.json",
        "/index.json",
        "/search.json?q=trust",
        "/concept/Nothing.json",
        "/sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D",
    ],
)
def test_pages_are_the_same(here: FlaskClient, there: FlaskClient, path: str) -> None:
    wanted, found = here.get(path), there.get(path)
    assert found.status_code == wanted.status_code
    assert sorted(found.data.splitlines()) == sorted(wanted.data.splitlines())


def test_the_description_tells_of_the_union(there: FlaskClient) -> None:
    found = there.get("/sparql", headers={"Accept": "text/turtle"})
    assert b"sd:UnionDefaultGraph" in found.data


def test_an_answer_is_known_again_while_it_is_fresh(there: FlaskClient) -> None:
    path = "/sparql?query=ASK%7B%7D&format=json"
    tag = there.get(path).headers["ETag"]
    assert there.get(path, headers={"If-None-Match": tag}).status_code == 304
