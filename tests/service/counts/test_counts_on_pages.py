"""Pages that show counts made beforehand, and the graph that holds them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from made_claims import Made, Said

from interorg.ontology.terms import IORT, IORV, concept
from interorg.service.building.load import load
from interorg.service.counts.totals import claims_by_relation
from interorg.service.engine.pool import Limits, Pool
from interorg.service.exports import export
from interorg.service.pages import concept as concept_page
from interorg.service.storage.store import Store
from interorg.service.web import create_app

MADE = Made(
    (
        *(Said("JointVenture", IORT.Enables, "Trust", IORV.Affirmed, 1),) * 20,
        *(Said("JointVenture", IORT.Enables, "Trust", IORV.Denied, 2),) * 5,
        Said("Trust", IORT.Hinders, "JointVenture", IORV.Affirmed, 1),
    )
)


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store of claims without an index."""
    folder = tmp_path_factory.mktemp("counted")
    (folder / "made.nq").write_bytes(MADE.ntriples())
    load([folder / "made.nq"], folder / "store")
    store = Store.open(folder / "store")
    shutil.rmtree(store.current().text_path)
    return store


@pytest.fixture(scope="module")
def client(counted: Store) -> Iterator[FlaskClient]:
    app = create_app({"STORE": counted.path, "WORKERS": 1, "TIMEOUT": 20.0, "IN_MEMORY": "off"})
    yield app.test_client()
    app.extensions["interorg"].pool.close()


def test_claims_are_counted_by_role_and_relation(counted: Store) -> None:
    with Pool(counted, Limits(seconds=20, processes=1)) as pool:
        assert claims_by_relation(pool, concept("JointVenture")) == {
            ("subject", IORT.Enables.value): 25,
            ("object", IORT.Hinders.value): 1,
        }
        assert claims_by_relation(pool, concept("RiskSharing")) == {}


def test_a_concept_tells_how_many_claims_there_are_though_it_reads_but_some(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(concept_page, "ROWS", 8)
    shown = client.get("/concept/JointVenture.json").json
    assert shown is not None
    totals = {group["role"]: group["total"] for group in shown["claims"]["groups"]}
    assert totals == {"subject": 25, "object": 1}
    assert shown["claims"]["total"] == 26


def test_the_graph_of_counts_says_what_it_is(client: FlaskClient) -> None:
    shown = client.get("/graph/counts").text
    assert "counted at every publication" in shown


def test_the_editor_offers_the_examples_on_counts(client: FlaskClient) -> None:
    page = client.get("/query?example=most-made-claims").text
    assert "Counts at a glance" in page
    assert "count:claims" in page


def test_counts_are_no_facts_of_an_export_without_graph_names(
    counted: Store, tmp_path: Path
) -> None:
    with counted.reading() as graph:
        export(graph, "ntriples", tmp_path / "facts.nt", mode="strict")
        export(graph, "nquads", tmp_path / "whole.nq", mode="strict")
    assert "graph/counts" not in (tmp_path / "facts.nt").read_text()
    assert "graph/counts" in (tmp_path / "whole.nq").read_text()
