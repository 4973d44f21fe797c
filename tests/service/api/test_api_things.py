"""Things are told of as on their pages, and what is not there is said to be missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient

Ask = Callable[..., Any]
PAGES = {
    "concepts": "/concept/",
    "claims": "/id/claim/",
    "cases": "/id/relationship/",
    "organizations": "/id/organization/",
    "documents": "/id/document/",
}


@pytest.mark.parametrize("path", PAGES)
def test_every_thing_in_a_list_is_told_of_as_its_page_does(
    path: str, ask: Ask, api: FlaskClient
) -> None:
    entries = ask(path, limit=20)["items"]
    assert entries
    for entry in entries:
        key = entry["id"].split("/", entry["id"].count("/") and 2)[-1]
        told = ask(f"{path}/{quote(key, safe='')}")
        assert told == api.get(f"/{entry['id']}.json").get_json()
        assert entry["address"].endswith(f"/api/{path}/{key}")


def test_a_work_has_the_claims_that_are_credited_to_it(ask: Ask) -> None:
    told = ask("works/Kogut1988")
    (claim,) = told["credited_claims"]
    assert claim["modality"] == "hedged"
    assert ask("works/Gulati1995")["work"]["year"] == 1995


def test_a_claim_has_those_that_contradict_it(ask: Ask) -> None:
    (denial,) = ask("claims", polarity="Denied")["items"]
    told = ask("claims/" + denial["id"].split("/")[-1])
    assert told["claim"]["polarity"] == "denied"
    (other,) = told["contradicted_by"]
    assert (other["polarity"], other["modality"]) == ("affirmed", "asserted")


def test_a_name_that_was_merged_leads_to_its_organization(api: FlaskClient) -> None:
    response = api.get("/api/organizations/alpha")
    assert response.status_code == 301
    assert response.headers["Location"] == "http://localhost/api/organizations/alpha-works"
    told = api.get(response.headers["Location"]).get_json()
    assert [each["name"] for each in told["merged"]] == ["Alpha"]


@pytest.mark.parametrize("path", [*PAGES, "works"])
@pytest.mark.parametrize("key", ["no-such-thing", "%3Cscript%3E", "a%2Fb", "%00", "%EF%BF%BD", "é"])
def test_what_is_not_there_is_said_to_be_missing(path: str, key: str, api: FlaskClient) -> None:
    response = api.get(f"/api/{path}/{key}")
    assert response.status_code == 404
    assert "no" in response.get_json()["error"]["message"]


def test_what_may_be_meant_is_suggested(api: FlaskClient) -> None:
    told = api.get("/api/concepts/JointVentur").get_json()["error"]
    assert told["suggestions"][0]["address"] == "/concept/JointVenture"


def test_a_foreign_concept_is_asked_for_by_its_iri(api: FlaskClient) -> None:
    for iri in ("https://example.org/care#Team", "urn:x y", "a:b"):
        response = api.get(f"/api/concepts/{quote(iri, safe='')}")
        assert response.status_code == 404
        assert iri in response.get_json()["error"]["message"]


def test_a_concept_is_told_of_by_its_whole_iri_too(ask: Ask) -> None:
    iri = "https://w3id.org/interorg/concept/Trust"
    assert ask(f"concepts/{quote(iri, safe='')}") == ask("concepts/Trust")


def test_a_text_is_given_whole_only_where_rights_allow(
    ask: Ask, open_api: Callable[..., Flask]
) -> None:
    assert "set up Gamma" in ask("documents/case")["text"]
    doubtful = ask("documents/article")
    assert doubtful["text"] is None
    assert doubtful["blocks"] == []
    assert len(doubtful["claims"]) == 2
    client = open_api(FULL_TEXT="never").test_client()
    assert client.get("/api/documents/case").get_json()["text"] is None


def test_answers_under_other_rights_do_not_share_a_tag(
    api: FlaskClient, open_api: Callable[..., Flask]
) -> None:
    closed = open_api(FULL_TEXT="never").test_client()
    tags = [client.get("/api/documents/case").headers["ETag"] for client in (api, closed)]
    assert tags[0] != tags[1]
