from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
VIEWS = (
    "/compare?form=JointVenture&form=StrategicAlliance&form=Consortium",
    "/evidence-map",
    "/evidence-map?rows=mechanism&columns=challenge&rows_level=2&columns_level=3",
    "/evidence-map?under=InterorganizationalCollaboration&layout=matrix",
    "/contradictions",
    "/contradictions?form=joint+venture&sort=newest&level=contradiction",
    "/timeline",
    "/timeline?of=claims&form=JointVenture",
    "/concepts",
    "/concepts?family=benefit",
)
SEARCHED = [path for path in VIEWS if not path.startswith(("/evidence-map", "/contradictions"))]
"""Views whose numbers open a search; those of the others open the page of a field."""
PAGES = (*VIEWS, "/compare", "/evidence-map/cell?row=JointVenture&column=RiskSharing")


def with_ending(path: str, ending: str) -> str:
    base, _, query = path.partition("?")
    return f"{base}.{ending}?{query}"


def counted(content: Any) -> Iterator[tuple[int, str]]:
    """Yield every count in a view's data that says where its claims or cases are."""
    if isinstance(content, list):
        for each in content:
            yield from counted(each)
    elif isinstance(content, dict):
        for number, address in (
            ("claims", "address"),
            ("claims", "claims_address"),
            ("cases", "cases_address"),
            ("total", "address"),
            ("own", "own_address"),
            ("with_narrower", "address"),
        ):
            shown = content.get(address) or ""
            if isinstance(content.get(number), int) and shown.startswith("/search?"):
                yield content[number], shown
        if "counts" in content and "addresses" in content:
            pairs = zip(content["counts"], content["addresses"], strict=True)
            yield from ((count, address) for count, address in pairs if address)
        for each in content.values():
            yield from counted(each)


@pytest.mark.parametrize("path", PAGES)
def test_a_view_is_a_whole_page_without_inline_styles_or_scripts(
    analyst: FlaskClient, path: str
) -> None:
    answer = analyst.get(path, headers=BROWSER)
    assert answer.status_code == 200 and answer.mimetype == "text/html"
    assert answer.text.count("<h1") == 1 and "</html>" in answer.text
    assert "style=" not in answer.text and not re.search(r"\son\w+=", answer.text)
    assert "<script>alert" not in answer.text
    for table in re.findall(r"<table.*?</table>", answer.text, re.DOTALL):
        assert '<th scope="col"' in table and '<th scope="row"' in table


@pytest.mark.parametrize("path", SEARCHED)
def test_every_count_opens_just_what_it_counts(analyst: FlaskClient, path: str) -> None:
    content = analyst.get(with_ending(path, "json")).json
    counts = set(counted(content))
    assert counts
    for number, address in counts:
        found = analyst.get(address.replace("/search?", "/search.json?")).json
        assert found and found["total"] == number, address


@pytest.mark.parametrize("path", VIEWS)
def test_a_view_is_given_as_csv_latex_svg_and_png(analyst: FlaskClient, path: str) -> None:
    table = analyst.get(with_ending(path, "csv"))
    assert table.mimetype == "text/csv" and "attachment" in table.headers["Content-Disposition"]
    rows = [*csv.reader(io.StringIO(table.text, newline=""))]
    assert len(rows) > 1 and {len(row) for row in rows} == {len(rows[0])}
    paper = analyst.get(with_ending(path, "tex")).text
    assert paper.count(r"\toprule") == paper.count(r"\caption") and paper.count(" \\\\\n") > 1
    picture = analyst.get(with_ending(path, "svg"))
    assert picture.mimetype == "image/svg+xml" and "style=" not in picture.text
    assert ElementTree.fromstring(picture.text).tag == "{http://www.w3.org/2000/svg}svg"
    pixels = analyst.get(with_ending(path, "png"))
    assert pixels.mimetype == "image/png" and pixels.data.startswith(b"\x89PNG")


def test_links_in_a_picture_that_leaves_the_page_are_whole(analyst: FlaskClient) -> None:
    picture = analyst.get("/evidence-map.svg").text
    assert 'href="http://localhost/evidence-map/cell?' in picture
    assert 'href="/search?' in analyst.get("/timeline", headers=BROWSER).text


def test_one_form_alone_asks_for_another(analyst: FlaskClient) -> None:
    page = analyst.get("/compare?form=JointVenture", headers=BROWSER).text
    assert "Choose a second form" in page
    assert analyst.get("/compare.csv?form=JointVenture").status_code == 400


@pytest.mark.parametrize(
    ("path", "status", "word"),
    [
        ("/compare?form=Joint+Ventrue&form=Consortium", 404, "joint venture"),
        (
            "/compare?" + "&".join(["form=Consortium"] * 5),
            400,
            "Expected 2 to 4 values of form, found 5",
        ),
        ("/evidence-map?rows=nonsense", 400, "Expected one of form, "),
        ("/evidence-map?under=Benefit", 404, "no form"),
        ("/evidence-map/cell?row=JointVenture", 400, "The parameter column is missing"),
        ("/contradictions?page=-1", 400, "Expected a number from 1 as page, found '-1'"),
        ("/contradictions?concept=%3Cscript%3E", 404, "no concept"),
        ("/timeline?of=years", 400, "Expected one of cases, claims as of, found 'years'"),
        ("/concepts?family=x", 400, "Expected one of form, "),
        ("/compare.exe?form=JointVenture&form=Consortium", 404, "json, csv, tex, svg, png"),
    ],
)
def test_what_cannot_be_shown_says_why(
    analyst: FlaskClient, path: str, status: int, word: str
) -> None:
    answer = analyst.get(path, headers={"Accept": "application/json"})
    assert answer.status_code == status
    assert answer.json and word in answer.json["error"]["message"]


def test_a_page_beyond_the_last_is_the_last(analyst: FlaskClient) -> None:
    found = analyst.get("/contradictions.json?page=999999999999&size=1").json
    assert found and found["contradictions"]["page"] == found["contradictions"]["pages"]


def test_sentences_stand_side_by_side_with_their_sources(analyst: FlaskClient) -> None:
    page = analyst.get("/contradictions", headers=BROWSER).text
    assert "JointVenture Enables RiskSharing, 0." in page
    assert "&lt;script&gt;alert" in page and "denied" in page


@pytest.mark.parametrize("path", PAGES)
def test_a_graph_without_texts_is_shown_as_empty(newcomer: FlaskClient, path: str) -> None:
    assert newcomer.get(path, headers=BROWSER).status_code == 200
    if path in VIEWS:
        for ending in ("json", "csv", "tex", "svg", "png"):
            assert newcomer.get(with_ending(path, ending)).status_code == 200


@pytest.mark.parametrize("path", ["/compare", "/evidence-map", "/timeline", "/concepts"])
def test_a_graph_of_other_things_has_nothing_to_count(client: FlaskClient, path: str) -> None:
    assert client.get(path, headers=BROWSER).status_code == 200
    assert client.get(f"{path}.json").status_code == 200


def test_a_paper_sets_both_sentences_beside_each_other(analyst: FlaskClient) -> None:
    paper = analyst.get("/contradictions.tex").text
    assert " & held & opposed" in paper and paper.count("p{1") == 2
    assert r"JointVenture Enables RiskSharing, 0. (According to early \textless{}script" in paper
