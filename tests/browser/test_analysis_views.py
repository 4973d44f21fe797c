"""Comparing, mapping, doubting: every number opens what it counts, every picture is a file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

import pytest
from lxml import etree
from sights import PAGES
from studio import Person, png_size

SVG = "{http://www.w3.org/2000/svg}svg"


def number(text: str) -> int:
    """Return the number in a text such as `+1,204`."""
    return int(re.sub(r"\D", "", text))


def follow(person: Person, link: str) -> int:
    """Click the first link of a selector; return the number it showed."""
    target = person.page.locator(link).first
    shown = number(target.inner_text())
    person.click(target)
    person.settle()
    return shown


def found(person: Person) -> int:
    return number(re.findall(r"([\d,]+) found", person.page.locator("h1").inner_text())[0])


def test_forms_are_chosen_compared_and_their_claims_opened(visit: Callable[..., Person]) -> None:
    person = visit("/compare")
    person.page.get_by_label("First form").select_option("JointVenture")
    person.page.get_by_label("Second form").select_option("Consortium")
    person.click("Compare")
    person.settle()
    table = person.page.locator("table.compared")
    assert table.locator("thead th").all_inner_texts() == ["joint venture", "consortium"]
    risk = table.locator("tr", has=person.page.get_by_role("link", name="risk sharing", exact=True))
    # A joint venture has it affirmed and denied, a consortium denied.
    assert risk.locator("td").first.locator("a.stance").count() == 2
    assert risk.locator("td").nth(1).locator("a.stance.denied, a.stance.against").count() == 1
    person.picture("compare-two")
    shown = follow(person, "table.compared td a.stance")
    assert found(person) == shown == person.page.locator(".hit").count()


def test_only_differences_leave_fewer_rows(visit: Callable[..., Person]) -> None:
    person = visit(PAGES["compare"])
    rows = person.page.locator("table.compared tbody tr")
    before = rows.count()
    person.page.get_by_label("Only differences").check()
    person.click("Compare")
    person.settle()
    assert 0 < rows.count() <= before
    assert "differences=1" in person.page.url


@pytest.mark.parametrize("name", ["compare", "evidence-map", "contradictions", "timeline"])
def test_the_files_of_a_view_open_elsewhere(visit: Callable[..., Person], name: str) -> None:
    person = visit(PAGES[name])
    files = person.page.locator("footer .formats").first

    def fetched(kind: str) -> bytes:
        address = files.get_by_role("link", name=kind, exact=True).get_attribute("href")
        answer = person.page.request.get(address or "")
        assert answer.ok, f"{kind}: {answer.status}"
        return answer.body()

    assert person.page.request.get(person.page.url.replace(name, f"{name}.json", 1)).json()
    rows = list(csv.reader(io.StringIO(fetched("CSV").decode())))
    assert len(rows) > 1 and len({len(row) for row in rows}) == 1
    latex = fetched("LaTeX").decode()
    assert latex.count(r"\begin{") == latex.count(r"\end{") > 0 and r"\toprule" in latex
    assert etree.fromstring(fetched("SVG")).tag == SVG
    assert min(png_size(fetched("PNG"))) > 100


def test_a_field_of_the_map_opens_its_claims_and_gaps_are_told_apart(
    visit: Callable[..., Person],
) -> None:
    person = visit("/evidence-map?rows=form&columns=challenge&rows_level=2&columns_level=3")
    fields = person.page.locator("table.map .field")
    kinds = {each for classes in fields.evaluate_all("all => all.map(e => e.className.split(' '))")
             for each in classes}  # fmt: skip
    assert {"mentioned", "blank"} <= kinds and any(each.startswith("shade") for each in kinds)
    shown = follow(person, "table.map a[class*=shade]")
    assert number(person.page.locator(".lead").inner_text()) == shown
    assert person.page.locator("article.claim blockquote").count() >= 1
    person.picture("evidence-cell")


def test_a_field_that_is_only_denied_is_marked_so(visit: Callable[..., Person]) -> None:
    person = visit("/evidence-map?rows=form&columns=benefit&rows_level=2&columns_level=3")
    denied = person.page.locator("table.map a.field.denied")
    assert denied.first.inner_text().startswith("×1")
    person.click(denied.first)
    person.settle()
    assert person.shows("Consortia do not share risk.")


def test_a_row_of_the_map_opens_what_is_below_it(visit: Callable[..., Person]) -> None:
    person = visit(PAGES["evidence-map"])
    row = person.page.locator("table.map tbody th a[title]").first
    label = row.inner_text()
    person.click(row)
    person.settle()
    assert f"below {label.lower()}" in person.page.locator("ul.chosen").inner_text().lower()
    person.click(person.page.locator("ul.chosen a").first)
    person.settle()
    assert person.page.locator("ul.chosen").count() == 0


def test_opposed_claims_stand_side_by_side_with_their_sentences(
    visit: Callable[..., Person],
) -> None:
    person = visit("/contradictions")
    sides = person.page.locator(".opposed .sides").all_inner_texts()
    both = next(text for text in sides if "Joint ventures do not spread risk" in text)
    assert "Joint ventures spread risk among their parents." in both
    person.page.get_by_role("textbox", name="Concept").fill("trust")
    person.click("Show")
    person.settle()
    left = person.page.locator(".opposed").all_inner_texts()
    assert left and all("trust" in each.lower() for each in left)
    person.click(person.page.locator(".opposed .source a").first)
    person.settle()
    assert person.page.locator(":target").count() == 1


def test_a_bar_of_the_timeline_opens_its_cases(visit: Callable[..., Person]) -> None:
    person = visit("/timeline")
    bars = person.page.locator(".drawn svg a")
    assert bars.count() >= 4
    bars.first.focus()
    person.press("Enter")
    person.page.wait_for_url("**/search?*")
    assert found(person) >= 1
    person.open("/timeline")
    shown = follow(person, "table.years td a.number")
    assert found(person) == shown


def test_the_timeline_of_claims_is_a_choice_away(visit: Callable[..., Person]) -> None:
    person = visit("/timeline")
    person.page.get_by_label("Claims").check()
    person.click("Show")
    person.settle()
    assert person.page.locator("h1").inner_text() == "When claims were published"
    assert person.page.locator("table.years").get_by_text("2008").count() == 1


def test_the_tree_of_concepts_is_narrowed_by_typing_and_counts_open(
    visit: Callable[..., Person],
) -> None:
    person = visit("/concepts")
    field = person.page.get_by_label("Show only concepts with")
    field.fill("opportunism")
    person.until("document.getElementById('narrowed').textContent.trim() !== ''")
    links = person.page.locator(".branches .name a:visible").all_inner_texts()
    assert "opportunism" in [each.lower() for each in links] and "trust" not in links
    person.picture("concept-tree-narrowed")
    field.fill("")
    shown = follow(person, ".branches a.number:visible")
    assert found(person) == shown
