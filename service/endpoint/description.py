"""What the endpoint says of itself: https://www.w3.org/TR/sparql11-service-description/."""

from __future__ import annotations

import json
from collections.abc import Iterator

from flask import Response, current_app, request
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize
from werkzeug.exceptions import NotAcceptable

from interorg.ontology.terms import RDF

from ..context import service
from ..negotiation import SHORT_NAMES, TRIPLES, choose
from .conditional import conditional, made_at, make_tag, tagged

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
FORMATS = "http://www.w3.org/ns/formats/"
RESULTS = (
    "SPARQL_Results_JSON SPARQL_Results_XML SPARQL_Results_CSV SPARQL_Results_TSV "
    "Turtle N-Triples JSON-LD RDF_XML TriG N-Quads"
).split()
INPUTS = "Turtle N-Triples JSON-LD RDF_XML TriG N-Quads".split()
TEXT_QUERY = "https://w3id.org/interorg/text#query"
MOST_GRAPHS = 500
"""Named graphs that are listed; more are only counted."""
COUNT = "SELECT (COUNT(*) AS ?graphs) { GRAPH ?graph {} }"
GRAPHS = f"SELECT ?graph {{ GRAPH ?graph {{}} }} ORDER BY ?graph LIMIT {MOST_GRAPHS + 1}"

Term = NamedNode | BlankNode | Literal
Facts = Iterator[Triple]


def describe(endpoint: str, asked: str, accept: str | None) -> Response:
    """Describe the endpoint in the format that the client asks for."""
    media_type = TRIPLES.get(asked) or SHORT_NAMES.get(asked, (None, None))[1]
    if media_type is None:
        chosen = choose(accept, list(TRIPLES))
        if chosen is None:
            raise NotAcceptable(
                "Expected a `query` parameter. Without one the service is described in "
                f"{', '.join(dict.fromkeys(TRIPLES.values()))}; Accept allows none of them."
            )
        media_type = TRIPLES[chosen]
    generation = service().store.current()
    body = serialize(
        statements(endpoint),
        format=RdfFormat.from_media_type(media_type),
        prefixes={"sd": SD, "void": VOID, "rdfs": RDFS, "formats": FORMATS},
    )
    tag = make_tag(
        *(endpoint, media_type, generation.number, made_at(generation)),
        *(service().default_graph, writable(), federated()),
    )
    response = tagged(Response(body, mimetype=media_type), tag)
    return conditional(response, request)


def writable() -> bool:
    return bool(current_app.config.get("WRITABLE"))


def federated() -> bool:
    return bool(current_app.config.get("ALLOW_SERVICE"))


def statements(endpoint: str) -> Facts:
    """Say what the endpoint answers, in which formats and over which dataset."""
    this = NamedNode(endpoint)

    def sd(name: str) -> NamedNode:
        return NamedNode(SD + name)

    yield Triple(this, RDF.type, sd("Service"))
    yield Triple(this, sd("endpoint"), this)
    yield Triple(this, sd("supportedLanguage"), sd("SPARQL10Query"))
    yield Triple(this, sd("supportedLanguage"), sd("SPARQL11Query"))
    for name in RESULTS:
        yield Triple(this, sd("resultFormat"), NamedNode(FORMATS + name))
    if service().default_graph == "union":
        yield Triple(this, sd("feature"), sd("UnionDefaultGraph"))
    if federated():
        yield Triple(this, sd("feature"), sd("BasicFederatedQuery"))
    yield Triple(this, sd("propertyFeature"), NamedNode(TEXT_QUERY))
    yield Triple(NamedNode(TEXT_QUERY), RDF.type, sd("Feature"))
    yield Triple(
        NamedNode(TEXT_QUERY),
        NamedNode(RDFS + "comment"),
        Literal('?s text:query "words": what has a text with these words', language="en"),
    )
    if writable():
        update = NamedNode(endpoint.removesuffix("sparql") + "update")
        yield Triple(update, RDF.type, sd("Service"))
        yield Triple(update, sd("endpoint"), update)
        yield Triple(update, sd("supportedLanguage"), sd("SPARQL11Update"))
        for name in INPUTS:
            yield Triple(update, sd("inputFormat"), NamedNode(FORMATS + name))
    yield from dataset(this, endpoint)


def dataset(this: NamedNode, endpoint: str) -> Facts:
    """Say over which dataset a query without one is answered."""
    data, default = BlankNode("dataset"), BlankNode("default")
    yield Triple(this, NamedNode(SD + "defaultDataset"), data)
    yield Triple(data, RDF.type, NamedNode(SD + "Dataset"))
    yield Triple(data, RDF.type, NamedNode(VOID + "Dataset"))
    about = NamedNode(endpoint.removesuffix("sparql") + ".well-known/void")
    yield Triple(data, NamedNode(RDFS + "seeAlso"), about)
    yield Triple(data, NamedNode(VOID + "sparqlEndpoint"), this)
    yield Triple(data, NamedNode(SD + "defaultGraph"), default)
    yield Triple(default, RDF.type, NamedNode(SD + "Graph"))
    names = column(GRAPHS, "graph")
    if len(names) > MOST_GRAPHS:
        (count,) = column(COUNT, "graphs")
        said = Literal(f"{int(count):,} named graphs", language="en")
        yield Triple(data, NamedNode(RDFS + "comment"), said)
        return
    for place, name in enumerate(names):
        graph = BlankNode(f"graph{place}")
        yield Triple(data, NamedNode(SD + "namedGraph"), graph)
        yield Triple(graph, RDF.type, NamedNode(SD + "NamedGraph"))
        yield Triple(graph, NamedNode(SD + "name"), NamedNode(name))


def column(query: str, name: str) -> list[str]:
    """Return the IRIs and literals that one variable is bound to."""
    rows = json.loads(service().pool.query(query).body)["results"]["bindings"]
    return [row[name]["value"] for row in rows if name in row and row[name]["type"] != "bnode"]
