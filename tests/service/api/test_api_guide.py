"""The guide to the API names every route, and its examples run."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from interorg.service.api.description import REFUSED
from interorg.service.api.routes import ROUTES

GUIDE = Path(__file__).parents[3] / "docs" / "api.md"
SERVICE = "http://127.0.0.1:8000"

pytestmark = pytest.mark.skipif(not GUIDE.exists(), reason="installed without its documentation")


@pytest.fixture(scope="module")
def guide() -> str:
    return GUIDE.read_text("utf-8")


def blocks(guide: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", guide, re.DOTALL)


def test_the_guide_names_every_route_and_status(guide: str) -> None:
    assert [route.path for route in ROUTES if f"`/api{route.path}`" not in guide] == []
    assert [status for status in REFUSED if f"| {status} |" not in guide] == []


def test_the_examples_in_python_run_one_after_the_other(
    guide: str, api: FlaskClient, capsys: pytest.CaptureFixture[str]
) -> None:
    def get(address: str, params: dict[str, Any] | None = None) -> Any:
        response = api.get(address, query_string=params, base_url=SERVICE)
        assert response.status_code == 200, response.text
        return SimpleNamespace(json=response.get_json)

    names: dict[str, Any] = {"requests": SimpleNamespace(get=get)}
    examples = blocks(guide, "python")
    assert len(examples) == 5
    for example in examples:
        exec(example.replace("import requests\n", ""), names)
    assert "Joint venture enables risk sharing" in capsys.readouterr().out
    assert len(names["claims"]) == 4


def test_the_examples_for_the_shell_ask_what_can_be_asked(guide: str, api: FlaskClient) -> None:
    addresses = re.findall(rf"curl '{SERVICE}([^']+)'", "\n".join(blocks(guide, "sh")))
    assert len(addresses) >= 5
    for address in addresses:
        known = {200, 404} if urlsplit(address).path.endswith("/nummi") else {200}
        assert api.get(address).status_code in known
