"""How pages are cited, and what they tell machines of themselves."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qs, unquote

import pytest
from flask.testing import FlaskClient
from lxml import html

BROWSER = {"Accept": "text/html"}
PAGES = {
    "/concept/JointVenture": ("DefinedTerm", "concept/JointVenture"),
    "/id/organization/alpha-works": ("Organization", "organization/alpha-works"),
    "/id/relationship/gamma": ("WebPage", "relationship/gamma"),
    "/id/document/note-gulati": ("Review", "document/note-gulati"),
    "/id/document/article": ("ScholarlyArticle", "document/article"),
    "/id/document/case": ("CreativeWork", "document/case"),
    "/id/work/Gulati1995": ("ScholarlyArticle", "work/Gulati1995"),
    "/about": ("Dataset", "dataset/interorg"),
}
KEYS = frozenset(
    "ctx_ver rft_val_fmt rft_id rfr_id rft.genre rft.atitle rft.jtitle rft.btitle rft.title "
    "rft.aucorp rft.au rft.contributor rft.date rft.volume rft.issue rft.spage rft.epage "
    "rft.pub rft.type rft.creator rft.publisher rft.source rft.description rft.language rft.rights "
    "rft.identifier rft.edition".split()
)
"""Keys of OpenURL's matrices for journals and books, and of Dublin Core."""


def page(reader: FlaskClient, path: str) -> html.HtmlElement:
    answer = reader.get(path, headers=BROWSER)
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def about(reader: FlaskClient, path: str) -> dict[str, Any]:
    (script,) = page(reader, path).xpath("//script[@type='application/ld+json']")
    found: dict[str, Any] = json.loads(script.text)
    return found


def all_coins(reader: FlaskClient, path: str) -> list[dict[str, list[str]]]:
    spans = page(reader, path).xpath("//span[@class='Z3988']")
    return [parse_qs(span.get("title"), strict_parsing=True) for span in spans]


def coins(reader: FlaskClient, path: str) -> dict[str, list[str]]:
    (found,) = all_coins(reader, path)
    return found


@pytest.fixture(scope="session")
def claims(reader: FlaskClient) -> dict[str, str]:
    """The addresses of claims by the page or section they stand in."""
    found = reader.get("/id/document/article.json").json["claims"]  # type: ignore[index]
    return {claim["quote"][:5]: f"/{claim['id']}" for claim in found}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_tells_in_schema_org_what_it_is_about(reader: FlaskClient, path: str) -> None:
    found = about(reader, path)
    assert found["@context"] == "https://schema.org" and found["@type"] == PAGES[path][0]
    assert found["name"] and found["@id"] and None not in found.values()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_one_openurl_with_keys_that_are_known(reader: FlaskClient, path: str) -> None:
    found = coins(reader, path)
    assert found.keys() <= KEYS
    assert found["ctx_ver"] == ["Z39.88-2004"]
    assert any(key in found for key in ("rft.atitle", "rft.btitle", "rft.title"))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_offers_references_and_files_that_are_there(reader: FlaskClient, path: str) -> None:
    (cite,) = page(reader, path).xpath("//details[@class='cite']")
    references = {
        each.get("id"): each.text_content()
        for each in cite.xpath(".//p[starts-with(@id, 'cited')]")
    }
    assert len(references) == 3 and all(references.values())
    assert {each.get("data-copy") for each in cite.xpath(".//button")} == {
        f"#{id}" for id in references
    }
    links = cite.xpath(".//a[@download]/@href")
    assert [link.rpartition(".")[0] for link in links] == [f"/cite/{PAGES[path][1]}"] * 3
    for link in links:
        answer = reader.get(unquote(link))
        assert answer.status_code == 200 and "attachment" in answer.headers["Content-Disposition"]
    text = reader.get(f"/cite/{PAGES[path][1]}.txt?style=chicago")
    assert text.text.strip() == references["cited-chicago"]


def test_a_claim_is_a_claim_with_its_quotation_in_its_document(
    reader: FlaskClient, claims: dict[str, str]
) -> None:
    path = claims["Joint"]
    found = about(reader, path)
    assert found["@type"] == "Claim"
    quotation = found["appearance"]
    assert quotation["text"] == "Joint ventures do not spread risk at all."
    assert quotation["pagination"] == "7"
    assert quotation["isPartOf"]["@id"].endswith("/id/document/article")
    written = reader.get(f"/cite{path.removeprefix('/id')}.ris").text
    assert "SP  - 7" in written and "UR  - https://w3id.org/interorg/id/claim/" in written
    assert "Claim: Joint venture enables risk sharing (denied)" in written


def test_a_work_is_cited_after_the_bibliography_with_its_authors_in_order(
    reader: FlaskClient,
) -> None:
    found = coins(reader, "/id/work/DasTeng1998")
    assert found["rft.au"][0].startswith("Das") and found["rft.au"][1].startswith("Teng")
    assert found["rft.genre"] == ["article"] and found["rft.jtitle"]
    assert reader.get("/cite/work/DasTeng1998.bib").text.startswith("@article{DasTeng1998,")


def test_a_claim_is_saved_as_its_document_with_what_it_claims(
    reader: FlaskClient, claims: dict[str, str]
) -> None:
    found = coins(reader, claims["Joint"])
    assert found["rft.title"] == ["Doubts <script>alert('title')</script> & more"]
    assert found["rft.description"] == ["Claim: Joint venture enables risk sharing (denied) (p. 7)"]
    assert found["rft_id"] == [f"https://w3id.org/interorg{claims['Joint']}"]


def test_a_page_of_results_offers_each_document_once_to_be_saved(reader: FlaskClient) -> None:
    for path in ("/search?q=spread", "/search?kind=claim", "/search?kind=document"):
        hits = reader.get(path.replace("/search", "/search.json")).json["hits"]  # type: ignore[index]
        wanted = dict.fromkeys(hit["document"] for hit in hits if hit["document"])
        found = all_coins(reader, path)
        assert [each["rft_id"][0].rpartition("/id/document/")[2] for each in found] == [*wanted]
        assert len(found) > 1 and all(each["rft.title"] for each in found)
    (noted,) = (each for each in found if each["rft_id"][0].endswith("note-gulati"))
    assert noted == coins(reader, "/id/document/note-gulati")
    assert not all_coins(reader, "/search?kind=concept")


def test_only_a_page_with_the_text_itself_has_tags_of_a_text(reader: FlaskClient) -> None:
    tags = "//meta[starts-with(@name, 'citation_')]"
    shown = page(reader, "/id/document/note-gulati").xpath(tags)
    assert {each.get("name") for each in shown} >= {"citation_title", "citation_author"}
    for path in ("/id/document/article", "/id/work/Gulati1995", "/concept/Trust"):
        assert not page(reader, path).xpath(tags)


def test_a_page_about_a_work_has_tags_of_dublin_core(reader: FlaskClient) -> None:
    shown = page(reader, "/id/work/DasTeng1998")
    tags = [(each.get("name"), each.get("content")) for each in shown.xpath("//meta[@name]")]
    written = [text for name, text in tags if name == "DC.creator"]
    assert [each.split(",")[0] for each in written] == ["Das", "Teng"]
    assert not page(reader, "/concept/Trust").xpath("//meta[starts-with(@name, 'DC.')]")


def test_an_unknown_style_is_refused_with_those_there_are(reader: FlaskClient) -> None:
    answer = reader.get("/cite/work/Gulati1995.txt?style=mla")
    assert answer.status_code == 400 and "apa, chicago, harvard" in answer.text


def test_from_outside_a_thing_is_cited_by_its_address_there(open_library: Any) -> None:
    client = open_library(BASE_IRI="https://kg.example.org/ties")
    written = client.get("/cite/concept/Trust.bib").text
    assert "url = {https://kg.example.org/ties/concept/Trust}" in written


def test_a_claim_page_tells_rule_precision_and_where_it_comes_from(
    reader: FlaskClient, claims: dict[str, str]
) -> None:
    data = reader.get(f"{claims['Joint']}.json").json
    assert data and data["precision"]["figure"] == 0.783 and data["rule"] is None
    assert data["fresh_precision"]["kind"] == "blind, first"
    assert data["provenance"]["pipeline"] == "test" and len(data["provenance"]["digest"]) == 64
    text = re.sub(r"\s+", " ", page(reader, claims["Joint"]).text_content())
    assert "0.78 all rules of claims together: 180 of 230 right [0.72, 0.83]" in text
    assert "38 of 54 right" in text and "article.md" in text
    assert "nobody else is credited" in text


def test_an_organization_shows_the_sentences_that_make_it_a_partner(reader: FlaskClient) -> None:
    (case,) = reader.get("/id/organization/alpha-works.json").json["cases"]  # type: ignore[index]
    quotes = [each["quote"] for each in case["evidence"]]
    assert quotes == [
        "Alpha Works and Beta Motors set up Gamma in 1984.",
        "Gamma began in 1985, half of it held by Alpha.",
    ]
    shown = page(reader, "/id/organization/alpha-works")
    assert shown.xpath("//a[@href='/id/relationship/gamma#start']")


def test_ties_and_mentions_lead_to_their_place_in_the_text(reader: FlaskClient) -> None:
    shown = page(reader, "/id/organization/alpha-works")
    (mention,) = [a for a in shown.xpath("//a/@href") if "?passage=" in a]
    path, _, fragment = mention.partition("#")
    target = page(reader, path).xpath(f"//*[@id='{fragment}']")[0]
    assert target.xpath("following-sibling::mark[@class='asked']")
    (tie,) = reader.get("/id/document/other.json").json["ties"]  # type: ignore[index]
    assert tie["tie"] == "shareholder of"
    note = page(reader, "/id/document/other").xpath("//li[starts-with(@id, 'note-passage')]")
    assert any("shareholder of" in each.text_content() for each in note)
