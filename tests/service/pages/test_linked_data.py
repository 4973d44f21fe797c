"""Every IRI of the graph leads somewhere: to a page, or to its statements in any syntax."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import quote, unquote
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hostile_texts import KEY
from pyoxigraph import NamedNode, RdfFormat, parse

from interorg.ontology.terms import BASE
from interorg.service.storage.store import Store
from interorg.service.web import create_app

SYNTAXES = {
    "text/html": None,
    "text/turtle": RdfFormat.TURTLE,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
}
KIND = re.compile(re.escape(BASE) + r"(id/[^/]+/|graph/(?:document/)?|[^/#]+[/#]?)")


def one_of_each_kind(store: Store) -> dict[str, str]:
    """Return an IRI of every kind that occurs as a subject or a graph; the first in order."""
    with store.reading() as graph:
        found = {q.subject.value for q in graph if isinstance(q.subject, NamedNode)}
        found |= {n.value for n in graph.named_graphs() if isinstance(n, NamedNode)}
    kinds: dict[str, str] = {}
    for iri in sorted(found):
        if matched := KIND.match(iri):
            kinds.setdefault(matched[1], iri)
    return kinds


def client_of(store: Store) -> Iterator[FlaskClient]:
    app: Flask = create_app({"STORE": store.path, "WORKERS": 1, "IN_MEMORY": "off"})
    yield app.test_client()
    app.extensions["interorg"].pool.close()


@pytest.fixture(scope="module")
def odd(hostile: Store) -> Iterator[FlaskClient]:
    yield from client_of(hostile)


def path_of(iri: str) -> str:
    return "/" + iri.removeprefix(BASE).partition("#")[0]


def resolve(client: FlaskClient, iri: str, media_type: str) -> None:
    answer = client.get(path_of(iri), headers={"Accept": media_type}, follow_redirects=True)
    assert answer.status_code == 200, (iri, media_type, answer.text[:300])
    assert answer.mimetype == media_type, (iri, answer.mimetype)
    syntax = SYNTAXES[media_type]
    if syntax:
        subjects = {triple.subject for triple in parse(answer.data, syntax)}
        assert subjects, (iri, media_type)
        assert iri.startswith(f"{BASE}graph/") or NamedNode(iri) in subjects, (iri, media_type)


@pytest.mark.parametrize("media_type", SYNTAXES)
def test_an_iri_of_every_kind_resolves(
    library: Store, reader: FlaskClient, media_type: str
) -> None:
    kinds = one_of_each_kind(library)
    assert len(kinds) >= 20, kinds
    for iri in kinds.values():
        resolve(reader, iri, media_type)


@pytest.mark.parametrize("media_type", SYNTAXES)
def test_iris_with_encoded_signs_resolve_as_they_are(
    hostile: Store, odd: FlaskClient, media_type: str
) -> None:
    key = quote(KEY, safe="/")
    with hostile.reading() as graph:
        found = {q.subject.value for q in graph if isinstance(q.subject, NamedNode)}
    iris = [iri for iri in sorted(found) if f"/{key}" in iri]
    assert {iri.split("/")[5] for iri in iris} >= {"document", "span", "value", "report", "mention"}
    for iri in [*iris, f"{BASE}graph/document/{key}", f"{BASE}id/activity/build/1"]:
        resolve(odd, iri, media_type)


def test_a_merged_name_is_its_own_thing_to_programs(reader: FlaskClient) -> None:
    answer = reader.get("/id/organization/alpha", headers={"Accept": "text/turtle"})
    assert answer.status_code == 200 and "mergedInto" in answer.text


def test_a_span_leads_people_to_its_text_and_programs_to_its_statements(
    reader: FlaskClient,
) -> None:
    claim = reader.get("/id/document/note-gulati.json").json["claims"][0]  # type: ignore[index]
    path = f"/id/span/note-gulati/{claim['start']}-{claim['end']}"
    assert reader.get(path, headers={"Accept": "text/html"}).status_code == 302
    answer = reader.get(path, headers={"Accept": "text/turtle"})
    assert answer.status_code == 200 and "exactQuote" in answer.text
    assert "Accept" in answer.headers["Vary"]


def test_headers_link_a_page_to_its_data_and_data_to_its_thing(reader: FlaskClient) -> None:
    page = reader.get("/concept/Trust").headers["Link"]
    assert '</concept/Trust>; rel="canonical"' in page
    assert '</concept/Trust.ttl>; rel="alternate"; type="text/turtle"' in page
    assert f'<{BASE}concept/Trust>; rel="describes"' in page
    triples = reader.get("/concept/Trust.ttl").headers["Link"]
    assert '</concept/Trust>; rel="canonical"' in triples
    assert "<https://" in triples and 'type="application/json"' in triples
    assert "/.well-known/void" in page
    assert "canonical" not in reader.get("/search?q=trust").headers.get("Link", "")


def test_the_first_page_and_the_one_about_the_graph_lead_to_its_descriptions(
    reader: FlaskClient,
) -> None:
    about = reader.get("/about").text
    assert 'href="/.well-known/void"' in about and 'href="/sparql"' in about


def locations(text: str) -> list[str]:
    namespace = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    return [each.text or "" for each in ElementTree.fromstring(text).iter(f"{namespace}loc")]


def test_sitemaps_list_every_thing_once_and_each_address_is_answered(reader: FlaskClient) -> None:
    index = reader.get("/sitemap.xml")
    assert index.mimetype == "application/xml"
    pages = [
        location for part in locations(index.text) for location in locations(reader.get(part).text)
    ]
    assert len(pages) == len(set(pages)) and len(pages) > 300
    paths = [page.removeprefix("http://localhost") for page in pages]
    for kind, number in (("claim", 4), ("document", 4), ("relationship", 1), ("organization", 2)):
        assert sum(path.startswith(f"/id/{kind}/") for path in paths) == number, kind
    for path in [*paths[:12], *(p for p in paths if p.startswith("/id/") and "work" not in p)]:
        assert reader.get(unquote(path)).status_code == 200, path
    assert "<lastmod>2" in index.text


@pytest.mark.parametrize(
    "path", ["/sitemap-claim-0.xml", "/sitemap-claim-2.xml", "/sitemap-x-1.xml"]
)
def test_a_sitemap_that_is_not_there_is_a_404(reader: FlaskClient, path: str) -> None:
    assert reader.get(path).status_code == 404


def test_robots_are_told_of_the_sitemap_under_the_address_from_outside(
    open_library: Callable[..., FlaskClient],
) -> None:
    client = open_library(BASE_IRI="https://kg.example.org/graph-of-ties")
    robots = client.get("/robots.txt").text
    assert "Sitemap: https://kg.example.org/graph-of-ties/sitemap.xml" in robots
    assert "Disallow: /graph-of-ties/sparql" in robots
    (first, *_) = locations(client.get("/sitemap-claim-1.xml").text)
    assert first.startswith("https://kg.example.org/graph-of-ties/id/claim/")
