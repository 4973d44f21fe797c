"""Lists come in parts that fit together, under filters that mean what they say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from interorg.ingest.failure import BadQuery
from interorg.service.api.cursors import Cursors, Gone
from interorg.service.storage.generations import Generation
from interorg.service.storage.store import Store
from interorg.service.web import create_app

Ask = Callable[..., Any]


def statements(answer: Any) -> list[str]:
    return sorted(each["statement"] for each in answer["items"])


def every_part(api: FlaskClient, address: str) -> list[dict[str, Any]]:
    """Follow a list to its end."""
    found: list[dict[str, Any]] = []
    while address:
        answer = api.get(address).get_json()
        assert answer["items"]
        found += answer["items"]
        address = answer["next"]
    return found


@pytest.mark.parametrize(
    "path", ["claims", "cases", "organizations", "documents", "concepts", "search"]
)
def test_the_parts_of_a_list_hold_each_entry_once(path: str, ask: Ask, api: FlaskClient) -> None:
    whole = ask(path, limit=100)
    size = 1 if whole["total"] < 20 else 100
    parts = every_part(api, f"/api/{path}?limit={size}")
    assert len(parts) == whole["total"]
    assert len({str(each) for each in parts}) == whole["total"]
    assert parts[: len(whole["items"])] == whole["items"]


def test_the_next_part_is_named_in_the_header_too(api: FlaskClient) -> None:
    response = api.get("/api/claims?limit=1")
    assert f'<{response.get_json()["next"]}>; rel="next"' in response.headers["Link"]
    last = api.get("/api/claims?limit=100")
    assert last.get_json()["next"] is None
    assert "next" not in last.headers["Link"]


def test_claims_are_found_by_what_they_state(ask: Ask) -> None:
    enabled = "Joint venture enables risk sharing"
    assert statements(ask("claims", subject="JointVenture", polarity="Denied")) == [
        f"{enabled} (denied)"
    ]
    assert statements(ask("claims", object="RiskSharing", modality="Hedged")) == [enabled]
    assert statements(ask("claims", relation="Mitigates")) == [
        "Interorganizational trust mitigates opportunism"
    ]
    assert ask("claims", confidence=0.9)["total"] == 0
    assert ask("claims", document="article")["total"] == 2
    assert ask("claims", document_kind=["note", "article"])["total"] == ask("claims")["total"]


def test_a_claim_is_listed_with_its_sentence_and_where_the_rest_is(
    ask: Ask, api: FlaskClient
) -> None:
    (found,) = ask("claims", relation="Mitigates")["items"]
    assert found["quote"] == "Trust curbs opportunism <script>alert('quote')</script>."
    assert (found["subject"], found["object"], found["document"]) == (
        "Trust",
        "Opportunism",
        "article",
    )
    whole = api.get(found["address"]).get_json()["claim"]
    assert whole["quote"] == found["quote"]
    assert (whole["start"], whole["end"]) == (found["start"], found["end"])


def test_a_form_counts_with_narrower_ones_and_goes_by_its_label_too(ask: Ask) -> None:
    cases = ask("cases", form="JointVenture")
    assert [each["label"] for each in cases["items"]] == ["Gamma"]
    assert ask("cases", form="joint venture") == {**cases, "next": None}
    assert ask("cases", form="Consortium")["total"] == 0


def test_years_confine_documents_and_cases(ask: Ask) -> None:
    assert [each["label"] for each in ask("cases", to=1984)["items"]] == ["Gamma"]
    assert ask("cases", **{"from": 1990})["total"] == 0
    assert [each["document"] for each in ask("documents", **{"from": 2000})["items"]] == ["article"]


def test_concepts_are_listed_by_label_and_found_by_their_names(ask: Ask) -> None:
    forms = ask("concepts", kind="form", limit=100)["items"]
    assert [each["label"].casefold() for each in forms] == sorted(
        each["label"].casefold() for each in forms
    )
    assert {each["kind"] for each in forms} == {"form"}
    assert ask("concepts", q="joint venture")["items"][0]["id"] == "concept/JointVenture"
    assert ask("concepts", q="+++")["total"] == 0


def test_a_search_counts_and_mends_spelling(ask: Ask) -> None:
    found = ask("search", q="opportunism", kind="claim")
    assert [each["found"]["id"].split("/")[1] for each in found["items"]] == ["claim"]
    assert found["facets"]["kind"][0]["count"] >= 1
    assert ask("search", q="opportunsm")["did_you_mean"]["text"] == "opportunism"
    assert ask("search", q="risk", confidence=1)["hidden"] == 3


def test_names_are_suggested_by_their_beginning(ask: Ask) -> None:
    names = ask("suggest", q="alph")["items"]
    assert names[0]["label"] == "Alpha Works"
    assert names[0]["address"].endswith("/api/organizations/alpha-works")
    assert ask("suggest", q="alph", kind="concept")["items"] == []


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("form=Joint", "Did you mean joint"),
        ("form=Trust", "There is no form"),
        ("document=none", "There is no document with the id 'none'"),
        ("relation=Likes", "no relation with the id 'Likes'"),
    ],
)
def test_a_filter_that_names_nothing_is_told_of(api: FlaskClient, query: str, said: str) -> None:
    response = api.get(f"/api/claims?{query}")
    assert response.status_code == 404
    assert said in response.get_json()["error"]["message"]


def test_a_cursor_that_was_not_given_is_refused(api: FlaskClient) -> None:
    for cursor in ("x", "ÿ", "AAAA", "MS4yLjMuNA", "%00"):
        response = api.get(f"/api/claims?cursor={cursor}")
        assert response.status_code == 400
        assert "cursor" in response.get_json()["error"]["message"]


def test_a_cursor_holds_for_one_list_only(api: FlaskClient) -> None:
    following = api.get("/api/claims?limit=1").get_json()["next"]
    assert api.get(following).status_code == 200
    changed = api.get(following.replace("limit=1", "limit=2"))
    assert changed.status_code == 400
    assert "other parameters" in changed.get_json()["error"]["message"]


def test_a_list_of_a_graph_that_has_changed_is_gone(library: Store, tmp_path: Path) -> None:
    import shutil

    copied = tmp_path / "store"
    shutil.copytree(library.path, copied)
    app = create_app({"STORE": copied, "WORKERS": 1, "TIMEOUT": 20.0})
    try:
        client = app.test_client()
        first = client.get("/api/concepts?limit=1").get_json()
        with Store.open(copied).writer() as writer:
            writer.publish()
        response = client.get(first["next"])
        assert response.status_code == 410
        assert "Begin it anew" in response.get_json()["error"]["message"]
        assert client.get("/api/concepts?limit=1").status_code == 200
    finally:
        app.extensions["interorg"].pool.close()


@given(
    offset=st.integers(0, 10**9),
    asked=st.dictionaries(st.text(max_size=5), st.text(max_size=5) | st.none(), max_size=3),
)
def test_a_cursor_says_where_to_go_on(offset: int, asked: dict[str, Any]) -> None:
    asked.pop("cursor", None)
    generation = Generation(7, Path("nowhere"))
    cursor = Cursors(generation, asked).write(offset)
    assert Cursors(generation, {**asked, "cursor": cursor}).offset() == offset
    with pytest.raises(Gone):
        Cursors(Generation(8, Path("nowhere")), {**asked, "cursor": cursor}).offset()


@given(cursor=st.text(max_size=40))
def test_no_text_breaks_the_reading_of_cursors(cursor: str) -> None:
    with pytest.raises((BadQuery, Gone)):
        Cursors(Generation(7, Path("nowhere")), {"cursor": cursor}).offset()
