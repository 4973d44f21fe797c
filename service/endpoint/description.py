"""What the endpoint says of itself: https://www.w3.org/TR/sparql11-service-description/."""

from __future__ import annotations

from flask import Response
from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, serialize
from werkzeug.exceptions import NotAcceptable

from interorg.ontology.terms import RDF

from ..context import service
from ..negotiation import SHORT_NAMES, TRIPLES, choose

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
RESULTS = (
    "SPARQL_Results_JSON SPARQL_Results_XML SPARQL_Results_CSV SPARQL_Results_TSV "
    "Turtle N-Triples JSON-LD RDF_XML TriG N-Quads"
).split()


def describe(endpoint: str, asked: str, accept: str | None) -> Response:
    """Describe the endpoint in the format that the client asks for."""
    chosen = SHORT_NAMES.get(asked, (None, None))[1] or choose(accept, list(TRIPLES))
    if chosen is None:
        raise NotAcceptable(
            "Expected a `query` parameter. Without one the service is described in "
            f"{', '.join(dict.fromkeys(TRIPLES.values()))}; Accept allows none of them."
        )
    form = RdfFormat.from_media_type(TRIPLES[chosen])
    body = serialize(statements(endpoint), format=form, prefixes={"sd": SD})
    return Response(body, mimetype=TRIPLES[chosen], headers={"Vary": "Accept"})


def statements(endpoint: str) -> list[Triple]:
    """Say what the endpoint answers, in which formats and over which dataset."""
    this, dataset, graph = NamedNode(endpoint), BlankNode("dataset"), BlankNode("graph")
    facts = [
        Triple(this, RDF.type, NamedNode(SD + "Service")),
        Triple(this, NamedNode(SD + "endpoint"), this),
        Triple(this, NamedNode(SD + "supportedLanguage"), NamedNode(SD + "SPARQL11Query")),
        Triple(this, NamedNode(SD + "defaultDataset"), dataset),
        Triple(dataset, RDF.type, NamedNode(SD + "Dataset")),
        Triple(dataset, NamedNode(SD + "defaultGraph"), graph),
        Triple(graph, RDF.type, NamedNode(SD + "Graph")),
    ]
    if service().default_graph == "union":
        facts.append(Triple(this, NamedNode(SD + "feature"), NamedNode(SD + "UnionDefaultGraph")))
    facts += [
        Triple(this, NamedNode(SD + "resultFormat"), NamedNode(FORMATS + name)) for name in RESULTS
    ]
    return facts
