from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interorg.ingest.agreements.reading import RULES, Rule, agreement_cases
from interorg.ingest.agreements.title import FORMS, form_of
from interorg.ingest.document import Document, Metadata, Passage, Reading, compose
from interorg.ingest.evidence import CaseReport
from interorg.ingest.pipeline import extract
from interorg.ontology.concepts import load_concepts


def contract(*lines: str) -> Document:
    passages = [Passage("heading" if line.isupper() else "paragraph", line) for line in lines]
    return compose("a", "a.txt", Reading(tuple(passages), Metadata(kind="agreement")))


def values(report: CaseReport, property: str) -> list[object]:
    return [value.value for value in report.all(property)]


def partners(*lines: str) -> list[object]:
    (report,) = agreement_cases(contract("SUPPLY AGREEMENT", *lines))
    return values(report, "partner")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_reads_its_example(rule: Rule) -> None:
    assert rule.read(contract(*rule.example.splitlines()))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_rule_reads_its_counter_example(rule: Rule) -> None:
    assert not rule.read(contract(*rule.counter_example.splitlines()))


def test_rules_have_ids_of_their_own() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_every_form_of_the_table_is_a_concept() -> None:
    assert {form for _, form in FORMS} <= {c.id for c in load_concepts().of_kind("form")}


def test_a_contract_has_form_partners_and_year_each_with_its_passage() -> None:
    document = contract(
        "EXHIBIT 10.1",
        "STRATEGIC ALLIANCE AGREEMENT",
        'This Agreement is entered into as of March 1, 2004 (the "Effective Date") by and between '
        'Alder Systems, Inc., a Delaware corporation ("Company"), and Birch (UK) Ltd., a company '
        'organized under the laws of England and Wales ("Partner"). It has two schedules.',
        "WHEREAS, the Company entered into an agreement with Cedar LLC on May 2, 1999;",
    )
    (report,) = agreement_cases(document)
    assert values(report, "form") == ["StrategicAlliance"]
    assert set(values(report, "partner")) == {"Alder Systems, Inc.", "Birch (UK) Ltd."}
    assert values(report, "startYear") == [2004]
    assert report.label == "Strategic Alliance Agreement of Alder Systems, Inc., Birch (UK) Ltd."
    for value in report.values:
        evidence = value.evidence
        assert document.text[evidence.start : evidence.end] == evidence.quote
        assert str(value.value) in evidence.quote or value.property == "form"
    (form,) = report.all("form")
    assert form.evidence.quote == "STRATEGIC ALLIANCE AGREEMENT"
    assert report.all("startYear")[0].evidence.quote.endswith('("Partner").')


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("Joint Venture Agreement", "JointVenture"),
        ("MASTER FRANCHISE AGREEMENT", "FranchiseSystem"),
        ("Patent License Agreement", "LicensingRelationship"),
        ("Outsourcing Contract", "OutsourcingRelationship"),
        ("Exclusive Distributor Agreement", "BuyerSupplierRelationship"),
        ("Co-Branding and Distribution Agreement", "MarketingAlliance"),
        ("Collaboration and License Agreement", "ResearchAndDevelopmentAlliance"),
        ("Development and Manufacturing Agreement", "BuyerSupplierRelationship"),
        ("Research Consortium Agreement", "ResearchConsortium"),
        ("Joint Filing Agreement", None),
        ("Separation and Distribution Agreement", None),
        ("Limited Partnership Agreement", None),
        ("Web Site Development Agreement", None),
        ("Remarketing Agreement", None),
        ("Consulting Agreement", None),
    ],
)
def test_the_title_tells_the_form(title: str, form: str | None) -> None:
    assert form_of(title) == form


def test_the_opening_words_name_a_contract_without_a_title() -> None:
    (report,) = agreement_cases(
        contract("This Joint Venture Agreement is made between Alder, Inc. and Birch Ltd.")
    )
    assert values(report, "form") == ["JointVenture"]


def test_parties_may_stand_in_lines_of_their_own() -> None:
    assert set(partners("by and between", "ALDER FOODS, LLC", "and", "BIRCH AND SONS COMPANY")) == {
        "ALDER FOODS, LLC",
        "BIRCH AND SONS COMPANY",
    }
    assert (
        len(partners("This Agreement is made BETWEEN:", "(1) Alder GmbH;", "AND:", "Oak AG")) == 2
    )


def test_a_description_or_a_parent_is_no_party() -> None:
    found = partners(
        "This Agreement is made by and between Alder Foods and Drinks, Inc., a Delaware "
        "corporation and a subsidiary of Oak Corporation, having an office at 1 Elm Street, Suite "
        '2, Boston ("Alder"), and Birch & Elm Bank, a bank organized under the laws of England '
        'and Wales (each a "Party" and together with Cedar Inc. the "Parties").'
    )
    assert set(found) == {"Alder Foods and Drinks, Inc.", "Birch & Elm Bank"}


def test_three_parties_are_read_from_a_list() -> None:
    found = partners(
        "This Agreement is made among Alder, Inc., Birch Corporation and The University of Elm, "
        "a public university."
    )
    assert set(found) == {"Alder, Inc.", "Birch Corporation", "University of Elm"}


@pytest.mark.parametrize(
    "opening",
    [
        "This Agreement is made between the Licensor and the Licensee.",
        "This Agreement is made between Alder, Inc. and Ann Elm, an individual.",
        "This Agreement is made between Alder, Inc., a subsidiary of Oak Corporation, and ______.",
        "WHEREAS that certain Agreement between Alder, Inc. and Birch Ltd. has ended;",
        "The difference between Alder, Inc. and Birch Ltd. is one of size.",
    ],
)
def test_without_two_organizations_as_parties_there_is_no_case(opening: str) -> None:
    assert not agreement_cases(contract("SUPPLY AGREEMENT", opening))


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("dated as of March 1, 2004,", 2004),
        ("made this 3rd day of May 1999", 1999),
        ("made as of 31 October 2019", 2019),
        ("effective 7/1/98", 1998),
        ('made as of April __, 2005 (the "Effective Date")', 2005),
        ("dated May 1, 2003 and effective as of July 1, 2004 (the “Effective Date”)", 2004),
    ],
)
def test_dates_are_read_in_many_spellings(words: str, year: int) -> None:
    (report,) = agreement_cases(
        contract("SUPPLY AGREEMENT", f"This Agreement, {words} between Alder, Inc. and Birch Ltd.")
    )
    assert values(report, "startYear") == [year]


def test_a_restated_contract_does_not_tell_when_the_relationship_began() -> None:
    (report,) = agreement_cases(
        contract(
            "AMENDED AND RESTATED SUPPLY AGREEMENT",
            "This Agreement, dated as of March 1, 2004, is made between Alder, Inc. and Birch Ltd.",
        )
    )
    assert not report.all("startYear")


def test_the_label_leaves_out_names_and_exhibit_numbers() -> None:
    (report,) = agreement_cases(
        contract(
            "EXHIBIT 10.1(a) ALDER, LLC AND BIRCH LTD. CO-BRANDING AND SUPPLY AGREEMENT",
            "This Agreement is made between Alder, LLC and Birch Ltd.",
        )
    )
    assert report.label == "Co-Branding and Supply Agreement of Alder, LLC, Birch Ltd."


def test_the_pipeline_reads_an_agreement_as_a_contract() -> None:
    lines = (
        "JOINT VENTURE AGREEMENT",
        "This Agreement is made between Alder, Inc. and Birch Ltd. as of May 1, 2001.",
    )
    (report,) = extract(contract(*lines)).cases
    assert {value.evidence.rule for value in report.values} == {rule.id for rule in RULES}


@given(
    st.lists(
        st.sampled_from(
            "This Agreement|by and between|(the|(|)|Inc.|A|and|,|AND|SUPPLY AGREEMENT|Alder|“X”|of|"
            "\n|1999|May|. |b.com|&".split("|")
        ),
        max_size=60,
    )
)
def test_whatever_stands_in_a_contract_its_quotes_are_exact(words: list[str]) -> None:
    document = contract(*" ".join(words).split("\n"))
    for report in agreement_cases(document):
        assert len(report.all("partner")) >= 2
        for value in report.values:
            assert document.text[value.evidence.start : value.evidence.end] == value.evidence.quote


@pytest.mark.parametrize(
    "part", ["Agreement between A and ", "(", "Agreement between (((A & ", "A "]
)
def test_a_long_contract_is_read_in_bounded_time(part: str) -> None:
    document = contract("SUPPLY AGREEMENT", part * 20_000)
    begun = time.perf_counter()
    agreement_cases(document)
    assert time.perf_counter() - begun < 5
