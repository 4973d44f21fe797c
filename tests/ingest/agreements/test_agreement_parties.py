from __future__ import annotations

from collections.abc import Callable

import pytest

from interorg.ingest.agreements.definitions import masked
from interorg.ingest.agreements.parties import parties_of
from interorg.ingest.document import Document

Told = Callable[..., list[object]]
Make = Callable[..., Document]


def test_parties_may_stand_in_lines_of_their_own(told: Told) -> None:
    lines = ("by and between", "ALDER FOODS, LLC", "and", "BIRCH AND SONS COMPANY")
    assert set(told("partner", "SUPPLY AGREEMENT", *lines)) == {
        "ALDER FOODS, LLC",
        "BIRCH AND SONS COMPANY",
    }
    spread = ("This Agreement is made BETWEEN:", "(1) Alder GmbH;", "AND:", "Oak AG")
    assert set(told("partner", *spread)) == {"Alder GmbH", "Oak AG"}


def test_a_description_or_a_parent_is_no_party(told: Told) -> None:
    found = told(
        "partner",
        "This Agreement is made by and between Alder Foods and Drinks, Inc., a Delaware "
        "corporation and a subsidiary of Oak Corporation, having an office at 1 Elm Street, Suite "
        '2, Boston ("Alder"), and Birch & Elm Bank, a bank organized under the laws of England '
        'and Wales (each a "Party" and together with Cedar Inc. the "Parties").',
    )
    assert set(found) == {"Alder Foods and Drinks, Inc.", "Birch & Elm Bank"}


def test_three_parties_are_read_from_a_list(told: Told) -> None:
    found = told(
        "partner",
        "This Agreement is made among Alder, Inc., Birch Corporation and The University of Elm, "
        "a public university.",
    )
    assert set(found) == {"Alder, Inc.", "Birch Corporation", "University of Elm"}


@pytest.mark.parametrize(
    ("opening", "parties"),
    [
        (
            'Alder Foods ("Alder") and Birch (UK) Ltd. ("Birch") agree as follows for their work.',
            {"Alder Foods", "Birch (UK) Ltd."},
        ),
        (
            'This Agreement sets the terms on which Alder Corp., a firm in Elm ("Alder"), '
            'authorizes Birch Ltd. in Leeds ("Agent") to sell the Products in the Territory.',
            {"Alder Corp.", "Birch Ltd."},
        ),
        (
            "This Agreement is between the At Elm Corporation (“AEC”), with offices at 4 Oak "
            "Road, Reno, NV 89501, and e-birch, Inc. (“Birch”).",
            {"At Elm Corporation", "e-birch, Inc."},
        ),
        (
            "This Agreement is made by and between The Elm Press, a not-for-profit body with "
            'offices in Berlin and Munich ("Press"), and Birch Ltd ("Birch").',
            {"Elm Press", "Birch Ltd"},
        ),
        (
            "This Agreement is made between the Centre for Design and Testing, a foundation "
            '("Centre"), and Alder Insurance Corporation of America ("Alder").',
            {"Centre for Design and Testing", "Alder Insurance Corporation of America"},
        ),
    ],
)
def test_parties_are_found_in_many_openings(told: Told, opening: str, parties: set[str]) -> None:
    assert set(told("partner", opening)) == parties


@pytest.mark.parametrize(
    "person",
    [
        "Ann Elm, an individual",
        'Dr. Ann B. Elm (the "Adviser")',
        'ANN ELM ("Elm")',
        'Ann Elm, residing at 1 Oak Road ("Consultant")',
    ],
)
def test_a_person_is_a_party_but_no_partner(told: Told, person: str) -> None:
    opening = f"This Agreement is made between Alder, Inc. (the “Company”) and {person}."
    assert told("partner", opening) == ["Alder, Inc."]
    assert [str(name).lower().removeprefix("dr. ") for name in told("individual", opening)] in (
        ["ann elm"],
        ["ann b. elm"],
    )


def test_a_party_may_be_called_otherwise_in_a_line_of_its_own(told: Told) -> None:
    lines = (
        "This Agreement is made by and between:",
        'Alder Paints Ltd hereinafter referred to as ("Alder")',
        "Legal representative: Ann B. Oak and",
        'Birch Mikro Repair hereinafter referred to as ("Distributor")',
        "Address: 2 Elm Street, Reno",
    )
    assert set(told("partner", *lines)) == {"Alder Paints Ltd", "Birch Mikro Repair"}
    assert not told("individual", *lines)


def test_a_city_is_a_party_by_its_name(told: Told) -> None:
    opening = (
        'This Agreement is entered into by the City of Elm, Texas, a home-rule city ("Elm") and '
        'Alder Corp., a Nevada corporation ("Alder").'
    )
    assert set(told("partner", opening)) == {"City of Elm", "Alder Corp."}


def test_an_exchange_a_role_and_a_year_are_no_names_of_parties(told: Told) -> None:
    opening = (
        "This Agreement is made between Alder Inc., a company listed on the Elm Market, Oak "
        'Exchange Limited ("Alder"), and Birch Ltd. ("Birch") and Group Company.'
    )
    assert set(told("partner", opening)) == {"Alder Inc.", "Birch Ltd."}
    dated = "This Agreement is made on May 21, 2015, between Alder Inc. and Birch Ltd."
    assert set(told("partner", dated)) == {"Alder Inc.", "Birch Ltd."}


def test_who_signs_is_a_party_where_the_opening_names_none(make_signed: Document) -> None:
    assert {party.name for party in parties_of(make_signed)} == {"ALDER, INC.", "Birch GmbH"}


@pytest.fixture
def make_signed(contract: Make) -> Document:
    return contract(
        "SUPPLY AGREEMENT",
        "The Supplier shall deliver what the Buyer orders.",
        "IN WITNESS WHEREOF, the parties have signed.",
        "ALDER, INC.",
        "By: /s/ A. Elm",
        "For and on behalf of Birch GmbH",
        "By: /s/ B. Oak",
    )


def test_an_amendment_may_name_its_parties_as_those_of_the_older_contract(told: Told) -> None:
    opening = (
        "AMENDMENT NO. 1",
        "Reference is made to that certain Supply Agreement dated May 1, 2003 between Alder, "
        "Inc. and Birch Ltd.",
    )
    assert set(told("partner", *opening)) == {"Alder, Inc.", "Birch Ltd."}
    assert told("form", *opening) == ["BuyerSupplierRelationship"]


def test_brackets_are_blanked_out_and_every_offset_stays() -> None:
    text = 'Alder (Shanghai) Co., Ltd. (the "Buyer"), hereinafter called "AS", of Elm (Ohio)'
    made = masked(text)
    assert len(made.text) == len(text)
    assert "(Shanghai)" in made.text and made.text.count("§") == 3
    assert made.term_at(made.text.index("§")).startswith('(the "Buyer")')


@pytest.mark.parametrize(
    ("lines", "parties"),
    [
        (
            (
                "This Agreement is made BETWEEN: Alder, Inc. a Florida Corporation and",
                "OAK TEAS, Birch Herb Company of ______ TN 37660 (the parties).",
            ),
            {"Alder, Inc.", "OAK TEAS"},
        ),
        (
            (
                "This contract is concluded between: Elmtel",
                "Bratislava a.s., Oak 17 and Cedar Ltd.",
            ),
            {"Elmtel Bratislava a.s.", "Cedar Ltd."},
        ),
        (
            (
                "SERVICE AGREEMENT BETWEEN:",
                'ALDER MEDIA OAKLAAN 51 7327 ELMDOORN THE NETHERLANDS (HEREINAFTER "AM")',
                "AND",
                'BIRCH SYSTEMS, INC. 320 NEVADA STREET NEWTON (HEREAFTER "BIRCH")',
            ),
            {"ALDER MEDIA", "BIRCH SYSTEMS, INC."},
        ),
        (
            (
                "This Agreement is made by and between Alder Inc. and Birch Ltd. It ends with the "
                "Joint Use Agreement by and between the City of Elm and Cedar, L.P. of 2001.",
            ),
            {"Alder Inc.", "Birch Ltd."},
        ),
        (
            ("This Agreement is made by and between 5 GmbH, Alder Inc. and Birch Ltd.",),
            {"Alder Inc.", "Birch Ltd."},
        ),
    ],
)
def test_a_name_is_whole_and_no_more_than_the_name(
    told: Told, lines: tuple[str, ...], parties: set[str]
) -> None:
    assert set(told("partner", *lines)) == parties
