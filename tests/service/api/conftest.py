"""The library of the pages' tests, asked through the API; answers are held to their schemas."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

from interorg.service.api.description import describe
from interorg.service.api.room import room
from interorg.service.api.routes import ROUTES
from interorg.service.storage.store import Store
from interorg.service.web import create_app

LIBRARY = Path(__file__).parents[1] / "pages" / "conftest.py"
Ask = Callable[..., Any]


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A small graph of which every claim and case value is known."""
    spec = spec_from_file_location("library_of_pages", LIBRARY)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        # It has modules beside it.
        patch.syspath_prepend(LIBRARY.parent)
        spec.loader.exec_module(module)
    made: Store = module.publish_library(tmp_path_factory.mktemp("library") / "store")
    return made


@pytest.fixture(scope="session")
def open_api(library: Store) -> Iterator[Callable[..., Flask]]:
    """Make applications on the library under other settings."""
    made: list[Flask] = []

    def make(**config: object) -> Flask:
        made.append(create_app({"STORE": library.path, "WORKERS": 1, "TIMEOUT": 20.0, **config}))
        return made[-1]

    yield make
    for app in made:
        app.extensions["interorg"].pool.close()


@pytest.fixture(scope="session")
def api_app(open_api: Callable[..., Flask]) -> Flask:
    return open_api()


@pytest.fixture(scope="session")
def api(api_app: Flask) -> FlaskClient:
    return api_app.test_client()


@pytest.fixture(scope="session")
def described() -> dict[str, Any]:
    """The description of the API."""
    return describe("http://localhost/")


@pytest.fixture(scope="session")
def conform(described: dict[str, Any]) -> Callable[[str, Any], None]:
    """Hold an answer to the schema of the route that gave it, letting nothing else be in it."""
    schemas = closed({"components": described["components"]})

    def check(name: str, answer: Any) -> None:
        route = next(each for each in ROUTES if each.name == name)
        responses = described["paths"][route.path]["get"]["responses"]
        schema = responses["200"]["content"]["application/json"]["schema"]
        Draft202012Validator({**schema, **schemas}).validate(answer)

    return check


@pytest.fixture
def ask(api: FlaskClient, conform: Callable[[str, Any], None]) -> Ask:
    """Ask below /api for an answer that is to be given, and return it."""

    def answer(path: str, **parameters: object) -> Any:
        response = api.get(f"/api/{path}", query_string=parameters)
        assert response.status_code == 200, response.text
        with api.application.test_request_context(f"/api/{path}") as context:
            assert context.request.url_rule
            name = context.request.url_rule.endpoint.removeprefix(f"{room.name}.")
        conform(name, response.json)
        return response.json

    return answer


def closed(schema: Any) -> Any:
    """Return a schema whose objects have no properties beside those described."""
    text = json.loads(json.dumps(schema))

    def close(part: Any) -> None:
        if isinstance(part, dict):
            if isinstance(part.get("properties"), dict) and part.get("type") == "object":
                part["additionalProperties"] = False
            for each in part.values():
                close(each)
        elif isinstance(part, list):
            for each in part:
                close(each)

    close(text)
    return text
