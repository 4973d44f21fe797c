"""Where news tells its place and day before its first sentence."""

from __future__ import annotations

import pytest

from interorg.ingest.language import pipeline
from interorg.ingest.organizations.datelines import dateline_end
from interorg.ingest.organizations.recognition import candidates_of


@pytest.mark.parametrize(
    "opening",
    [
        "OSLO, Norway, May 3, 2019 - ",
        "Alder Hill, NC – June 14, 2016 – ",
        "PARIS, 3 May 2019 — ",
        "LONDON (Reuters) - ",
    ],
)
def test_a_dateline_ends_before_the_first_sentence(opening: str) -> None:
    doc = pipeline()(f"{opening}The Birch Fund formed an alliance with Unilever.")
    assert doc[dateline_end(doc) :].text.startswith("The Birch Fund")
    (found,) = candidates_of([doc])
    assert {"Unilever"} <= {o.name for o in found}
    assert not {o.name for o in found} & {"OSLO", "Norway", "Alder Hill", "NC", "PARIS", "LONDON"}


@pytest.mark.parametrize(
    "text",
    [
        "Siemens - Bosch have formed a venture.",
        "NATO – The alliance – grew.",
        "Toyota – GM venture NUMMI, 3 May – ended.",
        "Founded on 3 May 2019 - Alder Fund grew.",
        "",
    ],
)
def test_names_beside_a_dash_are_no_dateline(text: str) -> None:
    assert dateline_end(pipeline()(text)) == 0
