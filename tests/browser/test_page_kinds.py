"""What holds for every kind of page: it is whole, keeps still and fits its window."""

from __future__ import annotations

import gzip
import re
import urllib.request
from collections.abc import Callable

import pytest
from sights import ABSENT, PAGES
from studio import PHONE, Person

NARROW = {"width": 320, "height": 640}
"""A desktop's width at four times its size, as WCAG asks; also that of the smallest phones."""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SCRIPT_BUDGET = 150_000
"""Bytes of script that the first page may load, compressed."""


def test_a_claims_page_is_whole(visit: Callable[..., Person], claim: str) -> None:
    person = visit(claim)
    assert person.page.locator("h1").count() == 1
    person.picture("claim")


def test_a_claims_page_fits_a_phone_and_the_narrowest_view(
    visit: Callable[..., Person], claim_by_model: str
) -> None:
    """What was measured of the trained model takes the most words."""
    person = visit(claim_by_model, viewport=PHONE, has_touch=True, is_mobile=True)
    assert person.shows("claims of the trained model alone")
    for size in (PHONE, NARROW):
        person.page.set_viewport_size(size)
        assert person.page.evaluate(SIDEWAYS) == 0, size


@pytest.mark.parametrize("name", PAGES)
def test_a_page_loads_whole_and_keeps_still(visit: Callable[..., Person], name: str) -> None:
    """Console, policy and requests are watched in every test; here for every kind of page."""
    person = visit(PAGES[name])
    assert person.page.locator("h1").count() == 1
    assert person.page.evaluate("window.shifts") == []
    person.picture(f"{name}-desktop-light")
    person.page.emulate_media(color_scheme="dark")
    person.picture(f"{name}-desktop-dark")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_phone_and_the_narrowest_view(
    visit: Callable[..., Person], name: str
) -> None:
    person = visit(PAGES[name], viewport=PHONE, has_touch=True, is_mobile=True)
    assert person.page.evaluate(SIDEWAYS) == 0
    assert person.page.evaluate("window.shifts") == []
    person.picture(f"{name}-phone-light")
    person.page.set_viewport_size(NARROW)
    assert person.page.evaluate(SIDEWAYS) == 0


@pytest.mark.parametrize("name", ABSENT)
def test_what_is_not_there_is_said_on_a_page_that_helps(
    visit: Callable[..., Person], name: str
) -> None:
    person = visit()
    person.open(ABSENT[name], status=404)
    assert person.page.locator("main input[type=search]").count() == 1
    person.picture(f"{name}-desktop-light")


def test_the_first_page_keeps_its_script_budget(visit: Callable[..., Person]) -> None:
    person = visit()
    scripts: list[str] = []
    person.page.on(
        "request", lambda r: scripts.append(r.url) if r.resource_type == "script" else None
    )
    person.open("/")
    assert 0 < sum(map(compressed, scripts)) <= SCRIPT_BUDGET
    assert all(re.search(r"[-.][0-9A-Za-z]{8,}\.js$", url) for url in scripts)


def compressed(url: str) -> int:
    """Return how many bytes a script is on its way here."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as answer:
        body = answer.read()
        assert answer.headers["Content-Encoding"] == "gzip" and gzip.decompress(body)
        return len(body)
