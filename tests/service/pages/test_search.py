from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from interorg.ingest.failure import Failure
from interorg.service.pages.search_parameters import years
from interorg.service.search import Filters, Fragment, Results, indexed, search, tally
from interorg.service.search.entries import entries
from interorg.service.search.entry import Entry
from interorg.service.search.snippets import marked
from interorg.service.search.words import understand
from interorg.service.storage.generations import Generation
from interorg.service.storage.store import Store


@pytest.fixture(scope="session")
def generation(library: Store) -> Generation:
    return library.current()


def ids(results: Results) -> list[str]:
    return [hit.id for hit in results.hits]


def test_a_thing_named_by_the_words_stands_before_all_that_speaks_of_it(
    generation: Generation,
) -> None:
    found = search(generation, "trust")
    assert ids(found)[0] == "concept/Trust"
    assert [hit.kind for hit in found.hits].index("claim") > 2
    assert ids(search(generation, "JV"))[0] == "concept/JointVenture"
    assert ids(search(generation, "gamma"))[0] == "id/relationship/gamma"


def test_words_are_compared_without_case_accents_and_endings(generation: Generation) -> None:
    plain = search(generation, "joint venture")
    assert plain.total > 3
    for text in ("JOINT VENTURES", "jóint venture", "  joint\tventuring "):
        assert ids(search(generation, text)) == ids(plain)


def test_an_organization_is_found_by_a_name_that_was_merged_into_it(
    generation: Generation,
) -> None:
    (hit,) = search(generation, "alpha", Filters(kinds=("organization",))).hits
    assert hit.id == "id/organization/alpha-works"
    (case,) = search(generation, "beta motors", Filters(kinds=("relationship",))).hits
    assert case.also == (Fragment("Beta", True), Fragment(" "), Fragment("Motors", True))


def test_phrases_exclusions_and_alternatives_narrow_and_widen(generation: Generation) -> None:
    claims = Filters(kinds=("claim",))
    assert search(generation, "spread risk", claims).total == 3
    assert search(generation, '"risk among their"', claims).total == 1
    assert search(generation, '"among risk"', claims).total == 0
    assert search(generation, "spread -abroad", claims).total == 2
    assert search(generation, "abroad OR opportunism", claims).total == 2
    assert search(generation, "what is the risk of it", claims).total == 3


def test_when_nothing_has_all_the_words_some_of_them_will_do_and_that_is_said(
    generation: Generation,
) -> None:
    found = search(generation, "opportunism xyzzy")
    assert found.relaxed and found.total
    assert not search(generation, "opportunism").relaxed
    assert not search(generation, "xyzzy plugh").total


def test_a_claim_is_found_by_its_sentence_and_by_its_statement(generation: Generation) -> None:
    claims = Filters(kinds=("claim",))
    hit = search(generation, '"all" enables', claims).hits[0]
    assert hit.title == "Joint venture enables risk sharing (denied)"
    assert hit.source == "According to Doubts <script>alert('title')</script> & more"
    assert Fragment("all", True) in hit.snippet
    sources = {hit.source for hit in search(generation, "among parents", claims).hits}
    assert sources == {"According to a note on Gulati (1995)"}


def test_facets_count_what_each_choice_would_give(generation: Generation) -> None:
    found = search(generation, "", Filters(kinds=("claim",)))
    choices: dict[str, Callable[[str], Filters]] = {
        "kind": lambda value: Filters(kinds=(value,)),
        "form": lambda value: Filters(kinds=("claim",), forms=(value,)),
        "document_kind": lambda value: Filters(kinds=("claim",), document_kinds=(value,)),
        "year": lambda value: Filters(kinds=("claim",), years=(int(value), int(value))),
    }
    for name, filters in choices.items():
        assert found.facets[name]
        for facet in found.facets[name]:
            assert search(generation, "", filters(facet.value)).total == facet.count


def test_a_form_stands_for_all_that_are_narrower(generation: Generation) -> None:
    filters = Filters(kinds=("relationship",), forms=("JointVenture",))
    assert ids(search(generation, "", filters)) == ["id/relationship/gamma"]
    assert not search(generation, "", Filters(kinds=("relationship",), forms=("Consortium",))).hits


def test_the_claims_of_a_note_belong_to_the_year_of_the_work(generation: Generation) -> None:
    assert search(generation, "", Filters(kinds=("claim",), years=(1990, 1999))).total == 2
    assert search(generation, "", Filters(kinds=("claim",), years=(2000, None))).total == 2
    assert search(generation, "", Filters(kinds=("relationship",), years=(None, 1984))).total == 1


def test_pages_follow_each_other_without_gap_or_repetition(generation: Generation) -> None:
    first = search(generation, "alliance", size=100)
    parts = [search(generation, "alliance", page=n, size=7) for n in range(1, first.total // 7 + 2)]
    assert [each for part in parts for each in ids(part)] == ids(first)
    beyond = search(generation, "alliance", page=10**9, size=7)
    assert not beyond.hits and beyond.total == first.total


def test_every_entry_has_an_id_of_its_own(library: Store) -> None:
    graph = pyoxigraph.Store.read_only(str(library.current().graph_path))
    found: list[Entry] = list(entries(graph))
    assert len({entry.id for entry in found}) == len(found)
    assert {entry.kind for entry in found} == {
        "concept",
        "organization",
        "relationship",
        "document",
        "claim",
    }


def test_claims_are_counted_by_concept_and_relation(generation: Generation) -> None:
    claims = Filters(kinds=("claim",))
    assert tally(generation, "concept", claims)["JointVenture"] == 3
    assert tally(generation, "relation", Filters(subjects=("Trust",))) == {"Mitigates": 1}


def test_an_index_of_another_layout_is_not_read(library: Store, tmp_path: Path) -> None:
    shutil.copytree(library.path, tmp_path / "store")
    generation = Store.open(tmp_path / "store").current()
    (generation.text_path / "layout").write_text("of another release")
    with pytest.raises(Failure, match="of this release"):
        search(generation, "trust")


def test_a_generation_without_index_says_so(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "store", "strict")
    with store.writer() as writer:
        writer.publish()
    assert not indexed(store.current())
    with pytest.raises(Failure, match="no full-text index"):
        search(store.current(), "trust")


@given(st.text(max_size=80))
def test_no_text_fails_and_the_title_is_shown_unchanged(generation: Generation, text: str) -> None:
    found = search(generation, text, size=3)
    assert found.total >= len(found.hits)
    for hit in found.hits:
        assert "".join(piece.text for piece in hit.marked_title) == hit.title


@given(st.lists(st.sampled_from([*'"“”-+:()^~*\\/ ', "OR", "AND", "NOT", "trust", "😀", "é"])))
def test_no_operators_fail(generation: Generation, pieces: list[str]) -> None:
    assert search(generation, " ".join(pieces), size=1).total >= 0
    assert search(generation, "".join(pieces), size=1).total >= 0


def test_long_texts_are_read_in_part(generation: Generation) -> None:
    assert search(generation, "trust " * 5_000).total
    assert not search(generation, "😀").total and not search(generation, "x" * 9_000).total


@given(st.text())
def test_words_are_never_empty(text: str) -> None:
    wanted = understand(text)
    assert all(words for group in wanted.all for words in group)
    assert all(word for words in wanted.none for word in words)


@given(st.text(), st.data())
def test_cutting_a_text_at_ranges_keeps_it_whole(text: str, data: st.DataObject) -> None:
    ends = [len(text[:at].encode()) for at in range(len(text) + 1)]
    ranges = data.draw(st.lists(st.tuples(st.sampled_from(ends), st.sampled_from(ends))))
    proper = [(start, end) for start, end in ranges if start < end]
    pieces = marked(text.encode(), proper)
    assert "".join(piece.text for piece in pieces) == text
    assert any(piece.match for piece in pieces) == bool(proper)


@given(st.text())
def test_no_span_of_years_fails(span: str) -> None:
    first, last = years(span)
    assert (first is None or 0 <= first <= 9999) and (last is None or 0 <= last <= 9999)


def test_the_page_of_results_links_to_its_choices(reader: FlaskClient) -> None:
    found = reader.get("/search.json?q=risk&kind=claim&year=1990-1999").json
    assert found and found["total"] == 2
    assert found["filters"] == {"kind": ["claim"], "year": ["1990-1999"]}
    decade = {"value": "1990-1999", "label": "1990s", "count": 2, "share": 100}
    assert decade in found["facets"]["year"]
    html = reader.get("/search?q=risk&kind=claim&year=1990-1999", headers={"Accept": "text/html"})
    assert 'href="/search?q=risk&amp;kind=claim"' in html.text
    assert "kind=claim&amp;year=1990-1999&amp;year=2000-2009" in html.text


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999", "2"])
def test_paging_past_the_end_or_to_nowhere_is_no_error(reader: FlaskClient, page: str) -> None:
    answer = reader.get("/search", query_string={"q": "risk", "page": page, "size": page})
    assert answer.status_code == 200
