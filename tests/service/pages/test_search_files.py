from __future__ import annotations

import csv
import io
import json

from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from interorg.service.pages.search_files import lines
from interorg.service.search import Fragment, Hit


def rows(text: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(text, newline=""))]


def test_the_table_holds_the_results_of_all_pages(reader: FlaskClient) -> None:
    answer = reader.get("/search.csv?size=1&page=3&sort=title")
    assert answer.content_type == "text/csv; charset=utf-8; header=present"
    assert "attachment" in answer.headers["Content-Disposition"]
    found = rows(answer.text)
    total = reader.get("/search.json").json["total"]  # type: ignore[index]
    assert len(found) == total == int(answer.headers["Interorg-Total"])
    assert answer.headers["Interorg-Held"] == str(total)


def test_a_claim_is_one_row_with_its_stance_and_sentence(reader: FlaskClient) -> None:
    (row,) = rows(reader.get("/search.csv?kind=claim&polarity=Denied").text)
    assert row["text"] == "Joint ventures do not spread risk at all."
    assert (row["subject"], row["relation"], row["polarity"]) == (
        "Joint venture",
        "enables",
        "Denied",
    )
    assert (row["confidence"], row["measured_precision"]) == ("0.8", "0.783")
    assert row["iri"].startswith("https://w3id.org/interorg/id/claim/")


def test_only_spreadsheets_that_ask_get_a_mark_at_the_beginning(reader: FlaskClient) -> None:
    assert reader.get("/search.csv?q=risk").data[:4] == b"kind"
    marked = reader.get("/search.csv?q=risk&excel=1").data
    assert marked[:7] == b"\xef\xbb\xbfkind"
    assert marked[3:] == reader.get("/search.csv?q=risk").data


def test_all_results_as_json_have_the_shape_of_a_page(reader: FlaskClient) -> None:
    answer = reader.get("/search.json?q=risk&all=1&size=1")
    whole = json.loads(answer.text)
    page = reader.get("/search.json?q=risk&size=100").json
    assert page and whole["total"] == len(whole["hits"]) == page["total"]
    assert [hit["id"] for hit in whole["hits"]] == [hit["id"] for hit in page["hits"]]
    assert whole["hits"][0].keys() == page["hits"][0].keys()
    assert json.loads(reader.get("/search.json?q=?!&all=1").text)["hits"] == []


@given(st.lists(st.text(max_size=20), min_size=1, max_size=5), st.sampled_from(["", "\ufeff"]))
def test_any_text_comes_back_and_no_cell_begins_as_a_formula(texts: list[str], begin: str) -> None:
    hits = [
        Hit("id", "claim", text, (), (), (Fragment(text),), "", "", "", (), None) for text in texts
    ]
    written = "".join(lines({"title": lambda hit: hit.title}, hits, begin))
    assert written.startswith(f"{begin}title\r\n")
    read = [cells[0] if cells else "" for cells in csv.reader(io.StringIO(written, newline=""))]
    assert len(read) == len(texts) + 1
    for cell, text in zip(read[1:], texts, strict=True):
        assert cell in (text, f"'{text}") and not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
