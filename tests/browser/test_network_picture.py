"""The picture of a network: drawn, moved, searched, clicked, kept; its tables say the same."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import networkx
import pytest
from lxml import etree
from studio import Person, png_size

PIXELS = "document.querySelector('canvas.picture').toDataURL()"


def drawn(visit: Callable[..., Person], path: str = "/network") -> Person:
    """Open a network and wait for its picture."""
    person = visit(path)
    person.page.locator("#network[data-drawn]").wait_for()
    return person


def test_a_node_is_found_and_leads_to_what_ties_it(visit: Callable[..., Person]) -> None:
    person = drawn(visit)
    person.page.get_by_label("Find a node in the picture").fill("Quanta")
    person.press("Enter")
    panel = person.page.get_by_role("region", name="The chosen node")
    assert panel.get_by_role("heading").inner_text() == "Quanta"
    assert "Ridge Semiconductor" in panel.inner_text()
    person.picture("network-node")
    person.click(panel.get_by_role("link", name=re.compile("Chipnet|Waferlink")).first)
    person.settle()
    assert "Quanta" in person.page.locator("main").inner_text()


def test_a_click_into_the_picture_chooses_and_escape_lets_go(
    visit: Callable[..., Person],
) -> None:
    person = drawn(visit)
    person.page.get_by_label("Find a node in the picture").fill("Tarn Rail")
    person.press("Enter")
    canvas = person.page.locator("canvas.picture")
    canvas.focus()
    person.press("Escape")
    panel = person.page.get_by_role("region", name="The chosen node")
    assert panel.locator("h2").count() == 0
    # A node that was found is brought to the middle.
    person.click(canvas)
    assert panel.get_by_role("heading").inner_text() == "Tarn Rail"
    panel.get_by_role("button", name="Close").click()
    assert panel.locator("h2").count() == 0


def test_wheel_keys_and_buttons_move_the_picture(visit: Callable[..., Person]) -> None:
    person = drawn(visit)
    canvas = person.page.locator("canvas.picture")
    seen = [person.page.evaluate(PIXELS)]

    def changed(way: str) -> None:
        person.until(f"{PIXELS} !== {seen[-1]!r}")
        seen.append(person.page.evaluate(PIXELS))
        assert seen[-1] != seen[-2], way

    canvas.hover()
    person.page.mouse.wheel(0, -300)
    changed("wheel")
    person.click("Zoom in")
    changed("button")
    canvas.focus()
    person.press("ArrowLeft")
    changed("key")
    box = canvas.bounding_box()
    assert box
    person.page.mouse.move(box["x"] + 40, box["y"] + 200)
    person.page.mouse.down()
    person.page.mouse.move(box["x"] + 140, box["y"] + 260, steps=5)
    person.page.mouse.up()
    changed("drag")
    person.click("Show all")
    person.until(f"{PIXELS} === {seen[0]!r}")


@pytest.mark.parametrize("hindrance", ["no canvas beside the page", "no file for it"])
def test_the_picture_is_the_same_where_nothing_can_be_painted_beside_the_page(
    visit: Callable[..., Person], hindrance: str
) -> None:
    usual = drawn(visit)
    assert [worker.url.rsplit("/", 1)[-1][:8] for worker in usual.page.workers] == ["painter-"]
    hindered = visit()
    if hindrance == "no canvas beside the page":
        hindered.context.add_init_script("delete window.OffscreenCanvas")
    else:
        hindered.context.route("**/painter-*.js", lambda route: route.fulfill(status=404))
    hindered.open("/network")
    hindered.page.locator("#network[data-drawn]").wait_for()
    assert not hindered.page.workers
    assert hindered.page.evaluate(PIXELS) == usual.page.evaluate(PIXELS)
    if hindrance == "no file for it":
        hindered.forgive("painter-")


def test_the_files_of_a_network_open_elsewhere(visit: Callable[..., Person]) -> None:
    person = drawn(visit)
    heading = person.page.locator("h1").inner_text()
    nodes, ties = map(int, re.findall(r"(\d+) nodes, (\d+) ties", heading)[0])
    graph = networkx.read_graphml(io.BytesIO(person.take_away("GraphML")))
    assert (len(graph), graph.number_of_edges()) == (nodes, ties)
    assert len(networkx.read_gexf(io.BytesIO(person.take_away("GEXF")))) == nodes
    address = person.named("SVG").get_attribute("href")
    drawing = etree.fromstring(person.page.request.get(address or "").body())
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    assert min(png_size(person.take_away("Save the picture as PNG"))) > 300


def test_a_network_is_narrowed_to_what_is_around_a_node(visit: Callable[..., Person]) -> None:
    person = drawn(visit)
    person.click("The network around Quanta")
    person.page.locator("#network[data-drawn]").wait_for()
    table = person.page.locator("#nodes tbody").inner_text()
    assert "Ridge Semiconductor" in table and "Tarn Rail" not in table


@pytest.mark.parametrize("view", ["organizations", "cases-mechanisms"])
def test_a_network_without_scripts_is_a_picture_and_tables(
    visit: Callable[..., Person], view: str
) -> None:
    person = visit(f"/network?view={view}", java_script_enabled=False)
    assert person.page.locator(".stage img").is_visible()
    assert person.page.locator("#nodes tbody tr").count() > 3
