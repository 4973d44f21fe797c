from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from interorg.service.pages.search_labels import TITLES
from interorg.service.pages.search_parameters import read_parameters
from interorg.service.search import SORTS, Filters, cross, search
from interorg.service.search.schema import FACETS
from interorg.service.storage.generations import Generation
from interorg.service.storage.store import Store

PAGE = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def generation(library: Store) -> Generation:
    return library.current()


def data(reader: FlaskClient, query: str) -> dict[str, Any]:
    answer = reader.get(f"/search.json?{query}")
    assert answer.status_code == 200, answer.text
    assert answer.json is not None
    return dict(answer.json)


def counts(found: dict[str, Any], facet: str) -> dict[str, int]:
    facets = found["facets"]
    assert isinstance(facets, dict)
    return {each["value"]: each["count"] for each in facets[facet]}


def test_every_facet_of_the_index_is_shown() -> None:
    assert set(TITLES) == set(FACETS)


def test_claims_are_counted_by_stance_and_by_the_kinds_of_their_concepts(
    reader: FlaskClient,
) -> None:
    found = data(reader, "kind=claim")
    assert counts(found, "polarity") == {"Affirmed": 3, "Denied": 1}
    assert counts(found, "modality") == {"Asserted": 3, "Hedged": 1}
    assert counts(found, "benefit")["RiskSharing"] == 3
    assert counts(found, "mechanism")["Trust"] == counts(found, "challenge")["Opportunism"] == 1
    assert counts(found, "document") == {"article": 2, "note-gulati": 2}


def test_values_of_one_facet_mean_any_and_facets_combine(reader: FlaskClient) -> None:
    either = data(reader, "kind=claim&polarity=Affirmed&polarity=Denied")
    assert either["total"] == 4
    assert data(reader, "kind=claim&polarity=Denied&modality=Hedged")["total"] == 0
    assert data(reader, "kind=claim&year=1990-1999&year=2001")["total"] == 4
    assert data(reader, "kind=claim&year=1990-1999&year=2001&to=2000")["total"] == 2
    assert data(reader, "organization=alpha-works&kind=relationship")["total"] == 1
    assert data(reader, "rule=claim.some")["total"] == 4


def test_counts_of_a_facet_do_not_look_at_its_own_filter(reader: FlaskClient) -> None:
    found = data(reader, "kind=claim&polarity=Denied")
    assert counts(found, "polarity") == {"Affirmed": 3, "Denied": 1}
    assert counts(found, "modality") == {"Asserted": 1}


def test_claims_of_lower_confidence_are_hidden_and_counted(reader: FlaskClient) -> None:
    assert data(reader, "kind=claim&confidence=0.8")["total"] == 4
    found = data(reader, "kind=claim&confidence=0.85")
    assert (found["total"], found["hidden"]) == (0, 4)
    everything = data(reader, "")["total"]
    assert isinstance(everything, int)
    assert data(reader, "confidence=1")["total"] == everything - 4
    html = reader.get("/search?kind=claim&confidence=0.85", headers=PAGE).text
    assert "4 claims of lower confidence are hidden" in html
    assert 'href="/search?kind=claim">show</a>' in html
    assert 'value="0.85"' in html and "Default 0: every claim" in html


def test_a_hit_shows_stance_confidence_rule_credit_and_links_to_its_evidence(
    reader: FlaskClient,
) -> None:
    found = data(reader, "kind=claim&modality=Hedged")
    (hit,) = found["hits"]
    assert (hit["polarity"], hit["confidence"], hit["rule"]) == ("Affirmed", 0.8, "claim.some")
    assert hit["credits"] == [{"work": "id/work/Kogut1988", "label": "Kogut (1988), p. 3"}]
    assert found["precision"]["claim.some"]["figure"] == 0.783
    assert found["fresh_precision"]["claim.some"]["judged"] == 54
    html = reader.get("/search?kind=claim&modality=Hedged", headers=PAGE).text
    anchor = f"/id/document/note-gulati#passage-{hit['start']}-{hit['end']}"
    assert f'href="{anchor}"' in html
    assert f'id="passage-{hit["start"]}-{hit["end"]}"' in reader.get(anchor, headers=PAGE).text
    assert 'href="/id/work/Kogut1988">Kogut (1988), p. 3</a>' in html
    for word in (
        "affirmed",
        "hedged",
        "confidence 0.80",
        "precision of all rules 0.78 held out, 0.70 on",
    ):
        assert word in html


def test_every_order_gives_the_same_results_and_what_has_no_value_stands_last(
    generation: Generation,
) -> None:
    found = {sort: search(generation, "", size=100, sort=sort).hits for sort in SORTS}
    first = {hit.id for hit in found["relevance"]}
    for sort, hits in found.items():
        assert {hit.id for hit in search(generation, "gamma", size=100, sort=sort).hits}
        assert len(hits) == 100 or {hit.id for hit in hits} == first
    newest = [hit.year for hit in found["newest"]]
    dated = [year for year in newest if year is not None]
    assert newest[: len(dated)] == sorted(dated, reverse=True) and None in newest
    oldest = [hit.year for hit in found["oldest"]][: len(dated)]
    assert oldest == sorted(dated)
    sure = [hit.confidence for hit in found["confidence"]]
    assert sure[:4] == [pytest.approx(0.8)] * 4 and set(sure[4:]) == {None}
    titles = [hit.title.lower() for hit in found["title"]]
    assert titles[0] <= titles[50] <= titles[-1]


def test_every_link_of_the_page_keeps_the_whole_state(reader: FlaskClient) -> None:
    asked = "q=risk&kind=claim&polarity=Affirmed&sort=oldest&size=50&confidence=0.5&from=1980"
    html = reader.get(f"/search?{asked}", headers=PAGE).text
    links = [link for link in re.findall(r'href="(/search\?[^"]*)"', html) if "year=" in link]
    assert links
    for link in links:
        for each in ("q=risk", "kind=claim", "sort=oldest", "size=50", "confidence=0.5"):
            assert each in link
    assert '<input type="hidden" name="polarity" value="Affirmed">' in html


def test_values_that_mean_nothing_are_left_out_and_told(reader: FlaskClient) -> None:
    found = data(reader, "q=risk&kind=claim&kind=nonsense&form=Nothing&sort=x&confidence=9&year=x")
    assert found["total"] == data(reader, "q=risk&kind=claim")["total"]
    ignored = {(each["name"], each["value"]) for each in found["ignored"]}
    assert ignored == {
        ("kind", "nonsense"),
        ("form", "Nothing"),
        ("sort", "x"),
        ("confidence", "9"),
        ("year", "x"),
    }
    html = reader.get("/search?polarity=%3Cb%3E", headers=PAGE).text
    assert "“<bdi>&lt;b&gt;</bdi>” means nothing here" in html and "Affirmed, Denied" in html
    assert not data(reader, "form=Consortium&kind=claim")["ignored"]


def test_past_the_last_page_there_is_a_way_back(reader: FlaskClient) -> None:
    found = data(reader, "q=risk&page=1000000000")
    assert found["beyond"] and not found["hits"] and found["total"]
    html = reader.get("/search?q=alliance&size=7&page=1000000000", headers=PAGE).text
    assert "There is no page 1,000,000,000" in html and "Go to the last page" in html


def test_a_misspelt_search_offers_what_was_meant(reader: FlaskClient) -> None:
    found = data(reader, "q=oportunism&kind=claim")
    assert found["did_you_mean"]["text"] == "opportunism"
    html = reader.get("/search?q=oportunism&kind=claim", headers=PAGE).text
    assert 'href="/search?q=opportunism&amp;kind=claim"' in html
    assert data(reader, "q=opportunism")["did_you_mean"] is None


ODD = [
    "trust " * 1_666,
    "x" * 10_000,
    "?!" * 5_000,
    "\0\x01\x1b trust \x7f",
    "ثقة בטחון \u202etrust\u202c",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }} ${7*7}",
    "(((((" * 500,
    "-" * 500,
    '"' * 501,
    "OR OR OR",
    "🦆" * 3_000,
]


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("path", ["/search", "/search.json", "/search.csv", "/suggest"])
def test_odd_searches_are_answered(reader: FlaskClient, path: str, text: str) -> None:
    answer = reader.get(path, query_string={"q": text}, headers=PAGE)
    assert answer.status_code == 200
    if path == "/search":
        assert "<script>alert" not in answer.text and "<img src=x" not in answer.text
        assert "\0" not in answer.text and "\x1b" not in answer.text


def test_very_many_filters_are_answered(reader: FlaskClient) -> None:
    many = MultiDict([("form", f"F{n}") for n in range(1_000)])
    many.update({"kind": "claim", "polarity": "y" * 5_000, "year": "1-2-3", "size": "-5"})
    found = reader.get("/search.json", query_string=many).json
    assert found and found["total"] == 4 and len(found["ignored"]) < 60


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["q", "kind", "year", "from", "confidence", "page", "size", "sort"]),
            st.text(max_size=12) | st.floats().map(str) | st.integers().map(str),
        )
    )
)
def test_no_parameters_fail(given: list[tuple[str, str]]) -> None:
    asked = read_parameters(MultiDict(given), lambda name, value: value.isascii())
    assert asked.page >= 1 and 1 <= asked.size <= 100 and asked.sort in SORTS
    assert 0 <= asked.filters.confidence <= 1
    again = MultiDict([(n, v) for n, values in asked.parameters().items() for v in values])
    reread = read_parameters(again, lambda name, value: value.isascii())
    assert reread.filters == asked.filters and not reread.ignored
    assert (reread.text, reread.sort, reread.size) == (asked.text, asked.sort, asked.size)


def test_combinations_are_counted_together(generation: Generation) -> None:
    found = cross(generation, ("subject", "object", "polarity"), Filters(kinds=("claim",)))
    assert found["JointVenture", "RiskSharing", "Denied"] == 1
    assert found["JointVenture", "RiskSharing", "Affirmed"] == 2
    assert sum(found.values()) == 4
