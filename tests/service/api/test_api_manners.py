"""Whatever is asked, the answer is JSON of one shape, with the headers that programs rely on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from werkzeug.datastructures import MultiDict

from interorg.ingest.failure import BadQuery
from interorg.service.api.routes import ROUTES
from interorg.service.parameters import Parameter, read
from interorg.service.storage.store import Store
from interorg.service.web import create_app

PATHS = [route.path for route in ROUTES if not route.id]


def test_an_answer_asked_for_again_by_its_tag_is_not_sent_twice(api: FlaskClient) -> None:
    first = api.get("/api/claims?limit=1")
    assert first.headers["Cache-Control"] == "public, no-cache"
    again = api.get("/api/claims?limit=1", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    other = api.get("/api/claims?limit=2", headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200


@pytest.mark.parametrize("path", [*PATHS, "/concepts/Trust", "/openapi.json", ""])
def test_head_and_options_are_answered_everywhere(path: str, api: FlaskClient) -> None:
    query = {"/compare": "form=JointVenture&form=Consortium", "/suggest": "q=a"}.get(path, "")
    head = api.head(f"/api{path}?{query}")
    assert (head.status_code, head.data) == (200, b"")
    options = api.options(f"/api{path}")
    assert options.status_code == 200
    assert set(options.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert options.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_changed(method: str, api: FlaskClient) -> None:
    response = api.open("/api/claims", method=method)
    assert response.status_code == 405
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert response.get_json()["error"]["status"] == 405


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("text/turtle", 406),
        ("text/html", 406),
        ("application/json;q=0", 406),
        ("application/*", 200),
        ("text/html, */*;q=0.1", 200),
        ("nonsense", 200),
    ],
)
def test_only_json_is_given(accept: str, status: int, api: FlaskClient) -> None:
    response = api.get("/api/statistics", headers={"Accept": accept})
    assert response.status_code == status
    assert response.mimetype == "application/json"


@pytest.mark.parametrize("path", PATHS)
def test_an_unknown_parameter_is_refused_with_the_known_ones(path: str, api: FlaskClient) -> None:
    response = api.get(f"/api{path}?colour=red")
    assert response.status_code == 400
    assert "There is no parameter 'colour' here." in response.get_json()["error"]["message"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("limit=0", "a number from 1 to 100 as limit"),
        ("limit=101", "a number from 1 to 100 as limit"),
        ("limit=1.5", "a whole number as limit"),
        ("limit=٣", "a whole number as limit"),
        ("limit=1&limit=2", "one value of limit, found 2"),
        ("confidence=nan", "a number as confidence"),
        ("confidence=1e9", "a number from 0 to 1"),
        ("polarity=denied", "one of Affirmed, Denied, MixedPolarity"),
        ("form=", "1 to 300 characters as form"),
        ("q=%FF", "not UTF-8"),
        ("sort=colour", "one of relevance"),
        ("form=a" + 20 * "&form=b", "at most 20 values of form"),
    ],
)
def test_a_wrong_value_is_refused_with_what_was_expected(
    query: str, said: str, api: FlaskClient
) -> None:
    response = api.get(f"/api/claims?{query}")
    assert response.status_code == 400
    assert said in response.get_json()["error"]["message"]


def test_an_error_is_json_for_browsers_too(api: FlaskClient) -> None:
    response = api.get("/api/nothing", headers={"Accept": "text/html"})
    assert response.status_code == 404
    assert response.get_json()["error"]["status"] == 404


def test_a_client_that_asks_too_often_is_told_when_to_come_back(
    open_api: Callable[..., Flask],
) -> None:
    client = open_api(RATE_LIMIT=6).test_client()
    outside = {"REMOTE_ADDR": "192.0.2.9"}
    answers = [client.get("/api/statistics", environ_base=outside) for _ in range(4)]
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert answers[-1].get_json()["error"]["status"] == 429


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[FlaskClient]:
    """A client of a store that holds nothing and has no index."""
    made = Store.create(tmp_path / "store", "union")
    with made.writer() as writer:
        writer.publish()
    app = create_app({"STORE": made.path, "WORKERS": 1, "TIMEOUT": 20.0})
    yield app.test_client()
    app.extensions["interorg"].pool.close()


def test_what_is_still_being_made_is_said_to_be_so(bare: FlaskClient) -> None:
    for path in ("/claims", "/search", "/suggest?q=a", "/concepts?q=a", "/contradictions"):
        response = bare.get(f"/api{path}")
        assert response.status_code == 503
        assert response.headers["Retry-After"]
        assert "is made while the store is served" in response.get_json()["error"]["message"]


def test_an_empty_store_is_counted_too(bare: FlaskClient) -> None:
    assert bare.get("/api/concepts").get_json() == {"total": 0, "next": None, "items": []}
    assert bare.get("/api/statistics").get_json()["things"] is None
    for path in ("/timeline", "/evidence-map"):
        assert bare.get(f"/api{path}").status_code == 200
    assert bare.get("/api/compare?form=JointVenture&form=Consortium").status_code == 404


PARAMETERS = [
    Parameter("n", "A number.", "integer", least=1, greatest=100),
    Parameter("x", "A number.", "number", least=0, greatest=1),
    Parameter("b", "Yes or no.", "boolean"),
    Parameter("s", "A text.", longest=5),
    Parameter("c", "A choice.", choices=("one", "two")),
]


@given(parameter=st.sampled_from(PARAMETERS), text=st.text(max_size=8) | st.floats().map(str))
def test_what_is_read_is_what_the_schema_allows(parameter: Parameter, text: str) -> None:
    try:
        value = read([parameter], MultiDict({parameter.name: text}))[parameter.name]
    except BadQuery as error:
        assert parameter.name in error.message
    else:
        Draft202012Validator(parameter.schema()).validate(value)
