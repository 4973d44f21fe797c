from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interorg.ingest.agreements.forms import FORMS, form_of
from interorg.ingest.agreements.reading import RULES, Rule, agreement_cases, terms_of
from interorg.ingest.document import Document
from interorg.ingest.evidence import CaseReport
from interorg.ingest.pipeline import extract
from interorg.ontology.concepts import load_concepts

Make = Callable[..., Document]
ON_THE_WHOLE = [rule for rule in RULES if rule.id.startswith("case.agreement-")]
"""The rules of clauses have tests of their own."""
MECHANISMS = {concept.id for concept in load_concepts().of_kind("mechanism")}


def values(report: CaseReport, property: str) -> list[object]:
    return [value.value for value in report.all(property)]


@pytest.mark.parametrize("rule", ON_THE_WHOLE, ids=lambda rule: rule.id)
def test_every_rule_reads_its_example_and_not_its_counter_example(
    contract: Make, rule: Rule
) -> None:
    assert rule.read(contract(*rule.example.splitlines()))
    assert not rule.read(contract(*rule.counter_example.splitlines()))


def test_rules_have_ids_of_their_own() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_every_form_of_the_table_is_a_concept() -> None:
    assert {form for _, form in FORMS} <= {c.id for c in load_concepts().of_kind("form")}


def test_a_contract_has_form_partners_and_year_each_with_its_passage(contract: Make) -> None:
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
        written = value.property in ("partner", "startYear")
        assert not written or str(value.value) in evidence.quote
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
        ("Web Site Development Agreement", "ResearchAndDevelopmentAlliance"),
        ("Intellectual Property Agreement", "LicensingRelationship"),
        ("Cooperation Agreement", "InterorganizationalCollaboration"),
        ("Consulting Agreement", "InterorganizationalExchange"),
        ("Remarketing Agreement", "InterorganizationalExchange"),
        ("Municipal Gas Franchise Agreement", "InterorganizationalExchange"),
        ("Credit Agreement", None),
        ("Credit Card Marketing Agreement", "MarketingAlliance"),
        ("Settlement and Release Agreement", None),
        ("Settlement and Patent License Agreement", "LicensingRelationship"),
        ("Agreement and Plan of Merger", None),
        ("Information Technology Services Agreement", "OutsourcingRelationship"),
        ("Clinical Trial Agreement", "ResearchAndDevelopmentAlliance"),
        ("Stock Purchase Agreement", None),
        ("Lease Agreement", None),
        ("First Credit Corp. Outsourcing Agreement", "OutsourcingRelationship"),
    ],
)
def test_the_title_tells_the_form(title: str, form: str | None) -> None:
    assert form_of(title) == form


def test_the_opening_words_name_a_contract_without_a_title(contract: Make) -> None:
    (report,) = agreement_cases(
        contract("This Joint Venture Agreement is made between Alder, Inc. and Birch Ltd.")
    )
    assert values(report, "form") == ["JointVenture"]


def test_headings_of_clauses_and_exhibits_are_no_titles(contract: Make) -> None:
    document = contract(
        "TERMINATION OF AGREEMENT",
        "12 ENTIRE AGREEMENT",
        "SUPPLY AGREEMENT",
        "This Agreement is made between Alder, Inc. and Birch Ltd.",
    )
    (report,) = agreement_cases(document)
    assert values(report, "form") == ["BuyerSupplierRelationship"]


def test_a_contract_without_a_title_is_what_it_calls_itself(contract: Make) -> None:
    line = "This Agreement is made between Alder, Inc. and Birch Ltd. It is dated today."
    named = "The Franchise Agreement binds Birch. " * 3
    (report,) = agreement_cases(contract("AGREEMENT", line, named))
    assert values(report, "form") == ["FranchiseSystem"]


def test_a_title_may_stand_in_two_lines_or_before_other_words(contract: Make) -> None:
    opening = "This Agreement is made between Alder, Inc. and Birch Ltd."
    (parted,) = agreement_cases(contract("DISTRIBUTION", "AGREEMENT", opening))
    assert values(parted, "form") == ["BuyerSupplierRelationship"]
    assert parted.all("form")[0].evidence.quote == "DISTRIBUTION\n\nAGREEMENT"
    headed = "Exhibit 10.1 Content License Agreement dated May 1, 1999 " + opening
    (report,) = agreement_cases(contract(headed))
    assert values(report, "form") == ["LicensingRelationship"]
    (unlike,) = agreement_cases(contract("ALDER, INC.", "AGREEMENT", opening))
    assert not unlike.all("form")


@pytest.mark.parametrize(
    ("sentence", "times", "form"),
    [
        ("The Franchisee shall pay the Franchisor. ", 4, "FranchiseSystem"),
        ("The Licensee may use what the Licensor owns. ", 8, "LicensingRelationship"),
        ("The Distributor shall send a Purchase Order. ", 10, "BuyerSupplierRelationship"),
        ("The Joint Steering Committee meets. ", 12, "ResearchAndDevelopmentAlliance"),
        ("The Licensee may use what the Licensor owns. ", 2, None),
        ("The licensee may use what the licensor owns. ", 30, None),
        ("The Buyer shall pay the Seller. ", 30, None),
    ],
)
def test_the_roles_of_the_parties_tell_the_form_where_the_title_does_not(
    contract: Make, sentence: str, times: int, form: str | None
) -> None:
    opening = "This Agreement is made between Alder, Inc. and Birch Ltd."
    (report,) = agreement_cases(contract("AGREEMENT", opening, sentence * times))
    assert values(report, "form") == ([form] if form else [])
    if form:
        assert report.all("form")[0].evidence.rule == "case.agreement-roles"
        assert report.all("form")[0].evidence.quote == sentence.strip()


def test_a_contract_of_services_makes_the_narrower_form_that_all_of_it_speaks_of(
    contract: Make,
) -> None:
    opening = "This Agreement is made between Alder, Inc. and Birch Ltd."
    title = "HOSTING SERVICES AGREEMENT"
    for sentence, form in (
        ("The Licensee shall pay the Licensor. ", "LicensingRelationship"),
        ("The Distributor shall pay the Supplier. ", "InterorganizationalExchange"),
    ):
        (report,) = agreement_cases(contract(title, opening, sentence * 30))
        assert values(report, "form") == [form]
    (report,) = agreement_cases(contract("SUPPLY AGREEMENT", opening, "The Licensee pays. " * 60))
    assert values(report, "form") == ["BuyerSupplierRelationship"]


@pytest.mark.parametrize(
    "opening",
    [
        "This Agreement is made between the Licensor and the Licensee.",
        "WHEREAS that certain Agreement between Alder, Inc. and Birch Ltd. has ended;",
        "The difference between Alder, Inc. and Birch Ltd. is one of size.",
    ],
)
def test_where_no_two_organizations_contract_there_is_no_case(contract: Make, opening: str) -> None:
    assert not agreement_cases(contract("SUPPLY AGREEMENT", opening))


def test_a_person_may_hold_a_franchise_but_only_serves_by_a_contract_of_services(
    contract: Make,
) -> None:
    opening = "This Agreement is made between Alder, Inc. and Ann Elm, an individual."
    assert agreement_cases(contract("FRANCHISE AGREEMENT", opening))
    assert not agreement_cases(contract("CONSULTING AGREEMENT", opening))


def test_a_partner_may_be_blanked_out(contract: Make) -> None:
    opening = "This Agreement is made between Alder, Inc., a firm in Elm, and ______."
    (report,) = agreement_cases(contract("SUPPLY AGREEMENT", opening))
    assert values(report, "partner") == ["Alder, Inc."]
    assert report.label == "Supply Agreement of Alder, Inc."


def test_two_organizations_make_a_case_whose_form_is_not_told(contract: Make) -> None:
    opening = "This Agreement is made between Alder, Inc. and Birch Ltd. as of May 1, 2004."
    (report,) = agreement_cases(contract("HARBOUR AGREEMENT", opening))
    assert not report.all("form")
    assert report.label == "Agreement of Alder, Inc., Birch Ltd."
    assert not agreement_cases(contract("STOCK PURCHASE AGREEMENT", opening))


def test_one_organization_makes_a_case_where_the_contract_tells_its_law_or_date(
    contract: Make,
) -> None:
    opening = "This Agreement is made between Alder, Inc., a firm in Elm, and ______."
    law = "This Agreement shall be governed by the laws of Texas."
    (report,) = agreement_cases(contract("HARBOUR AGREEMENT", opening, law))
    assert values(report, "governingLaw") == ["Texas"]
    assert values(report, "partner") == ["Alder, Inc."]
    assert not agreement_cases(contract("HARBOUR AGREEMENT", opening))
    person = opening.replace("______.", 'Ann Elm, an individual ("Elm").')
    assert not agreement_cases(contract("HARBOUR AGREEMENT", person, law))


def test_a_joint_filing_is_no_case(contract: Make) -> None:
    opening = "This Agreement is made between Alder, Inc. and Birch Ltd. as of May 1, 2004."
    assert not agreement_cases(contract("JOINT FILING AGREEMENT", opening))


def test_the_label_leaves_out_names_and_exhibit_numbers(contract: Make) -> None:
    (report,) = agreement_cases(
        contract(
            "EXHIBIT 10.1(a) ALDER, LLC AND BIRCH LTD. CO-BRANDING AND SUPPLY AGREEMENT",
            "This Agreement is made between Alder, LLC and Birch Ltd.",
        )
    )
    assert report.label == "Co-Branding and Supply Agreement of Alder, LLC, Birch Ltd."


def test_the_pipeline_reads_an_agreement_as_a_contract(contract: Make) -> None:
    document = contract(
        "JOINT VENTURE AGREEMENT",
        "This Agreement is made between Alder, Inc. and Birch Ltd. as of May 1, 2001.",
        "The parties shall establish a Management Committee to oversee their work.",
    )
    (report,) = extract(document).cases
    assert values(report, "mechanism") == ["GovernanceBoard"]
    assert values(report, "startYear") == [2001]
    assert [value.evidence.sentence for value in report.all("mechanism")] == [2]


def test_every_mechanism_that_is_reported_is_a_concept(contract: Make) -> None:
    document = contract("SUPPLY AGREEMENT", *(rule.example for rule in RULES))
    named = {v.value for v in terms_of(document) if v.property == "mechanism"}
    assert {"Auditing", "ExitClause", "RevenueSharingContract"} <= named <= MECHANISMS


@given(
    st.lists(
        st.sampled_from(
            "This Agreement|by and between|(the|(|)|Inc.|A|and|,|AND|SUPPLY AGREEMENT|Alder|“X”|of|"
            "\n|1999|May|. |b.com|&".split("|")
        ),
        max_size=60,
    )
)
def test_whatever_stands_in_a_contract_its_quotes_are_exact(
    contract: Make, words: list[str]
) -> None:
    document = contract(*" ".join(words).split("\n"))
    for report in agreement_cases(document):
        assert report.all("form") or report.all("partner")
        for value in report.values:
            assert document.text[value.evidence.start : value.evidence.end] == value.evidence.quote


@pytest.mark.parametrize(
    "part",
    [
        "Agreement between A and ",
        "(",
        "Agreement between (((A & ",
        "A ",
        "the term of this Agreement shall be ",
        "the term of this Agreement shall be for 3 years ",
        "the laws of the State of ",
        "may audit the records ",
        "shall not sell any product that competes ",
        "1/1/12 ",
    ],
)
def test_a_long_contract_is_read_in_bounded_time(contract: Make, part: str) -> None:
    document = contract("SUPPLY AGREEMENT", part * 10_000)
    begun = time.process_time()
    agreement_cases(document)
    assert time.process_time() - begun < 10
