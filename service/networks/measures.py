"""How central each node of a network is, and which nodes belong together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

EXACT = 2000
"""Nodes up to which betweenness takes every node as a start."""
STARTS = 600
"""Starts that are drawn above that; the result is an estimate then."""
SEED = 7
TOGETHER = 12
"""Starts that are walked from at once; of many more the arrays no longer fit a cache."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Adjacency:
    """A network as arrays: the neighbours of node n are `others[starts[n]:starts[n + 1]]`."""

    starts: Ints
    others: Ints

    @property
    def size(self) -> int:
        return len(self.starts) - 1

    @property
    def degrees(self) -> Ints:
        return np.diff(self.starts)


def adjacency(size: int, ends: Ints) -> Adjacency:
    """Lay links, one row each with the numbers of two nodes, out for walks in both directions."""
    tails = np.concatenate([ends[:, 0], ends[:, 1]])
    heads = np.concatenate([ends[:, 1], ends[:, 0]])
    order = np.lexsort((heads, tails))
    starts = np.zeros(size + 1, np.int64)
    np.cumsum(np.bincount(tails, minlength=size), out=starts[1:])
    return Adjacency(starts, heads[order])


def steps(graph: Adjacency, level: Ints) -> tuple[Ints, Ints]:
    """Return all links that lead away from some nodes, as tails and heads."""
    counts = graph.degrees[level]
    before = np.cumsum(counts) - counts
    places = np.repeat(graph.starts[level] - before, counts) + np.arange(counts.sum())
    return np.repeat(level, counts), graph.others[places]


def distances(graph: Adjacency, start: int) -> Ints:
    """Return the number of steps from one node to each; -1 where no way leads."""
    found = np.full(graph.size, -1, np.int64)
    found[start] = 0
    level, far = np.array([start]), 0
    while level.size:
        far += 1
        _, heads = steps(graph, level)
        level = np.unique(heads[found[heads] < 0])
        found[level] = far
    return found


def starts_of(size: int) -> Ints:
    """Return the nodes that betweenness starts from: all, or a sample that is always the same."""
    if size <= EXACT:
        return np.arange(size)
    return np.sort(np.random.default_rng(SEED).choice(size, STARTS, replace=False))


def betweenness(graph: Adjacency, starts: Ints) -> Floats:
    """Return the share of shortest ways between two others that lead through each node.

    Brandes, "A faster algorithm for betweenness centrality" (2001); where not all nodes are
    starts, the sum is scaled to all of them (Brandes and Pich 2007). Weights play no part.
    """
    size = graph.size
    total = np.zeros(size)
    for first in range(0, len(starts), TOGETHER):
        total += _dependencies(graph, starts[first : first + TOGETHER])
    pairs = (size - 1) * (size - 2)
    return total * (size / len(starts)) / pairs if pairs > 0 else total


def _dependencies(graph: Adjacency, starts: Ints) -> Floats:
    """Add up what leads through each node on shortest ways from some starts.

    Each start has a copy of the network, in which node n is `size * copy + n`, so that all are
    walked at once.
    """
    size, whole = graph.size, graph.size * len(starts)
    level = np.arange(len(starts)) * size + starts
    sources = level
    seen = np.zeros(whole, bool)
    seen[level] = True
    ways = np.zeros(whole)
    ways[level] = 1.0
    passed = []
    while level.size:
        here = level % size
        counts = graph.degrees[here]
        tails, heads = steps(graph, here)
        tails, heads = np.repeat(level, counts), heads + np.repeat(level - here, counts)
        fresh = ~seen[heads]
        tails, heads = tails[fresh], heads[fresh]
        passed.append((tails, heads))
        ways += np.bincount(heads, weights=ways[tails], minlength=whole)
        before = seen.copy()
        seen[heads] = True
        level = np.flatnonzero(seen != before)
    found = np.zeros(whole)
    for tails, heads in reversed(passed):
        share = ways[tails] / ways[heads] * (1.0 + found[heads])
        found += np.bincount(tails, weights=share, minlength=whole)
    found[sources] = 0.0
    return np.asarray(found.reshape(len(starts), size).sum(axis=0))


def communities(size: int, ends: Ints, weights: Ints) -> Ints:
    """Return the community of each node by the Louvain method; 0 is the largest.

    The order in which nodes are looked at comes from a fixed seed.
    """
    import networkx

    graph: networkx.Graph[int] = networkx.Graph()
    graph.add_nodes_from(range(size))
    graph.add_weighted_edges_from(
        (int(one), int(other), int(weight))
        for (one, other), weight in zip(ends, weights, strict=True)
    )
    groups = networkx.community.louvain_communities(graph, seed=SEED)
    found = np.zeros(size, np.int64)
    for number, group in enumerate(sorted(groups, key=lambda group: (-len(group), min(group)))):
        found[list(group)] = number
    return found
