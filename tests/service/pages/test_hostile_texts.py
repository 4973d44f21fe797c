"""What a text says is shown as text, and what may not be shown of it is shown nowhere."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from urllib.parse import quote, urlsplit

import pytest
from flask.testing import FlaskClient
from hostile_texts import CLAIMED, EVIL, KEY, SECRET
from lxml import html
from pyoxigraph import NamedNode

from interorg.ontology.terms import BASE
from interorg.service.storage.store import Store
from interorg.service.web import create_app

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
DOCUMENT = f"/id/document/{quote(KEY)}"
RAISED = [quote(f"/{EVIL}"), quote(f"/concept/{EVIL}"), quote(f"/cite/work/{EVIL}.bib")]
ASKED = quote(EVIL)
SEARCHES = [f"/search?q={ASKED}", f"/search?q=trust&kind={ASKED}&form={ASKED}", "/search?q=gamma"]
OTHERS = [
    *(
        "/",
        "/about",
        "/sitemap.xml",
        "/robots.txt",
        f"/query?query={ASKED}",
        f"/concept?iri={ASKED}",
    ),
    *(f"/suggest?q={ASKED}", "/suggest?q=gam", f"{DOCUMENT}?passage=0-40", "/health"),
    *("/compare?form=JointVenture", "/evidence-map", "/contradictions", "/timeline", "/concepts"),
    *("/network", "/network?kind=cases-forms", "/api/search?q=trust", "/api/documents"),
]
ENDINGS = ("", ".json", ".ttl", ".jsonld", ".nt", ".rdf")
CITED = ("bib", "ris", "json", "txt")


@pytest.fixture(scope="module")
def clients(hostile: Store) -> Iterator[Callable[[str], FlaskClient]]:
    """Give clients of the hostile store by the setting of whole texts."""
    apps = {
        setting: create_app(
            {"STORE": hostile.path, "WORKERS": 1, "FULL_TEXT": setting, "IN_MEMORY": "off"}
        )
        for setting in ("never", "licensed", "always")
    }
    yield lambda setting: apps[setting].test_client()
    for app in apps.values():
        app.extensions["interorg"].pool.close()


@pytest.fixture(scope="module")
def things(hostile: Store) -> list[str]:
    """The addresses of all that was read from the text, and of what it touches."""
    with hostile.reading() as graph:
        found = {q.subject.value for q in graph if isinstance(q.subject, NamedNode)}
    about = [
        iri.removeprefix(BASE)
        for iri in found
        if iri.startswith(f"{BASE}id/") and "/work/" not in iri
    ]
    more = ["concept/Trust", "id/work/Evil1999", "id/work/roe-1999", f"graph/document/{quote(KEY)}"]
    return [f"/{path}" for path in (*sorted(about), *more)]


def shown(client: FlaskClient, path: str) -> html.HtmlElement | None:
    answer = client.get(path, headers=BROWSER, follow_redirects=True)
    assert answer.status_code < 500, (path, answer.text)
    return html.fromstring(answer.text) if answer.mimetype == "text/html" else None


def test_no_page_runs_or_links_what_a_text_brings(
    clients: Callable[[str], FlaskClient], things: list[str]
) -> None:
    client = clients("always")
    seen = 0
    for path in (*things, *SEARCHES, *OTHERS, *RAISED):
        page = shown(client, path)
        if page is None:
            continue
        seen += 1
        handlers = "//*[@style]|//*[@*[starts-with(name(), 'on')]]"
        assert not page.xpath(handlers), path
        for script in page.iter("script"):
            kind = script.get("type", "")
            assert script.get("src", "").startswith("/") or kind.endswith("json"), path
            if kind.endswith("json"):
                json.loads(script.text or "")
        for address in page.xpath("//@href|//@src|//@action|//@cite"):
            assert urlsplit(address).scheme in ("", "http", "https"), (path, address)
    assert seen > 20


def test_evil_titles_stand_on_their_pages_as_they_are(
    clients: Callable[[str], FlaskClient],
) -> None:
    page = shown(clients("always"), DOCUMENT)
    assert page is not None
    (heading,) = page.xpath("//h1")
    assert heading.text_content() == f"Title {EVIL}"
    (data,) = page.xpath("//script[@type='application/ld+json']")
    assert json.loads(data.text)["name"] == f"Title {EVIL}"
    (span,) = page.xpath("//span[@class='Z3988']")
    assert "rft.title=Title" in span.get("title")


def everything(client: FlaskClient, things: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the text of every route that can tell of the document."""
    for path in things:
        for ending in ENDINGS:
            answer = client.get(path + ending, headers=BROWSER, follow_redirects=True)
            yield path + ending, answer.text
    for ending in CITED:
        yield f"cite {ending}", client.get(f"/cite/document/{quote(KEY)}.{ending}").text
    for path in (*SEARCHES, *OTHERS):
        yield path, client.get(path, headers=BROWSER).text
        start, _, asked = path.partition("?")
        yield path, client.get(f"{start}.json?{asked}").text
    for term in ("vermilion", "walrus", SECRET):
        found = client.get("/search.json", query_string={"q": term}).text
        yield f"search {term}", found.replace(term, "")
    everywhere = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    yield "sparql", client.get("/sparql", query_string={"query": everywhere}).text
    with client.get("/dump.nq.gz") as answer:
        yield "dump", gzip.decompress(answer.data).decode()


@pytest.mark.parametrize("setting", ["never", "licensed"])
def test_no_route_lets_more_out_of_a_closed_text_than_its_evidence(
    clients: Callable[[str], FlaskClient], things: list[str], setting: str
) -> None:
    told = 0
    for path, text in everything(clients(setting), things):
        assert "vermilion" not in text, path
        told += "Trust reduces opportunism" in text
    assert told > 10


def test_the_same_routes_show_the_whole_text_where_the_operator_says_so(
    clients: Callable[[str], FlaskClient],
) -> None:
    assert SECRET in clients("always").get(f"{DOCUMENT}.json").json["text"]  # type: ignore[index]


def test_a_passage_of_a_closed_text_is_shown_only_if_it_is_evidence(
    clients: Callable[[str], FlaskClient],
) -> None:
    whole = clients("always").get(f"{DOCUMENT}.json").json["text"]  # type: ignore[index]
    start, end = whole.index(SECRET), whole.index(SECRET) + len(SECRET)
    assert "vermilion" not in clients("licensed").get(f"{DOCUMENT}?passage={start}-{end}").text
    begin = whole.index("Beta")
    page = shown(clients("licensed"), f"{DOCUMENT}?passage={begin}-{begin + 4}")
    assert page is not None
    (section,) = page.xpath(f"//section[@id='passage-{begin}-{begin + 4}']")
    assert section.xpath(".//blockquote")[0].text_content() == "Beta"
    assert "p. 4" in section.text_content()


def test_the_evidence_of_a_closed_text_stands_with_its_place(
    clients: Callable[[str], FlaskClient],
) -> None:
    page = shown(clients("licensed"), DOCUMENT)
    assert page is not None
    quotes = [each.text_content() for each in page.xpath("//blockquote")]
    assert CLAIMED in quotes
    assert re.search(r"p\. 3", page.text_content())
