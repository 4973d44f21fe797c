"""What the page of networks and its files say of a graph whose every tie is known."""

from __future__ import annotations

import csv
import io
import re
import struct
from html import unescape
from typing import Any

import networkx
import pytest
from flask.testing import FlaskClient
from lxml import etree

from interorg.service.networks.files import latex

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
ALPHA, BETA, GAMMA, DELTA = (f"id/organization/{name}" for name in "alpha beta gamma delta".split())
FIRST, SECOND = "id/relationship/first", "id/relationship/second"


def data(client: FlaskClient, parameters: str = "") -> Any:
    answer = client.get(f"/network.json?{parameters}")
    assert answer.status_code == 200, answer.text
    return answer.json


def ties(client: FlaskClient, parameters: str = "") -> dict[frozenset[str], int]:
    edges = data(client, parameters)["edges"]
    return {frozenset((edge["source"], edge["target"])): edge["weight"] for edge in edges}


def page(client: FlaskClient, parameters: str = "") -> str:
    answer = client.get(f"/network?{parameters}", headers=BROWSER)
    assert answer.status_code == 200, answer.text
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", answer.text)))


def test_organizations_are_tied_by_shared_cases_and_by_sentences(networks: FlaskClient) -> None:
    assert ties(networks) == {
        frozenset((ALPHA, BETA)): 2,
        frozenset((ALPHA, GAMMA)): 1,
        frozenset((BETA, GAMMA)): 2,
        frozenset((DELTA, GAMMA)): 1,
    }


def test_each_tie_leads_to_what_it_rests_on(networks: FlaskClient) -> None:
    edges = data(networks)["edges"]
    grounds = {
        frozenset((edge["source"], edge["target"])): {
            (ground["label"], ground["evidence"]) for ground in edge["grounds"]
        }
        for edge in edges
    }
    assert grounds[frozenset((ALPHA, BETA))] == {("First", FIRST), ("Second", SECOND)}
    assert grounds[frozenset((DELTA, GAMMA))] == {("subsidiary of", DELTA)}


def test_a_form_stands_for_its_kinds_too(networks: FlaskClient) -> None:
    assert ties(networks, "form=JointVenture") == {frozenset((ALPHA, BETA)): 1}
    assert "neither form nor year" in data(networks, "form=JointVenture")["notes"][0]


def test_years_keep_the_cases_that_lasted_then(networks: FlaskClient) -> None:
    assert ties(networks, "from=1986&to=1989") == {}
    assert ties(networks, "from=1983&to=1989") == {frozenset((ALPHA, BETA)): 1}
    found = data(networks, "from=2001")
    assert {edge["weight"] for edge in found["edges"]} == {1} and len(found["edges"]) == 3
    assert any("unknown start are left out, 1 in all" in note for note in found["notes"])


def test_years_the_wrong_way_round_are_put_right_and_this_is_said(networks: FlaskClient) -> None:
    found = data(networks, "from=1989&to=1983")
    assert (found["filters"]["from"], found["filters"]["to"]) == (1983, 1989)
    assert "from 1983 to 1989" in found["notes"][0]


def test_light_ties_are_left_out_with_the_nodes_that_only_they_tie(networks: FlaskClient) -> None:
    found = data(networks, "weight=2")
    assert {node["id"] for node in found["nodes"]} == {ALPHA, BETA, GAMMA}
    assert found["counts"] == {"nodes": 3, "edges": 2, "all_nodes": 4, "all_edges": 4}


def test_the_surroundings_of_a_node_are_found_by_name_and_by_id(networks: FlaskClient) -> None:
    near = {node["id"] for node in data(networks, "around=delta")["nodes"]}
    assert near == {DELTA, GAMMA}
    assert near == {node["id"] for node in data(networks, f"around={DELTA}")["nodes"]}
    assert len(data(networks, "around=delta&depth=2")["nodes"]) == 4


def test_the_most_tied_nodes_are_kept_and_the_cut_is_said(networks: FlaskClient) -> None:
    found = data(networks, "most=2")
    assert {node["id"] for node in found["nodes"]} == {BETA, GAMMA}
    assert "Of 4 nodes and 4 ties" in found["notes"][0]


@pytest.mark.parametrize(
    ("view", "tie"),
    [
        ("organizations-cases", {ALPHA, FIRST}),
        ("cases-mechanisms", {FIRST, "concept/Trust"}),
        ("cases-forms", {FIRST, "concept/EquityJointVenture"}),
        ("concepts", {"concept/JointVenture", "concept/RiskSharing"}),
    ],
)
def test_every_network_has_its_ties(networks: FlaskClient, view: str, tie: set[str]) -> None:
    assert frozenset(tie) in ties(networks, f"view={view}")


def test_claims_for_and_against_are_told_apart_and_lead_to_themselves(
    networks: FlaskClient,
) -> None:
    (edge,) = data(networks, "view=concepts")["edges"]
    assert [ground["label"] for ground in edge["grounds"]] == ["enables", "enables (denied)"]
    for ground in edge["grounds"]:
        address = "search?kind=claim&subject=JointVenture&object=RiskSharing"
        assert ground["evidence"] == address


def test_claims_are_confined_to_years(networks: FlaskClient) -> None:
    assert [*ties(networks, "view=concepts&from=2000").values()] == [1]
    assert ties(networks, "view=concepts&to=1990") == {}


def test_degree_and_betweenness_are_those_of_the_network(networks: FlaskClient) -> None:
    measures = {n["id"]: (n["degree"], n["betweenness"]) for n in data(networks)["nodes"]}
    assert measures[GAMMA] == (3, pytest.approx(2 / 3, abs=1e-6))
    assert measures[DELTA] == (1, 0)


def test_the_page_lists_nodes_and_ties_in_words(networks: FlaskClient) -> None:
    shown = page(networks)
    assert "4 nodes, 4 ties" in shown and "=Gamma & <b>Sons</b>" in shown
    assert "subsidiary of" in shown and "exact" in shown


def test_the_table_is_sorted_as_asked(networks: FlaskClient) -> None:
    text = networks.get("/network?sort=label", headers=BROWSER).text
    assert re.findall(r'<th scope="row"><a[^>]*>([^<]*)', text)[1:] == ["Alpha", "Beta", "Delta"]
    assert 'aria-sort="ascending"' in text


def test_names_of_others_stay_words(networks: FlaskClient) -> None:
    for ending in ("", ".svg"):
        assert "<b>Sons" not in networks.get(f"/network{ending}", headers=BROWSER).text
    answer = networks.get("/network?around=%3Cscript%3Ealert(1)%3C/script%3E", headers=BROWSER)
    assert answer.status_code == 404 and "<script>alert" not in answer.text


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ("form=JointVentur", "Did you mean joint venture (JointVenture)"),
        ("weight=-3", "from 1 to 1,000,000 as weight, found '-3'"),
        ("weight=0", "found '0'"),
        ("from=never", "a whole number as from"),
        ("most=5001", "from 1 to 5,000"),
        ("depth=3", "from 1 to 2 as depth"),
        ("view=friends", "Expected one of organizations"),
    ],
)
def test_what_cannot_be_asked_is_said_with_what_can(
    networks: FlaskClient, parameters: str, said: str
) -> None:
    answer = networks.get(f"/network.json?{parameters}")
    assert answer.status_code == (404 if parameters.startswith("form") else 400)
    assert said in answer.json["error"]["message"]  # type: ignore[index]


def test_an_unknown_node_is_answered_with_near_names(networks: FlaskClient) -> None:
    answer = networks.get("/network.json?around=alpa")
    assert answer.status_code == 404 and "Perhaps you mean Alpha" in answer.text


def test_an_empty_result_says_what_to_loosen(networks: FlaskClient) -> None:
    shown = page(networks, "weight=9")
    assert "the heaviest tie has 2" in shown and "Ask for ties of any weight" in shown
    assert "Leave out the years" in page(networks, "from=1700&to=1701")


def test_a_graph_without_ties_has_a_page_too(bare: FlaskClient) -> None:
    assert "no text that was read reports any" in page(bare)
    assert data(bare)["nodes"] == []
    for ending in ("svg", "png", "gexf", "graphml", "csv", "nodes.csv", "tex"):
        assert bare.get(f"/network.{ending}").status_code == 200


def test_graphml_and_gexf_are_read_back_with_measures(networks: FlaskClient) -> None:
    graphml = networkx.read_graphml(io.BytesIO(networks.get("/network.graphml").data))
    gexf = networkx.read_gexf(io.BytesIO(networks.get("/network.gexf").data))
    for graph in (graphml, gexf):
        assert not graph.is_directed()
        assert set(graph.nodes) == {ALPHA, BETA, GAMMA, DELTA} and graph.number_of_edges() == 4
        assert graph.nodes[GAMMA]["degree"] == 3
    assert graphml.edges[ALPHA, BETA]["label"] == "First; Second"
    places = networks.get("/network.gexf").data.count(b"<viz:position")
    assert places == 4


def test_tables_are_read_back_and_run_no_formula(networks: FlaskClient) -> None:
    nodes = [*csv.DictReader(io.StringIO(networks.get("/network.nodes.csv").text))]
    edges = [*csv.DictReader(io.StringIO(networks.get("/network.csv").text))]
    assert {node["Label"] for node in nodes} >= {"Alpha", "'=Gamma & <b>Sons</b>"}
    assert {edge["Type"] for edge in edges} == {"Undirected"}
    assert sum(int(edge["Weight"]) for edge in edges) == 6


def test_the_svg_is_whole_and_needs_no_style(networks: FlaskClient) -> None:
    answer = networks.get("/network.svg?view=organizations-cases")
    assert answer.mimetype == "image/svg+xml"
    root = etree.fromstring(answer.data)
    names = [etree.QName(each).localname for each in root.iter()]
    assert names.count("circle") >= 3 and "style" not in names
    assert b"style=" not in answer.data and b"<script" not in answer.data


def test_the_png_is_the_picture_in_pixels(networks: FlaskClient) -> None:
    answer = networks.get("/network.png?view=organizations-cases")
    assert answer.mimetype == "image/png" and "inline" in answer.headers["Content-Disposition"]
    drawing = etree.fromstring(networks.get("/network.svg?view=organizations-cases").data)
    wide, high = struct.unpack(">II", answer.data[16:24])
    assert (wide, high) == (2 * int(drawing.attrib["width"]), 2 * int(drawing.attrib["height"]))


def test_latex_escapes_what_it_would_run(networks: FlaskClient) -> None:
    text = networks.get("/network.tex").text
    assert r"=Gamma \& \textless{}b\textgreater{}Sons" in text and text.count(r" \\") == 5


def test_a_name_in_brackets_is_no_argument_of_the_line_before() -> None:
    measures = {"degree": 1, "weight": 2, "betweenness": 0.25, "community": 1}
    text = latex([{"label": "[Alpha]", "kind": "case", **measures}], "Cases")
    assert r"{}[Alpha] & case & 1 & 2 & 0.25 & 1 \\" in text


def test_an_unknown_file_is_named_with_those_there_are(networks: FlaskClient) -> None:
    answer = networks.get("/network.exe")
    assert answer.status_code == 404 and "graphml" in answer.text


def test_equal_requests_give_equal_pictures(networks: FlaskClient, bare: FlaskClient) -> None:
    first = networks.get("/network.svg?depth=1").data
    assert first == networks.get("/network.svg").data
    assert first != bare.get("/network.svg").data


def test_things_of_others_are_linked_by_their_own_addresses(foreign: FlaskClient) -> None:
    [edge] = data(foreign)["edges"]
    assert [ground["evidence"] for ground in edge["grounds"]] == ["http://cases.example/42"]
    links = re.findall('href="([^"]*example[^"]*)"', foreign.get("/network", headers=BROWSER).text)
    shown = [link for link in links if "/network" not in link]
    assert set(shown) == {
        "http://cases.example/42",
        "http://firms.example/a",
        "http://firms.example/b",
    }
