"""Claims are credited to the works their sentences cite, in every usual style."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interorg.ingest.citing.citation_marks import marks_in, numbers_of, raised, unmarked
from interorg.ingest.citing.citations import citations_in, masked
from interorg.ingest.citing.notes import notes_of
from interorg.ingest.document import Passage, Reading, compose
from interorg.ingest.graph.triples import quads_of
from interorg.ingest.pipeline import extract
from interorg.ontology.terms import IOR

LIST = (
    Passage("reference", "1. Oliver, C. (1990). Determinants of relationships."),
    Passage("reference", "2. Quux, A. and Corge, B. (2031). A study."),
    Passage("reference", "3. Grault, D. (2032). Another study."),
)
NOTES = (
    Passage("paragraph", "¹ Christine Oliver, “Determinants,” Review 15 (1990): 241."),
    Passage("paragraph", "² For a review, see Quux and Corge (2031); Grault 2032, p. 4."),
    Passage("paragraph", "³ Ibid., 7."),
    Passage("paragraph", "⁴ Oliver, “Determinants,” 250."),
    Passage("paragraph", "⁵ In 1998, firms were few, and the rest of it was never told."),
)
OLIVER, QUUX, GRAULT = "Oliver (1990)", "Quux et al. (2031)", "Grault (2032)"


def credited(text: str, *behind: Passage) -> dict[str, list[str]]:
    """Return what each claim of a text is credited to, by its object."""
    found = extract(compose("d", "d.md", Reading((Passage("paragraph", text), *behind))))
    return {
        claim.object: [citation.label for citation in claim.citations] for claim in found.claims
    }


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Relational norms curb opportunism.³", [GRAULT]),
        ("Relational norms curb opportunism.²,³ Firms are many.", [QUUX, GRAULT]),
        ("Relational norms curb opportunism,¹ it is said.", [OLIVER]),
        ("Relational norms curb opportunism.2,3 Firms are many.", [QUUX, GRAULT]),
        ("Relational norms curb opportunism.[2] Firms are many.", [QUUX]),
        ("Relational norms curb opportunism [1]–[3].", [OLIVER, QUUX, GRAULT]),
        ("Relational norms curb opportunism [2, 3].", [QUUX, GRAULT]),
        ("Relational norms curb opportunism [Xu, 1999; Yi 2001].", ["Xu (1999)", "Yi (2001)"]),
        ("Relational norms curb opportunism (Xu, 1999, 2001).", ["Xu (1999)", "Xu (2001)"]),
        (
            "Xu (1999) and Yi (2001) hold that relational norms curb opportunism.",
            ["Xu (1999)", "Yi (2001)"],
        ),
        ("Xu [1999] holds that relational norms curb opportunism.", ["Xu (1999)"]),
    ],
)
def test_a_claim_is_credited_to_what_its_sentence_cites(text: str, labels: list[str]) -> None:
    (found,) = credited(text, *LIST).values()
    assert set(found) == set(labels)


def test_a_mark_behind_a_full_stop_is_not_of_the_next_sentence() -> None:
    text = "Firms are many.² Relational norms curb opportunism."
    assert list(credited(text, *LIST).values()) == [[]]


def test_each_clause_has_the_marks_that_stand_in_it() -> None:
    text = "Relational norms curb opportunism [1], and formal contracts reduce conflict [2]."
    found = credited(text, *LIST)
    assert (found["Opportunism"], found["ConflictChallenge"]) == ([OLIVER], [QUUX])


def test_footnotes_say_what_their_marks_stand_for() -> None:
    document = compose("d", "d.md", Reading(NOTES))
    assert {
        number: [(entry.label, entry.locator) for entry in cited]
        for number, cited in notes_of(document).items()
    } == {
        1: [(OLIVER, "241")],
        2: [("Quux and Corge (2031)", None), (GRAULT, "p. 4")],
        3: [("Quux and Corge (2031)", "7"), (GRAULT, "7")],
        4: [(OLIVER, "250")],
        5: [],
    }


def test_a_raised_number_is_of_the_footnotes_where_there_are_any() -> None:
    text = "Relational norms curb opportunism.⁴"
    assert list(credited(text, *LIST, *NOTES).values()) == [[OLIVER]]
    assert list(credited(text, *LIST).values()) == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "It grew by 10² or 10^2.",
        "The plant covers 40 m² and emits CO₂ and CO².",
        "R² was .3 and chi² was 4.",
        "(a + b)² is more than (nπ)².",
        "S¹⁹⁷ and Ca²⁺ bind.",
        "See Fig.3, Fig. 3, vol.2, sec. 4 and page 5.",
        "They met in 1998. 3 firms left.",
        "It cost 3.5 or 3,500 in all.",
        "1. First item",
    ],
)
def test_other_numbers_are_no_marks(text: str) -> None:
    assert list(marks_in(text)) == []
    assert masked(text) == text


def test_a_mark_that_no_list_holds_is_no_citation() -> None:
    assert citations_in("Relational norms curb opportunism.³", {}) == ()


@given(st.lists(st.integers(min_value=1, max_value=999), min_size=1, max_size=6))
def test_raised_numbers_are_read_as_they_were_written(numbers: list[int]) -> None:
    written = ",".join(map(str, numbers))
    (mark,) = marks_in(f"Partners fail.{raised(written)} So")
    assert list(mark.numbers) == numbers == list(numbers_of(written))


@given(st.text(alphabet="ab .,;()[]³¹1²4-–^\n”’"))
def test_blanking_out_marks_keeps_every_offset(text: str) -> None:
    blanked = unmarked(text)
    assert len(blanked) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, blanked, strict=True))


@pytest.mark.parametrize(
    "text", ["Parkhe's (1993) study shows it.", "It follows from Parkhe’s (1993, p. 3) data."]
)
def test_a_possessive_is_no_part_of_an_authors_name(text: str) -> None:
    found = citations_in(text, {("parkhe", 1993): "Parkhe1993"})
    assert [(each.label, each.work) for each in found] == [("Parkhe (1993)", "Parkhe1993")]


def test_a_mark_of_several_works_is_a_citation_of_each_in_the_graph() -> None:
    text = Passage("paragraph", "Relational norms curb opportunism [1, 2].")
    document = compose("d", "d.md", Reading((text, *LIST)))
    cited: dict[str, list[str]] = {}
    for quad in quads_of(document, extract(document), "test"):
        if quad.predicate == IOR.citedWork:
            cited.setdefault(str(quad.subject), []).append(str(quad.object))
    assert [len(works) for works in cited.values()] == [1, 1]
