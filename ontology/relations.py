"""The relation types: how the arguments of a claim can be related, and the words that signal it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from pyoxigraph import NamedNode, Triple

from .files import Statements, read_modules
from .kinds import ALL_KINDS, KINDS, Kind
from .terms import IOR, IORT, OWL, SKOS, local_name


@dataclass(frozen=True)
class RelationType:
    """A way in which the arguments of a proposition can be related.

    `property` and `inverse` are local names of properties (`inverse` equals `property` where the
    relation is symmetric). `cues` have the subject first, `inverted_cues` the object. A kind that
    is missing from `subject_kinds` or `object_kinds` is unusual there, not impossible.
    """

    id: str
    label: str
    definition: str
    group: str
    property: str
    inverse: str
    opposites: tuple[str, ...]
    cues: tuple[str, ...]
    inverted_cues: tuple[str, ...]
    subject_kinds: tuple[Kind, ...]
    object_kinds: tuple[Kind, ...]

    @cached_property
    def iri(self) -> NamedNode:
        return IORT[self.id]

    @cached_property
    def symmetric(self) -> bool:
        return self.property == self.inverse


def read_relation_types(triples: Iterable[Triple]) -> dict[str, RelationType]:
    """Collect the relation types that triples describe, in the order of the triples."""
    triples = tuple(triples)
    statements = Statements(triples)
    inverses = _both_ways(triples, OWL.inverseOf)
    opposites = _both_ways(triples, IOR.opposedTo)
    found = {}
    for node, types in statements.types.items():
        if IOR.RelationType.value not in types:
            continue
        name = local_name(node)
        via = statements.one(node, IOR.viaProperty)
        found[name] = RelationType(
            id=name,
            label=statements.one(node, SKOS.prefLabel),
            definition=statements.one(node, SKOS.definition),
            group=statements.one(node, IOR.relationGroup),
            property=via,
            inverse=next(iter(inverses.get(via, ())), via),
            opposites=tuple(opposites.get(name, ())),
            cues=statements.all(node, IOR.cuePhrase),
            inverted_cues=statements.all(node, IOR.invertedCuePhrase),
            subject_kinds=_kinds(statements.all(node, IOR.subjectKind)),
            object_kinds=_kinds(statements.all(node, IOR.objectKind)),
        )
    return found


def _both_ways(triples: Iterable[Triple], predicate: NamedNode) -> dict[str, dict[str, None]]:
    """Give the partners of each name under a symmetric predicate stated in one direction."""
    partners: dict[str, dict[str, None]] = defaultdict(dict)
    for triple in triples:
        if triple.predicate == predicate:
            subject, value = triple.subject, triple.object
            if isinstance(subject, NamedNode) and isinstance(value, NamedNode):
                partners[local_name(subject)][local_name(value)] = None
                partners[local_name(value)][local_name(subject)] = None
    return partners


def _kinds(classes: Iterable[str]) -> tuple[Kind, ...]:
    """Give the kinds of concept that belong to classes; a general class stands for all kinds."""
    found = [kind for name in classes for kind in KINDS.get(name, ALL_KINDS)]
    return tuple(dict.fromkeys(found))


@cache
def load_relation_types() -> dict[str, RelationType]:
    """Read the relation types from the modules, once."""
    return read_relation_types(read_modules())
