"""Reading without scripts, on paper, and what a text may not do or show."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import pytest
from shelf_texts import SCRIPT
from sights import PAGES
from studio import Person

HOSTILE = {
    "document": "/id/document/hostile",
    "concept": "/concept/Trust",
    "search": "/search?q=pact",
    "search for a script": f"/search?q={SCRIPT}",
    "organization": "/id/organization/tarn-rail",
    "timeline": "/timeline",
    "network": "/network",
    "contradictions": "/contradictions",
    "query": "/query?query=SELECT * { ?s ?p ?o FILTER(CONTAINS(STR(?o), '<script>')) } LIMIT 50",
    "broken query": f"/query?query={SCRIPT}",
    "form": f"/compare?form={SCRIPT}",
}


def test_reading_and_searching_work_without_scripts(visit: Callable[..., Person]) -> None:
    person = visit("/", java_script_enabled=False)
    field = person.page.get_by_role("main").locator("input[name=q]")
    field.fill("spread risk")
    field.press("Enter")
    person.page.wait_for_url("**/search?*")
    person.page.locator(".hit a", has_text="Joint venture").first.click()
    assert person.shows("Joint ventures spread risk among their parents.")
    person.open(PAGES["query-result"])
    assert person.page.locator("tbody tr").count() == 5
    for name in ("compare", "evidence-map", "contradictions", "timeline", "concept-tree"):
        person.open(PAGES[name])
        assert person.page.get_by_role("main").inner_text().strip()
        person.picture(f"{name}-without-scripts")


def test_what_is_printed_is_the_text_with_its_evidence(
    visit: Callable[..., Person], tmp_path_factory: pytest.TempPathFactory
) -> None:
    person = visit("/concept/JointVenture")
    paper = tmp_path_factory.mktemp("paper") / "concept.pdf"
    person.page.pdf(path=paper)
    with pypdfium2.PdfDocument(paper) as printed:
        words = "".join(page.get_textpage().get_text_bounded() for page in printed)
    assert "Joint ventures spread risk among their parents." in words.replace("\r\n", " ")
    person.page.emulate_media(media="print")
    assert not person.page.get_by_role("navigation", name="Main").is_visible()
    assert person.page.get_by_role("heading", level=1).is_visible()
    person.picture("concept-print")


FIRST = """new MutationObserver((_, watch) => {
  if (!document.body) return;
  watch.disconnect();
  window.firstTheme = document.documentElement.dataset.theme;
}).observe(document, {childList: true, subtree: true});"""
"""Notes the choice of colours that is made when the body begins, before anything is drawn."""
LINKED = "all => all.map(a => new URL(a.href.baseVal ?? a.href, document.baseURI).protocol)"


@pytest.mark.parametrize("name", HOSTILE)
def test_scripts_in_texts_names_and_addresses_never_run(
    visit: Callable[..., Person], name: str
) -> None:
    person = visit()
    answer = person.page.goto(HOSTILE[name])
    assert answer and answer.status < 500
    person.settle()
    if answer.status >= 400:
        person.forgive(f"status of {answer.status}")
    assert person.page.title() != "taken"
    assert person.page.locator("img[src=x]").count() == 0
    assert "49 ]]>" not in person.page.content()
    hrefs = person.page.eval_on_selector_all("a[href]", LINKED)
    assert set(hrefs) <= {"http:", "https:"}


def test_colours_are_chosen_kept_and_there_from_the_first_paint(
    visit: Callable[..., Person],
) -> None:
    person = visit("/")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light = person.page.evaluate(paper)
    person.choose("Colours", "dark")
    dark = person.page.evaluate(paper)
    assert dark != light
    person.context.add_init_script(FIRST)
    person.open("/about")
    assert person.page.evaluate("window.firstTheme") == "dark"
    assert person.page.evaluate(paper) == dark
    assert person.page.get_by_label("Colours").input_value() == "dark"
    # A choice of one's own goes before that of the machine.
    person.choose("Colours", "light")
    person.page.emulate_media(color_scheme="dark")
    assert person.page.evaluate(paper) == light
    person.choose("Colours", "auto")
    assert person.page.evaluate(paper) == dark
