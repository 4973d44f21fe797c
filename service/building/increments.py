"""The derived graphs kept up to date in parts: what a change bears on is derived anew, beside.

For the things that a change bears on, all that the rules need to know of them is copied into a
store in memory: their neighbourhood. The rules run there, and what the derived graphs say of these
things is replaced by what they find. Which things they are follows from the scopes of the rules.
Identity is worked out over all documents, since any name can join two others; its outcome is
compared with the one before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, Store, Triple, Variable

from interorg.ingest.organizations.aliases import UNDECIDED, Decisions
from interorg.ontology.inference import PROPERTIES, Scope, materialise
from interorg.ontology.terms import GRAPH, IOR, RDF

from ..stored_queries import read_query
from . import neighbourhood
from .changes import Changes, Pair
from .joining import IDENTITY, identities
from .links import links

DERIVED = (GRAPH.inferred, GRAPH.summary)


@dataclass(frozen=True)
class Difference:
    """How one graph has to change."""

    removed: frozenset[Triple]
    added: frozenset[Triple]


@dataclass
class Things:
    """What has to be derived anew."""

    readings: set[NamedNode]
    spans: set[NamedNode]
    arguments: set[Pair]
    claims: set[NamedNode] = field(default_factory=set)
    """All that join two of the arguments, or did so before."""
    cases: set[NamedNode] = field(default_factory=set)
    organizations: set[NamedNode] = field(default_factory=set)


def differences(
    store: Store, changes: Changes, decisions: Decisions = UNDECIDED
) -> dict[NamedNode, Difference]:
    """Say how the derived graphs of a `union` store have to change; it stays as it is.

    `decisions` are the user's, of what names are of one organization.
    """
    identity = set(identities(store, decisions))
    beside = Store()
    if changes.everything:
        beside.bulk_extend(neighbourhood.everything(store))
        materialise(beside, identity)
        before, after = _derived(store), _derived(beside)
    else:
        now = {quad for quad in identity if quad.predicate in IDENTITY}
        old = {
            quad
            for predicate in IDENTITY
            for quad in store.quads_for_pattern(None, predicate, None, GRAPH.inferred)
        }
        cases = Cases(store, now, old)
        things = _affected(store, changes, cases)
        beside.bulk_extend(_neighbourhood(store, changes, cases, things))
        known = (quad for quad in identity if _is_known(quad, things))
        materialise(beside, [*known, *_other_cases(store, things)])
        before, after = _said_of(store, things) | old, _said_of(beside, things) | now
    return {
        graph: Difference(
            frozenset(quad.triple for quad in before - after if quad.graph_name == graph),
            frozenset(quad.triple for quad in after - before if quad.graph_name == graph),
        )
        for graph in DERIVED
    }


class Cases:
    """Which reports are about which case, and which names were merged, before and now."""

    def __init__(self, store: Store, now: set[Quad], old: set[Quad]) -> None:
        self._store = store
        self.changed = tuple(_linked(now ^ old))
        """What identity found otherwise than before, but for texts."""
        self.reports: dict[NamedNode, set[NamedNode]] = defaultdict(set)
        """The reports of each case, as it is now."""
        self.merged: dict[NamedNode, set[NamedNode]] = defaultdict(set)
        """What a name was merged into, before or now."""
        self._of: dict[NamedNode, set[NamedNode]] = defaultdict(set)
        for report, predicate, case in _linked(now):
            if predicate == IOR.reportsCase:
                self.reports[case].add(report)
        for node, predicate, value in _linked(now | old):
            if predicate == IOR.reportsCase:
                self._of[node].add(value)
            elif predicate == IOR.mergedInto:
                self.merged[node].add(value)

    def of(self, reports: Iterable[NamedNode]) -> set[NamedNode]:
        """Return the cases that reports are about or were about before."""
        return {case for report in reports for case in self._of.get(report, ())}

    def naming(self, organization: NamedNode) -> Iterator[NamedNode]:
        """Yield the reports that name an organization as partner or tell of its part."""
        for link in links(self._store, None, IOR.reportedPartner, organization):
            yield link.subject
        for part in links(self._store, None, IOR.participant, organization):
            for link in links(self._store, None, IOR.reportedParticipation, part.subject):
                yield link.subject

    def named(self, case: NamedNode) -> Iterator[NamedNode]:
        """Yield the organizations that reports on a case name or of whose part they tell."""
        for report in self.reports.get(case, ()):
            for link in links(self._store, report, IOR.reportedPartner, None):
                yield link.object
            for link in links(self._store, report, IOR.reportedParticipation, None):
                for part in links(self._store, link.object, IOR.participant, None):
                    yield part.object


def _affected(store: Store, changes: Changes, cases: Cases) -> Things:
    """Find what the changed documents, and the changes of identity, bear on."""
    seen = changes.footprint
    things = Things(seen.readings, seen.spans, seen.arguments)
    things.claims = seen.readings | {
        claim for pair in seen.arguments for claim in _claims(store, pair)
    }
    things.cases = cases.of(seen.reports)
    for node, predicate, value in cases.changed:
        if predicate == IOR.reportsCase:
            things.cases.add(value)
        elif predicate == IOR.mergedInto:
            things.cases |= cases.of(cases.naming(node))
    for case in things.cases:
        for link in links(store, case, IOR.hasPartner, None, GRAPH.inferred):
            things.organizations.add(link.object)
        for named in cases.named(case):
            things.organizations |= {named} | cases.merged.get(named, set())
    return things


def _neighbourhood(store: Store, changes: Changes, cases: Cases, things: Things) -> Iterator[Quad]:
    """Yield what the rules have to know of things."""
    yield from neighbourhood.ontology(store)
    yield from neighbourhood.documents(store, changes.documents)
    yield from neighbourhood.with_parts(store, things.claims, IOR.expresses, IOR.hasEvidence)
    reports = {report for case in things.cases for report in cases.reports.get(case, ())}
    yield from neighbourhood.with_parts(store, reports, IOR.reportedParticipation)


def _other_cases(store: Store, things: Things) -> Iterator[Quad]:
    """Yield what was derived of the other cases of organizations, which are not affected."""
    for organization in things.organizations:
        for tie in links(store, None, IOR.hasPartner, organization, GRAPH.inferred):
            if tie.subject not in things.cases:
                for known in (IOR.hasPartner, RDF.type):
                    yield from store.quads_for_pattern(tie.subject, known, None, GRAPH.inferred)


def _is_known(quad: Quad, things: Things) -> bool:
    """Tell whether a finding of identity is about a case at hand, or merges two names."""
    ends = {quad.subject, quad.object}
    return quad.predicate == IOR.mergedInto or not ends.isdisjoint(things.cases)


def _claims(store: Store, pair: Pair) -> Iterator[NamedNode]:
    """Yield the claims of documents that join two arguments either way."""
    for one, other in {pair, pair[::-1]}:
        bound: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {
            Variable("subject"): one,
            Variable("object"): other,
        }
        rows = store.query(read_query("claims_between"), substitutions=bound)
        assert isinstance(rows, QuerySolutions)
        for row in rows:
            yield row["claim"]


def _derived(store: Store) -> set[Quad]:
    return {q for graph in DERIVED for q in store.quads_for_pattern(None, None, None, graph)}


def _said_of(store: Store, things: Things) -> set[Quad]:
    """Return what the derived graphs say of things; each scope of the rules has its part."""
    found: set[Quad] = set()
    for scope, nodes in (
        (Scope.DOCUMENT, things.readings),
        (Scope.ORGANIZATION, things.organizations),
        (Scope.ARGUMENTS, things.claims),
    ):
        for node in nodes:
            for predicate in PROPERTIES[scope]:
                found.update(store.quads_for_pattern(node, predicate, None, GRAPH.inferred))
    for span in things.spans:
        found.update(store.quads_for_pattern(None, IOR.mentionedIn, span, GRAPH.inferred))
    for case in things.cases:
        found.update(store.quads_for_pattern(case, None, None, GRAPH.inferred))
    for one, other in things.arguments:
        found.update(store.quads_for_pattern(one, None, other, GRAPH.summary))
        found.update(store.quads_for_pattern(other, None, one, GRAPH.summary))
    return found


def _linked(quads: Iterable[Quad]) -> Iterator[tuple[NamedNode, NamedNode, NamedNode]]:
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            yield quad.subject, quad.predicate, quad.object
