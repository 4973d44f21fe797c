"""axe-core over every kind of page, light and dark, at a desk and on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe import everywhere
from sights import ABSENT, PAGES
from studio import Person


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(visit: Callable[..., Person], name: str) -> None:
    assert everywhere(visit(PAGES[name])) == []


def test_axe_finds_no_violation_on_a_claims_page(visit: Callable[..., Person], claim: str) -> None:
    assert everywhere(visit(claim)) == []


@pytest.mark.parametrize("name", ABSENT)
def test_axe_finds_no_violation_on_the_page_of_an_error(
    visit: Callable[..., Person], name: str
) -> None:
    person = visit()
    person.open(ABSENT[name], status=404)
    assert everywhere(person) == []
