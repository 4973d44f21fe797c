"""A large graph for benchmarks: the corpus's own document graphs, repeated under other keys.

Copies are like further documents of the same field. Of the organizations some are in every copy,
the others and the cases are shared by a few copies, and so is each statement: its object turns
with the copy through the concepts of its kind.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, Store

from interorg.ingest.organizations.names import organization_slug
from interorg.ontology.terms import BASE, GRAPH, ID, IOR, RDF, RDFS, document_graph

SHARING = 3
"""How many copies have the same cases, organizations and statements."""

KINDS = "document activity span mention citation report value participation".split()
OWN_KEYS = tuple(f"{BASE}id/{kind}/" for kind in KINDS)
"""How the nodes begin that bear the key of their document."""
NAMES = (IOR.reportedName, IOR.reportedText)
SYLLABLES = ("ba", "do", "fi", "gu", "ke", "lo", "mi", "nu", "ra", "se", "ti", "vo")


class Copies:
    """Makes copies of document graphs; equal numbers make equal copies."""

    def __init__(self, store: Store) -> None:
        self._kinds: dict[str, tuple[NamedNode, ...]] = {}
        self._concepts(store)

    def _concepts(self, store: Store) -> None:
        by_kind: dict[NamedNode, set[NamedNode]] = defaultdict(set)
        for quad in store.quads_for_pattern(None, RDF.type, None, GRAPH.concepts):
            if quad.object.value.startswith(BASE):  # Every concept is a skos:Concept.
                by_kind[quad.object].add(quad.subject)
        for nodes in by_kind.values():
            ordered = tuple(sorted(nodes, key=str))
            for node in ordered:
                self._kinds[node.value] = max(self._kinds.get(node.value, ()), ordered, key=len)

    def copy(self, key: str, quads: Iterable[Quad], number: int) -> Iterator[Quad]:
        """Yield a document's quads as those of another document, `key`-`number`."""
        quads = list(quads)
        graph = document_graph(f"{key}-{number}")
        nodes = self._renamed(key, quads, number)
        for quad in quads:
            subject, value = nodes.get(quad.subject, quad.subject), quad.object
            if isinstance(value, Literal):
                value = _text(quad, value, key, number)
            elif quad.predicate == IOR.claimObject:
                value = self._turned(value, number)
            else:
                value = nodes.get(value, value)
            yield Quad(subject, quad.predicate, value, graph)

    def _turned(self, node: NamedNode, number: int) -> NamedNode:
        alike = self._kinds.get(node.value, (node,))
        return alike[(alike.index(node) + number // SHARING) % len(alike)]

    def _renamed(self, key: str, quads: list[Quad], number: int) -> dict[object, NamedNode]:
        nodes: dict[object, NamedNode] = {}
        said: dict[NamedNode, list[str]] = defaultdict(list)
        for quad in quads:
            for node in (quad.subject, quad.object):
                if isinstance(node, NamedNode) and node.value.startswith(OWN_KEYS):
                    kind, rest = node.value.removeprefix(f"{BASE}id/").split("/", 1)
                    if rest == key or rest.startswith(f"{key}/"):
                        own = f"{key}-{number}{rest.removeprefix(key)}"
                        nodes[node] = NamedNode(f"{BASE}id/{kind}/{own}")
            if quad.subject.value.startswith(f"{BASE}id/proposition/"):
                value = quad.object
                if quad.predicate == IOR.claimObject:
                    value = self._turned(value, number)
                said[quad.subject].append(f"{quad.predicate} {value}")
            if quad.predicate == RDF.type and quad.object == IOR.Claim:
                nodes[quad.subject] = ID.claim(_hashed(f"{quad.subject.value} {number}"))
            if quad.predicate == RDFS.label and _is_organization(quad.subject):
                name = _name(quad.object.value, number)
                nodes[quad.subject] = ID.organization(organization_slug(name))
        for node, parts in said.items():
            nodes[node] = ID.proposition(_hashed(" ".join(sorted(parts))))
        return nodes


def _text(quad: Quad, value: Literal, key: str, number: int) -> Literal:
    if quad.predicate == IOR.documentKey:
        return Literal(f"{key}-{number}")
    if quad.predicate == IOR.textDigest:
        return Literal(hashlib.sha256(f"{value.value} {number}".encode()).hexdigest())
    if quad.predicate in NAMES:
        return Literal(f"{value.value} {_word(number)}")
    if quad.predicate in (RDFS.label, IOR.alsoKnownAs):
        if _is_organization(quad.subject):
            return Literal(_name(value.value, number))
        if quad.subject.value.startswith(f"{BASE}id/report/"):
            return Literal(f"{value.value} {_word(number)}")
    return value


def _is_organization(node: NamedNode) -> bool:
    return node.value.startswith(f"{BASE}id/organization/")


def _name(name: str, number: int) -> str:
    """Give an organization's name in a copy; every fifth organization is in all copies."""
    return name if int(_hashed(name), 16) % 5 == 0 else f"{name} {_word(number)}"


def _word(number: int) -> str:
    """Make a word of its own for every few copies."""
    rest, word = number // SHARING, ""
    while rest or not word:
        rest, digit = divmod(rest, len(SYLLABLES))
        word += SYLLABLES[digit]
    return f"{word}x".title()


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
