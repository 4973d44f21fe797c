"""The concepts, their labels and hierarchy: what extraction matches and search suggests."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from pyoxigraph import NamedNode, Triple

from .extra_modules import kept_with_ontology
from .files import OntologyError, Statements, modules, read_modules, read_ontology, version
from .kinds import KINDS, Kind
from .relations import RelationType, load_relation_types
from .terms import DCTERMS, IOR, OWL, SKOS, class_twin, concept, concept_id

__all__ = [
    "Concept",
    "ConceptScheme",
    "Kind",
    "OntologyError",
    "RelationType",
    "load_concepts",
    "load_relation_types",
    "modules",
    "shipped_concepts",
    "version",
]


@dataclass(frozen=True)
class Concept:
    """A notion of the field.

    The `id` of a concept of ours is its name, that of one from an extra module its whole IRI;
    `scheme` and `formalized_as` likewise. `broader` holds the ids of the direct parents.
    `alt_labels` are its other names, `hidden_labels` words by which texts speak of it without
    naming it, such as verb phrases; `context_labels` are those of all labels that mean it only in
    a fitting context.
    `sources` are keys of the bibliography; `unsure_sources` those not shown to treat it.
    """

    id: str
    kind: Kind
    label: str
    alt_labels: tuple[str, ...]
    hidden_labels: tuple[str, ...]
    context_labels: frozenset[str]
    definition: str
    broader: tuple[str, ...]
    sources: tuple[str, ...]
    unsure_sources: tuple[str, ...]
    scheme: str
    formalized_as: str | None
    """The class of single situations of this kind; theories and the like have none."""
    deprecated: bool = False
    source_notes: tuple[str, ...] = ()
    """Where it comes from if from no work that is named."""
    replaced_by: tuple[str, ...] = ()
    """Ids of the concepts to use instead of a deprecated one."""

    @property
    def iri(self) -> NamedNode:
        return concept(self.id)

    @property
    def class_iri(self) -> NamedNode | None:
        """The class of single situations of this kind; None for theories and the like."""
        name = self.formalized_as
        if name is None:
            return None
        return NamedNode(name) if ":" in name else class_twin(name)

    @property
    def labels(self) -> tuple[str, ...]:
        """All words by which texts speak of it, the preferred label first."""
        return (self.label, *self.alt_labels, *self.hidden_labels)


class ConceptScheme(Mapping[str, Concept]):
    """All concepts by id, with their hierarchy."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._concepts = {c.id: c for c in concepts}
        self._narrower: dict[str, list[str]] = defaultdict(list)
        for c in self._concepts.values():
            for parent in c.broader:
                if parent not in self._concepts:
                    raise OntologyError(f"Concept {c.id} has the parent {parent}, which is missing")
                self._narrower[parent].append(c.id)

    def __getitem__(self, key: str) -> Concept:
        return self._concepts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._concepts)

    def __len__(self) -> int:
        return len(self._concepts)

    def narrower(self, key: str) -> tuple[str, ...]:
        """Give the ids of the direct children."""
        return tuple(self._narrower.get(self[key].id, ()))

    def ancestors(self, key: str) -> tuple[str, ...]:
        """Give the ids of all broader concepts, nearest first."""
        return _reach(key, lambda k: self[k].broader)

    def descendants(self, key: str) -> tuple[str, ...]:
        """Give the ids of all narrower concepts, nearest first."""
        return _reach(key, self.narrower)

    def of_kind(self, *kinds: Kind) -> tuple[Concept, ...]:
        return tuple(c for c in self.values() if c.kind in kinds)

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {label: c.id for c in self.values() for label in c.labels}

    def labels(self) -> Mapping[str, str]:
        """Map every label, as written, to the id of the one concept it belongs to."""
        return self._labels


def _reach(key: str, step: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
    """Follow steps breadth first; a cycle ends the walk, and the start is never in the answer."""
    found: dict[str, None] = {}
    level = list(step(key))
    while level:
        fresh = [k for k in dict.fromkeys(level) if k not in found and k != key]
        found.update(dict.fromkeys(fresh))
        level = [after for k in fresh for after in step(k)]
    return tuple(found)


def read_concepts(triples: Iterable[Triple]) -> ConceptScheme:
    """Collect the concepts that triples describe, in the order of the triples."""
    statements = Statements(triples)
    kind_of = {IOR[name].value: kinds[0] for name, kinds in KINDS.items()}
    concepts = []
    for node, types in statements.types.items():
        kinds = [kind_of[t] for t in sorted(types) if t in kind_of]
        if not kinds:
            continue
        if len(kinds) > 1:
            raise OntologyError(f"{node.value} is of several kinds: {', '.join(kinds)}. Keep one.")
        concepts.append(
            Concept(
                id=concept_id(node),
                kind=kinds[0],
                label=statements.one(node, SKOS.prefLabel),
                alt_labels=statements.all(node, SKOS.altLabel),
                hidden_labels=statements.all(node, SKOS.hiddenLabel),
                context_labels=frozenset(statements.all(node, IOR.contextLabel)),
                definition=statements.one(node, SKOS.definition),
                broader=statements.all(node, SKOS.broader),
                sources=statements.all(node, DCTERMS.source),
                unsure_sources=statements.all(node, IOR.unsureSource),
                scheme=next(iter(statements.all(node, SKOS.inScheme)), ""),
                formalized_as=next(iter(statements.all(node, IOR.formalizedAs)), None),
                deprecated="true" in statements.all(node, OWL.deprecated),
                source_notes=statements.all(node, IOR.sourceNote),
                replaced_by=statements.all(node, DCTERMS.isReplacedBy),
            )
        )
    return ConceptScheme(concepts)


@cache
def shipped_concepts() -> ConceptScheme:
    """Read the concepts from our own modules, whichever others are in use."""
    return read_concepts(read_modules())


@kept_with_ontology
def load_concepts() -> ConceptScheme:
    """Read the concepts from the modules in use, once."""
    return read_concepts(read_ontology())
