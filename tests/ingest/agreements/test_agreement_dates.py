from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interorg.ingest.agreements.days import MONTHS, ORDINALS, Day, days_in
from interorg.ingest.agreements.term import Span

Told = Callable[..., list[object]]
BETWEEN = "between Alder, Inc. and Birch Ltd."


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("dated as of March 1, 2004,", "2004-03-01"),
        ("made this 3rd day of May 1999", "1999-05-03"),
        ("made as of 31 October 2019", "2019-10-31"),
        ("made this first day of July, 2017", "2017-07-01"),
        ("entered into as of the 24t h day of August 2018,", "2018-08-24"),
        ("effective 7/1/98", "1998-07-01"),
        ("made 13/07/2005", "2005-07-13"),
        ('made as of April __, 2005 (the "Effective Date")', "2005-04"),
        ("made this ____ day of March, 2018", "2018-03"),
        ("dated as of [•], 2020,", "2020"),
        ("made this 1st day of March, A.D. 1999", "1999-03-01"),
        ("made on the first day of March, nineteen hundred and ninety-nine (1999),", "1999-03-01"),
        ("made on the 1st day of the month of March, 1999", "1999-03-01"),
        ("made on March 1 1999", "1999-03-01"),
        ("made on March 11 1999", "1999-03-11"),
        ("made on March1, 1999", "1999-03-01"),
        ("made on March I, l999", "1999-03-01"),
        ("made this lst day of March, 1999", "1999-03-01"),
        ("of Schedule I, March 1999, made", "1999-03"),
        ("made on 01-Mar-99", "1999-03-01"),
        ("made on 1999/03/01", "1999-03-01"),
    ],
)
def test_dates_are_read_in_many_spellings(told: Told, words: str, day: str) -> None:
    assert told("agreementDate", f"This Agreement, {words} {BETWEEN}") == [day]


def test_a_contract_may_be_made_on_one_day_and_effective_from_another(told: Told) -> None:
    opening = (
        "This Agreement, dated May 1, 2003 and effective as of July 1, 2004 "
        f"(the “Effective Date”), is made {BETWEEN}"
    )
    assert told("agreementDate", opening) == ["2003-05-01"]
    assert told("effectiveDate", opening) == ["2004-07-01"]
    assert told("startYear", opening) == [2004]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("“Effective Date” means March 2, 2004.", ["2004-03-02"]),
        ("EFFECTIVE DATE: March 2, 2004", ["2004-03-02"]),
        ("This Agreement shall commence on March 2, 2004.", ["2004-03-02"]),
        ("This Agreement is effective as of the date first written above.", ["2003-05-01"]),
        ("The lease of Elm Hall is dated March 2, 2004.", []),
    ],
)
def test_the_effective_date_may_stand_in_a_clause(told: Told, words: str, day: list[str]) -> None:
    opening = f"This Agreement is made as of May 1, 2003 {BETWEEN}"
    assert told("effectiveDate", "SUPPLY AGREEMENT", opening, words) == day


def test_the_last_signature_dates_a_contract_that_has_no_other_date(told: Told) -> None:
    signed = ("By: /s/ A. Elm", "Date: June 3, 2011", "By: /s/ B. Oak", "Date: June 9, 2011")
    opening = f"This Agreement takes effect when signed; it is {BETWEEN}"
    assert told("agreementDate", "SUPPLY AGREEMENT", opening, *signed) == ["2011-06-09"]


def test_signatures_date_a_contract_that_only_says_since_when_it_has_effect(told: Told) -> None:
    lines = ("SUPPLY AGREEMENT", f"This Agreement is effective 7/1/98 {BETWEEN}")
    signed = ("By: /s/ A. Elm", "Date: 7/1/98", "By: /s/ B. Oak", "Date: 7/7/98")
    assert told("agreementDate", *lines, *signed) == ["1998-07-07"]
    assert told("effectiveDate", *lines, *signed) == ["1998-07-01"]
    assert told("agreementDate", *lines) == ["1998-07-01"]


@pytest.mark.parametrize(
    "words",
    [
        "under which Birch puts up a sign on or before May 1, 1999.",
        "and replaces the agreement of May 1, 1999.",
        "a company founded in Elm on May 1, 1999.",
    ],
)
def test_days_of_other_things_are_not_taken(told: Told, words: str) -> None:
    assert not told(
        "agreementDate", "SUPPLY AGREEMENT", f"This Agreement is made {BETWEEN} {words}"
    )


@pytest.mark.parametrize(
    "recital",
    [
        "WHEREAS the parties signed a letter of intent dated May 1, 1999;",
        "WHEREAS the parties made an agreement on May 1, 1999;",
    ],
)
def test_a_recital_may_come_before_the_words_that_date_a_contract(told: Told, recital: str) -> None:
    opening = f"This Agreement is made on June 2, 2003 {BETWEEN}"
    assert told("agreementDate", "SUPPLY AGREEMENT", recital, opening) == ["2003-06-02"]


@pytest.mark.parametrize(
    "line",
    [
        "Agreement Date | June 2, 2003",
        "Contract signing date: June 2, 2003",
        "Exhibit 1.3 SUPPLY AGREEMENT June 2, 2003 Alder, Inc. 1 Elm Street Dear Sir: We agree.",
    ],
)
def test_a_label_or_the_title_above_it_makes_a_date_the_contract_s(told: Told, line: str) -> None:
    opening = f"This Agreement is made {BETWEEN}"
    assert told("agreementDate", "SUPPLY AGREEMENT", line, opening) == ["2003-06-02"]


def test_the_date_of_another_contract_is_not_taken(told: Told) -> None:
    opening = f"This Agreement is made {BETWEEN} under that certain Lease dated May 1, 1999."
    assert not told("agreementDate", "SUPPLY AGREEMENT", opening)


def test_a_restated_contract_does_not_tell_when_the_relationship_began(told: Told) -> None:
    lines = (
        "AMENDED AND RESTATED SUPPLY AGREEMENT",
        f"This Agreement, dated as of March 1, 2004, is made {BETWEEN}",
    )
    assert not told("startYear", *lines)
    assert told("agreementDate", *lines) == ["2004-03-01"]


def test_a_term_from_the_date_hereof_is_not_reckoned_from_the_effective_date(told: Told) -> None:
    lines = (
        "SUPPLY AGREEMENT",
        f"This Agreement is made as of March 1, 2004 {BETWEEN}",
        "This Agreement becomes effective as of July 1, 2004.",
    )
    from_making = (
        "The term of this Agreement shall end on the first anniversary of the date hereof."
    )
    from_effect = "The term of this Agreement shall be one (1) year from the Effective Date."
    assert told("expirationDate", *lines, from_making) == ["2005-03-01"]
    assert told("expirationDate", *lines, from_effect) == ["2005-07-01"]


@pytest.mark.parametrize(
    ("words", "term", "end"),
    [
        ("The term of this Agreement shall be five (5) years.", ["P5Y"], ["2009-03-01"]),
        ("This Agreement shall continue for eighteen months.", ["P18M"], ["2005-09-01"]),
        ("This Agreement shall remain in effect until May 31, 2016.", [], ["2016-05-31"]),
        (
            "The initial term shall end on the third anniversary of the Effective Date.",
            ["P3Y"],
            ["2007-03-01"],
        ),
        (
            "This Agreement shall commence on the Effective Date and extend for three (3) years.",
            ["P3Y"],
            ["2007-03-01"],
        ),
        ("The Agreement shall be valid for one (I) year.", ["P1Y"], ["2005-03-01"]),
        (
            "The Joint Venture shall begin in 2004 and end two years thereafter.",
            ["P2Y"],
            ["2006-03-01"],
        ),
        (
            "This Agreement shall end twelve (12) months after the launch of the Site.",
            ["P12M"],
            ["2005-03-01"],
        ),
        ("The term ends. “Expiration Date” means March 31, 2020.", [], ["2020-03-31"]),
        ("Effective July 1, 2004. Termination Date: December 31, 2023", [], ["2023-12-31"]),
        (
            "This Agreement shall be in effect until March 18. 2021, and no longer.",
            [],
            ["2021-03-18"],
        ),
        ("The parties may extend the term of this Agreement for two years.", [], []),
        ("The Termination Date of the older lease was left open.", [], []),
        ("Birch shall keep its records for five years after the term.", [], []),
        ("This Agreement may be terminated on two months notice.", [], []),
    ],
)
def test_the_term_is_read_and_its_end_reckoned(
    told: Told, words: str, term: list[str], end: list[str]
) -> None:
    lines = ("SUPPLY AGREEMENT", f"This Agreement is made as of March 1, 2004 {BETWEEN}", words)
    assert told("term", *lines) == term
    assert told("expirationDate", *lines) == end


@given(
    st.dates(datetime.date(1850, 1, 1), datetime.date(2089, 12, 31)),
    st.sampled_from(
        ["{month} {day}, {year}", "{day} {month} {year}", "{nth} day of {month}, {year}"]
    ),
)
def test_a_written_day_is_read_back(date: datetime.date, form: str) -> None:
    written = form.format(
        month=MONTHS[date.month - 1].title(),
        day=date.day,
        year=date.year,
        nth=ORDINALS[date.day - 1],
    )
    ((day, start, end),) = days_in(written)
    assert day.iso == date.isoformat() and written[start:end].strip(" ,") == written


@given(st.integers(1, 40), st.sampled_from("YM"), st.integers(1, 12))
def test_a_span_ends_as_many_months_later(number: int, unit: str, month: int) -> None:
    after = Span(number, unit).after(Day(2000, month, 1))
    assert after is not None and after.month is not None
    months = (after.year - 2000) * 12 + after.month - month
    assert months == number * (12 if unit == "Y" else 1)


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (("Alder, Inc.", "By: /s/ A. Elm, President ---- 19 Jan. 1998"), "1998-01-19"),
        (("Alder, Inc.", "By: /s/ A. Elm", "DATE OF: Birch Ltd. January 10, 2020"), "2020-01-10"),
        (("Dated the ____ day of May, 2000.", "Alder, Inc.", "Per: ______"), "2000-05"),
        (("This instrument was acknowledged before me on the day of , 2014, by A. Elm.",), "2014"),
    ],
)
def test_the_signatures_tell_the_day_where_the_opening_does_not(
    told: Told, lines: tuple[str, ...], day: str
) -> None:
    opening = f"This Agreement is made {BETWEEN}"
    assert told("agreementDate", "SUPPLY AGREEMENT", opening, *lines) == [day]


def test_a_date_with_a_label_in_the_letterhead_is_the_contract_s(told: Told) -> None:
    head = (
        "ALDER TRANSPORT a division of Alder Products P.O. Box 43 . Phone 71 Contract No. 17 "
        "Elm, TX 77210 and some more words of a head too long for a line of a title page "
    )
    opening = ("TRANSPORT CONTRACT", f"THIS CONTRACT is entered into by and {BETWEEN}")
    assert told("agreementDate", f"{head} Date: June 1, 1998", *opening) == ["1998-06-01"]
    assert not told("agreementDate", f"{head} Founded June 1, 1898 in Elm", *opening)
