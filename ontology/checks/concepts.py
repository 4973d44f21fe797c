"""Checks of concepts and relation types: hierarchy, labels, classes and signatures."""

from collections.abc import Iterator

from pyoxigraph import NamedNode

from ..kinds import KINDS
from ..terms import IOR, OWL, RDFS, SKOS, class_twin, local_name
from .facts import Facts, cycle
from .findings import Fault
from .labels import shared_labels

NAMES = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
KIND_CLASSES = tuple(IOR[name] for name in KINDS)
GENERAL = {"ClaimArgument", "DomainConcept"}


def _concepts(facts: Facts) -> list[NamedNode]:
    return facts.of_type(*KIND_CLASSES)


def hierarchy_holds(facts: Facts) -> Iterator[Fault]:
    """Find missing parents, parents of another scheme, concepts without place, and cycles."""
    concepts = set(_concepts(facts))
    parents = {
        local_name(node): [local_name(p) for p in facts.names(node, SKOS.broader)]
        for node in concepts
    }
    for node in _concepts(facts):
        name = local_name(node)
        schemes = facts.objects(node, SKOS.inScheme)
        broader, top = facts.names(node, SKOS.broader), facts.objects(node, SKOS.topConceptOf)
        problems = []
        if len(schemes) != 1:
            problems.append((f"is in {len(schemes)} schemes", "Give it exactly one skos:inScheme."))
        if bool(broader) == bool(top):
            advice = "Give it either skos:broader or skos:topConceptOf."
            problems.append(("has both or neither of a parent and a top place", advice))
        for parent in broader:
            if parent not in concepts:
                advice = "Correct the name or add the parent."
                problems.append((f"has the parent {local_name(parent)}, which is missing", advice))
            elif facts.objects(parent, SKOS.inScheme) != schemes:
                advice = "Choose a parent of its own scheme."
                problems.append((f"has the parent {local_name(parent)} of another scheme", advice))
        if way := cycle(name, parents):
            advice = "Remove one of these skos:broader statements."
            problems.append((f"is broader than itself: {' < '.join(way)}", advice))
        for message, advice in problems:
            yield Fault(name, message, advice)


def one_kind_per_concept(facts: Facts) -> Iterator[Fault]:
    for node in _concepts(facts):
        kinds = sorted(local_name(t) for t in facts.types[node] if t in KIND_CLASSES)
        if len(kinds) > 1:
            yield Fault(
                local_name(node),
                f"is {' and '.join(kinds)} at once",
                "Two concepts share this id: rename one.",
            )


def one_concept_per_label(facts: Facts) -> Iterator[Fault]:
    """Find labels that name two concepts, as written or after normalising."""
    labels = {node: facts.literals(node, *NAMES) for node in _concepts(facts)}
    for found in shared_labels(labels):
        said = ", ".join(f"{label!r} of {name}" for name, label in found.items())
        message = f"a label names {len(found)} concepts: {said}"
        yield Fault(next(iter(found)), message, "Leave it to the concept it names most often.")


def labels_are_used_once(facts: Facts) -> Iterator[Fault]:
    """Find labels given twice to one concept, and context labels that are no labels."""
    for node in _concepts(facts):
        labels = facts.literals(node, *NAMES)
        for label in dict.fromkeys(labels):
            if labels.count(label) > 1:
                ways = [local_name(name) for name in NAMES if label in facts.objects(node, name)]
                yield Fault(
                    local_name(node),
                    f"{label.value!r} is both {' and '.join(ways)}",
                    f"Keep the skos:{ways[0]}.",
                )
        for label in facts.literals(node, IOR.contextLabel):
            if label not in labels:
                yield Fault(
                    local_name(node),
                    f"{label.value!r} needs context but is no label of the concept",
                    "Give it as skos:altLabel or skos:hiddenLabel too, or remove it.",
                )


def classes_mirror_concepts(facts: Facts) -> Iterator[Fault]:
    """Find concepts whose class is missing, unconnected or placed elsewhere."""
    for node in _concepts(facts):
        for twin in facts.names(node, IOR.formalizedAs):
            name = local_name(node)
            above = {local_name(c) for c in facts.names(twin, RDFS.subClassOf)}
            broader = {local_name(p) for p in facts.names(node, SKOS.broader)}
            connected = {
                value
                for part in facts.objects(twin, OWL.equivalentClass)
                for value in facts.objects(part, OWL.hasValue)
            }
            if twin != class_twin(name) or OWL.Class not in facts.types.get(twin, set()):
                message, advice = "its class is missing or named otherwise", "Declare ior:" + name
            elif node not in connected:
                message = "its class is not tied to it by owl:hasValue"
                advice = "Add the owl:equivalentClass that the other classes have."
            elif broader - above:
                message = f"its class is not below {', '.join(sorted(broader - above))}"
                advice = "Repeat every skos:broader as rdfs:subClassOf."
            else:
                continue
            yield Fault(name, message, advice)


def relation_types_hold(facts: Facts) -> Iterator[Fault]:
    """Find relation types with unknown kinds, properties, opposites, or without cues."""
    relation_types = set(facts.of_type(IOR.RelationType))
    properties = set(facts.of_type(OWL.ObjectProperty))
    for node in facts.of_type(IOR.RelationType):
        problems = [
            f"{local_name(side)} {local_name(kind)} is no kind of concept"
            for side in (IOR.subjectKind, IOR.objectKind)
            for kind in facts.names(node, side)
            if kind not in KIND_CLASSES and local_name(kind) not in GENERAL
        ]
        problems += [
            f"has no {local_name(wanted)}"
            for wanted in (IOR.subjectKind, IOR.objectKind, IOR.cuePhrase, IOR.viaProperty)
            if not facts.objects(node, wanted)
        ]
        problems += [
            f"is stated by {local_name(via)}, which is no object property"
            for via in facts.names(node, IOR.viaProperty)
            if via not in properties
        ]
        problems += [
            f"is opposed to {local_name(other)}, which is no relation type"
            for other in facts.names(node, IOR.opposedTo)
            if other not in relation_types
        ]
        for message in problems:
            yield Fault(local_name(node), message, "Mend it in relations.ttl.")
