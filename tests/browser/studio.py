"""A Chromium that a person sits before: pages, what they click and type, and what went wrong."""

from __future__ import annotations

import shutil
import struct
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, ParamSpec, TypeVar
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Response,
    TimeoutError,
    sync_playwright,
)

P = ParamSpec("P")
T = TypeVar("T")

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--no-proxy-server",
    # Nothing but the service can be reached, whatever a page asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
WATCH = """
addEventListener('securitypolicyviolation', e =>
  console.error(`refused by the policy: ${e.violatedDirective} ${e.blockedURI} at ` +
    `${e.sourceFile}:${e.lineNumber}:${e.columnNumber}`));
window.shifts = [];
new PerformanceObserver(list => {
  // Of less than a ten-thousandth nobody sees anything: a tenth is what is still called good.
  for (const e of list.getEntries()) if (!e.hadRecentInput && e.value >= 1e-4) window.shifts.push(
    `${e.value.toFixed(4)} by ${e.sources.map(s => s.node?.className || s.node?.nodeName)}`);
}).observe({type: 'layout-shift', buffered: true});
"""
"""Runs in every page before its own scripts."""
SECONDS = 30
"""How long anything may take before it counts as failed: on a machine under load pages are late."""
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def chromium() -> str | None:
    """Return the program to drive, if there is one."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


class Studio:
    """Owns the browser, in a thread of its own: Playwright leaves an event loop running there."""

    def __init__(self, program: str) -> None:
        self.thread = ThreadPoolExecutor(1, "studio")
        self.run(self._start, program)

    def _start(self, program: str) -> None:
        self.playwright = sync_playwright().start()
        self.browser: Browser = self.playwright.chromium.launch(
            executable_path=program, headless=True, args=ARGUMENTS
        )

    def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do something in the thread of the browser."""
        return self.thread.submit(work, *args, **kwargs).result()

    def close(self) -> None:
        self.run(self._stop)
        self.thread.shutdown()

    def _stop(self) -> None:
        self.browser.close()
        self.playwright.stop()


class Person:
    """Somebody before a page. What goes wrong there is noted in `faults`, clicks are counted."""

    def __init__(self, studio: Studio, address: str, pictures: Path | None, **options: Any) -> None:
        settings = {"viewport": DESKTOP, "color_scheme": "light", "reduced_motion": "reduce"}
        self.context: BrowserContext = studio.browser.new_context(
            base_url=address, accept_downloads=True, **{**settings, **options}
        )
        self.context.set_default_timeout(SECONDS * 1000)
        self.context.add_init_script(WATCH)
        self.scripted = options.get("java_script_enabled", True)
        self.address = address
        self.pictures = pictures
        self.faults: list[str] = []
        self.clicks = 0
        self.page: Page = self.context.new_page()
        self.watch(self.page)
        self.context.on("page", self.watch)

    def watch(self, page: Page) -> None:
        """Note what goes wrong in a page."""
        page.on("console", lambda message: self._heard(message.type, message.text))
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("request", lambda request: self._asked(request.url))
        page.on("requestfailed", lambda request: self._failed(request.url, request.failure))

    def _heard(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.faults.append(f"{kind}: {text}")

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and not url.startswith(self.address + "/"):
            self.faults.append(f"asked elsewhere: {url}")

    def _failed(self, url: str, why: str | None) -> None:
        # What a script gives up, and what becomes a download, is no fault; nor is it that
        # Chromium refuses to fetch scripts ahead where scripts are switched off.
        if why != "net::ERR_ABORTED" and (self.scripted or why != "csp"):
            self.faults.append(f"failed: {url}: {why}")

    def open(self, path: str, status: int = 200) -> Response:
        """Go to a page; one with another status than 200 makes the browser complain, rightly."""
        answer = self.page.goto(path)
        assert answer and answer.status == status, f"{path}: {answer and answer.status}"
        self.settle()
        if status != 200:
            self.forgive(f"status of {status}")
        return answer

    def settle(self) -> None:
        """Wait until the page is loaded and drawn."""
        self.page.wait_for_load_state("load")
        if self.scripted:
            self.page.evaluate(DRAWN)

    def forgive(self, words: str) -> None:
        """Drop the faults with some words, which a test provoked; at least one must be there."""
        kept = [fault for fault in self.faults if words not in fault]
        assert len(kept) < len(self.faults), f"Expected a fault with {words!r}: {self.faults}"
        self.faults = kept

    def click(self, what: Locator | str) -> None:
        """Click what a person sees under a name, or an element."""
        target = self.named(what) if isinstance(what, str) else what
        target.click()
        self.clicks += 1

    def named(self, name: str) -> Locator:
        """Return the link or button of a name: in the content first, and the exact one first."""
        # After a click the new page may have its address before it has its content.
        self.page.wait_for_load_state("domcontentloaded")
        for place in (self.page.get_by_role("main"), self.page.locator("body")):
            for exact in (True, False):
                for role in ("button", "link"):
                    found = place.get_by_role(role, name=name, exact=exact)  # type: ignore[arg-type]
                    if found.count():
                        return found.first
        raise AssertionError(f"No link or button is named {name!r} on {self.page.url}")

    def choose(self, label: str, value: str) -> None:
        """Choose from a list; opening it and choosing count as two clicks."""
        self.page.get_by_label(label).select_option(value)
        self.clicks += 2

    def press(self, key: str) -> None:
        """Press a key; Enter counts as a click."""
        self.page.keyboard.press(key)
        self.clicks += key == "Enter"

    def shows(self, text: str) -> bool:
        """Tell whether the page shows a text, waiting for it."""
        try:
            self.page.get_by_text(text).first.wait_for(timeout=SECONDS * 1000)
        except TimeoutError:
            return False
        return True

    def until(self, true: str) -> None:
        """Wait until an expression is true in the page; the policy forbids Playwright's own way."""
        waited = f"""() => new Promise((done, fail) => {{
            const began = Date.now(), ask = () => ({true}) ? done()
              : Date.now() - began > {SECONDS * 1000} ? fail(new Error('not so'))
              : setTimeout(ask, 50);
            ask(); }})"""
        self.page.evaluate(waited)

    def take_away(self, what: Locator | str) -> bytes:
        """Click a download and return what was saved."""
        with self.page.expect_download() as begun:
            self.click(what)
        return Path(begun.value.path()).read_bytes()

    def picture(self, name: str) -> None:
        """Keep a screenshot of the whole page where pictures are wanted."""
        if self.pictures:
            self.pictures.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=self.pictures / f"{name}.png", full_page=True)

    def leave(self) -> None:
        """Close the pages; raise for whatever went wrong in them."""
        self.context.close()
        assert not self.faults, "\n".join(self.faults)


def png_size(image: bytes) -> tuple[int, int]:
    """Read a PNG whole, sums and pixels; return its width and height. Raises for what is none."""
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    at, pixels = 8, b""
    while at < len(image):
        (length,) = struct.unpack(">I", image[at : at + 4])
        chunk = image[at + 4 : at + 8 + length]
        assert (
            zlib.crc32(chunk) == struct.unpack(">I", image[at + 8 + length : at + 12 + length])[0]
        )
        if chunk.startswith(b"IHDR"):
            width, height = struct.unpack(">II", chunk[4:12])
        elif chunk.startswith(b"IDAT"):
            pixels += chunk[4:]
        at += 12 + length
    rows = zlib.decompress(pixels)
    assert len(rows) >= height and len(set(rows)) > 2, "The picture is empty."
    return width, height
