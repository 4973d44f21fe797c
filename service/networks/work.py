"""What makes a network, in a process of its own: rows come by the standard input, JSON goes out.

    python -m interorg.service.networks.work

The first line is a JSON object: what is asked for, and the sizes of the answers that follow it.
"""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from interorg.ingest.failure import Failure

from ..exports.rows import Row
from .asking import Asked
from .layout import places
from .measures import EXACT, Ints, adjacency, betweenness, communities, starts_of
from .projection import Graph, Link, end, project
from .reading import read
from .reduction import reduce

NICE = 5
"""The processor is left to those who answer queries."""
SHOWN_GROUNDS = 8

Content = dict[str, Any]


def make(asked: Asked, answers: Mapping[str, bytes]) -> Content:
    """Return a network as JSON holds it, its nodes by degree. Raises Failure."""

    def rows(name: str) -> Iterator[Row]:
        for row in csv.DictReader(io.StringIO(answers[name].decode(), newline="")):
            yield {variable: value for variable, value in row.items() if value}

    found = read(asked, rows)
    whole = project(found.network, asked.view)
    graph = reduce(whole, asked)
    return {
        "counts": {
            "nodes": len(graph.nodes),
            "edges": len(graph.links),
            "all_nodes": len(whole.nodes),
            "all_edges": len(whole.links),
        },
        "notes": [*found.notes, *graph.notes],
        "heaviest": max((link.weight for link in whole.links.values()), default=0),
        **measured(graph),
    }


def measured(graph: Graph) -> Content:
    """Return the nodes with their measures and places, and the edges."""
    size = len(graph.nodes)
    if not size:
        return {"betweenness": "exact", "communities": [], "nodes": [], "edges": []}
    ends = np.array(list(graph.links), np.int64).reshape(-1, 2)
    weights = np.array([link.weight for link in graph.links.values()], np.int64)
    around = adjacency(size, ends)
    groups = communities(size, ends, weights)
    between = betweenness(around, starts_of(size))
    place = places(around, ends, weights)
    weighted = np.bincount(ends.ravel(), weights=np.repeat(weights, 2), minlength=size)
    nodes: list[Content] = [
        {
            "id": end(node.iri),
            "label": node.label,
            "kind": node.kind,
            "category": node.category,
            "degree": int(around.degrees[number]),
            "weight": int(weighted[number]),
            "betweenness": round(float(between[number]), 6),
            "community": int(groups[number]) + 1,
            "first_year": node.first_year,
            "last_year": node.last_year,
            "x": round(float(place[number, 0]), 1),
            "y": round(float(place[number, 1]), 1),
        }
        for number, node in enumerate(graph.nodes)
    ]
    edges = [_edge(nodes, ends, link) for ends, link in graph.links.items()]
    nodes.sort(key=lambda node: (-node["degree"], -node["weight"], node["label"], node["id"]))
    edges.sort(key=lambda edge: (-edge["weight"], edge["source"], edge["target"]))
    return {
        "betweenness": "exact" if size <= EXACT else "sampled",
        "communities": groups_named(nodes, groups),
        "nodes": nodes,
        "edges": edges,
    }


def _edge(nodes: list[Content], ends: tuple[int, int], link: Link) -> Content:
    grounds = sorted(link.grounds, key=lambda ground: (-ground.count, ground.label))
    return {
        "source": nodes[ends[0]]["id"],
        "target": nodes[ends[1]]["id"],
        "weight": link.weight,
        "first_year": link.first_year,
        "last_year": link.last_year,
        "grounds": [vars(ground) for ground in grounds[:SHOWN_GROUNDS]],
        "more_grounds": max(0, len(grounds) - SHOWN_GROUNDS),
    }


def groups_named(nodes: list[Content], groups: Ints) -> list[Content]:
    """Return the communities with their size and what their most tied nodes are called."""
    sizes = np.bincount(groups)
    led: dict[int, list[str]] = {}
    for node in nodes:
        members = led.setdefault(node["community"], [])
        if len(members) < 3:
            members.append(node["label"])
    return [
        {"number": number, "size": int(size), "led_by": led[number]}
        for number, size in enumerate(sizes, 1)
    ]


def main() -> None:
    os.nice(NICE)
    read_from = sys.stdin.buffer
    order = json.loads(read_from.readline())
    given = {**order["asked"], "forms": tuple(order["asked"]["forms"])}
    answers = {name: read_from.read(size) for name, size in order["answers"]}
    try:
        content = make(Asked(**given), answers)
    except Failure as failure:
        content = {"failure": {"status": failure.status, "message": failure.message}}
    sys.stdout.write(json.dumps(content, ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main()
