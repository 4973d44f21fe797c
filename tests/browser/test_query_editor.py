"""Writing SPARQL: completion, running, stopping, mistakes, empty answers, charts, history."""

from __future__ import annotations

import csv
import io
import re
import time
import urllib.request
from collections.abc import Callable

from lxml import etree
from sights import QUERY
from studio import Person, png_size

COUNTS = (
    "PREFIX ior: <https://w3id.org/interorg/ontology#>\n"
    "SELECT ?kind (COUNT(*) AS ?number) WHERE { ?thing a ?kind } GROUP BY ?kind LIMIT 8"
)
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " . ".join(f"?a{n} ?b{n} ?c{n}" for n in range(12)) + " }"
EMPTY = (
    "PREFIX ior: <https://w3id.org/interorg/ontology#>\n"
    "SELECT ?claim WHERE {\n  ?claim a ior:Claim .\n  ?claim ior:noSuchThing ?x .\n}"
)


def editor(visit: Callable[..., Person], path: str = "/query") -> Person:
    """Open the query page and wait for its editor."""
    person = visit(path)
    person.page.locator(".cm-content").wait_for()
    return person


def write(person: Person, text: str) -> None:
    """Put a query in place of what the editor holds."""
    person.page.locator(".cm-content").click()
    person.press("Control+a")
    person.page.keyboard.insert_text(text)


def run(person: Person) -> None:
    """Run the query with the keyboard and wait for its rows."""
    person.press("Control+Enter")
    person.page.locator("#status", has_text=re.compile(r" in [\d,]+ ms")).wait_for()


def rows(person: Person) -> int:
    """Return how many rows the table of results has, once it is there."""
    table = person.page.locator("#result tbody tr")
    table.first.wait_for()
    return table.count()


def running(address: str) -> int:
    """Return how many queries the server runs."""
    with urllib.request.urlopen(f"{address}/metrics") as answer:
        found = re.search(r"^interorg_queries_running\S* (\d+)", answer.read().decode(), re.M)
    assert found
    return int(found[1])


def soon(true: Callable[[], bool], seconds: float = 20) -> bool:
    """Wait until something is true, so many seconds at most."""
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()


def test_completion_offers_what_has_results_and_declares_its_prefix(
    visit: Callable[..., Person],
) -> None:
    person = editor(visit)
    write(person, "SELECT ?form WHERE { ?form a ")
    person.page.keyboard.type("ior:FormC", delay=20)
    # While the list waits for what fits the last letter, it takes no click.
    settled = person.page.locator(".cm-tooltip-autocomplete:not([class*=disabled])")
    option = settled.get_by_role("option", name=re.compile("FormConcept"))
    option.first.wait_for()
    person.picture("completion")
    person.click(option.first)
    person.page.keyboard.type(" } LIMIT 4")
    text = person.page.locator(".cm-content").inner_text()
    assert "ior:FormConcept" in text and "PREFIX ior:" in text
    run(person)
    assert rows(person) == 4


def test_a_result_is_a_table_a_chart_a_network_and_files(visit: Callable[..., Person]) -> None:
    person = editor(visit)
    write(person, COUNTS)
    run(person)
    assert rows(person) == 8
    kept = list(csv.reader(io.StringIO(person.take_away("CSV").decode())))
    assert kept[0] == ["kind", "number"] and len(kept) == 9
    person.click("Chart")
    assert person.page.locator("#result svg").is_visible()
    person.picture("chart")
    drawing = etree.fromstring(person.take_away("Download the chart as SVG"))
    assert drawing.tag.endswith("}svg") and len(list(drawing.iter())) > 10
    assert min(png_size(person.take_away("Download the chart as PNG"))) > 100
    person.click("Network")
    assert person.page.locator("#result .view").inner_text()
    person.click("Raw")
    assert '"bindings"' in person.page.locator("#result pre").inner_text().replace(" ", "")


def test_cancel_stops_the_query_on_the_server(visit: Callable[..., Person], address: str) -> None:
    person = editor(visit)
    write(person, ENDLESS)
    person.press("Control+Enter")
    assert soon(lambda: running(address) > 0)
    person.click("Cancel")
    assert soon(lambda: running(address) == 0, seconds=2)
    person.page.locator("#status", has_text="Cancelled after").wait_for()
    # The editor is ready for the next one.
    write(person, QUERY)
    run(person)
    assert rows(person) == 5


def test_a_mistake_is_marked_at_its_place(visit: Callable[..., Person]) -> None:
    person = editor(visit)
    write(person, "SELECT ?form WHERE {\n  ?form a a ?kind .\n}")
    person.press("Control+Enter")
    person.page.get_by_role("alert").wait_for()
    person.forgive("status of 400")
    person.page.locator(".cm-lintRange-error, .cm-lintPoint-error").first.wait_for()
    assert "line 2" in person.page.get_by_role("alert").inner_text()
    person.picture("mistake")


def test_an_empty_answer_names_the_pattern_that_emptied_it(visit: Callable[..., Person]) -> None:
    person = editor(visit)
    write(person, EMPTY)
    run(person)
    panel = person.page.get_by_label("Why there are no results")
    panel.wait_for()
    assert "ior:noSuchThing ?x" in panel.inner_text() and "line 4" in panel.inner_text()
    person.picture("emptiness")


def test_history_survives_a_reload_and_is_deleted(visit: Callable[..., Person]) -> None:
    person = editor(visit)
    write(person, f"# Forms by name\n{QUERY}")
    run(person)
    person.open("/query")
    person.page.locator(".cm-content").wait_for()
    assert "# Forms by name" in person.page.locator(".cm-content").inner_text()
    # All in one line, and still named by what it asks.
    write(person, QUERY)
    run(person)
    assert person.page.locator("#past button").first.inner_text().startswith("SELECT ?form")
    write(person, "SELECT * {}")
    person.click("Forms by name")
    assert "FormConcept" in person.page.locator(".cm-content").inner_text()
    person.click("Delete from the history: Forms by name")
    assert person.page.locator("#past li").count() == 1


def test_an_example_is_found_by_typing_and_runs(visit: Callable[..., Person]) -> None:
    person = editor(visit)
    person.page.get_by_label("Filter the questions").fill("benefits")
    person.click(person.page.locator("#examples a:visible").first)
    person.page.wait_for_url("**/query?example=*")
    person.page.locator(".cm-content").wait_for()
    person.page.locator(".cm-content").click()
    run(person)


def test_the_code_of_a_query_is_shown_to_be_copied(visit: Callable[..., Person]) -> None:
    person = editor(visit)
    person.click("Code")
    assert "/sparql" in person.page.locator("#panel pre").first.inner_text()


def test_tab_leaves_the_editor(visit: Callable[..., Person]) -> None:
    person = editor(visit)
    person.page.locator(".cm-content").click()
    person.press("Tab")
    assert person.page.evaluate("document.activeElement.tagName") == "BUTTON"
