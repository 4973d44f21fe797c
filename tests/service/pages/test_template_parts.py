"""Parts of templates, rendered apart from any page."""

from __future__ import annotations

import numpy as np
import pytest
from flask.testing import FlaskClient
from lxml import html

from interorg.service.analysis.comparison import years

BROWSER = {"Accept": "text/html"}


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ([2026] * 4, "2026"),
        ([1990, 2026, 2026, 2026, 2026], "1990–2026, half of them 2026"),
        ([1990, 1995, 2000, 2005, 2010], "1990–2010, half of them 1995–2005"),
        ([1990, 2001], "1990–2001"),
    ],
)
def test_a_span_of_years_names_no_year_twice(
    reader: FlaskClient, known: list[int], words: str
) -> None:
    written = reader.application.jinja_env.from_string(
        "{% import '_analysis.html' as analysis %}{{ analysis.span(years) }}"
    )
    assert written.render(years=years(np.array(known, np.int32))) == words


def test_on_a_concepts_page_what_is_denied_is_marked_before_its_sentence(
    reader: FlaskClient,
) -> None:
    shown = html.fromstring(reader.get("/concept/JointVenture", headers=BROWSER).text)
    (denied,) = shown.xpath("//section[@class='pair']//span[text()='denied']")
    (quote,) = denied.xpath("ancestor::article/blockquote")
    assert denied.getparent().get("class") == "says"
    assert denied.getparent().getnext() is quote
