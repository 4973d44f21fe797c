"""What the endpoint says of itself is true."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store, parse

from interorg.ontology.terms import GRAPH
from interorg.service.storage.store import Store as Published
from interorg.service.web import create_app

SD = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> "
ENDPOINT = "http://localhost/sparql"


def described(client: FlaskClient, accept: str = "text/turtle") -> Store:
    answer = client.get("/sparql", headers={"Accept": accept})
    assert answer.status_code == 200
    store = Store()
    form = RdfFormat.from_media_type(answer.mimetype)
    assert form is not None
    store.extend(parse(answer.data, form))
    return store


def holds(store: Store, pattern: str) -> bool:
    return bool(store.query(f"{SD} ASK {{ {pattern} }}"))


def test_the_description_has_the_shape_that_the_standard_gives_it(client: FlaskClient) -> None:
    found = described(client)
    for pattern in (
        f"<{ENDPOINT}> a sd:Service",
        f"?service sd:endpoint <{ENDPOINT}>",
        "?service sd:supportedLanguage sd:SPARQL11Query",
        "?service sd:defaultDataset ?data . ?data a sd:Dataset",
        "?data sd:defaultGraph ?graph . ?graph a sd:Graph",
        f"?data sd:namedGraph [ a sd:NamedGraph ; sd:name <{GRAPH.meta.value}> ]",
        "?service sd:feature sd:UnionDefaultGraph",
        "?service sd:propertyFeature <https://w3id.org/interorg/text#query>",
        "?data <http://www.w3.org/2000/01/rdf-schema#seeAlso> <http://localhost/.well-known/void>",
    ):
        assert holds(found, pattern), pattern
    for pattern in (
        "?service sd:endpoint ?one, ?two FILTER(?one != ?two)",
        "?service sd:feature sd:BasicFederatedQuery",
        "?service sd:supportedLanguage sd:SPARQL11Update",
    ):
        assert not holds(found, pattern), pattern


def test_every_format_that_is_described_is_given(client: FlaskClient) -> None:
    types = {
        "SPARQL_Results_JSON": "application/sparql-results+json",
        "SPARQL_Results_XML": "application/sparql-results+xml",
        "SPARQL_Results_CSV": "text/csv",
        "SPARQL_Results_TSV": "text/tab-separated-values",
        "Turtle": "text/turtle",
        "N-Triples": "application/n-triples",
        "N-Quads": "application/n-quads",
        "TriG": "application/trig",
        "RDF_XML": "application/rdf+xml",
        "JSON-LD": "application/ld+json",
    }
    form = NamedNode("http://www.w3.org/ns/sparql-service-description#resultFormat")
    names = [
        quad.object.value.rsplit("/", 1)[1]
        for quad in described(client).quads_for_pattern(None, form, None, DefaultGraph())
        if isinstance(quad.object, NamedNode)
    ]
    assert set(names) == set(types)
    for name in names:
        query = "ASK {}" if "Results" in name or "sv" in types[name] else "CONSTRUCT WHERE {}"
        answer = client.get(
            "/sparql", query_string={"query": query}, headers={"Accept": types[name]}
        )
        assert (answer.status_code, answer.mimetype) == (200, types[name])


@pytest.mark.parametrize(
    "accept", ["application/rdf+xml", "application/ld+json", "application/n-triples"]
)
def test_the_description_is_the_same_in_each_format(client: FlaskClient, accept: str) -> None:
    assert len(described(client, accept)) == len(described(client))
    assert holds(described(client, accept), f"<{ENDPOINT}> a sd:Service")


def test_a_description_need_not_be_sent_twice_and_has_no_format_of_rows(
    client: FlaskClient,
) -> None:
    tag = client.get("/sparql").headers["ETag"]
    assert client.get("/sparql", headers={"If-None-Match": tag}).status_code == 304
    refused = client.get("/sparql", headers={"Accept": "image/png"})
    assert refused.status_code == 406 and "text/turtle" in refused.text


@pytest.fixture
def strict(published: Published) -> Iterator[FlaskClient]:
    app = create_app({"STORE": published.path, "WORKERS": 1, "DEFAULT_GRAPH": "strict"})
    yield app.test_client()
    app.extensions["interorg"].pool.close()


def test_a_strict_default_graph_is_not_called_a_union(strict: FlaskClient) -> None:
    assert not holds(described(strict), "?service sd:feature sd:UnionDefaultGraph")


def test_the_tag_of_a_description_tells_what_the_settings_change(
    published: Published, client: FlaskClient, strict: FlaskClient
) -> None:
    federated = create_app(
        {"STORE": published.path, "WORKERS": 1, "ALLOW_SERVICE": ("example.org",)}
    )
    try:
        asked = (client, strict, federated.test_client())
        assert len({each.get("/sparql").headers["ETag"] for each in asked}) == 3
    finally:
        federated.extensions["interorg"].pool.close()
