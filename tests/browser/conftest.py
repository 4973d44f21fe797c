"""A real server, a real Chromium, and people who look at the one by the other."""

from __future__ import annotations

import json
import os
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlencode

import pytest
from served_process import serving
from shelf import publish_shelf
from studio import Person, Studio, chromium

import interorg.service

BUILT = Path(interorg.service.__file__).parent / "static" / "built" / "manifest.json"
SECONDS = 30
"""Time limit of the server: what a test cancels must not have ended by itself."""


def without(reason: str) -> NoReturn:
    """Leave the tests of this folder out; fail where BROWSER_TESTS or CI is set."""
    if os.environ.get("BROWSER_TESTS", "required" if os.environ.get("CI") else ""):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def studio() -> Iterator[Studio]:
    """The browser of all tests."""
    program = chromium()
    if not program:
        without("No Chromium was found: install the program chromium or google-chrome.")
    if not BUILT.is_file():
        # Where npm can be asked, tests/service/test_frontend_build.py fails for what hinders it.
        pytest.skip("The scripts of the pages are not built: `make frontend` builds them.")
    made = Studio(program)
    yield made
    made.close()


@pytest.fixture(scope="session")
def served(studio: Studio, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """The address of a server of the shelf, and its process id."""
    store = publish_shelf(tmp_path_factory.mktemp("shelf") / "store")
    with serving(store.path, "--timeout", str(SECONDS), "--full-text", "licensed") as (
        process,
        address,
    ):
        yield address, process.pid


@pytest.fixture(scope="session")
def address(served: tuple[str, int]) -> str:
    return served[0]


@pytest.fixture
def visit(studio: Studio, address: str) -> Iterator[Callable[..., Person]]:
    """Makes people before a page of their own; options are those of a browser context."""
    came: list[Person] = []
    folder = os.environ.get("SCREENSHOTS")

    def come(path: str = "", at: str = "", **options: Any) -> Person:
        person = Person(studio, at or address, Path(folder) if folder else None, **options)
        came.append(person)
        if path:
            person.open(path)
        return person

    yield come
    for person in came:
        studio.run(person.leave)


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Iterator[object]:
    """Run the tests that drive the browser in its thread."""
    studio: Studio | None = pyfuncitem.funcargs.get("studio")
    test = pyfuncitem.obj
    if studio:
        pyfuncitem.obj = lambda **given: studio.run(test, **given)
    try:
        return (yield)
    finally:
        # A test that is run once more must not wait, in the thread of the browser, for that thread.
        pyfuncitem.obj = test


@pytest.fixture(scope="session")
def claim(address: str) -> str:
    """The address of the claim about opening foreign markets."""
    return claim_of(address, "open foreign markets")


@pytest.fixture(scope="session")
def claim_by_model(address: str) -> str:
    """The address of a claim that a trained model read."""
    return claim_of(address, "perhaps cut costs")


def claim_of(address: str, words: str) -> str:
    """Return the address of the claim whose sentence has some words."""
    asked = f"{address}/search.json?{urlencode({'q': words, 'kind': 'claim'})}"
    with urllib.request.urlopen(asked) as answer:
        return f"/{json.load(answer)['hits'][0]['id']}"
