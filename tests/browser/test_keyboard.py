"""The keyboard alone: every control is reached in order, is seen to have the focus, lets it go."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sights import PAGES
from studio import Person

WALKED = (
    *("home", "search", "concept", "document", "case", "query", "compare", "evidence-map"),
    *("contradictions", "timeline", "concept-tree", "network", "about"),
)
MOST = 1_500
FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const own = getComputedStyle(e), box = e.getBoundingClientRect();
  const parent = getComputedStyle(e.closest('.cm-editor, label, li, div') ?? e);
  const drawn = style => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1)
    || style.boxShadow !== 'none';
  window.reached ??= new Map();
  const seen = window.reached.has(e);
  if (!seen) window.reached.set(e, window.reached.size);
  const order = [...window.reached.keys()];
  const before = order[order.indexOf(e) - 1];
  return {
    name: e.outerHTML.slice(0, 120), seen,
    drawn: drawn(own) || drawn(parent),
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    sized: box.width > 0 && box.height > 0,
    after: !before || !!(before.compareDocumentPosition(e) & 4),
  };
}"""
"""Where the focus is: in the window, drawn, and after the last one in the document."""


@pytest.mark.parametrize("name", WALKED)
def test_tab_goes_through_a_page_in_order_and_out_of_it(
    visit: Callable[..., Person], name: str
) -> None:
    person = visit(PAGES[name])
    faults = []
    for _ in range(MOST):
        person.press("Tab")
        at = person.page.evaluate(FOCUSED)
        if at is None or at["seen"]:
            break
        if not (at["drawn"] and at["inside"] and at["sized"] and at["after"]):
            faults.append(at)
    else:
        pytest.fail(f"The focus never left the page; it is at {at}.")
    assert faults == []
    # Back at the beginning or out of the page, not caught between two controls.
    assert at is None or "skip" in at["name"], at


def test_the_first_tab_offers_to_skip_to_the_content(visit: Callable[..., Person]) -> None:
    person = visit(PAGES["concept"])
    person.press("Tab")
    skip = person.page.locator(":focus")
    assert skip.inner_text() == "Skip to the content" and skip.is_visible()
    person.press("Enter")
    assert person.page.evaluate("document.activeElement.id") == "main"
    person.press("Tab")
    assert person.page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_search_is_done_with_the_keyboard_alone(visit: Callable[..., Person]) -> None:
    person = visit("/")
    field = person.page.get_by_role("main").locator("input[name=q]")
    while not field.evaluate("e => e === document.activeElement"):
        person.press("Tab")
    person.page.keyboard.type("spread risk")
    person.press("Enter")
    person.page.wait_for_url("**/search?*")
    result = person.page.locator(".hit a").first
    while not result.evaluate("e => e === document.activeElement"):
        person.press("Tab")
    person.press("Enter")
    person.page.wait_for_url(lambda url: "/search" not in url)
    assert person.shows("Joint ventures")
