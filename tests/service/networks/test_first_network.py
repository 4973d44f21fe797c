"""Some networks are made while a large generation is served, and read then."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from interorg.service.engine.pool import Pool
from interorg.service.furnishing.parts import PARTS, open_graph
from interorg.service.networks import keeping, making
from interorg.service.networks.asking import Asked
from interorg.service.networks.keeping import FILES, FIRST, LAYOUT, load
from interorg.service.networks.making import Made, Networks
from interorg.service.storage.store import Store

PART = PARTS["network"]


def test_a_small_generation_is_given_none(store: Store) -> None:
    generation = store.current()
    PARTS["inventory"].make(generation)
    assert PART.is_there(generation)
    assert load(generation) is None


@pytest.mark.parametrize("asked", FILES)
def test_what_is_kept_is_what_is_made_when_asked(
    networks: FlaskClient, tmp_path: Path, asked: Asked
) -> None:
    service = networks.application.extensions["interorg"]
    keeping.make(open_graph(service.store.current()), tmp_path)
    kept = json.loads((tmp_path / FILES[asked]).read_bytes().removeprefix(LAYOUT))
    shown = json.loads(networks.get(f"/network.json?view={asked.view}").data)
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
    for asked in FILES:
        assert Networks().of(asked, own_pool, generation).content["nodes"] == []
    with pytest.raises(AssertionError, match="made anew"):
        Networks().of(Asked("concepts", weight=2), own_pool, generation)


def test_one_of_another_release_is_made_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "LARGE", 0)
    generation = store.current()
    PART.make(generation)
    assert PART.is_there(generation)
    (generation.path / FILES[FIRST]).write_bytes(b"0\n{}")
    assert load(generation) is None
    assert not PART.is_there(generation)
