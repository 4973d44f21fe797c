"""The description of the API is sound, whole and true; the page for people shows all of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Any, Generic, Literal, TypedDict, TypeVar

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from interorg.ontology.terms import IORV
from interorg.service.api.filters import STATED
from interorg.service.api.routes import ROUTES
from interorg.service.api.schemas import Definitions, field_notes
from interorg.service.content.vocabulary import vocabulary_of


def test_the_description_is_sound_openapi(api: FlaskClient) -> None:
    response = api.get("/api/openapi.json")
    described = response.get_json()
    assert described["openapi"].startswith("3.1")
    OpenAPIV31SpecValidator(described).validate()
    for schema in described["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    again = api.get("/api/openapi.json", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


def test_every_address_is_described_and_every_description_has_an_address(
    api_app: Flask, described: dict[str, Any]
) -> None:
    served = {
        rule.rule.removeprefix("/api").replace("<path:id>", "{id}")
        for rule in api_app.url_map.iter_rules()
        if rule.endpoint.startswith("api.") and rule.endpoint not in ("api.about", "api.openapi")
    }
    assert served == set(described["paths"])


def test_the_service_is_named_by_the_address_it_was_asked_under(api: FlaskClient) -> None:
    described = api.get("/api/openapi.json", base_url="https://example.org/graph").get_json()
    assert described["servers"] == [{"url": "https://example.org/graph/api"}]


def test_each_operation_has_every_error_and_its_parameters_have_a_text(
    described: dict[str, Any],
) -> None:
    names = []
    for path, item in described["paths"].items():
        operation = item["get"]
        names.append(operation["operationId"])
        assert {"200", "304", "400", "404", "406", "429", "503"} <= set(operation["responses"])
        for parameter in operation["parameters"]:
            assert parameter["description"].endswith((".", "written %2F.")), (path, parameter)
            if "example" in parameter:
                Draft202012Validator(parameter["schema"]).validate(parameter["example"])
    assert len(set(names)) == len(names)


def test_an_error_is_as_described(api: FlaskClient, described: dict[str, Any]) -> None:
    schema = {
        "$ref": "#/components/schemas/Error",
        "components": described["components"],
    }
    for path in ("/api/claims?limit=x", "/api/concepts/Trst", "/api/claims?form=Jont"):
        Draft202012Validator(schema).validate(api.get(path).get_json())


def test_polarities_and_modalities_are_those_of_the_ontology(api_app: Flask) -> None:
    service = api_app.extensions["interorg"]
    known = vocabulary_of(service.pool, service.store.current()).labels
    choices = [each for parameter in STATED for each in parameter.choices]
    assert choices
    assert all(IORV.iri + each in known for each in choices)


PAGES = {"/claims": "/search?kind=claim", "/compare": "/compare", "/network": "/network"}


@pytest.mark.parametrize("path", PAGES)
def test_what_a_form_of_a_page_asks_goes_by_the_same_name_here(path: str, api: FlaskClient) -> None:
    page = api.get(PAGES[path], headers={"Accept": "text/html"}).get_data(as_text=True)
    main = page[page.index("<main") : page.index("</main>")]
    asked = set(re.findall(r'<(?:input|select)[^>]* name="([^"]+)"', main))
    (route,) = (each for each in ROUTES if each.path == path)
    own = {"kind", "size"}  # The one is said by the route, the other is for eyes alone.
    assert len(asked - own) > 2
    assert asked - own <= {parameter.name for parameter in route.parameters}


@pytest.mark.parametrize("accept", ["text/html", "*/*"])
def test_people_are_shown_every_route_and_parameter(accept: str, api: FlaskClient) -> None:
    page = api.get("/api", headers={"Accept": accept}).get_data(as_text=True)
    for route in ROUTES:
        assert f"GET /api{route.path}<" in page
        for parameter in route.parameters:
            assert f"<code>{parameter.name}</code>" in page
    assert api.get("/api", headers={"Accept": "application/json"}).get_json()["openapi"]


def test_the_examples_on_the_page_lead_somewhere(api: FlaskClient) -> None:
    page = api.get("/api", headers={"Accept": "text/html"}).get_data(as_text=True)
    addresses = [unescape(each) for each in re.findall(r'class="example"><a href="([^"]+)"', page)]
    assert len(addresses) == len(ROUTES)
    for address in addresses:
        known = {200, 404} if "under=" in address else {200}
        assert api.get(address).status_code in known, address


Of = TypeVar("Of")


@dataclass
class Leaf:
    """A leaf."""

    colour: Literal["green", "red"]
    """What it looks like
    from afar."""
    size: int | None


@dataclass
class Tree(Generic[Of]):
    """A tree."""

    leaves: tuple[Of, ...]
    place: tuple[int, int]
    beside: Tree[Of] | None


class Named(TypedDict, total=False):
    """A name."""

    name: str


def test_types_are_described_as_schemas() -> None:
    definitions = Definitions("#/$defs/")
    schema = {**definitions.of(Tree[Leaf]), "$defs": definitions.found}
    check = Draft202012Validator(schema)
    leaf = {"colour": "red", "size": None}
    tree = {"leaves": [leaf], "place": [1, 2], "beside": None}
    assert check.is_valid({**tree, "beside": tree})
    assert not check.is_valid({**tree, "leaves": [{"colour": "blue", "size": 1}]})
    assert not check.is_valid({**tree, "place": [1]})
    assert not check.is_valid({"leaves": []})
    assert field_notes(Leaf) == {"colour": "What it looks like from afar."}


def test_what_may_be_missing_is_not_required() -> None:
    definitions = Definitions()
    definitions.of(Named)
    assert definitions.found["Named"]["required"] == []


def test_two_types_of_one_name_are_not_mixed_up() -> None:
    definitions = Definitions()
    definitions.of(Leaf)
    other: Any = dataclass(type("Leaf", (), {"__annotations__": {"size": int}}))
    with pytest.raises(TypeError, match="Two types are called Leaf"):
        definitions.of(other)


def test_a_type_that_json_cannot_hold_is_refused() -> None:
    with pytest.raises(TypeError, match="JSON cannot hold"):
        Definitions().of(bytes)
