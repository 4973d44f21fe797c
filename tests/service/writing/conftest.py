"""What the tests of writing share: stores that may be changed and applications that change them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from interorg.service.storage.store import Store
from interorg.service.web import create_app

Writable = Callable[..., Flask]


@pytest.fixture
def empty(tmp_path: Path) -> Store:
    """A strict store that holds nothing."""
    made = Store.create(tmp_path / "empty", "strict")
    with made.writer() as writer:
        writer.publish()
    return made


@pytest.fixture
def writable() -> Iterator[Writable]:
    """Makes an application that may write to a store; further settings by name."""
    made: list[Flask] = []

    def make(store: Store, **settings: object) -> Flask:
        base = {"STORE": store.path, "WORKERS": 1, "TIMEOUT": 20.0, "WRITABLE": True}
        made.append(create_app({**base, **settings}))
        return made[-1]

    yield make
    for app in made:
        app.extensions["interorg"].pool.close()
        if permission := app.extensions.get("interorg.writing"):
            permission.writing.close()


@pytest.fixture
def strict(empty: Store, writable: Writable) -> FlaskClient:
    """A client that may write to an empty strict store."""
    return writable(empty).test_client()


@pytest.fixture
def union(store: Store, writable: Writable) -> FlaskClient:
    """A client that may write to a small union store."""
    return writable(store).test_client()
