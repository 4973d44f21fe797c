"""What the tests of the service share: a small union store, an application on it, its client."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from interorg.ontology.terms import GRAPH, document_graph
from interorg.service.engine.pool import Limits, Pool
from interorg.service.search.literal_making import add_literals
from interorg.service.storage.store import Store
from interorg.service.web import create_app

CONCEPTS = """
<https://w3id.org/interorg/concept/JointVenture> <http://www.w3.org/2004/02/skos/core#prefLabel> "joint venture"@en .
<https://w3id.org/interorg/concept/JointVenture> <http://www.w3.org/2004/02/skos/core#definition> "A firm of firms."@en .
"""  # noqa: E501

FIRST = """
<http://example.org/a> <http://example.org/says> "one" .
<http://example.org/a> <http://example.org/says> "both" .
"""
SECOND = """
<http://example.org/b> <http://example.org/says> "two, \\"quoted\\"" .
<http://example.org/a> <http://example.org/says> "both" .
"""
META = '<http://example.org/run> <http://example.org/says> "meta" .'
SUMMARY = '<http://example.org/sum> <http://example.org/says> "summary" .'


def make_store(path: Path) -> Store:
    """Publish a union store of two documents, concepts, a summary and run data."""
    made = Store.create(path, "union")
    with made.writer() as writer:
        writer.replace_graph(document_graph("first"), FIRST.encode())
        writer.replace_graph(document_graph("second"), SECOND.encode())
        writer.replace_graph(GRAPH.concepts, CONCEPTS.encode())
        writer.replace_graph(GRAPH.meta, META.encode())
        writer.replace_graph(GRAPH.summary, SUMMARY.encode())
        writer.publish()
    return made


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store that the test may change."""
    return make_store(tmp_path / "store")


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store of the same content that no test changes."""
    return make_store(tmp_path_factory.mktemp("published") / "store")


@pytest.fixture
def own_pool(store: Store) -> Iterator[Pool]:
    """Query processes on a store that the test may change."""
    with Pool(store, Limits(seconds=20, processes=2)) as made:
        yield made


@pytest.fixture(scope="session")
def pool(published: Store) -> Iterator[Pool]:
    with Pool(published, Limits(seconds=20, processes=2)) as made:
        yield made


@pytest.fixture(scope="session")
def app(published: Store) -> Iterator[Flask]:
    made = create_app({"STORE": published.path, "WORKERS": 1, "TIMEOUT": 20.0})
    yield made
    made.extensions["interorg"].pool.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A client of a store with an index of its texts."""
    made = make_store(tmp_path_factory.mktemp("indexed") / "store")
    generation, held = made.hold_current()
    with held:
        assert add_literals(generation)
    app = create_app({"STORE": made.path, "WORKERS": 1, "TIMEOUT": 20.0, "IN_MEMORY": "off"})
    yield app.test_client()
    app.extensions["interorg"].pool.close()
