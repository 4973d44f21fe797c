"""Shares of the venture that a contract gives its parties."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from interorg.ingest.agreements.percentages import PERCENT, percent
from interorg.ingest.agreements.reading import agreement_cases
from interorg.ingest.document import Document

Make = Callable[..., Document]
OPENING = (
    'This Agreement is made by and between Alder Works, Inc., a Delaware corporation ("Alder"), '
    'and Birch Paper Ltd., an English company ("Birch").'
)


def shares(contract: Make, clause: str) -> dict[str | None, object]:
    (report,) = agreement_cases(contract("JOINT VENTURE AGREEMENT", OPENING, clause))
    return {value.of: value.value for value in report.all("share")}


@pytest.mark.parametrize(
    "clause",
    [
        "The Company shall be owned sixty percent (60%) by Alder and forty percent (40%) by Birch.",
        "Alder shall hold 60 % and Birch 40 % of the shares.",
        "Alder shall hold sixty percent of the shares and Birch forty percent of the shares.",
        "The shares of the JVC shall be held as to 60% by Alder and as to 40% by Birch.",
        "The share capital is subscribed by Alder as to sixty per cent and by Birch as to forty "
        "per cent.",
        "The ownership interests in the Venture shall be: Alder: 60%; Birch: 40%.",
        "Sixty (60) percent of the equity shall be issued to Alder and forty (40) percent of the "
        "equity shall be issued to Birch.",
        "Alder will own 60% of the outstanding shares, and Birch will own the remaining 40%.",
        "The Venture shall be owned 60% by Alder Works, Inc. and 40% by Birch Paper Ltd.",
    ],
)
def test_shares_are_read_of_the_partners_that_hold_them(contract: Make, clause: str) -> None:
    assert shares(contract, clause) == {"Alder Works, Inc.": 60.0, "Birch Paper Ltd.": 40.0}


@pytest.mark.parametrize(
    "clause",
    [
        "The Joint Venture shall be owned fifty percent (50%) by each of the parties.",
        "Each party shall hold fifty percent (50%) of the shares of the Company.",
        "Each of Alder and Birch shall own fifty per cent of the equity of the Company.",
    ],
)
def test_halves_of_each_party_are_shares_of_both(contract: Make, clause: str) -> None:
    assert shares(contract, clause) == {"Alder Works, Inc.": 50.0, "Birch Paper Ltd.": 50.0}


@pytest.mark.parametrize(
    "clause",
    [
        "Alder shall own 60% and Birch 40% of the joint patents of the Company from that day on.",
        "The profits of the Company shall go 60% to Alder and 40% to Birch, who hold its shares.",
        "If Alder holds 60% of the shares and Birch 40%, either may end this Agreement at once.",
        "Alder shall pay 10% of the value of the shares to Birch and 5% to Alder in each year.",
        "An Affiliate is a firm of which each party holds fifty percent (50%) of the shares.",
        "Each of the subsidiaries shall hold fifty percent (50%) of the shares of the Company.",
        "The Company is owned 60% by Cedar and 40% by Birch, who shall sign this Agreement.",
        "Alder shall hold 60% and Birch 70% of the shares, as the case may be in the end of it.",
        "Alder shall hold 60% of the shares of the Company, and Birch is to be told of the rest.",
    ],
)
def test_what_is_no_share_of_two_partners_is_not_read(contract: Make, clause: str) -> None:
    assert not shares(contract, clause)


def test_percentages_are_read_as_contracts_write_them() -> None:
    text = "60%, sixty percent (60%), fifty-one (51) per cent, forty nine percent, 33.3 %, (60)%"
    assert [percent(found) for found in PERCENT.finditer(text)] == [60, 60, 51, 49, 33.3, 60]
