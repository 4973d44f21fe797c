"""A small graph to write queries on: three things of two classes, with names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from interorg.ontology.terms import GRAPH, document_graph
from interorg.service.storage.store import Store
from interorg.service.web import create_app

PREFIXES = """\
@prefix ior: <https://w3id.org/interorg/ontology#> .
@prefix iorc: <https://w3id.org/interorg/concept/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix x: <http://example.org/> .
"""
ONTOLOGY = """
ior:Claim a owl:Class ; rdfs:label "claim"@en ; skos:definition "What a text says."@en .
ior:Mention a owl:Class ; rdfs:label "mention"@en ; skos:definition "Where a text names it."@en .
ior:JointVenture a owl:Class ; rdfs:label "joint venture"@en ; skos:definition "A firm."@en .
ior:claimSubject a owl:ObjectProperty ; rdfs:label "claim subject"@en ; skos:definition "Of it."@en .
ior:claimObject a owl:ObjectProperty ; rdfs:label "claim object"@en ; skos:definition "To it."@en .
ior:never a owl:ObjectProperty ; rdfs:label "never used"@en ; skos:definition "Not at all."@en .
iorc:JointVenture skos:prefLabel "joint venture"@en ; skos:altLabel "JV"@en ;
  skos:definition "A firm of firms."@en .
iorc:Trust skos:prefLabel "trust"@en ; skos:definition "Confidence."@en .
"""  # noqa: E501
DATA = """
x:one a ior:Claim ; ior:claimSubject iorc:JointVenture ; ior:claimObject iorc:Trust ; x:year 1990 .
x:two a ior:Claim ; ior:claimSubject iorc:JointVenture ; x:year 2001 .
x:three a ior:Mention ; skos:prefLabel "Toyota, \\"the\\" firm" .
"""

Asked = Callable[[str], Any]


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store that no test changes."""
    made = Store.create(tmp_path_factory.mktemp("written") / "store", "union")
    with made.writer() as writer:
        writer.replace_graph(GRAPH.concepts, triples(ONTOLOGY))
        writer.replace_graph(document_graph("data"), triples(DATA))
        writer.publish()
    return made


def triples(turtle: str) -> bytes:
    """Write Turtle without its prefixes as N-Triples."""
    from pyoxigraph import RdfFormat, parse, serialize

    text = (PREFIXES + turtle).encode()
    made = serialize(parse(text, RdfFormat.TURTLE), format=RdfFormat.N_TRIPLES)
    assert made
    return made


@pytest.fixture(scope="session")
def editing_app(written: Store) -> Iterator[Flask]:
    settings = {"STORE": written.path, "WORKERS": 1, "TIMEOUT": 20.0, "IN_MEMORY": "off"}
    made = create_app(settings)
    yield made
    made.extensions["interorg"].pool.close()


@pytest.fixture
def editor(editing_app: Flask) -> FlaskClient:
    return editing_app.test_client()


@pytest.fixture
def offered(editor: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Complete a query at the bar in it; what is written for each option."""
    monkeypatch.setattr("interorg.service.editing.room.COMPLETION_SECONDS", 20.0)

    def ask(query: str) -> Any:
        offset = query.index("|")
        sent = {"query": query.replace("|", "", 1), "offset": offset}
        answer = editor.post("/query/complete", json=sent)
        assert answer.status_code == 200, answer.text
        return answer.json

    return ask
