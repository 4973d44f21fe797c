"""What a store holds for one organization, and what its user decided of that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from pyoxigraph import Literal, NamedNode
from pyoxigraph import Store as Graph

from interorg.ingest.failure import Unreadable
from interorg.ingest.organizations.aliases import UNDECIDED, Decisions, decisions_in
from interorg.ingest.organizations.comparison import LIKELY, SAFE, match
from interorg.ingest.organizations.names import initials, normalized, organization_slug
from interorg.ontology.terms import GRAPH, IOR, SKOS

from ..storage.generations import write_whole
from ..storage.store import Store

TABLE = "names.tsv"
"""The user's table in the folder of a store."""
END = 4
"""Names that differ by a slip have so many letters alike at one of their ends."""
CROWDED = 500
"""Ends that more names share tell nothing of them."""


def kept_decisions(store: Store) -> Decisions:
    """Return what the user of a store decided."""
    path = store.path / TABLE
    try:
        return decisions_in(path.read_text("utf-8"), str(path))
    except FileNotFoundError:
        return UNDECIDED


def decide(table: Path | None, store_path: Path) -> int:
    """Keep a table in the store, or none, and publish what follows from it."""
    from .build import changes_of, publish

    decisions = UNDECIDED if table is None else _read(table)
    store = Store.open(store_path)
    with store.writer() as writer:
        changes = changes_of(store, writer)
        if decisions != kept_decisions(store):
            store.mark_unpublished()
            write_whole(store.path / TABLE, decisions.text().encode())
        return publish(store, writer, changes)


def _read(table: Path) -> Decisions:
    try:
        return decisions_in(table.read_text("utf-8"), str(table))
    except (OSError, UnicodeDecodeError) as error:
        said = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise Unreadable(f"The table of names {table} cannot be read: {said}.") from None


def merged_names(graph: Graph) -> Iterator[str]:
    """Yield the lines of a table that says what is merged, each after its reasons."""
    names = _names(graph)
    into: dict[NamedNode, list[NamedNode]] = defaultdict(list)
    for node, merged in _nodes(graph, IOR.mergedInto):
        into[merged].append(node)
    reasons = dict(_texts(graph, IOR.mergeReason))
    for merged, nodes in sorted(into.items(), key=lambda found: names[found[0]]):
        ordered = sorted(nodes, key=lambda node: names[node])
        for node in ordered:
            yield f"# {names[node]}: {reasons[node]}"
        yield "\t".join(("same", names[merged], *(names[node] for node in ordered)))


def likely_names(graph: Graph, decisions: Decisions) -> Iterator[str]:
    """Yield the lines of a table that says what may be of one organization, the likeliest first."""
    found = []
    for one, other in _close(organization_names(graph)):
        alike = match(one, other)
        apart = decisions.tells_apart(organization_slug(one), organization_slug(other))
        if alike and LIKELY <= alike.score < SAFE and not apart:
            found.append((-alike.score, one, other, alike.reason))
    for score, one, other, reason in sorted(found):
        yield f"# {-score:.2f} {reason}"
        yield f"likely\t{one}\t{other}"


def _close(names: Iterable[str]) -> set[tuple[str, str]]:
    """Pair the names that begin or end alike, and those that may be initials of others."""
    blocks: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name in names:
        letters = normalized(name).replace(" ", "")
        blocks["first", letters[:END]].add(name)
        blocks["last", letters[-END:]].add(name)
        blocks["initials", letters if " " not in name else initials(name)].add(name)
    return {
        pair
        for block in blocks.values()
        if len(block) <= CROWDED
        for pair in combinations(sorted(block), 2)
    }


def organization_names(graph: Graph) -> list[str]:
    """Return the names of the organizations that are not merged into another."""
    merged = {node for node, _ in _nodes(graph, IOR.mergedInto)}
    return sorted({name for node, name in _names(graph).items() if node not in merged})


def _names(graph: Graph) -> dict[NamedNode, str]:
    return dict(_texts(graph, SKOS.prefLabel))


def _nodes(graph: Graph, predicate: NamedNode) -> Iterator[tuple[NamedNode, NamedNode]]:
    for quad in graph.quads_for_pattern(None, predicate, None, GRAPH.inferred):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            yield quad.subject, quad.object


def _texts(graph: Graph, predicate: NamedNode) -> Iterator[tuple[NamedNode, str]]:
    for quad in graph.quads_for_pattern(None, predicate, None, GRAPH.inferred):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            yield quad.subject, quad.object.value
