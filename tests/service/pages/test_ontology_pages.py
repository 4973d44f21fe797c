"""The ontology at its own path: pages for people, the release for programs."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import rdflib
from flask.testing import FlaskClient

from interorg.ontology.documentation.history import current
from interorg.ontology.release import OWL_FILE, about, released
from interorg.ontology.terms import IOR

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
SYNTAXES = {
    "text/turtle": "turtle",
    "application/rdf+xml": "xml",
    "application/ld+json": "json-ld",
    "application/n-triples": "nt",
}
SCHEME = rdflib.SKOS.ConceptScheme
PATHS = (
    "/ontology",
    "/ontology/module/forms",
    "/ontology/class/JointVenture",
    "/ontology/property/hasPartner",
    "/ontology/concept/Trust",
    "/ontology/relation-type/Enables",
    "/ontology/value/Denied",
    "/ontology/concepts",
    "/ontology/examples",
    "/ontology/questions",
    "/ontology/changes",
)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_the_frame_of_the_service_and_loads_nothing_from_elsewhere(
    reader: FlaskClient, path: str
) -> None:
    answer = reader.get(path, headers=BROWSER)
    assert answer.status_code == 200 and answer.mimetype == "text/html"
    assert answer.text.count("<h1") == 1 and answer.text.count("<main") == 1
    assert re.search(r"<title>\s*\S.* – interorg</title>", answer.text)
    assert not re.search(r'(?:src|<link[^>]* href)="(?:https?:)?//', answer.text)
    assert not re.search(r"<script(?![^>]* src=)", answer.text)
    assert "style=" not in answer.text
    for sheet in re.findall(r'<link rel="stylesheet" href="([^"]+)"', answer.text):
        with reader.get(sheet) as answer:
            assert answer.mimetype == "text/css"


@pytest.mark.parametrize("path", PATHS)
def test_every_link_of_a_page_to_this_service_is_answered(reader: FlaskClient, path: str) -> None:
    text = reader.get(path, headers=BROWSER).text
    links = {link.partition("#")[0] for link in re.findall(r'href="(/ontology[^"]*)"', text)}
    assert links
    for link in sorted(links)[:: max(1, len(links) // 40)]:
        assert reader.head(link, headers=BROWSER).status_code == 200, link


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("path", ["/ontology", f"/ontology/{current()}"])
@pytest.mark.parametrize("media_type", SYNTAXES)
def test_programs_get_the_release_in_the_syntax_they_ask_for(
    reader: FlaskClient, path: str, media_type: str
) -> None:
    answer = reader.get(path, headers={"Accept": f"{media_type}, text/html;q=0.5"})
    assert answer.mimetype == media_type and "Accept" in answer.vary
    graph = rdflib.Graph().parse(data=answer.data, format=SYNTAXES[media_type])
    assert len(graph) == len(released())


@pytest.mark.parametrize(
    ("accept", "mimetype"),
    [
        (BROWSER["Accept"], "text/html"),
        ("*/*", "text/html"),
        ("", "text/html"),
        ("text/turtle;q=0.3, application/rdf+xml;q=0.8", "application/rdf+xml"),
        ("application/rdf+xml;q=0, text/turtle", "text/turtle"),
        ("text/plain", "application/n-triples"),
        ("application/x-turtle", "text/turtle"),
        ("image/png", "text/html"),
    ],
)
def test_weights_of_the_accept_header_decide(
    reader: FlaskClient, accept: str, mimetype: str
) -> None:
    assert reader.get("/ontology", headers={"Accept": accept}).mimetype == mimetype


@pytest.mark.parametrize("ending", ["ttl", "rdf", "jsonld", "nt"])
def test_an_ending_asks_for_a_syntax_whatever_the_header_says(
    reader: FlaskClient, ending: str
) -> None:
    answers = [
        reader.get(path, headers=BROWSER)
        for path in (f"/ontology.{ending}", f"/ontology/{current()}.{ending}")
    ]
    assert answers[0].mimetype in SYNTAXES and answers[0].data == answers[1].data


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/ontology/0.1.0", f"holds version {current()} of the ontology, not version 0.1.0"),
        ("/ontology/0.1.0.ttl", "not version 0.1.0"),
        ("/ontology/class/NoSuchTerm", "no page 'class/NoSuchTerm'"),
        ("/ontology/../secret", ""),
        ("/ontology/static/look.css", "no page"),
        ("/ontology.docx", "not in docx"),
    ],
)
def test_what_is_not_there_is_refused_with_a_sentence(
    reader: FlaskClient, path: str, words: str
) -> None:
    answer = reader.get(path, headers={"Accept": "text/plain"})
    assert answer.status_code == 404 and words in answer.text


def test_a_slash_at_the_end_leads_to_the_start_page(reader: FlaskClient) -> None:
    answer = reader.get("/ontology/")
    assert answer.status_code == 301 and answer.headers["Location"] == "/ontology"


def test_a_client_that_has_a_page_is_not_sent_it_again(reader: FlaskClient) -> None:
    first = reader.get("/ontology/class/JointVenture", headers=BROWSER)
    tag = {"If-None-Match": first.headers["ETag"]}
    again = reader.get("/ontology/class/JointVenture", headers=BROWSER | tag)
    assert again.status_code == 304 and not again.data
    other = reader.get("/ontology/class/Consortium", headers=BROWSER | tag)
    assert other.status_code == 200
    assert "max-age" in first.headers["Cache-Control"]


def test_a_head_request_gives_the_same_headers_without_a_body(reader: FlaskClient) -> None:
    for headers in (BROWSER, {"Accept": "text/turtle"}):
        got = reader.get("/ontology", headers=headers)
        head = reader.head("/ontology", headers=headers)
        assert head.data == b""
        for name in ("ETag", "Content-Type", "Content-Length", "Vary"):
            assert head.headers[name] == got.headers[name], name


def test_pages_of_the_graph_and_of_the_ontology_lead_to_each_other(reader: FlaskClient) -> None:
    for kind, name in (("concept", "Trust"), ("relation-type", "Enables"), ("value", "Denied")):
        of_graph = reader.get(f"/{kind}/{name}", headers=BROWSER).text
        of_ontology = reader.get(f"/ontology/{kind}/{name}", headers=BROWSER).text
        assert f'href="/ontology/{kind}/{name}"' in of_graph
        assert f'href="/{kind}/{name}"' in of_ontology
    assert 'href="/id/work/Gulati1995"' in reader.get("/ontology/concept/Trust").text


def test_a_property_on_a_page_of_the_graph_leads_to_its_place_in_the_ontology(
    reader: FlaskClient,
) -> None:
    text = reader.get("/relation-type/Enables", headers=BROWSER).text
    assert 'href="/ontology#cuePhrase"' in text
    assert '<li id="cuePhrase"' in reader.get("/ontology", headers=BROWSER).text


def test_behind_another_path_links_keep_it(open_library: Callable[..., FlaskClient]) -> None:
    client = open_library()
    text = client.get(
        "/ontology/class/JointVenture", headers=BROWSER, environ_overrides={"SCRIPT_NAME": "/kg"}
    ).text
    links = re.findall(r'href="(/[^"]*)"', text)
    assert links and all(link.startswith("/kg/") for link in links)


TERMS = ("class/DyadicRelationship", "relation-type/Enables", "value/Denied", "concept/Trust")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("term", TERMS)
@pytest.mark.parametrize("media_type", SYNTAXES)
def test_programs_get_the_triples_of_a_term_at_its_page(
    reader: FlaskClient, term: str, media_type: str
) -> None:
    answer = reader.get(f"/ontology/{term}", headers={"Accept": media_type})
    assert answer.mimetype == media_type and "Accept" in answer.vary
    where = answer.headers["Content-Location"]
    assert reader.get(where, headers=BROWSER).data == answer.data
    graph = rdflib.Graph().parse(data=answer.data, format=SYNTAXES[media_type])
    named = {str(s) for s in graph.subjects() if isinstance(s, rdflib.URIRef)}
    assert len(named) == 1 and named.pop().endswith(term.partition("/")[2])


def test_the_triples_of_a_class_hold_its_class_expressions(reader: FlaskClient) -> None:
    graph = rdflib.Graph().parse(data=reader.get("/ontology/class/DyadicRelationship.ttl").data)
    assert len(graph) == len(about(IOR.DyadicRelationship, released())) > 10
    assert list(graph.subject_objects(rdflib.OWL.onProperty))


def test_the_page_of_a_term_names_its_own_triples_as_alternates(reader: FlaskClient) -> None:
    text = reader.get(f"/ontology/{TERMS[0]}", headers=BROWSER).text
    assert f'type="text/turtle" href="/ontology/{TERMS[0]}.ttl"' in text


@pytest.mark.parametrize(
    ("accept", "mimetype"),
    [
        (BROWSER["Accept"], "text/html"),
        ("*/*", "text/html"),
        ("text/*", "text/html"),
        ("image/png", "text/html"),
        ("text/plain", "application/n-triples"),
        ("text/n3", "text/turtle"),
        ("application/x-turtle", "text/turtle"),
        ("application/xml", "application/rdf+xml"),
        ("text/xml", "application/rdf+xml"),
        ("application/*", "application/n-triples"),
        ("application/ld+json", "application/ld+json"),
    ],
)
def test_the_ontology_its_terms_and_the_graph_take_the_same_media_types(
    reader: FlaskClient, accept: str, mimetype: str
) -> None:
    for path in ("/ontology", "/ontology/concept/Trust", "/concept/Trust", "/value/Denied"):
        assert reader.get(path, headers={"Accept": accept}).mimetype == mimetype, path


def test_the_file_for_documenters_of_owl_is_served(reader: FlaskClient) -> None:
    assert f'href="/ontology/{OWL_FILE}"' in reader.get("/ontology", headers=BROWSER).text
    answer = reader.get(f"/ontology/{OWL_FILE}")
    assert answer.mimetype == "text/turtle"
    assert not list(rdflib.Graph().parse(data=answer.data).subjects(rdflib.RDF.type, SCHEME))


def test_only_what_is_read_from_texts_is_said_to_be(reader: FlaskClient) -> None:
    words = "read from a text by rules or trained models and can be wrong"
    assert words not in reader.get("/ontology/class/JointVenture", headers=BROWSER).text
    assert words in reader.get("/concept/Trust", headers=BROWSER).text


@pytest.mark.parametrize(("kind", "name"), [("relation-type", "Enables"), ("value", "Denied")])
def test_a_raw_page_shows_no_empty_row_and_no_nameless_node(
    reader: FlaskClient, kind: str, name: str
) -> None:
    page = reader.get(f"/{kind}/{name}.json").json
    assert page
    rows = [*page["properties"], *page["referred_to_by"]]
    assert rows and all(row["values"] for row in rows)
    kinds = {row["property"]["label"] for row in page["referred_to_by"]}
    assert kinds and not kinds & {"rdf:first", "owl:hasValue"}
    text = reader.get(f"/{kind}/{name}", headers=BROWSER).text
    assert f'<p class="notice"><a href="/ontology/{kind}/{name}">' in text
    assert "spanOf" not in text
