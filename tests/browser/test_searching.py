"""Searching as a person does: suggestions, facets, the slider, files, addresses to share."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable

from studio import PHONE, Person


def found(person: Person) -> int:
    """Return how many results the heading counts."""
    heading = person.page.locator("h1").inner_text()
    return int(re.findall(r"([\d,]+) found", heading)[0].replace(",", ""))


def facet(person: Person, group: str, value: str) -> int:
    """Choose a value of a facet, opening the facet if need be; return the count it showed."""
    box = person.page.locator("details.facet-group", has=person.page.get_by_text(group, exact=True))
    choice = box.locator("a", has_text=value).first
    if not choice.is_visible():
        person.click(box.locator("summary").first)
    count = int(choice.locator(".count").inner_text().replace(",", ""))
    person.click(choice)
    person.settle()
    return count


def test_suggestions_are_chosen_with_the_keyboard(visit: Callable[..., Person]) -> None:
    person = visit("/")
    field = person.page.get_by_role("main").get_by_role("combobox")
    field.focus()
    person.page.keyboard.type("joint ven")
    option = person.page.get_by_role("option", name="Joint venture").first
    option.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    person.picture("suggestions")
    person.press("ArrowDown")
    chosen = person.page.locator("[role=option][aria-selected=true]")
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    person.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    field.fill("")
    person.page.keyboard.type("gorki")
    person.page.get_by_role("option", name="Gorki Steel").first.wait_for()
    person.press("ArrowDown")
    person.press("Enter")
    person.page.wait_for_url("**/id/organization/gorki-steel")
    assert person.page.locator("h1").inner_text() == "Gorki Steel"


def test_a_suggestion_is_chosen_with_the_mouse_and_words_are_still_searched(
    visit: Callable[..., Person],
) -> None:
    person = visit("/about")
    field = person.page.get_by_role("banner").locator("input[name=q]")
    field.click()
    person.page.keyboard.type("trust")
    person.click(person.page.get_by_role("option", name="Trust").first)
    person.page.wait_for_url("**/concept/Trust")
    person.page.get_by_role("banner").locator("input[name=q]").fill("curbs opportunism")
    person.press("Enter")
    person.page.wait_for_url("**/search?*")
    assert found(person) > 0


def test_each_facet_leaves_as_many_as_it_counted(visit: Callable[..., Person]) -> None:
    person = visit("/search")
    for group, value in (("Kind", "Claims"), ("Polarity", "denied"), ("Form", "Joint venture")):
        assert facet(person, group, value) == found(person)
    assert person.page.locator(".hit").count() == found(person) == 1
    assert person.shows("Joint ventures do not spread risk at all.")
    person.picture("facets")
    person.click(person.page.get_by_label("Remove the filter").filter(has_text="denied"))
    person.settle()
    assert found(person) > 1


def test_filters_fold_up_on_a_phone(visit: Callable[..., Person]) -> None:
    person = visit("/search?kind=claim", viewport=PHONE, has_touch=True, is_mobile=True)
    apply = person.page.get_by_role("button", name="Apply")
    assert not apply.is_visible()
    person.page.locator("details.filters > summary").tap()
    assert apply.is_visible()
    person.picture("filters-phone")


def test_the_slider_hides_what_was_read_less_surely_and_says_so(
    visit: Callable[..., Person],
) -> None:
    person = visit("/search?kind=claim")
    whole = found(person)
    slider = person.page.get_by_role("slider")
    shown = person.page.locator("output")
    before = shown.inner_text()
    slider.focus()
    for _ in range(10):
        person.press("ArrowRight")
    assert float(shown.inner_text()) == float(before) + 0.5
    person.click("Apply")
    person.settle()
    assert found(person) == whole - 1
    assert person.shows("1 claim of lower confidence is hidden")
    person.click("show")
    person.settle()
    assert found(person) == whole


def test_an_address_shows_the_same_search_to_another_person(visit: Callable[..., Person]) -> None:
    person = visit("/search?kind=claim")
    person.click("oldest")
    person.settle()
    first = person.page.locator(".hit h2").all_inner_texts()
    other = visit(person.page.url.removeprefix(person.address))
    assert other.page.locator(".hit h2").all_inner_texts() == first


def test_a_slip_of_the_pen_is_mended_by_a_click(visit: Callable[..., Person]) -> None:
    person = visit("/search?q=opportunizm")
    person.click(person.page.locator(".meant a"))
    person.settle()
    assert found(person) > 0 and "opportunism" in person.page.url


def test_the_files_of_a_search_hold_what_the_page_counts(visit: Callable[..., Person]) -> None:
    person = visit("/search?q=risk&kind=claim")
    total = found(person)
    rows = list(csv.DictReader(io.StringIO(person.take_away("CSV").decode())))
    assert len(rows) == total
    assert "Joint ventures spread risk among their parents." in str(rows)
    person.click(person.page.locator(".formats a[href*=json]").first)
    person.settle()
    assert json.loads(person.page.locator("body").inner_text())["total"] == total


def test_a_page_past_the_end_and_ten_thousand_letters_are_answered(
    visit: Callable[..., Person],
) -> None:
    person = visit("/search?q=risk&page=900")
    person.click("Go to the last page")
    person.settle()
    assert person.page.locator(".hit").count() > 0
    field = person.page.get_by_role("banner").locator("input[name=q]")
    field.evaluate("e => { e.removeAttribute('maxlength'); e.value = 'risk '.repeat(1000) }")
    field.press("Enter")
    person.page.wait_for_url("**/search?q=risk+risk*")
    assert person.page.locator("h1").count() == 1
