from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interorg.ingest.organizations.aliases import aliases
from interorg.ingest.organizations.names import (
    core,
    is_short_form,
    normalized,
    organization_slug,
)
from interorg.ingest.organizations.sameness import same_organization

WORDS = st.sampled_from("Orion Helix Sola Brandt Nord Tarn Vega Kestrel Mira Pallas".split())
NAMES = st.lists(WORDS, min_size=1, max_size=3, unique=True).map(" ".join)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("The Procter & Gamble Co.", "procter and gamble"),
        ("Société Générale S.A.", "societe generale"),
        ("J.P. Morgan & Co.", "jp morgan"),
        ("OAO Gazprom", "gazprom"),
        ("Open Joint Stock Company Gazprom", "gazprom"),
        ("Lloyds Banking Group Public Limited Company", "lloyds banking group"),
        ("World Health Organisation", "world health organization"),
        ("Moody’s", "moodys"),
        ("Corporation", "corporation"),
        ("SA", "sa"),
        ("AS Watson", "as watson"),
    ],
)
def test_a_name_is_written_without_case_accents_article_and_legal_form(
    written: str, expected: str
) -> None:
    assert normalized(written) == expected


@given(st.text(max_size=40))
def test_normalizing_twice_changes_nothing(text: str) -> None:
    assert normalized(normalized(text)) == normalized(text)


@given(st.text(max_size=40))
def test_a_slug_is_fit_for_an_iri_and_never_empty(text: str) -> None:
    assert set(organization_slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert organization_slug(text).strip("-")


def test_names_in_other_scripts_keep_slugs_of_their_own() -> None:
    assert organization_slug("東芝") != organization_slug("日立")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Siemens AG", "Siemens Aktiengesellschaft"),
        ("Hewlett-Packard Co.", "Hewlett Packard"),
        ("PricewaterhouseCoopers LLP", "Pricewaterhouse Coopers LLP"),
        ("Toyota", "Toyota Motor Corporation"),
        ("Danone", "Groupe Danone"),
        ("GM", "General Motors Corporation"),
        ("WHO", "World Health Organization"),
        ("Oboronnye Initsiativy OOO", "OOO Oboronnye Initsiativy"),
    ],
)
def test_variants_of_one_name_are_recognized_with_a_reason(one: str, other: str) -> None:
    assert same_organization(one, other)
    assert same_organization(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sony", "Sony Ericsson"),
        ("Toyota", "Toyota Boshoku"),
        ("General", "General Motors"),
        ("Corning", "Dow Corning"),
        ("Banco Santander", "Banco Santander Chile S.A."),
        ("Deutsche Bank", "Deutsche Bank Trust Company"),
        ("Mitsubishi", "Mitsubishi Electric"),
        ("Bank of China", "Bank of Chile"),
    ],
)
def test_a_parent_is_not_its_venture_nor_its_subsidiary(one: str, other: str) -> None:
    assert same_organization(one, other) is None
    assert same_organization(other, one, together=True) is None


@given(NAMES, WORDS)
def test_a_name_is_never_the_same_with_a_telling_word_added(name: str, extra: str) -> None:
    if extra not in name.split():
        assert same_organization(name, f"{name} {extra}", together=True) is None


@given(NAMES, NAMES)
def test_sameness_does_not_depend_on_the_order(one: str, other: str) -> None:
    assert same_organization(one, other) == same_organization(other, one)


def test_initials_count_only_within_one_text() -> None:
    long = "Helix Sola Brandt"
    assert same_organization("HSB", long) is None
    assert same_organization("HSB", long, together=True)


def test_an_acronym_counts_where_a_text_defines_it() -> None:
    defined = {"MEC": "Microelectronics and Computer Corporation"}
    assert same_organization("MEC", "Microelectronics and Computer Corporation", acronyms=defined)


def test_a_short_form_is_not_taken_where_another_long_form_competes() -> None:
    assert same_organization("Orion", "Orion Motors")
    assert same_organization("Orion", "Orion Motors", others=["Orion Pharmaceuticals"]) is None


def test_a_name_with_its_legal_form_is_no_short_form_of_another_trade_in_one_text() -> None:
    full, other = "Orion Corporation", "Orion Motors"
    assert same_organization(full, other, together=True) is None
    assert same_organization("Orion", other, together=True, others=[full, other]) is None
    assert same_organization("Orion", full, together=True, others=[full, other])
    assert same_organization("Orion", other, together=True, others=["Orion", other])
    assert same_organization("Orion AG", "Orion Group", together=True)


def test_only_descriptive_words_make_a_short_form() -> None:
    assert is_short_form("orion", "orion motor group")
    assert not is_short_form("orion", "orion steel")
    assert core("Orion Steel Group") == "orion steel"


def test_the_table_of_aliases_joins_no_two_lines() -> None:
    shown = {normalized(name) for name in aliases().values()}
    clashing = [other for other, name in aliases().items() if other in shown - {normalized(name)}]
    assert not clashing
