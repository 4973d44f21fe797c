"""Measures and places, held to what networkx says and to what a picture needs."""

from __future__ import annotations

import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interorg.service.networks.layout import SIDE, components, places
from interorg.service.networks.measures import (
    EXACT,
    Ints,
    adjacency,
    betweenness,
    communities,
    distances,
    starts_of,
)

EDGES = st.lists(
    st.tuples(st.integers(0, 14), st.integers(0, 14)).filter(lambda ends: ends[0] < ends[1]),
    min_size=1,
    max_size=40,
    unique=True,
)


def rings(count: int, size: int) -> Ints:
    """Return the links of some rings, each apart from the others."""
    around = [(n, (n + 1) % size) for n in range(size)]
    return np.array([(r * size + a, r * size + b) for r in range(count) for a, b in around])


def graph_of(edges: list[tuple[int, int]]) -> tuple[int, Ints]:
    return max(max(ends) for ends in edges) + 1, np.array(edges, np.int64)


@settings(deadline=None)
@given(EDGES)
def test_betweenness_is_that_of_networkx(edges: list[tuple[int, int]]) -> None:
    size, ends = graph_of(edges)
    other = networkx.Graph(edges)
    other.add_nodes_from(range(size))
    wanted = networkx.betweenness_centrality(other)
    found = betweenness(adjacency(size, ends), starts_of(size))
    assert found == pytest.approx([wanted[node] for node in range(size)])


@settings(deadline=None)
@given(EDGES)
def test_distances_are_those_of_networkx(edges: list[tuple[int, int]]) -> None:
    size, ends = graph_of(edges)
    other = networkx.Graph(edges)
    start = edges[0][0]
    wanted = networkx.single_source_shortest_path_length(other, start)
    found = distances(adjacency(size, ends), start)
    assert [*found] == [wanted.get(node, -1) for node in range(size)]


def test_of_many_nodes_betweenness_is_estimated_closely() -> None:
    other = networkx.barabasi_albert_graph(EXACT + 500, 2, seed=3)
    graph = adjacency(len(other), np.array(other.edges))
    starts = starts_of(len(other))
    assert len(starts) < len(other)
    estimate, exact = betweenness(graph, starts), betweenness(graph, np.arange(len(other)))
    top = set(np.argsort(-exact)[:10])
    assert len(top & set(np.argsort(-estimate)[:10])) >= 8
    assert np.abs(estimate - exact).max() < 0.05


def test_communities_are_the_rings_and_the_largest_is_first() -> None:
    ends = np.concatenate([rings(3, 4), rings(1, 6) + 12])
    found = communities(18, ends, np.ones(len(ends), np.int64))
    assert {*found[12:]} == {0}
    assert all(len({*found[4 * ring : 4 * ring + 4]}) == 1 for ring in range(3))
    assert len({*found}) == 4


@pytest.mark.parametrize("size", [1, 2, 3, 40])
def test_every_node_has_a_place_in_the_square(size: int) -> None:
    ends = np.array([(n, n + 1) for n in range(size - 1)], np.int64).reshape(-1, 2)
    found = places(adjacency(size, ends), ends, np.ones(len(ends), np.int64))
    assert found.shape == (size, 2) and np.isfinite(found).all()
    assert found.min() >= -1e-6 and found.max() <= SIDE + 1e-6
    assert len({*map(tuple, found.round(3))}) == size


def test_equal_networks_have_equal_places() -> None:
    ends = rings(5, 7)
    graph, weights = adjacency(35, ends), np.ones(35, np.int64)
    assert np.array_equal(places(graph, ends, weights), places(graph, ends, weights))


def test_what_is_tied_lies_closer_than_what_is_not() -> None:
    other = networkx.connected_caveman_graph(8, 8)
    ends = np.array(other.edges)
    found = places(adjacency(64, ends), ends, np.ones(len(ends), np.int64))
    apart = np.hypot(*(found[:, None] - found[None]).transpose(2, 0, 1))
    assert apart[ends[:, 0], ends[:, 1]].mean() < 0.4 * apart.mean()


def test_parts_that_are_not_tied_lie_beside_each_other() -> None:
    ends = rings(9, 5)
    graph = adjacency(45, ends)
    found = places(graph, ends, np.ones(45, np.int64))
    boxes = [(found[part].min(axis=0), found[part].max(axis=0)) for part in components(graph)]
    assert len(boxes) == 9
    for at, (low, high) in enumerate(boxes):
        for other_low, other_high in boxes[at + 1 :]:
            assert (high < other_low).any() or (other_high < low).any()
