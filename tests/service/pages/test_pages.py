from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat, parse

from interorg.service.building.build import ingest
from interorg.service.web import create_app

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
THINGS = (
    "/concept/JointVenture",
    "/id/organization/alpha-works",
    "/id/relationship/gamma",
    "/id/document/note-gulati",
    "/id/work/Gulati1995",
    "/relation-type/Enables",
    "/value/Denied",
)
PAGES = ("/", "/search?q=risk", "/query", "/about", *THINGS)


def page(reader: FlaskClient, path: str) -> str:
    """Return what a person reads on a page: its text with white space folded."""
    answer = reader.get(path, headers=BROWSER)
    assert answer.status_code == 200 and answer.mimetype == "text/html", answer.text
    words = re.sub(r"<[^>]+>", "", answer.text)
    return re.sub(r"\s+", " ", unescape(words))


def data(reader: FlaskClient, path: str) -> Any:
    answer = reader.get(f"{path}.json")
    assert answer.status_code == 200 and answer.mimetype == "application/json"
    return answer.json


@pytest.fixture(scope="session")
def claim_ids(reader: FlaskClient) -> dict[str, str]:
    """The ids of the claims by their sentence."""
    hits = reader.get("/search.json?kind=claim&size=100").json["hits"]  # type: ignore[index]
    return {reader.get(f"/{hit['id']}.json").json["claim"]["quote"]: hit["id"] for hit in hits}  # type: ignore[index]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_and_loads_nothing_from_elsewhere(reader: FlaskClient, path: str) -> None:
    answer = reader.get(path, headers=BROWSER)
    assert answer.status_code == 200 and answer.mimetype == "text/html"
    assert '<html lang="en">' in answer.text and "</html>" in answer.text
    assert re.search(r"<title>\s*\S.* – interorg</title>", answer.text)
    assert answer.text.count("<h1") == 1 and 'href="#main"' in answer.text
    assert not re.search(r'(?:src|<link[^>]* href)="(?:https?:)?//', answer.text)
    scripts = re.findall(r"<script[^>]*>", answer.text)
    assert all(re.search(r'src="/|type="application/(ld\+)?json"', each) for each in scripts)
    assert "style=" not in answer.text


@pytest.mark.parametrize("path", THINGS)
def test_a_thing_is_a_page_json_and_triples_at_one_address(reader: FlaskClient, path: str) -> None:
    assert reader.get(path).mimetype == "text/html"
    for accept, ending in (
        ("application/json", "json"),
        ("text/turtle", "ttl"),
        ("application/ld+json", "jsonld"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "rdf"),
    ):
        asked = reader.get(path, headers={"Accept": accept})
        assert asked.status_code == 200 and asked.mimetype == accept
        assert "Accept" in asked.headers["Vary"]
        assert reader.get(f"{path}.{ending}").mimetype == accept
    triples = list(parse(reader.get(f"{path}.ttl").data, RdfFormat.TURTLE))
    assert any(str(triple.subject).endswith(f"{path}>") for triple in triples)


@pytest.mark.parametrize("path", ["/", "/about", "/query", "/search?q=risk"])
def test_other_pages_are_also_json(reader: FlaskClient, path: str) -> None:
    asked = reader.get(path, headers={"Accept": "application/json"})
    assert asked.mimetype == "application/json" and asked.json


def test_a_concept_shows_its_claims_by_relation_with_sentence_document_and_credit(
    reader: FlaskClient,
) -> None:
    shown = page(reader, "/concept/JointVenture")
    assert "Joint ventures spread risk among their parents." in shown
    assert "According to a note on Gulati (1995), “A section”" in shown
    assert "credited to Kogut (1988), p. 3" in shown
    assert "denied" in shown and "hedged" in shown and "in context: international" in shown
    (group,) = data(reader, "/concept/JointVenture")["claims"]["groups"]
    assert (group["role"], group["label"], group["total"]) == ("subject", "Enables", 3)
    assert {claim["polarity"] for claim in group["claims"]} == {"affirmed", "denied"}


def test_a_concept_seen_from_the_object_names_the_inverse(reader: FlaskClient) -> None:
    (group,) = data(reader, "/concept/RiskSharing")["claims"]["groups"]
    assert (group["role"], group["label"]) == ("object", "Enabled by")
    context = data(reader, "/concept/InternationalScope")["claims"]["groups"]
    assert [(group["role"], group["total"]) for group in context] == [("context", 1)]


def test_a_concept_shows_its_place_cases_and_mentions(reader: FlaskClient) -> None:
    found = data(reader, "/concept/JointVenture")
    assert "Equity joint venture" in [each["label"].capitalize() for each in found["narrower"]]
    assert found["cases"]["items"] == [
        {"id": "id/relationship/gamma", "label": "Gamma", "year": 1984}
    ]
    assert found["mentions"]["total"] == 1
    assert found["concept"]["kind"] == "form" and "JV" in found["concept"]["alt_labels"]
    assert data(reader, "/concept/Trust")["cases"]["total"] == 1


def test_a_note_is_never_shown_as_the_work_it_reviews(
    reader: FlaskClient, claim_ids: dict[str, str]
) -> None:
    own = data(reader, f"/{claim_ids['Joint ventures spread risk among their parents.']}")["claim"]
    assert own["attribution"] == "According to a note on Gulati (1995)"
    assert own["document"]["id"] == "id/document/note-gulati"
    assert own["reviews"]["id"] == "id/work/Gulati1995"
    shown = page(reader, "/id/work/Gulati1995")
    assert "Joint ventures spread risk" not in shown and "A note on repeated ties" in shown
    assert "A note on Gulati (1995), written by" in page(reader, "/id/document/note-gulati")


def test_a_work_says_whether_another_record_agrees_with_ours(reader: FlaskClient) -> None:
    assert data(reader, "/id/work/Oliver1990")["work"]["confirmed"]
    assert "Another record agrees" in page(reader, "/id/work/Oliver1990")
    assert not data(reader, "/id/work/Oliver1991")["work"]["confirmed"]
    assert "check it before you cite it" in page(reader, "/id/work/Oliver1991")


def test_a_concept_marks_sources_whose_record_is_unconfirmed(reader: FlaskClient) -> None:
    concept = data(reader, "/concept/LossOfAutonomy")["concept"]
    assert [source["id"] for source in concept["sources"]] == ["id/work/Oliver1991"]
    assert [source["id"] for source in concept["unsure_sources"]] == [
        "id/work/BarringerHarrison2000"
    ]
    assert concept["unconfirmed_records"] == ["id/work/Oliver1991"]
    assert page(reader, "/concept/LossOfAutonomy").count("record unconfirmed") == 1


def test_a_credited_claim_is_listed_at_the_work_as_the_words_of_the_text(
    reader: FlaskClient,
) -> None:
    (claim,) = data(reader, "/id/work/Kogut1988")["credited_claims"]
    assert claim["credits"][0]["locator"] == "p. 3"
    assert "According to a note on Gulati (1995)" in page(reader, "/id/work/Kogut1988")


def test_a_claim_shows_how_it_was_read_and_what_contradicts_it(
    reader: FlaskClient, claim_ids: dict[str, str]
) -> None:
    path = f"/{claim_ids['Joint ventures do not spread risk at all.']}"
    shown = page(reader, path)
    for words in ("claim.some", "0.80", "denied", "p. 7", "Contradicted by", "spread risk among"):
        assert words in shown
    found = data(reader, path)
    assert found["claim"]["statement"] == "Joint venture enables risk sharing (denied)"
    assert len(found["contradicted_by"]) == 1 and not found["corroborated_by"]


def test_a_case_shows_every_value_with_its_sentence_and_disagreement_side_by_side(
    reader: FlaskClient,
) -> None:
    found = data(reader, "/id/relationship/gamma")
    assert [each["label"] for each in found["case"]["partners"]] == ["Alpha Works", "Beta Motors"]
    assert [each["label"] for each in found["case"]["forms"]] == ["equity joint venture"]
    reported = {each["name"]: each for each in found["reported"]}
    assert reported["start"]["disagree"] and not reported["form"]["disagree"]
    assert [value["label"] for value in reported["start"]["values"]] == ["1984", "1985"]
    assert reported["mechanism"]["values"][0]["node"]["id"] == "concept/Trust"
    (share,) = reported["share"]["values"]
    assert share["label"] == "Alpha Works: 50 %"
    assert share["number"] == 50 and share["evidence"][0]["quote"].startswith("Gamma began")
    shown = page(reader, "/id/relationship/gamma")
    assert "values differ" in shown and "from 1984 or 1985" in shown
    assert "According to Gamma again" in shown


def test_partners_reported_under_merged_names_are_one(reader: FlaskClient) -> None:
    found = data(reader, "/id/relationship/gamma")
    (partners,) = (each for each in found["reported"] if each["name"] == "partner")
    assert sorted(value["label"] for value in partners["values"]) == ["Alpha Works", "Beta Motors"]


def test_a_sentence_that_gives_several_values_is_shown_once_for_them(reader: FlaskClient) -> None:
    shown = page(reader, "/id/relationship/gamma")
    values = ("name", "form", "partner", "start", "mechanism")
    assert shown.count("Alpha Works and Beta Motors set up Gamma in 1984.") == len(values) + 1


def test_a_merged_name_leads_to_its_organization_and_says_why(reader: FlaskClient) -> None:
    answer = reader.get("/id/organization/alpha", headers=BROWSER)
    assert answer.status_code == 301
    assert answer.headers["Location"] == "/id/organization/alpha-works"
    answer = reader.get("/id/organization/alpha.json")
    assert answer.headers["Location"] == "/id/organization/alpha-works.json"
    assert "a short name" in page(reader, "/id/organization/alpha-works")


def test_an_organization_shows_its_cases_partners_share_and_mentions(reader: FlaskClient) -> None:
    found = data(reader, "/id/organization/alpha-works")
    (entry,) = found["cases"]
    assert entry["case"]["label"] == "Gamma" and entry["start_years"] == [1984, 1985]
    assert [partner["label"] for partner in entry["partners"]] == ["Beta Motors"]
    assert entry["share_percent"] == [50]
    assert found["mentions"]["total"] == 1


def test_an_organization_shows_its_ties_each_with_its_sentence(reader: FlaskClient) -> None:
    for key, other in (("alpha-works", "beta-motors"), ("beta-motors", "alpha-works")):
        (tie,) = data(reader, f"/id/organization/{key}")["ties"]
        assert (tie["subject"]["label"], tie["tie"]) == ("Alpha Works", "shareholder of")
        assert tie["object"]["label"] == "Beta Motors"
        shown = reader.get(f"/id/organization/{key}", headers=BROWSER).text
        assert f'href="/id/organization/{other}"' in shown and tie["quote"] in shown


def test_a_case_shows_what_its_contract_says(reader: FlaskClient) -> None:
    shown = page(reader, "/id/relationship/gamma")
    assert "Agreement date" in shown and "1984-12-03" in shown and "Texas" in shown


def test_a_document_shows_its_text_with_the_evidence_marked_and_linked(
    reader: FlaskClient, claim_ids: dict[str, str]
) -> None:
    html = reader.get("/id/document/note-gulati", headers=BROWSER).text
    assert "<mark>Joint ventures spread risk among their parents.</mark>" in html
    assert f'href="/{claim_ids["Joint ventures spread risk among their parents."]}"' in html
    found = data(reader, "/id/document/note-gulati")
    assert found["full_text"] == {"shown": True, "reason": None}
    claim = found["claims"][0]
    assert found["text"][claim["start"] : claim["end"]] == claim["quote"]
    assert f'id="passage-{claim["start"]}-{claim["end"]}"' in html


def test_case_values_are_marked_in_their_document(reader: FlaskClient) -> None:
    shown = page(reader, "/id/document/case")
    assert "Gamma: name Gamma, form equity joint venture" in shown and "start 1984" in shown


@pytest.mark.parametrize(
    ("setting", "document", "shown"),
    [
        ("licensed", "note-gulati", True),
        ("licensed", "article", False),
        ("licensed", "other", True),
        ("never", "note-gulati", False),
        ("always", "article", True),
    ],
)
def test_a_whole_text_is_shown_only_where_the_setting_and_its_rights_allow(
    open_library: Callable[..., FlaskClient], setting: str, document: str, shown: bool
) -> None:
    reader = open_library(FULL_TEXT=setting)
    found = data(reader, f"/id/document/{document}")
    assert found["full_text"]["shown"] is shown
    assert (found["text"] is not None) is shown and bool(found["blocks"]) is shown
    html = page(reader, f"/id/document/{document}")
    assert ("A section" in html) and (("whole text" in html or "no whole texts" in html) != shown)
    assert (found["claims"] or found["values"])[0]["quote"].split(" <")[0] in html


def test_markup_in_titles_and_sentences_is_shown_as_text(reader: FlaskClient) -> None:
    for path in (
        "/id/document/article",
        "/concept/Trust",
        "/search?q=curbs+opportunism",
        "/search?q=<script>alert(1)</script>",
        "/query?query=<script>alert(1)</script>",
    ):
        html = reader.get(path, headers=BROWSER).text
        assert not re.search(r"<script(?! (src|type)=)", html) and "&lt;script&gt;" in html


def test_an_unknown_thing_is_a_404_that_offers_a_search(reader: FlaskClient) -> None:
    for path in (
        "/concept/TrustInPartners",
        "/id/organization/x",
        "/id/relationship/x",
        "/id/document/x",
        "/id/claim/x",
        "/id/work/x",
        "/id/span/x",
        "/value/x",
        "/concept/%3Cb%3E",
    ):
        answer = reader.get(path, headers=BROWSER)
        assert answer.status_code == 404 and 'role="search"' in answer.text
        asked = reader.get(f"{path}.json")
        assert asked.status_code == 404 and asked.json and asked.json["error"]["status"] == 404
    html = reader.get("/concept/TrustInPartners", headers=BROWSER).text
    assert 'value="Trust In Partners"' in html


def test_a_span_leads_to_its_place_in_its_document(reader: FlaskClient) -> None:
    claim = data(reader, "/id/document/note-gulati")["claims"][0]
    place = f"{claim['start']}-{claim['end']}"
    answer = reader.get(f"/id/span/note-gulati/{place}", headers=BROWSER)
    assert answer.headers["Location"] == f"/id/document/note-gulati?passage={place}#passage-{place}"


def test_the_first_page_counts_what_is_there_and_begins_with_questions(reader: FlaskClient) -> None:
    found = reader.get("/index.json").json
    assert found and found["counts"]["claim"] == 4 and found["counts"]["relationship"] == 1
    assert len(found["questions"]) == 8
    forms = found["families"][0]
    assert forms["kind"] == "form" and forms["most_claims"][0]["claims"] == 3


def test_the_query_page_answers_without_scripts(reader: FlaskClient) -> None:
    asked = "SELECT ?claim ?n { ?claim a <https://w3id.org/interorg/ontology#Claim> BIND(7 AS ?n) }"
    html = reader.get("/query", query_string={"query": asked}, headers=BROWSER).text
    assert "4 rows" in html and 'href="/id/claim/' in html and "format=csv" in html
    assert "Yes" in page(reader, "/query?query=ASK{}")
    turtle = page(reader, "/query?query=CONSTRUCT{<x:a><x:b><x:c>}{}")
    assert "<x:a> <x:b> <x:c>" in turtle


def test_a_wrong_query_keeps_the_text_and_says_where_it_is_wrong(reader: FlaskClient) -> None:
    answer = reader.get("/query?query=SELECT+*+{+?s", headers=BROWSER)
    assert answer.status_code == 400 and "line 1" in answer.text
    assert "SELECT * { ?s</textarea>" in answer.text


def test_an_example_fills_the_editor(reader: FlaskClient) -> None:
    html = reader.get("/query?example=contradicting-claims", headers=BROWSER).text
    assert "Which claims contradict each other" in html and 'aria-current="true"' in html


def test_a_text_read_by_the_pipeline_is_found_and_shown(tmp_path: Path) -> None:
    source = tmp_path / "texts" / "ventures.md"
    source.parent.mkdir()
    source.write_text("# Ventures\n\nJoint ventures enable risk sharing.\n")
    ingest([source.parent], tmp_path / "store", processes=1)
    app = create_app({"STORE": tmp_path / "store", "WORKERS": 1})
    reader = app.test_client()
    try:
        assert "Joint ventures enable risk sharing." in page(reader, "/concept/JointVenture")
        found = reader.get("/search.json?q=risk+sharing&kind=claim").json
        assert found and found["total"] == 1
    finally:
        app.extensions["interorg"].pool.close()
