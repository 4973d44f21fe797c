"""How much of a relationship each partner holds."""

import pytest

from interorg.ingest.document import Passage, Reading, compose
from interorg.ingest.evidence import CaseReport
from interorg.ingest.pipeline import extract


def cases(text: str) -> tuple[CaseReport, ...]:
    return extract(compose("d", "d.md", Reading((Passage("paragraph", text),)))).cases


def shares(text: str) -> dict[str | None, object]:
    """Return the shares of the only case of a text, by holder."""
    (case,) = cases(text)
    return {value.of: value.value for value in case.all("share")}


@pytest.mark.parametrize(
    "text",
    [
        "In 2020 Siemens and Bosch founded Osprey, a joint venture in which Siemens holds 51 "
        "percent and Bosch 49 percent.",
        "Osprey was a joint venture in which Siemens owned 51 percent and Bosch owned 49 percent.",
        "Osprey was a joint venture owned 51 percent by Siemens and 49 percent by Bosch.",
        "Osprey was a joint venture of Siemens and Bosch that was 51 percent owned by Siemens and "
        "49 percent by Bosch.",
        "Siemens holds a 51 percent stake in the joint venture with Bosch, which holds 49 percent.",
        "Siemens (51%) and Bosch (49%) formed a joint venture in 1994.",
        "A joint venture between Siemens (51 percent) and Bosch (49 percent) makes pumps.",
    ],
)
def test_both_shares_are_read(text: str) -> None:
    assert shares(text) == {"Siemens": 51.0, "Bosch": 49.0}


@pytest.mark.parametrize("words", ["50:50", "50-50", "50/50", "fifty-fifty"])
def test_what_is_held_evenly_is_held_by_halves(words: str) -> None:
    text = f"Siemens and Bosch formed a {words} joint venture in 1967."
    assert shares(text) == {"Siemens": 50.0, "Bosch": 50.0}


def test_halves_are_of_two_partners_alone() -> None:
    assert shares("Siemens, Bosch and Nokia formed a 50:50 joint venture.") == {}


def test_percentages_that_do_not_make_up_the_whole_are_no_shares() -> None:
    text = (
        "Siemens (up 3%) and Bosch (2%) formed a joint venture; Siemens (12%) and Bosch (9%) rose."
    )
    assert shares(text) == {}
