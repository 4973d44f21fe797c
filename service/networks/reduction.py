"""The part of a network that is wanted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from difflib import get_close_matches

from interorg.ingest.failure import NotFound

from .asking import Asked
from .projection import Graph, end

MOST_TIES = 20_000
"""Ties that are shown at most."""
Neighbours = dict[int, list[int]]


def reduce(graph: Graph, asked: Asked) -> Graph:
    """Return what the filters leave of a network; `notes` say what was cut away at the end."""
    graph = lighter_left_out(graph, asked.weight)
    if asked.around and graph.nodes:
        graph = surroundings(graph, asked.around, asked.depth)
    if asked.component:
        graph = largest_component(graph)
    return heaviest(most_tied(graph, asked.most))


def part(graph: Graph, nodes: Collection[int], weight: int = 1) -> Graph:
    """Return a network of some nodes and the links among them, in the order they had."""
    kept = sorted(nodes)
    numbers = {old: new for new, old in enumerate(kept)}
    links = {
        (numbers[one], numbers[other]): link
        for (one, other), link in graph.links.items()
        if one in numbers and other in numbers and link.weight >= weight
    }
    return Graph([graph.nodes[old] for old in kept], links, [*graph.notes])


def lighter_left_out(graph: Graph, weight: int) -> Graph:
    """Leave out the links below a weight, and the nodes that are then tied to nothing."""
    if weight <= 1:
        return graph
    heavy = {n for ends, link in graph.links.items() if link.weight >= weight for n in ends}
    return part(graph, heavy, weight)


def neighbours(graph: Graph) -> Neighbours:
    """Return the nodes that each node is linked to."""
    found: Neighbours = defaultdict(list)
    for one, other in graph.links:
        found[one].append(other)
        found[other].append(one)
    return found


def reached(start: int, linked: Neighbours, depth: int | None = None) -> set[int]:
    """Return the nodes that can be reached from one, in so many steps or in any number."""
    found = {start}
    level = {start}
    while level and (depth is None or depth > 0):
        level = {far for near in level for far in linked.get(near, ())} - found
        found |= level
        depth = None if depth is None else depth - 1
    return found


def surroundings(graph: Graph, name: str, depth: int) -> Graph:
    """Return one node with what is linked to it, at one remove or two."""
    linked = neighbours(graph)
    return part(graph, reached(named(graph, name, linked), linked, depth))


def named(graph: Graph, name: str, linked: Neighbours) -> int:
    """Return the node of an id or a name; of several of a name, the one with most links."""
    wanted = name.casefold()
    fitting = [
        number
        for number, node in enumerate(graph.nodes)
        if end(node.iri) == name or node.iri == name or node.label.casefold() == wanted
    ]
    if fitting:
        return max(fitting, key=lambda number: len(linked[number]))
    labels = {node.label.casefold(): node.label for node in graph.nodes}
    near = [labels[each] for each in get_close_matches(wanted, labels, n=3, cutoff=0.6)]
    near += [label for each, label in labels.items() if wanted in each and label not in near]
    guess = f"Perhaps you mean {' or '.join(near[:3])}." if near else "Try a part of another name."
    raise NotFound(
        f"No node of this network is called {name!r}: perhaps it has no tie, or the filters leave "
        f"it out. {guess}"
    )


def largest_component(graph: Graph) -> Graph:
    """Return the largest part in which each node can be reached from each; of equals the first."""
    linked = neighbours(graph)
    seen: set[int] = set()
    largest: set[int] = set()
    for node in range(len(graph.nodes)):
        if node not in seen:
            found = reached(node, linked)
            seen |= found
            largest = max(largest, found, key=len)
    return part(graph, largest)


def most_tied(graph: Graph, most: int) -> Graph:
    """Return the nodes of the greatest weight and the links among them."""
    if len(graph.nodes) <= most:
        return graph
    weights = [0] * len(graph.nodes)
    for ends, link in graph.links.items():
        for node in ends:
            weights[node] += link.weight
    order = sorted(range(len(graph.nodes)), key=lambda n: (-weights[n], graph.nodes[n].id))
    kept = part(graph, order[:most])
    # Among themselves, some of these may have no link at all.
    whole = part(kept, {node for ends in kept.links for node in ends})
    whole.notes.append(
        f"Of {len(graph.nodes):,} nodes and {len(graph.links):,} ties these are the "
        f"{len(whole.nodes):,} nodes whose ties weigh most, with the {len(whole.links):,} ties "
        "among them. Measures and files are of this part."
    )
    return whole


def heaviest(graph: Graph, most: int = MOST_TIES) -> Graph:
    """Return the heaviest links, and the nodes that they tie."""
    if len(graph.links) <= most:
        return graph
    order = sorted(graph.links.items(), key=lambda item: (-item[1].weight, item[0]))
    links = dict(order[:most])
    kept = part(Graph(graph.nodes, links, graph.notes), {n for ends in links for n in ends})
    kept.notes.append(
        f"These are the {most:,} heaviest of {len(graph.links):,} ties. Ask for a larger weight, "
        "for fewer nodes or for one form to see a part of the network whole."
    )
    return kept
