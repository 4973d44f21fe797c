"""An order applied to the writer: first all that can be refused, then the change."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from interorg.ingest.failure import NotFound

from ..storage.store import Mode
from ..storage.writer import AT_ONCE
from .bodies import read_quads, read_triples
from .change import Change
from .order import Order
from .outcome import NotThatState, Protected
from .protection import ADVICE, owned
from .touched import Touched
from .updating import read_update

Graph = NamedNode | DefaultGraph


def prepare(order: Order, body: bytes, store: Store, mode: Mode, generation: int) -> Change:
    """Read an order and its body; raise Failure when it cannot be followed, changing nothing."""
    if order.kind == "update":
        return read_update(order, body.decode(), mode)
    if order.kind == "add":
        quads = [quad for part in pieces(order, body) for quad in read_quads(*part, order.base)]
        for quad in quads if mode == "union" else ():
            named = quad.graph_name
            refuse_kept(named.value if isinstance(named, NamedNode) else None)
        return Change(lambda graph, touched: add(graph, quads, touched))
    name = NamedNode(order.graph) if order.graph is not None else DefaultGraph()
    if mode == "union":
        refuse_kept(order.graph)
    there = isinstance(name, DefaultGraph) or store.contains_named_graph(name)
    refuse_conditions(order, there, generation)
    if order.kind == "delete":
        if not there:
            raise NotFound(f"The store holds no graph <{order.graph}>.")
        return Change(lambda graph, touched: delete(graph, name, touched))
    wanted = {
        Quad(found.subject, found.predicate, found.object, name)
        for part in pieces(order, body)
        for found in read_triples(*part, order.base)
    }
    run = create if order.kind == "merge" else replace
    return Change(lambda graph, touched: run(graph, name, wanted, touched), created=not there)


def pieces(order: Order, body: bytes) -> Iterable[tuple[bytes, str]]:
    """Give each piece of a body with its media type."""
    start = 0
    for media_type, length in order.parts:
        yield body[start : start + length], media_type
        start += length


def refuse_kept(graph: str | None) -> None:
    """Raise Protected for a graph of a `union` store that ingest keeps."""
    if owned(graph):
        name = "default graph" if graph is None else f"graph <{graph}>"
        raise Protected(f"The {name} cannot be changed: {ADVICE}")


def refuse_conditions(order: Order, there: bool, generation: int) -> None:
    """Raise NotThatState when If-Match or If-None-Match are not met."""
    wanted, unwanted = order.conditions.match, order.conditions.none_match
    if wanted is not None and not (there and (not wanted or generation in wanted)):
        raise NotThatState(
            "If-Match is not met: the store has changed since, or has no such graph."
        )
    if unwanted is not None and (generation in unwanted if unwanted else there):
        raise NotThatState("If-None-Match is not met: the graph is there already.")


def add(graph: Store, quads: Collection[Quad], touched: Touched) -> None:
    """Add quads, those that are there already too."""
    touched.note(quads, added=True)
    if len(quads) > AT_ONCE:
        graph.bulk_extend(quads)
    else:
        graph.extend(quads)


def create(graph: Store, name: Graph, quads: Collection[Quad], touched: Touched) -> None:
    """Add quads to a graph that will be there even if they are none."""
    if isinstance(name, NamedNode):
        graph.add_graph(name)
    add(graph, quads, touched)


def replace(graph: Store, name: Graph, quads: set[Quad], touched: Touched) -> None:
    """Make a graph hold these quads only; what stays is not touched."""
    before = set(graph.quads_for_pattern(None, None, None, name))
    touched.note(before - quads, added=False)
    if before.isdisjoint(quads):
        graph.clear_graph(name)
    else:
        for quad in before - quads:
            graph.remove(quad)
    create(graph, name, quads - before, touched)


def delete(graph: Store, name: Graph, touched: Touched) -> None:
    """Remove a graph; of the default graph, its statements."""
    touched.note(graph.quads_for_pattern(None, None, None, name), added=False)
    if isinstance(name, NamedNode):
        graph.remove_graph(name)
    else:
        graph.clear_graph(name)
