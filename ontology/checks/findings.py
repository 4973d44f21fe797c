"""What a check found, and the facts that checks look at."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from pyoxigraph import BlankNode, NamedNode, Triple
from pyoxigraph import Literal as RdfLiteral

from ..terms import BASE, OWL, RDF, local_name

Severity = Literal["error", "warning", "info"]
Node = NamedNode | BlankNode | RdfLiteral

OWN = tuple(BASE + part for part in ("ontology#", "concept/", "relation-type/", "value/"))


@dataclass(frozen=True)
class Finding:
    """One thing that a check has to say about one subject, and what to do about it."""

    check: str
    severity: Severity
    subject: str
    message: str
    advice: str = ""


class Facts:
    """Triples with the look-ups that checks share."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.triples = tuple(triples)
        self._objects: dict[tuple[str, NamedNode], list[Node]] = defaultdict(list)
        self._subjects: dict[tuple[NamedNode, str], list[NamedNode | BlankNode]] = defaultdict(list)
        self.types: dict[NamedNode, set[NamedNode]] = defaultdict(set)
        for triple in self.triples:
            subject, value = triple.subject, triple.object
            if isinstance(subject, Triple) or isinstance(value, Triple):
                continue
            self._objects[str(subject), triple.predicate].append(value)
            self._subjects[triple.predicate, str(value)].append(subject)
            if (
                triple.predicate == RDF.type
                and isinstance(subject, NamedNode)
                and isinstance(value, NamedNode)
            ):
                self.types[subject].add(value)

    def objects(self, subject: Node, predicate: NamedNode) -> list[Node]:
        return self._objects.get((str(subject), predicate), [])

    def subjects(self, predicate: NamedNode, value: Node) -> list[NamedNode | BlankNode]:
        return self._subjects.get((predicate, str(value)), [])

    def names(self, subject: Node, predicate: NamedNode) -> list[NamedNode]:
        """Give those objects that have a name of their own."""
        return [node for node in self.objects(subject, predicate) if isinstance(node, NamedNode)]

    def pairs(self, predicate: NamedNode) -> Iterator[tuple[NamedNode | BlankNode, Node]]:
        for triple in self.triples:
            if triple.predicate == predicate:
                subject, value = triple.subject, triple.object
                if not isinstance(subject, Triple) and not isinstance(value, Triple):
                    yield subject, value

    def of_type(self, *types: NamedNode) -> list[NamedNode]:
        """Give the named nodes that are stated to be of one of the types."""
        return [node for node, found in self.types.items() if found.intersection(types)]

    def own_terms(self) -> list[NamedNode]:
        """Give everything this ontology declares: classes, properties, concepts and values."""
        return [node for node in self.types if is_own(node)]

    def members(self, head: Node) -> list[Node]:
        """Give the members of an RDF list."""
        found: list[Node] = []
        while head != RDF.nil and (first := self.objects(head, RDF.first)):
            found.append(first[0])
            head = self.objects(head, RDF.rest)[0]
        return found

    def classes(self, node: Node) -> frozenset[str]:
        """Give the names of the classes that a class expression unites, or of the one class."""
        if isinstance(node, NamedNode):
            return frozenset({local_name(node)})
        united = [m for head in self.objects(node, OWL.unionOf) for m in self.members(head)]
        return frozenset(local_name(m) for m in united if isinstance(m, NamedNode))


def is_own(node: object) -> bool:
    """Say whether a node is a term of this ontology."""
    return isinstance(node, NamedNode) and node.value.startswith(OWN)


def cycle(start: str, parents: dict[str, list[str]]) -> list[str]:
    """Give the way from a name back to itself, or an empty list where there is none."""
    trail: list[tuple[str, list[str]]] = [(start, [start])]
    seen: set[str] = set()
    while trail:
        name, way = trail.pop()
        for parent in parents.get(name, ()):
            if parent == start:
                return [*way, start]
            if parent not in seen:
                seen.add(parent)
                trail.append((parent, [*way, parent]))
    return []
