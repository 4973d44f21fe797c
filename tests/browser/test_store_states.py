"""A store without anything in it, and one that is written while it is served."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
from axe import everywhere
from served_process import COMMAND, serving
from shelf import publish_empty, publish_shelf
from studio import Person, Studio

from interorg.service.pages.navigation import ALSO, MAIN
from interorg.service.storage.store import Store

NOTICE = "A newer state of this graph is being made"
WAYS = [path for path, _ in (*MAIN, *ALSO)]
ADDED = """---
title: Ties of the far north
kind: article
---
# Ties of the far north

Joint ventures reduce costs. Trust reduces opportunism between the partners of an alliance.
"""
TRIPLES = '<http://example.org/north> <http://example.org/name> "the far north" .'
NAMES = f"/query?{urlencode({'query': 'SELECT ?name { ?place <http://example.org/name> ?name }'})}"


def commanded(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        start_new_session=True,
    )  # fmt: skip


def bare(path: Path) -> Path:
    """A store that not even the concepts are in."""
    empty = path.with_name("nothing.nq")
    empty.touch()
    loading = commanded("load", str(empty), "--store", str(path))
    said, _ = loading.communicate(timeout=60)
    assert loading.returncode == 0, said
    return path


@pytest.fixture(scope="module", params=["concepts alone", "nothing"])
def empty_address(
    request: pytest.FixtureRequest, studio: Studio, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("empty") / "store"
    made = bare(folder) if request.param == "nothing" else publish_empty(folder).path
    with serving(made, "--in-memory", "off") as (_, address):
        yield address


def test_the_first_page_of_an_empty_store_helps(
    visit: Callable[..., Person], empty_address: str
) -> None:
    person = visit("/", at=empty_address)
    assert person.shows("No texts have been read into it yet")
    assert person.shows("interorg ingest FOLDER --store STORE")
    assert everywhere(person) == []
    person.picture("empty-home")
    person.click("by query")
    person.page.locator(".cm-content").wait_for()


@pytest.mark.parametrize("path", WAYS)
def test_every_page_of_an_empty_store_answers_in_words(
    visit: Callable[..., Person], empty_address: str, path: str
) -> None:
    person = visit(path, at=empty_address)
    person.page.wait_for_load_state("networkidle")
    words = person.page.get_by_role("main").inner_text()
    assert len(re.findall(r"[a-z]{3,}", words)) > 10
    assert not re.search(r"(?<!If-)\bNone\b|\bNaN\b|\[object", words)
    assert everywhere(person) == []
    person.picture(f"empty-{path.strip('/')}")


@contextmanager
def held(store: Store, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Run a command that writes a store, and stop it where the store is half written."""
    process = commanded(*arguments)
    try:
        end = time.monotonic() + 120
        while not (store.is_unpublished() or store.is_loading()) and process.poll() is None:
            assert time.monotonic() < end, "Nothing was written."
            time.sleep(0.001)
        os.killpg(process.pid, signal.SIGSTOP)
        assert process.poll() is None, process.communicate()[0]
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def finished(process: subprocess.Popen[str]) -> None:
    os.killpg(process.pid, signal.SIGCONT)
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 0, said


def number(person: Person) -> int:
    """Return which state the foot of a page names."""
    found = re.search(
        r"State (\d+) of the graph", person.page.locator("body > footer").inner_text()
    )
    assert found
    return int(found[1])


def test_while_a_text_is_read_in_pages_show_the_old_state_and_then_the_new(
    visit: Callable[..., Person], tmp_path: Path
) -> None:
    store = publish_shelf(tmp_path / "store")
    text = tmp_path / "far-north.md"
    text.write_text(ADDED, encoding="utf-8")
    with serving(store.path, "--in-memory", "off") as (_, address):
        person = visit("/search?kind=document&sort=title", at=address)
        before, state = person.page.locator("h1").inner_text(), number(person)
        assert not person.page.get_by_text(NOTICE).count()
        with held(store, "ingest", str(text), "--store", str(store.path)) as reading:
            for path in (
                "/",
                "/compare?form=JointVenture&form=Consortium",
                "/network",
                "/timeline",
            ):
                person.open(path)
                assert person.shows(NOTICE) and number(person) == state
            assert everywhere(person) == []
            person.picture("being-renewed")
            person.open("/search?kind=document&sort=title")
            assert person.page.locator("h1").inner_text() == before
            person.page.get_by_role("banner").locator("input[name=q]").fill("opportunism")
            person.press("Enter")
            person.page.wait_for_url("**/search?q=opportunism*")
            assert person.page.locator(".hit").count()
            finished(reading)
        person.open("/search?kind=document&q=far+north")
        assert person.page.locator(".hit h2").all_inner_texts() == ["Ties of the far north"]
        assert number(person) > state and not person.page.get_by_text(NOTICE).count()


def test_while_a_graph_is_loaded_pages_show_the_old_state_and_then_the_new(
    visit: Callable[..., Person], tmp_path: Path
) -> None:
    store = Store.open(bare(tmp_path / "store"))
    file = tmp_path / "far-north.ttl"
    file.write_text(TRIPLES, encoding="utf-8")
    with serving(store.path, "--in-memory", "off") as (_, address):
        person = visit("/", at=address)
        state = number(person)
        with held(store, "load", str(file), "--store", str(store.path)) as loading:
            person.open("/")
            assert person.shows(NOTICE) and number(person) == state
            person.open(NAMES)
            assert not person.page.get_by_role("cell", name="the far north").count()
            finished(loading)
        person.open(NAMES)
        person.page.get_by_role("cell", name="the far north").wait_for()
        assert number(person) > state
        assert not person.page.get_by_text(NOTICE).count()
