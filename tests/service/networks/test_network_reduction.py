"""What the filters leave of a network."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interorg.ingest.failure import NotFound
from interorg.ontology.terms import ID
from interorg.service.exports.network import Edge, Network, Node
from interorg.service.networks.projection import CROWD, Graph, Ground, Link, project
from interorg.service.networks.reduction import (
    heaviest,
    largest_component,
    lighter_left_out,
    most_tied,
    surroundings,
)

LINKS = st.dictionaries(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda ends: ends[0] < ends[1]),
    st.integers(1, 5),
    min_size=1,
    max_size=25,
)


def organization(name: str) -> Node:
    iri = ID.organization(name).value
    return Node(f"organization/{name}", name, "organization", "", iri, 0, 0, None, None)


def graph_of(weights: dict[tuple[int, int], int]) -> Graph:
    links = {}
    for ends, weight in weights.items():
        links[ends] = Link()
        links[ends].add(Ground("some reason", weight, "", ""), None, None)
    size = max(max(ends) for ends in weights) + 1
    return Graph([organization(f"n{number}") for number in range(size)], links)


def names(graph: Graph) -> set[str]:
    return {node.label for node in graph.nodes}


def named(graph: Graph) -> dict[tuple[str, str], int]:
    label = [node.label for node in graph.nodes]
    return {(label[a], label[b]): link.weight for (a, b), link in graph.links.items()}


@given(LINKS, st.integers(1, 6))
def test_only_links_of_the_weight_are_left(weights: dict[tuple[int, int], int], least: int) -> None:
    left = named(lighter_left_out(graph_of(weights), least))
    assert left == {
        (f"n{a}", f"n{b}"): weight for (a, b), weight in weights.items() if weight >= least
    }


@given(LINKS, st.integers(1, 12))
def test_of_many_nodes_no_more_are_left_than_asked(
    weights: dict[tuple[int, int], int], most: int
) -> None:
    whole = graph_of(weights)
    left = most_tied(whole, most)
    assert len(left.nodes) <= max(most, 0) and named(left).items() <= named(whole).items()
    assert bool(left.notes) == (len(whole.nodes) > most)


def test_the_largest_component_is_kept_whole() -> None:
    left = largest_component(graph_of({(0, 1): 1, (2, 3): 1, (3, 4): 1, (5, 6): 9}))
    assert names(left) == {"n2", "n3", "n4"} and len(left.links) == 2


def test_surroundings_reach_as_far_as_asked_and_keep_the_ties_among_them() -> None:
    chain = graph_of({(0, 1): 1, (1, 2): 1, (2, 3): 1, (0, 2): 1})
    assert named(surroundings(chain, "N0", 1)) == {
        ("n0", "n1"): 1,
        ("n1", "n2"): 1,
        ("n0", "n2"): 1,
    }
    assert names(surroundings(chain, "id/organization/n0", 2)) == {"n0", "n1", "n2", "n3"}
    with pytest.raises(NotFound, match="Perhaps you mean n"):
        surroundings(chain, "nn0", 1)


def test_the_heaviest_ties_are_kept_and_the_cut_is_said() -> None:
    left = heaviest(graph_of({(0, 1): 1, (1, 2): 3, (2, 3): 2}), 2)
    assert named(left) == {("n1", "n2"): 3, ("n2", "n3"): 2}
    assert "2 heaviest of 3 ties" in left.notes[0]


def test_a_crowd_of_partners_ties_nobody_and_this_is_said() -> None:
    case = Node("relationship/x", "X", "case", "", ID.relationship("x").value, 0, 0, 1990, None)
    members = [organization(f"m{number}") for number in range(CROWD + 1)]
    edges = [
        Edge(m.id, case.id, "partner", "partner in", "", 1, 0, 0, 0, None, 1990, None)
        for m in members
    ]
    crowd = project(Network((*members, case), tuple(edges)), "organizations")
    assert not crowd.links and "1 case of more than 60 partners" in crowd.notes[0]
    fewer = project(Network((*members, case), tuple(edges[:3])), "organizations")
    assert len(fewer.links) == 3
    assert {link.first_year for link in fewer.links.values()} == {1990}
