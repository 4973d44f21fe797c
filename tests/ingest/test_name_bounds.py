"""Where a name begins and ends, once the network has marked it."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span

from interorg.ingest.language import pipeline
from interorg.ingest.organizations.proper_names import name_runs


def runs(words: str, *marked: tuple[str, str]) -> list[str]:
    """Return the names in words of which the network marks some; capitals are proper nouns."""
    split = words.split()
    tags = ["PROPN" if word[0].isupper() else "NOUN" for word in split]
    doc = Doc(pipeline().vocab, split, pos=tags)
    entities = []
    for name, kind in marked:
        size = len(name.split())
        start = next(i for i in range(len(split)) if split[i : i + size] == name.split())
        entities.append(Span(doc, start, start + size, kind))
    doc.set_ents(entities)
    return [run.text for run in name_runs(doc)]


@pytest.mark.parametrize(
    "name",
    ["University of the East of England", "Academy of Sciences of Ukraine", "Bank of Brazil"],
)
def test_the_second_of_of_a_name_is_inside_it(name: str) -> None:
    assert runs(f"the {name} moved", (name, "ORG")) == [name]


def test_a_country_after_of_is_no_part_of_a_firm() -> None:
    assert runs("the Alder of Japan moved", ("Alder of Japan", "ORG")) == ["Alder"]


@pytest.mark.parametrize("before", ["CEO", "Oslo-based", "Oslo-based CEO"])
def test_a_word_before_a_marked_name_is_no_part_of_it(before: str) -> None:
    assert runs(f"with {before} Birch Relief Fund", ("Birch Relief Fund", "ORG")) == [
        "Birch Relief Fund"
    ]


def test_a_place_that_something_is_based_in_is_no_part_of_its_name() -> None:
    marked = ("Oslo-based Birch Fund", "ORG")
    assert runs("the Oslo-based Birch Fund moved", marked) == ["Birch Fund"]


def test_what_is_abbreviated_as_a_whole_is_one_name() -> None:
    name = "National Alder and Birch Administration"
    assert runs(f"the {name} ( NABA ) moved", (name, "ORG"))[0] == name
    assert runs(f"the {name} ( BA ) moved", (name, "ORG"))[:2] == [
        "National Alder",
        "Birch Administration",
    ]


def test_a_month_after_a_name_is_no_part_of_it() -> None:
    assert runs("joined Birch Fund May 26", ("Birch Fund", "ORG"), ("May 26", "DATE")) == [
        "Birch Fund"
    ]


def test_a_word_that_no_one_marked_may_be_the_first_of_a_name() -> None:
    assert runs("the Internet Birch moved", ("Birch", "ORG")) == ["Internet Birch"]


def test_words_of_which_none_is_marked_stay_together() -> None:
    assert runs("with Alder Birch Cedar today") == ["Alder Birch Cedar"]
