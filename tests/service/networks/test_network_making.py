"""Networks are made in a process of their own and kept."""

from __future__ import annotations

import pytest
from flask import Flask

from interorg.ingest.failure import Failure, NotFound
from interorg.ontology.terms import document_graph
from interorg.service.engine.pool import Pool
from interorg.service.networks.asking import Asked
from interorg.service.networks.making import Networks, Outdated, make_beside
from interorg.service.storage.store import Store

CLAIMS = (
    b"claim,subject,relation,object,polarity,modality,confidence,document,year,in_context\r\n"
    b"http://e.org/c,http://e.org/a,http://e.org/r,http://e.org/b,,,0.5,http://e.org/d,1999,false\r\n"
)
CONCEPTS = b"concept,label,class\r\nhttp://e.org/a,one <i>thing</i>,http://e.org/k\r\n"
ANSWERS = {"network_concepts": CONCEPTS, "network_claims": CLAIMS}


def test_a_network_is_made_of_rows_alone() -> None:
    content = make_beside(Asked("concepts"), lambda: ANSWERS).content
    assert {node["label"] for node in content["nodes"]} == {"one <i>thing</i>", "b"}
    assert [edge["weight"] for edge in content["edges"]] == [1]


def test_what_the_process_refuses_is_refused_here() -> None:
    with pytest.raises(NotFound, match="No node of this network is called 'nobody'"):
        make_beside(Asked("concepts", around="nobody"), lambda: ANSWERS)


def test_a_process_that_fails_is_told_without_its_inner_words(app: Flask) -> None:
    with app.app_context(), pytest.raises(Failure, match="has been written down") as told:
        make_beside(Asked("concepts"), lambda: {**ANSWERS, "network_claims": b"\xff"})
    assert "codec" not in told.value.message


def test_a_network_is_kept_until_the_graph_changes(store: Store, own_pool: Pool) -> None:
    networks, now = Networks(), store.current()
    first = networks.of(Asked("concepts"), own_pool, now)
    assert networks.of(Asked("concepts"), own_pool, now) is first
    assert networks.of(Asked("concepts", weight=2), own_pool, now) is not first
    with store.writer() as writer:
        writer.replace_graph(document_graph("third"), b'<http://e.org/a> <http://e.org/b> "c" .')
        writer.publish()
    later = store.current()
    assert later != now
    assert networks.of(Asked("concepts"), own_pool, later) is not first


def test_rows_of_a_later_generation_make_no_network_of_an_earlier_one(
    store: Store, own_pool: Pool
) -> None:
    networks, earlier = Networks(), store.current()
    with store.writer() as writer:
        writer.replace_graph(document_graph("fourth"), b'<http://e.org/a> <http://e.org/b> "d" .')
        writer.publish()
    with pytest.raises(Outdated):
        networks.of(Asked("concepts"), own_pool, earlier)
    assert networks.of(Asked("concepts"), own_pool, store.current()).content["nodes"] == []
