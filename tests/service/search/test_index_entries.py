from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from interorg.ontology.terms import IOR
from interorg.service.content.vocabulary import Vocabulary
from interorg.service.search.entries import entries
from interorg.service.search.entry import Entry
from interorg.service.search.families import Families
from interorg.service.search.rows import share


@pytest.fixture(scope="module")
def found(graph: Store) -> dict[str, Entry]:
    return {entry.id: entry for entry in entries(graph)}


def test_a_claim_has_its_stance_its_trust_and_its_place(found: dict[str, Entry]) -> None:
    claim = found["id/claim/1"]
    assert (claim.polarity, claim.modality, claim.confidence) == ("Denied", "Hedged", 0.75)
    assert claim.rule == "claim.encoder" and claim.place == "10-42"
    assert claim.credit == ("id/work/Kogut1988\tKogut (1988), p. 3",)


def test_a_claim_is_counted_under_all_its_concepts_and_what_is_broader(
    found: dict[str, Entry],
) -> None:
    assert found["id/claim/1"].families == {
        "form": ("Alliance", "JointVenture"),
        "benefit": ("Learning",),
        "theory": ("GameTheory",),
        "discipline": ("Economics", "SocialScience"),
    }


def test_a_claim_whose_sentence_is_not_quoted_is_found_by_what_it_says(graph: Store) -> None:
    unquoted = Store()
    unquoted.bulk_extend(quad for quad in graph if quad.predicate != IOR.exactQuote)
    claims = {entry.id: entry for entry in entries(unquoted) if entry.kind == "claim"}
    assert claims["id/claim/1"].statement and not claims["id/claim/1"].text
    assert claims.keys() == {entry.id for entry in entries(graph) if entry.kind == "claim"}


def test_what_a_claim_lacks_or_has_wrong_is_left_empty(found: dict[str, Entry]) -> None:
    claim = found["id/claim/2"]
    assert claim.confidence is None and not claim.place and not claim.credit
    assert not claim.polarity and not claim.rule


def test_a_case_has_concepts_partners_sentences_and_year(found: dict[str, Entry]) -> None:
    case = found["id/relationship/gamma"]
    assert case.families == {"form": ("Alliance", "JointVenture"), "mechanism": ("Trust",)}
    assert case.organization == ("alder", "birch") and case.year == 1984
    assert case.names == ("Alder Works", "Birch") and case.text == "Gamma was founded."


def test_an_organization_that_was_merged_is_a_name_of_the_other(found: dict[str, Entry]) -> None:
    assert "id/organization/alder-inc" not in found
    alder = found["id/organization/alder"]
    assert (alder.label, alder.names) == ("Alder", ("Alder Works", "Alder Inc."))


def test_things_weigh_as_many_claims_and_cases_as_are_about_them(found: dict[str, Entry]) -> None:
    weights = {id: entry.weight for id, entry in found.items()}
    assert weights["concept/Learning"] == weights["id/document/paper"] == 2
    assert weights["concept/Trust"] == 2 and weights["concept/Hostages"] == 0
    assert weights["id/organization/birch"] == 1


@given(st.text())
def test_a_confidence_is_a_number_from_nothing_to_one(text: str) -> None:
    assert share(text) is None or 0 <= (share(text) or 0) <= 1
    assert share("nan") is None and share("1e9") is None


def test_a_hierarchy_that_goes_round_is_followed_once() -> None:
    circle = {"a": frozenset({"b"}), "b": frozenset({"a"})}
    kinds = {"a": "form", "b": "driver"}
    families = Families(Vocabulary({}, kinds, circle, circle, {}))
    assert families.of(["a"]) == {"form": ("a",), "factor": ("b",)}
