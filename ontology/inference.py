"""What follows from all documents together: the rules of the ontology, run to a fixpoint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, QueryTriples, Store, Triple

from .files import HERE
from .terms import GRAPH


@dataclass(frozen=True)
class Stage:
    """Rules that can run side by side: each rule file's name with the graph that it fills."""

    rules: Mapping[str, NamedNode]
    feeding: bool = False
    """Whether the rules feed one another, so that they run until nothing new follows."""


# What a rule counts, or wants absent, must be complete before it runs: it comes from the documents
# or from an earlier stage.
STAGES = (
    Stage(
        {
            "broader-transitive": GRAPH.inferred,
            "stated-in": GRAPH.inferred,
            "cites-authority": GRAPH.inferred,
            "propositions-of-claims": GRAPH.inferred,
            "case-partners": GRAPH.inferred,
            "case-values": GRAPH.inferred,
        }
    ),
    Stage(
        {
            "forms-and-classes": GRAPH.inferred,
            "characteristics-by-definition": GRAPH.inferred,
            "classes-by-characteristic": GRAPH.inferred,
        },
        feeding=True,
    ),
    Stage(
        {
            "partner-count": GRAPH.inferred,
            "organization-ties": GRAPH.inferred,
            "contradicting-stances": GRAPH.inferred,
            "contradicting-relations": GRAPH.inferred,
            "corroborating-claims": GRAPH.inferred,
            "summary-edges": GRAPH.summary,
        }
    ),
    Stage({"partner-arity": GRAPH.inferred}),
)


@dataclass(frozen=True)
class Counts:
    """How many triples the derived graphs hold, and how many of them each rule found first."""

    inferred: int
    """With what was given."""
    summary: int
    by_rule: Mapping[str, int]


def rule(name: str) -> str:
    """Return the CONSTRUCT query of a rule by the name of its file."""
    return (HERE / "rules" / f"{name}.rq").read_text(encoding="utf-8")


def materialise(store: Store, given: Iterable[Quad] = ()) -> Counts:
    """Replace the derived graphs, inferred and summary, by what now follows.

    `given` are the quads of these graphs that no rule finds: which report is about which case,
    which names were merged into which organization, and the labels of both.
    """
    given = list(given)
    for graph in (GRAPH.inferred, GRAPH.summary):
        store.remove_graph(graph)
    store.extend(given)
    by_rule: dict[str, int] = {}
    for stage in STAGES:
        by_rule |= _run(store, stage)
    return Counts(_size(store, GRAPH.inferred), _size(store, GRAPH.summary), by_rule)


def _run(store: Store, stage: Stage) -> dict[str, int]:
    found = dict.fromkeys(stage.rules, 0)
    while True:
        new = 0
        for name, graph in stage.rules.items():
            quads = {
                Quad(t.subject, t.predicate, t.object, graph) for t in _triples(store, rule(name))
            }
            fresh = [quad for quad in quads if quad not in store]
            store.extend(fresh)
            found[name] += len(fresh)
            new += len(fresh)
        if not new or not stage.feeding:
            return found


def _triples(store: Store, query: str) -> Iterator[Triple]:
    # A list of graphs instead of their union makes a query twenty times as slow. The union holds
    # run data and the summary as well, but no rule reads their properties.
    answer = store.query(query, use_default_graph_as_union=True)
    assert isinstance(answer, QueryTriples)
    return answer


def _size(store: Store, graph: NamedNode) -> int:
    return sum(1 for _ in store.quads_for_pattern(None, None, None, graph))
