"""What contracts are called, in how many ways, and which form that tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from interorg.ingest.agreements.forms import form_of, makes_no_case
from interorg.ingest.agreements.reading import agreement_cases
from interorg.ingest.document import Document

Make = Callable[..., Document]
OPENING = "This Agreement is made as of May 2, 2003 between Alder, Inc. and Birch Ltd."


def form(document: Document) -> object:
    (report,) = agreement_cases(document)
    found = report.all("form")
    return found[0].value if found else None


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("STRATEGIC PARTNERSHIP AGREEMENT", "StrategicAlliance"),
        ("Strategic Marketing Alliance Agreement", "MarketingAlliance"),
        ("Co Branding Agreement", "MarketingAlliance"),
        ("JV Agreement", "JointVenture"),
        ("Collaboration and Supply Agreement", "InterorganizationalCollaboration"),
        ("Sales Collaboration Agreement", "InterorganizationalCollaboration"),
        ("Collaborative Development and Supply Agreement", "ResearchAndDevelopmentAlliance"),
        ("Collaboration, License and Option Agreement", "ResearchAndDevelopmentAlliance"),
        ("Supply and Development Agreement", "ResearchAndDevelopmentAlliance"),
        ("Development and Supply Agreement", "BuyerSupplierRelationship"),
        ("Content License and Marketing Agreement", "LicensingRelationship"),
        ("IP Matters Agreement", "LicensingRelationship"),
        ("Software Distribution License Agreement", "LicensingRelationship"),
        ("Area Developer Agreement", "FranchiseSystem"),
        ("Customer Acquisition Agreement", "MarketingAlliance"),
        ("Channel Partner Agreement", "BuyerSupplierRelationship"),
        ("Crude Oil Purchase and Sale Agreement", "BuyerSupplierRelationship"),
        ("Contract for Sale and Purchase of Iron Ore", "BuyerSupplierRelationship"),
    ],
)
def test_a_title_of_several_words_for_forms_tells_the_one_that_heads_it(
    title: str, form: str
) -> None:
    assert form_of(title) == form


@pytest.mark.parametrize(
    "title",
    [
        "Share Purchase and Sale Agreement",
        "Limited Partnership Agreement",
        "Joint Filing Agreement",
    ],
)
def test_some_titles_make_no_case(title: str) -> None:
    assert makes_no_case(title)


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (("TRADE MARK LICENCE",), "LicensingRelationship"),
        (("MEMORANDUM OF UNDERSTANDING", "STRATEGIC ALLIANCE"), "StrategicAlliance"),
        (("MEMORANDUM OF UNDERSTANDING FOR A JOINT VENTURE",), "JointVenture"),
        (("Agreement of Supply",), "BuyerSupplierRelationship"),
        (("Contract No. 77: Supply of Ore",), "BuyerSupplierRelationship"),
        (("RESELLER PROGRAM TERMS AND CONDITIONS",), "BuyerSupplierRelationship"),
        (("VALUE-ADDED RESELLER (VAR) AGREEMENT",), "BuyerSupplierRelationship"),
        (("S U P P L Y   A G R E E M E N T",), "BuyerSupplierRelationship"),
        (("SUPPLYAGREEMENT",), "BuyerSupplierRelationship"),
        (("SUPPLY AGREE MENT",), "BuyerSupplierRelationship"),
    ],
)
def test_a_title_may_be_worded_or_set_in_many_ways(
    contract: Make, lines: tuple[str, ...], wanted: str
) -> None:
    assert form(contract(*lines, OPENING)) == wanted


def test_bare_text_may_run_the_title_into_what_stands_around_it(contract: Make) -> None:
    line = f"1. 2. 2.1 EXHIBIT 1.1 Strategic Alliance Agreement {OPENING} It binds both of them."
    assert form(contract(line)) == "StrategicAlliance"


@pytest.mark.parametrize(
    ("recital", "wanted"),
    [
        ("Alder wishes to appoint Birch as its distributor in Elm;", "BuyerSupplierRelationship"),
        ("Birch wishes to obtain a license under patents of Alder;", "LicensingRelationship"),
        ("the parties desire to form a joint venture for dyes;", "JointVenture"),
        ("the parties wish to form a strategic alliance for dyes;", "StrategicAlliance"),
        ("the parties intend to jointly develop a dye;", "ResearchAndDevelopmentAlliance"),
        ("Birch is willing to promote the dyes of Alder;", "MarketingAlliance"),
        ("Birch desires to purchase shares of Alder;", None),
        ("Alder once had a distributor in Elm;", None),
    ],
)
def test_the_recitals_tell_the_form_where_the_title_does_not(
    contract: Make, recital: str, wanted: str | None
) -> None:
    assert form(contract("AGREEMENT", OPENING, f"WHEREAS, {recital}")) == wanted
    assert form(contract("HARBOUR AGREEMENT", OPENING, f"WHEREAS, {recital}")) is None


@pytest.mark.parametrize(
    "lines",
    [
        ("JOINT ACQUISITION STATEMENT PURSUANT TO RULE 13d-1(k)", OPENING),
        (
            "AGREEMENT",
            f"{OPENING} Each of them hereby agrees that the Schedule 13G to which this is an "
            "exhibit is filed on its behalf.",
        ),
        ("Joint Filing", "THE ELM SUPPLY PROGRAM", OPENING),
    ],
)
def test_a_joint_filing_may_go_by_another_name(contract: Make, lines: tuple[str, ...]) -> None:
    assert not agreement_cases(contract(*lines))


def test_an_investor_s_own_filing_does_not_make_a_joint_one(contract: Make) -> None:
    recital = "WHEREAS Birch has filed a Schedule 13D with the Commission on behalf of its funds;"
    document = contract("COOPERATION AGREEMENT", OPENING, recital)
    assert form(document) == "InterorganizationalCollaboration"
