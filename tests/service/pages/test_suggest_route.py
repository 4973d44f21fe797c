from __future__ import annotations

from flask.testing import FlaskClient


def test_suggestions_have_label_kind_address_and_other_name(reader: FlaskClient) -> None:
    found = reader.get("/suggest?q=alpha").json
    assert found == {
        "query": "alpha",
        "suggestions": [
            {
                "label": "Alpha Works",
                "kind": "organization",
                "address": "/id/organization/alpha-works",
                "also": "",
            },
            {
                "label": "Gamma",
                "kind": "relationship",
                "address": "/id/relationship/gamma",
                "also": "Alpha Works",
            },
        ],
    }


def test_a_concept_leads_to_its_page(reader: FlaskClient) -> None:
    found = reader.get("/suggest?q=opportunis").json
    assert found and found["suggestions"][0]["label"] == "Opportunism"
    assert reader.get(found["suggestions"][0]["address"]).status_code == 200


def test_suggestions_are_kept_until_the_graph_changes(reader: FlaskClient) -> None:
    answer = reader.get("/suggest?q=tru")
    assert "max-age" in answer.headers["Cache-Control"]
    again = reader.get("/suggest?q=tru", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304 and not again.data
    other = reader.get("/suggest?q=trus", headers={"If-None-Match": answer.headers["ETag"]})
    assert other.status_code == 200


def test_nothing_typed_suggests_nothing(reader: FlaskClient) -> None:
    assert reader.get("/suggest").json == {"query": "", "suggestions": []}
