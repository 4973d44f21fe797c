"""The terms to be documented: each with its kind, module, label, definition and page."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import NamedNode, Triple

from ..checks.facts import LABELS, Facts, Node
from ..kinds import KINDS
from ..prefixes import shortened
from ..terms import DCTERMS, IOR, OWL, RDF, RDFS, SKOS, local_name

FOLDERS = {
    "class": "class",
    "object property": "property",
    "data property": "property",
    "annotation property": "property",
    "concept": "concept",
    "concept scheme": "concept",
    "relation type": "relation-type",
    "value": "value",
}
"""Where the pages of each kind of term lie; the kinds stand in the order of the documentation."""

CONCEPT_CLASSES = frozenset(IOR[name] for name in KINDS)


@dataclass(frozen=True)
class Term:
    """A class, property, concept, relation type or value of the ontology."""

    node: NamedNode
    kind: str
    """One of FOLDERS."""
    label: str
    definition: str
    module: str
    deprecated: bool

    @property
    def name(self) -> str:
        return local_name(self.node)

    @property
    def page(self) -> str:
        """Path of its page in the documentation."""
        return f"{FOLDERS[self.kind]}/{self.name}"

    @property
    def iri(self) -> str:
        return self.node.value

    @property
    def short(self) -> str:
        return shortened(self.iri)


class Glossary(Mapping[NamedNode, Term]):
    """All terms by their IRI, sorted by label, and the facts about them."""

    def __init__(self, parts: Mapping[str, Iterable[Triple]]) -> None:
        """Read the triples of the modules, which are given by their names."""
        triples = {name: tuple(part) for name, part in parts.items()}
        self.facts = Facts(triple for part in triples.values() for triple in part)
        self.modules = tuple(triples)
        home: dict[NamedNode, str] = {}
        for name, part in triples.items():
            for triple in part:
                if triple.predicate == RDF.type and isinstance(triple.subject, NamedNode):
                    home.setdefault(triple.subject, name)
        found = [self._term(node, home[node]) for node in self.facts.own_terms()]
        self._terms = {t.node: t for t in sorted(found, key=lambda t: (t.label.lower(), t.iri))}

    def __getitem__(self, node: NamedNode) -> Term:
        return self._terms[node]

    def __iter__(self) -> Iterator[NamedNode]:
        return iter(self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    def of_kind(self, *kinds: str, module: str | None = None) -> list[Term]:
        """Give the terms of some kinds, of one module or of all."""
        return [t for t in self.values() if t.kind in kinds and module in (None, t.module)]

    def text(self, node: Node, predicate: NamedNode) -> list[str]:
        """Give the texts that a property has for a node, in their order."""
        return [value.value for value in self.facts.literals(node, predicate)]

    def terms(self, nodes: Iterable[Node]) -> list[Term]:
        """Give those of the nodes that are terms of ours, each once, by label."""
        found = {node for node in nodes if isinstance(node, NamedNode) and node in self._terms}
        return sorted((self[node] for node in found), key=lambda t: (t.label.lower(), t.iri))

    def concept_kind(self, node: NamedNode) -> str | None:
        """Give the label of the class of concepts that a concept belongs to."""
        classes = self.facts.types.get(node, set()) & CONCEPT_CLASSES
        return next((self[c].label for c in sorted(classes, key=str)), None)

    def twin(self, term: Term) -> Term | None:
        """Give the class of a concept's cases, or the concept whose cases a class holds."""
        linked = [
            *self.facts.objects(term.node, IOR.formalizedAs),
            *self.facts.subjects(IOR.formalizedAs, term.node),
        ]
        return next(iter(self.terms(linked)), None)

    @cached_property
    def narrower(self) -> dict[NamedNode, list[Term]]:
        """The direct children of each concept; the top concepts of each scheme."""
        children: dict[NamedNode, list[Node]] = defaultdict(list)
        for predicate in (SKOS.broader, SKOS.topConceptOf):
            for child, parent in self.facts.pairs(predicate):
                if isinstance(parent, NamedNode):
                    children[parent].append(child)
        return {parent: self.terms(nodes) for parent, nodes in children.items()}

    @cached_property
    def inverses(self) -> frozenset[Node]:
        """The properties that are named as the inverse of another."""
        return frozenset(inverse for _, inverse in self.facts.pairs(OWL.inverseOf))

    @cached_property
    def domains(self) -> dict[NamedNode, list[Term]]:
        """The properties that start at each class, unions of classes taken apart."""
        return self._ends(RDFS.domain)

    @cached_property
    def ranges(self) -> dict[NamedNode, list[Term]]:
        """The properties that lead to each class, unions of classes taken apart."""
        return self._ends(RDFS.range)

    def _ends(self, predicate: NamedNode) -> dict[NamedNode, list[Term]]:
        found: dict[NamedNode, list[Node]] = defaultdict(list)
        for prop, end in self.facts.pairs(predicate):
            for member in self.united(end):
                found[member].append(prop)
        return {node: self.terms(props) for node, props in found.items()}

    def united(self, node: Node) -> list[NamedNode]:
        """Give the classes that a class expression unites, or the one class that it is."""
        heads = self.facts.objects(node, OWL.unionOf)
        found = [member for head in heads for member in self.facts.members(head)]
        return [each for each in found or [node] if isinstance(each, NamedNode)]

    def counts(self) -> Counter[str]:
        """Count the terms of each kind."""
        return Counter(term.kind for term in self.values())

    def _term(self, node: NamedNode, module: str) -> Term:
        deprecated = any(v.value == "true" for v in self.facts.literals(node, OWL.deprecated))
        return Term(
            node,
            self._kind(node),
            next((v.value for v in self.facts.literals(node, *LABELS)), local_name(node)),
            next(iter(self.text(node, SKOS.definition)), ""),
            module,
            deprecated,
        )

    def _kind(self, node: NamedNode) -> str:
        types = self.facts.types[node]
        for kind, type_ in (
            ("class", OWL.Class),
            ("object property", OWL.ObjectProperty),
            ("data property", OWL.DatatypeProperty),
            ("annotation property", OWL.AnnotationProperty),
            ("concept scheme", SKOS.ConceptScheme),
            ("relation type", IOR.RelationType),
        ):
            if type_ in types:
                return kind
        return "concept" if types & CONCEPT_CLASSES else "value"

    def replacement(self, term: Term) -> list[Term]:
        """Give what is to be used in place of a deprecated term."""
        return self.terms(self.facts.objects(term.node, DCTERMS.isReplacedBy))


def source_block(turtle: str, prefixed: str) -> str:
    """Give the lines of a Turtle file that describe a term, or nothing where no block begins so.

    >>> source_block("@prefix e: <e#> .\\n\\ne:A a e:B ;\\n    e:c 1 .\\n\\ne:D a e:B .\\n", "e:A")
    'e:A a e:B ;\\n    e:c 1 .'
    """
    found = re.search(rf"^{re.escape(prefixed)}\s.*?(?=\n\n|\n*\Z)", turtle, re.M | re.S)
    return found[0] if found else ""
