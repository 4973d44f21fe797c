"""The facts that checks look at: triples of one ontology, and which of the terms are its own."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ..terms import OWL, OWN, RDF, RDFS, SKOS, XSD, local_name

Resource = NamedNode | BlankNode
Node = NamedNode | BlankNode | Literal


BUILTIN = tuple(namespace.iri for namespace in (RDF, RDFS, OWL, XSD))
PROPERTY_KINDS = {
    OWL.ObjectProperty: "object property",
    OWL.DatatypeProperty: "data property",
    OWL.AnnotationProperty: "annotation property",
}
CLASS_KINDS = (OWL.Class, RDFS.Class)
LABELS = (RDFS.label, SKOS.prefLabel)
DEFINITIONS = (
    SKOS.definition,
    RDFS.comment,
    NamedNode("http://purl.org/dc/terms/description"),
    NamedNode("http://purl.obolibrary.org/obo/IAO_0000115"),
)


class Facts:
    """Triples with the look-ups that checks share.

    ``own`` are the beginnings of the IRIs of the ontology's own terms. ``declared_in`` tells in
    which of the files a term is declared, where the triples come from several. ``uses`` gives for
    each blank node the subjects and predicates that it is the value of.
    """

    def __init__(
        self,
        triples: Iterable[Triple],
        own: tuple[str, ...] = OWN,
        declared_in: Mapping[NamedNode, frozenset[str]] | None = None,
    ) -> None:
        self.triples = tuple(dict.fromkeys(triples))
        self.own = own
        self.declared_in = declared_in or {}
        self._objects: dict[tuple[str, NamedNode], list[Node]] = defaultdict(list)
        self._subjects: dict[tuple[NamedNode, str], list[Resource]] = defaultdict(list)
        self._pairs: dict[NamedNode, list[tuple[Resource, Node]]] = defaultdict(list)
        self.uses: dict[BlankNode, list[tuple[Resource, NamedNode]]] = defaultdict(list)
        self._values: dict[BlankNode, list[Node]] = defaultdict(list)
        self.types: dict[NamedNode, set[NamedNode]] = defaultdict(set)
        for triple in self.triples:
            subject, value = triple.subject, triple.object
            if isinstance(subject, Triple) or isinstance(value, Triple):
                continue
            self._objects[str(subject), triple.predicate].append(value)
            self._subjects[triple.predicate, str(value)].append(subject)
            self._pairs[triple.predicate].append((subject, value))
            if isinstance(subject, BlankNode):
                self._values[subject].append(value)
            if isinstance(value, BlankNode):
                self.uses[value].append((subject, triple.predicate))
            if (
                triple.predicate == RDF.type
                and isinstance(subject, NamedNode)
                and isinstance(value, NamedNode)
            ):
                self.types[subject].add(value)

    def objects(self, subject: Node, predicate: NamedNode) -> list[Node]:
        return self._objects.get((str(subject), predicate), [])

    def subjects(self, predicate: NamedNode, value: Node) -> list[Resource]:
        return self._subjects.get((predicate, str(value)), [])

    def values(self, subject: BlankNode) -> list[Node]:
        """Give all that is said of a blank node, whatever the predicate."""
        return self._values.get(subject, [])

    def names(self, subject: Node, predicate: NamedNode) -> list[NamedNode]:
        """Give those objects that have a name of their own."""
        return [node for node in self.objects(subject, predicate) if isinstance(node, NamedNode)]

    def literals(self, subject: Node, *predicates: NamedNode) -> list[Literal]:
        """Give those objects that are texts or values, for several predicates one after another."""
        found = [node for p in predicates for node in self.objects(subject, p)]
        return [node for node in found if isinstance(node, Literal)]

    def pairs(self, predicate: NamedNode) -> Iterator[tuple[Resource, Node]]:
        yield from self._pairs.get(predicate, ())

    def predicates(self) -> list[NamedNode]:
        return list(self._pairs)

    def of_type(self, *types: NamedNode) -> list[NamedNode]:
        """Give the named nodes that are stated to be of one of the types."""
        return [node for node, found in self.types.items() if found.intersection(types)]

    def is_own(self, node: object) -> bool:
        """Say whether a node is a term of this ontology; its header is none."""
        return (
            isinstance(node, NamedNode)
            and node.value.startswith(self.own)
            and OWL.Ontology not in self.types.get(node, ())
        )

    def own_terms(self, *types: NamedNode) -> list[NamedNode]:
        """Give what this ontology declares: classes, properties and named individuals.

        With types, only those that are stated to be of one of them.
        """
        found = self.of_type(*types) if types else list(self.types)
        return [node for node in found if self.is_own(node)]

    def own_classes(self) -> list[NamedNode]:
        return self.own_terms(*CLASS_KINDS)

    def own_properties(self) -> list[NamedNode]:
        """Give the object and data properties; annotation properties relate nothing."""
        return self.own_terms(OWL.ObjectProperty, OWL.DatatypeProperty)

    def headers(self) -> list[Resource]:
        """Give the nodes that are declared to be an ontology."""
        return self.subjects(RDF.type, OWL.Ontology)

    def members(self, head: Node) -> list[Node]:
        """Give the members of an RDF list; one that is broken or runs in a circle ends early."""
        found: list[Node] = []
        seen: set[str] = set()
        while head != RDF.nil and str(head) not in seen:
            seen.add(str(head))
            found += self.objects(head, RDF.first)[:1]
            head = next(iter(self.objects(head, RDF.rest)), RDF.nil)
        return found

    def classes(self, node: Node) -> frozenset[str]:
        """Give the names of the classes that a class expression unites, or of the one class."""
        if isinstance(node, NamedNode):
            return frozenset({local_name(node)})
        united = [m for head in self.objects(node, OWL.unionOf) for m in self.members(head)]
        return frozenset(local_name(m) for m in united if isinstance(m, NamedNode))

    def home(self, node: Node) -> str:
        """Give the local name of a node; for a blank one that of the term it helps to describe."""
        seen: set[Node] = set()
        while isinstance(node, BlankNode) and node not in seen:
            seen.add(node)
            node = next((subject for subject, _ in self.uses.get(node, ())), node)
        return local_name(node) if isinstance(node, NamedNode) else "an unnamed node"

    def above(self, term: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        """Give a term and what it leads to by a predicate, however many steps away."""
        found = {term: None}
        waiting = [term]
        for each in waiting:
            for parent in self.names(each, predicate):
                if parent not in found:
                    found[parent] = None
                    waiting.append(parent)
        return list(found)


def own_namespaces(triples: Iterable[Triple]) -> tuple[str, ...]:
    """Find out which namespaces an ontology declares its own terms in.

    They are the one that its header stands for or names as preferred, and those of the terms that
    it says it defines. Where no term lies in any of them, it is the one with most declarations.
    """
    preferred = "http://purl.org/vocab/vann/preferredNamespaceUri"
    declared: Counter[str] = Counter()
    headers: set[NamedNode] = set()
    wanted: set[str] = set()
    defined: list[tuple[NamedNode, NamedNode]] = []
    kinds = {*CLASS_KINDS, *PROPERTY_KINDS, RDF.Property}
    for triple in triples:
        subject, value = triple.subject, triple.object
        if not isinstance(subject, NamedNode):
            continue
        if triple.predicate == RDF.type and value == OWL.Ontology:
            headers.add(subject)
        elif triple.predicate == RDF.type and value in kinds:
            declared[_namespace(subject)] += 1
        elif triple.predicate == RDFS.isDefinedBy and isinstance(value, NamedNode):
            defined.append((subject, value))
        elif triple.predicate.value == preferred and isinstance(value, NamedNode | Literal):
            wanted.add(value.value)
    for header in headers:
        bare = header.value.rstrip("#/")
        wanted |= {bare + "#", bare + "/"}
    names = {header.value.rstrip("#/") for header in headers}
    wanted |= {_namespace(term) for term, by in defined if by.value.rstrip("#/") in names}
    if not any(namespace.startswith(tuple(wanted)) for namespace in declared) and declared:
        wanted.add(declared.most_common(1)[0][0])
    return tuple(sorted(wanted - set(BUILTIN)))


def _namespace(node: NamedNode) -> str:
    return node.value[: len(node.value) - len(local_name(node))]


def cycle(start: str, parents: Mapping[str, Iterable[str]]) -> list[str]:
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
