"""What follows from all documents together: the rules of the ontology, run to a fixpoint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from hashlib import sha256

from pyoxigraph import NamedNode, Quad, QueryTriples, Store, Triple

from .files import HERE
from .terms import GRAPH, IOR, RDF, SKOS


class Scope(Enum):
    """What the results of a rule belong to: they change only with what is said of that one thing.

    The graph can thus be kept up to date in parts; service/building/increments.py does so.
    """

    ONTOLOGY = auto()
    """The modules, by themselves."""
    DOCUMENT = auto()
    """One document, by itself; the results are about what was read from it, or its spans."""
    CASE = auto()
    """One case: its reports and the organizations they name. The results are about the case."""
    ORGANIZATION = auto()
    """One organization: its cases and their partners. The results are about the organization."""
    ARGUMENTS = auto()
    """Two arguments: all claims that join them. The results are about these claims, or the two."""


PROPERTIES: Mapping[Scope, frozenset[NamedNode]] = {
    Scope.ONTOLOGY: frozenset({SKOS.broaderTransitive}),
    Scope.DOCUMENT: frozenset(
        {IOR.statedIn, IOR.citesAuthority, IOR.mentionedIn}
        | {IOR.claimSubject, IOR.claimRelation, IOR.claimObject}
        | {IOR.claimContext, IOR.claimDimension, IOR.comparisonOutcome}
    ),
    Scope.ORGANIZATION: frozenset({IOR.partnerIn, IOR.partnersWith, RDF.type}),
    Scope.ARGUMENTS: frozenset({IOR.contradicts, IOR.corroborates}),
}
"""The properties in the inferred graph that rules of a scope give; those on cases give any."""


@dataclass(frozen=True)
class Rule:
    """One rule file, and where its results belong."""

    name: str
    scope: Scope
    beyond_owl: str = ""
    """Why no axiom of the ontology says it; if empty, a reasoner derives all that the rule does."""
    graph: NamedNode = GRAPH.inferred

    def query(self) -> str:
        """Return its CONSTRUCT query."""
        return _text(self.name)


@dataclass(frozen=True)
class Stage:
    """Rules that can run side by side."""

    rules: tuple[Rule, ...]
    feeding: bool = False
    """Whether the rules feed one another, so that they run until nothing new follows."""


SIMPLE = "partners are counted in axioms, and OWL 2 DL lets nothing counted follow from a chain"
STANCE = "it asks what is absent, such as a context or a word of frequency"

# What a rule counts, or wants absent, must be complete before it runs: it comes from the documents
# or from an earlier stage.
STAGES = (
    Stage(
        (
            Rule("broader-transitive", Scope.ONTOLOGY, "SKOS says it, which is not imported"),
            Rule("stated-in", Scope.DOCUMENT),
            Rule("cites-authority", Scope.DOCUMENT),
            Rule("mentioned-in", Scope.DOCUMENT, "said by the definition of the property alone"),
            Rule("propositions-of-claims", Scope.DOCUMENT, "it leaves out what was withdrawn"),
            Rule("case-partners", Scope.CASE, SIMPLE),
            Rule("case-values", Scope.CASE, "no chain ends in a number, and years are numbers"),
        )
    ),
    Stage(
        (
            Rule("forms-and-classes", Scope.CASE),
            Rule("characteristics-by-definition", Scope.CASE),
            Rule("classes-by-characteristic", Scope.CASE),
        ),
        feeding=True,
    ),
    Stage(
        (
            Rule("partner-count", Scope.CASE, "it counts what is known, not what there is"),
            Rule("partner-in", Scope.ORGANIZATION),
            Rule("partner-classes", Scope.ORGANIZATION),
            Rule("partners-with", Scope.ORGANIZATION, "no organization is its own partner"),
            Rule("contradicting-stances", Scope.ARGUMENTS, STANCE),
            Rule("contradicting-relations", Scope.ARGUMENTS, STANCE),
            Rule("corroborating-claims", Scope.ARGUMENTS, "it groups claims by document"),
            Rule("summary-edges", Scope.ARGUMENTS, STANCE, GRAPH.summary),
        )
    ),
    Stage((Rule("partner-arity", Scope.CASE, "it takes the known partners for all there are"),)),
    Stage((Rule("wider-properties", Scope.CASE),)),
)

RULES = tuple(rule for stage in STAGES for rule in stage.rules)


@dataclass(frozen=True)
class Counts:
    """How many triples the derived graphs hold, and how many of them each rule found first."""

    inferred: int
    """With what was given."""
    summary: int
    by_rule: Mapping[str, int]


@cache
def _text(name: str) -> str:
    return (HERE / "rules" / f"{name}.rq").read_text(encoding="utf-8")


@cache
def rules_digest() -> str:
    """Return twelve digits that change with any rule: what was derived by others is outdated."""
    return sha256("\0".join(rule.query() for rule in RULES).encode()).hexdigest()[:12]


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
    found = {rule.name: 0 for rule in stage.rules}
    while True:
        new = 0
        for rule in stage.rules:
            quads = {
                Quad(t.subject, t.predicate, t.object, rule.graph)
                for t in _triples(store, rule.query())
            }
            fresh = [quad for quad in quads if quad not in store]
            store.extend(fresh)
            found[rule.name] += len(fresh)
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
