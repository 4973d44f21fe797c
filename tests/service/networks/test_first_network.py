"""The network that is shown unasked is made while a large generation is served, and read then."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from interorg.service.engine.pool import Pool
from interorg.service.furnishing import PARTS, open_graph
from interorg.service.networks import keeping, making
from interorg.service.networks.asking import Asked
from interorg.service.networks.keeping import FILE, FIRST, LAYOUT, load
from interorg.service.networks.making import Made, Networks
from interorg.service.store import Store

PART = PARTS["network"]


def test_a_small_generation_is_given_none(store: Store) -> None:
    generation = store.current()
    PARTS["statistics"].make(generation)
    assert PART.is_there(generation)
    assert load(generation) is None


def test_what_is_kept_is_what_is_made_when_asked(networks: FlaskClient, tmp_path: Path) -> None:
    service = networks.application.extensions["interorg"]
    keeping.make(open_graph(service.store.current()), tmp_path)
    kept = json.loads((tmp_path / FILE).read_bytes().removeprefix(LAYOUT))
    shown = json.loads(networks.get("/network.json").data)
    assert kept["nodes"] and kept["edges"]
    for name in ("counts", "communities", "nodes", "edges"):
        assert kept[name] == shown[name]


def test_a_large_generation_is_given_one_and_it_is_read(
    store: Store, own_pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Made:
        raise AssertionError("made anew")

    monkeypatch.setattr(keeping, "LARGE", 0)
    generation = store.current()
    assert not PART.is_there(generation)
    PART.make(generation)
    assert PART.is_there(generation)
    monkeypatch.setattr(making, "make_beside", refuse)
    assert Networks().of(FIRST, own_pool, generation).content["nodes"] == []
    with pytest.raises(AssertionError, match="made anew"):
        Networks().of(Asked("concepts"), own_pool, generation)


def test_one_of_another_release_is_made_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "LARGE", 0)
    generation = store.current()
    (generation.path / FILE).write_bytes(b"0\n{}")
    assert load(generation) is None
    assert not PART.is_there(generation)
