"""How soon and how smoothly a browser draws a network.

    .venv/bin/python benchmarks/network_frames.py ADDRESS [--pictures FOLDER]

opens the page of a network that is being served, in the Chromium of the machine without a GPU,
waits for the picture, and drags and zooms it by the mouse while it counts frames.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
SWITCHES = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
SECONDS = 4.0
COUNT = """() => {
  const at = (window.frames_at = []);
  const note = (now) => {
    at.push(now);
    if (window.frames_at === at) requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
}"""
TAKE = "() => { const at = window.frames_at; window.frames_at = null; return at; }"
SIGHTS = {"desk": (1280, 900, "light"), "dark": (1280, 900, "dark"), "phone": (390, 844, "light")}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "address", help="of the page, such as http://127.0.0.1:8000/network?most=5000"
    )
    parser.add_argument("--pictures", type=Path, help="folder to keep pictures of the screen in")
    given = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*SWITCHES])
        for name, (width, height, theme) in SIGHTS.items():
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme="dark" if theme == "dark" else "light",
            )
            print(name, json.dumps(measured(page, given.address, given.pictures, name)), flush=True)
            page.close()
        browser.close()


def measured(page: Page, address: str, pictures: Path | None, name: str) -> dict[str, Any]:
    """Open a network and give seconds and frames."""
    began = time.perf_counter()
    page.goto(address)
    page.locator("#network[data-drawn]").wait_for(timeout=120_000)
    found: dict[str, Any] = {"drawn_after_s": round(time.perf_counter() - began, 2)}
    stage = page.locator(".stage")
    stage.scroll_into_view_if_needed()
    box = stage.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    keep(page, pictures, f"{name}-whole")
    page.mouse.move(x, y)
    page.mouse.down()
    found["panning"] = frames(page, lambda turn: page.mouse.move(*circle(x, y, box, turn)))
    page.mouse.up()
    found["zooming"] = frames(page, lambda turn: page.mouse.wheel(0, 60 * math.sin(turn / 20)))
    page.mouse.wheel(0, -900)
    page.wait_for_timeout(600)
    keep(page, pictures, f"{name}-near")
    return found


def circle(x: float, y: float, box: Any, turn: int) -> tuple[float, float]:
    angle = turn / 15
    return x + box["width"] / 4 * math.sin(angle), y + box["height"] / 5 * (1 - math.cos(angle))


def frames(page: Page, move: Callable[[int], None]) -> dict[str, float]:
    """Move on for some seconds; return frames a second and the longest wait for one, in ms."""
    page.evaluate(COUNT)
    began, turn = time.perf_counter(), 0
    while time.perf_counter() - began < SECONDS:
        turn += 1
        move(turn)
    at = page.evaluate(TAKE)
    waits = [later - earlier for earlier, later in pairwise(at)]
    return {
        "frames_per_s": round(1000 * len(waits) / sum(waits), 1),
        "95_of_100_within_ms": round(sorted(waits)[int(0.95 * len(waits))], 1),
        "longest_ms": round(max(waits), 1),
    }


def keep(page: Page, pictures: Path | None, name: str) -> None:
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
        page.locator(".stage").screenshot(path=pictures / f"{name}.png")


if __name__ == "__main__":
    main()
