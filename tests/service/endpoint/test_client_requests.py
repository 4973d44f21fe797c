"""Requests as clients send them: each gets a format that it reads."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
CSV = "text/csv"
TSV = "text/tab-separated-values"
TURTLE = "text/turtle"
RDF_XML = "application/rdf+xml"
JSON_LD = "application/ld+json"
N_TRIPLES = "application/n-triples"

ROWS = "SELECT ?s ?o { ?s <http://example.org/says> ?o }"
GRAPH = "CONSTRUCT WHERE { ?s <http://example.org/says> ?o }"

WRAPPER_JSON = (
    "application/sparql-results+json,application/json,text/javascript,application/javascript"
)
WRAPPER_RDF = "application/rdf+xml"
ANY_RDF = (
    "text/turtle,application/x-turtle,application/n-triples,text/rdf+n3,application/n3,text/n3,"
    "application/rdf+xml,application/ld+json,*/*;q=0.1"
)

# Who asks, the Accept header it sends, a format parameter, the answers to SELECT and CONSTRUCT.
CLIENTS: dict[str, tuple[str | None, str | None, str | None, str | None]] = {
    "no header": (None, None, JSON, TURTLE),
    "curl": ("*/*", None, JSON, TURTLE),
    "wget": ("*/*", None, JSON, TURTLE),
    "java.net": ("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", "json", JSON, JSON_LD),
    "SPARQLWrapper XML": (XML, "xml", XML, RDF_XML),
    "SPARQLWrapper JSON": (WRAPPER_JSON, "json", JSON, JSON_LD),
    "SPARQLWrapper CSV": (CSV, "csv", CSV, None),
    "SPARQLWrapper TSV": (TSV, "tsv", TSV, None),
    "SPARQLWrapper Turtle": ("application/turtle,text/turtle", "turtle", None, TURTLE),
    "SPARQLWrapper N3": (
        "text/rdf+n3,application/n-triples,application/turtle,application/n3,text/n3", "n3",
        None, TURTLE,
    ),
    "SPARQLWrapper RDF": (WRAPPER_RDF, "rdf+xml", None, RDF_XML),
    "SPARQLWrapper JSON-LD": (
        "application/ld+json,application/x-json+ld", "json-ld", None, JSON_LD,
    ),
    "SPARQLWrapper default": (f"{XML}, {RDF_XML}, */*", None, XML, RDF_XML),
    "rdflib SPARQLStore": (
        "application/sparql-results+xml, application/rdf+xml", None, XML, RDF_XML,
    ),
    "rdflib JSON": ("application/sparql-results+json", None, JSON, None),
    "Jena SELECT": (
        "application/sparql-results+json, application/sparql-results+xml;q=0.9, "
        "text/tab-separated-values;q=0.7, text/csv;q=0.5, application/json;q=0.2, "
        "application/xml;q=0.2, */*;q=0.1", None, JSON, JSON_LD,
    ),
    "Jena CONSTRUCT": (
        "text/turtle, application/n-triples;q=0.9, application/ld+json;q=0.8, "
        "application/rdf+xml;q=0.7, */*;q=0.3", None, JSON, TURTLE,
    ),
    "Jena thrift": (
        "application/sparql-results+thrift, application/sparql-results+json;q=0.9",
        None, JSON, None,
    ),
    "RDF4J SELECT": (
        "application/x-binary-rdf-results-table;q=0.8, application/sparql-results+xml;q=0.8, "
        "application/xml;q=0.8, application/sparql-results+json;q=1.0, text/csv;q=0.8, "
        "text/tab-separated-values;q=0.8", None, JSON, RDF_XML,
    ),
    "RDF4J CONSTRUCT": (
        "application/n-quads;q=0.8, application/ld+json;q=0.8, application/rdf+xml;q=0.8, "
        "application/trig;q=0.9, text/turtle;q=0.9, application/n-triples, text/plain;q=0.8, "
        "text/rdf+n3;q=0.6, application/x-binary-rdf;q=0.5", None, None, N_TRIPLES,
    ),
    "YASGUI SELECT": ("application/sparql-results+json,*/*;q=0.9", None, JSON, TURTLE),
    "YASGUI CONSTRUCT": ("text/turtle,*/*;q=0.9", None, JSON, TURTLE),
    "R SPARQL": ("*/*", "xml", XML, RDF_XML),
    "R WikidataQueryServiceR": ("text/csv", None, CSV, None),
    "R httr": ("application/json, text/xml, application/xml, */*", None, JSON, JSON_LD),
    "R rdflib": ("application/sparql-results+json;q=0.9, text/csv", None, CSV, None),
    "Protégé": (
        "application/rdf+xml, application/xml; q=0.7, text/xml; q=0.6, text/plain; q=0.1, "
        "*/*; q=0.09", None, XML, RDF_XML,
    ),
    "OWL API": (
        "application/rdf+xml,application/owl+xml;q=0.9,text/turtle;q=0.8,text/plain;q=0.1,"
        "*/*;q=0.05",
        None, JSON, RDF_XML,
    ),
    "d2rq": (
        "application/sparql-results+xml, application/rdf+xml;q=0.8, text/rdf+n3;q=0.6, */*;q=0.1",
        None, XML, RDF_XML,
    ),
    "Comunica": (
        "application/sparql-results+json;q=1.0,application/sparql-results+xml;q=0.7,"
        "text/turtle;q=0.6", None, JSON, TURTLE,
    ),
    "Comunica sources": (
        "application/n-quads,application/trig;q=0.95,application/ld+json;q=0.9,"
        "application/n-triples;q=0.8,text/turtle;q=0.6,application/rdf+xml;q=0.5,"
        "text/n3;q=0.35,text/html;q=0.2", None, None, "application/n-quads",
    ),
    "sparql-client for Ruby": (
        "application/sparql-results+json, application/sparql-results+xml, text/boolean, "
        "text/tab-separated-values;q=0.8, text/csv;q=0.2, */*;q=0.1", None, JSON, TURTLE,
    ),
    "EasyRdf": (
        "application/sparql-results+json,application/sparql-results+xml;q=0.8", None, JSON, None,
    ),
    "Virtuoso links": ("*/*", "application/sparql-results+json", JSON, TURTLE),
    "Virtuoso links for Excel": ("*/*", "text/csv", CSV, TURTLE),
    "LodLive": ("application/json, text/javascript, */*; q=0.01", None, JSON, JSON_LD),
    "jQuery": ("application/json, text/javascript, */*; q=0.01", None, JSON, JSON_LD),
    "pandas": ("text/csv, */*;q=0.5", None, CSV, TURTLE),
    "Excel": ("*/*", "csv", CSV, TURTLE),
    "linked data browser": (ANY_RDF, None, JSON, TURTLE),
    "a client that refuses JSON": (
        "application/sparql-results+json;q=0, application/ld+json;q=0, */*", None, XML, TURTLE,
    ),
    "a client that wants any text": ("text/*", None, CSV, TURTLE),
    "a client that wants any application format": ("application/*", None, JSON, N_TRIPLES),
    "a client with parameters": (
        'application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted, x", '
        "text/csv;charset=utf-8;header=present", None, CSV, JSON_LD,
    ),
    "images only": ("image/png, image/*;q=0.8", None, None, None),
}  # fmt: skip


@pytest.mark.parametrize("name", CLIENTS)
def test_each_client_is_answered_in_a_format_it_reads(client: FlaskClient, name: str) -> None:
    accept, format_, rows, graph = CLIENTS[name]
    for query, expected in ((ROWS, rows), (GRAPH, graph)):
        if expected is None and format_:
            # The parameter was sent for a query of the other kind.
            continue
        parameters = {"query": query}
        if format_:
            parameters |= {"format": format_, "output": format_, "results": format_}
        headers = {"Accept": accept} if accept is not None else {}
        for method in ("GET", "POST"):
            sent = {"query_string" if method == "GET" else "data": parameters}
            answer = client.open("/sparql", method=method, headers=headers, **sent)  # type: ignore[arg-type]
            if expected is None:
                assert answer.status_code == 406 and "Accept allows none" in answer.text
            else:
                assert (answer.status_code, answer.mimetype) == (200, expected)
                assert answer.data and "Accept" in answer.vary


def test_several_lines_of_accept_count_as_one(client: FlaskClient) -> None:
    headers = [("Accept", "image/png"), ("Accept", "text/csv;q=0.5"), ("Accept", f"{XML};q=0.6")]
    answer = client.get("/sparql", query_string={"query": ROWS}, headers=headers)
    assert answer.mimetype == XML


def test_a_format_whose_plus_sign_became_a_space_is_known(client: FlaskClient) -> None:
    answer = client.get("/sparql?query=ASK{}&format=application/sparql-results+xml")
    assert answer.mimetype == XML


@pytest.mark.parametrize(
    "accept",
    [
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,"
        "*/*;q=0.8,application/signed-exchange;v=b3;q=0.7",
        "text/html, application/xhtml+xml, image/jxr, */*",
    ],
)
def test_browsers_get_the_page_and_may_ask_for_data(client: FlaskClient, accept: str) -> None:
    headers = {"Accept": accept}
    page = client.get("/sparql", query_string={"query": ROWS}, headers=headers)
    assert page.status_code == 303 and page.location.startswith("/query?query=")
    assert "Accept" in page.vary
    data = client.get("/sparql", query_string={"query": ROWS, "format": "csv"}, headers=headers)
    assert (data.status_code, data.mimetype) == (200, CSV)
    posted = client.post("/sparql", data={"query": ROWS}, headers=headers)
    assert posted.status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "QUERY"])
def test_other_methods_are_told_which_there_are(client: FlaskClient, method: str) -> None:
    answer = client.open("/sparql", method=method)
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}
