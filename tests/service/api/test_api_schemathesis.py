"""schemathesis asks all that the description allows, and what it does not: no answer breaks it."""

from __future__ import annotations

import json
import warnings
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, Phase, given, seed, settings

from interorg.service.api.routes import ROUTES

with warnings.catch_warnings():
    # It sets itself up by names that Python and others are about to give up.
    warnings.simplefilter("ignore")
    schemathesis = pytest.importorskip("schemathesis")
    from schemathesis import checks

NAMES = [route.name for route in ROUTES]
EXAMPLES = {"network": 4}
"""Requests of each sort to one route: 20, but where each takes a process of its own."""
KNOWN = {
    "form": ["JointVenture", "joint venture", "Consortium"],
    "benefit": ["RiskSharing"],
    "challenge": ["Opportunism"],
    "mechanism": ["Trust"],
    "concept": ["Trust", "RiskSharing"],
    "subject": ["JointVenture"],
    "object": ["RiskSharing"],
    "relation": ["Enables", "Mitigates"],
    "document": ["note-gulati", "case"],
    "organization": ["alpha-works"],
    "around": ["concept/Trust", "Gamma", "Alpha Works"],
}
"""What the library knows by the parameters that name something."""
KNOWN_IDS = {
    "get_concept": ["Trust", "https://w3id.org/interorg/concept/Trust"],
    "get_case": ["gamma"],
    "get_organization": ["alpha-works"],
    "get_document": ["case", "article"],
    "get_work": ["Gulati1995", "Kogut1988"],
}
CHECKS = (
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
)


def asked(app: Flask, described: dict[str, Any], name: str, mode: Any, *more: Any) -> set[int]:
    """Send requests of one sort to one route, hold each answer to the checks; return statuses."""
    schema = schemathesis.openapi.from_dict(described)
    schema.app = app
    operation = schema.find_operation_by_id(name)
    statuses = set()

    @seed(6)
    @settings(
        max_examples=EXAMPLES.get(name, 20),
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def send(case: Any) -> None:
        # It does not unpack what an application packs.
        response = case.call(headers={"Accept-Encoding": "identity"})
        case.validate_response(response, checks=[*CHECKS, *more])
        statuses.add(response.status_code)

    send()
    return statuses


def narrowed(described: dict[str, Any]) -> dict[str, Any]:
    """Let parameters that name something have only values that the library knows."""
    found: dict[str, Any] = json.loads(json.dumps(described))
    for item in found["paths"].values():
        operation = item["get"]
        name = operation["operationId"]
        kept = []
        for parameter in operation["parameters"]:
            known = KNOWN_IDS.get(name) if parameter["in"] == "path" else None
            known = known or KNOWN.get(parameter["name"])
            schema = parameter["schema"].get("items", parameter["schema"])
            if known and "enum" not in schema:
                schema["enum"] = known
            if "enum" in schema or schema["type"] != "string" or parameter["name"] == "q":
                kept.append(parameter)
        operation["parameters"] = kept
    return found


@pytest.mark.parametrize("name", NAMES)
def test_what_the_description_allows_is_answered_as_described(
    name: str, api_app: Flask, described: dict[str, Any]
) -> None:
    statuses = asked(api_app, described, name, schemathesis.GenerationMode.POSITIVE)
    assert statuses <= {200, 301, 400, 404}


@pytest.mark.parametrize("name", [each for each in NAMES if each != "get_claim"])
def test_what_is_known_is_given(name: str, api_app: Flask, described: dict[str, Any]) -> None:
    mode = schemathesis.GenerationMode.POSITIVE
    assert asked(api_app, narrowed(described), name, mode) == {200}


@pytest.mark.parametrize("name", [route.name for route in ROUTES if route.parameters])
def test_what_the_description_does_not_allow_is_refused(
    name: str, api_app: Flask, described: dict[str, Any]
) -> None:
    mode = schemathesis.GenerationMode.NEGATIVE
    statuses = asked(api_app, described, name, mode, checks.negative_data_rejection)
    # Some of what is meant to be wrong is right once it is written into an address.
    assert {400} <= statuses <= {200, 400, 404}
