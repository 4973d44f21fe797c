"""Class expressions as people read them: "has partner exactly 2 organization"."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from ..checks.facts import Facts, Node
from ..terms import OWL, RDFS

Piece = str | NamedNode
"""A word, or a term that a page can link to."""

FILLERS = {
    OWL.someValuesFrom: "some",
    OWL.allValuesFrom: "only",
    OWL.hasValue: "value",
}
COUNTS = {
    OWL.qualifiedCardinality: "exactly",
    OWL.cardinality: "exactly",
    OWL.minQualifiedCardinality: "at least",
    OWL.minCardinality: "at least",
    OWL.maxQualifiedCardinality: "at most",
    OWL.maxCardinality: "at most",
}
JOINTS = {OWL.intersectionOf: "and", OWL.unionOf: "or"}


def expression(facts: Facts, node: Node, nested: bool = False) -> tuple[Piece, ...]:
    """Give a class expression as words and terms, in the manner of the Manchester syntax."""
    if isinstance(node, NamedNode):
        return (node,)
    if isinstance(node, Literal):
        return (f"“{node.value}”",)
    pieces = tuple(_pieces(facts, node))
    return ("(", *pieces, ")") if nested and len(pieces) > 1 and pieces[0] != "{" else pieces


def _pieces(facts: Facts, node: Node) -> Iterator[Piece]:
    for predicate, joint in JOINTS.items():
        for head in facts.objects(node, predicate):
            for place, member in enumerate(facts.members(head)):
                yield from [joint] if place else []
                yield from expression(facts, member, nested=True)
    for head in facts.objects(node, OWL.oneOf):
        yield "{"
        for place, member in enumerate(facts.members(head)):
            yield from [","] if place else []
            yield from expression(facts, member)
        yield "}"
    for negated in facts.objects(node, OWL.complementOf):
        yield "not"
        yield from expression(facts, negated, nested=True)
    for prop in facts.objects(node, OWL.onProperty):
        yield from expression(facts, prop)
        yield from _restricted(facts, node)


def _restricted(facts: Facts, node: Node) -> Iterator[Piece]:
    for predicate, word in FILLERS.items():
        for filler in facts.objects(node, predicate):
            yield word
            yield from expression(facts, filler, nested=True)
    for predicate, word in COUNTS.items():
        for number in facts.literals(node, predicate):
            yield f"{word} {number.value}"
            for filler in facts.objects(node, OWL.onClass) or facts.objects(node, OWL.onDataRange):
                yield from expression(facts, filler, nested=True)
    if facts.objects(node, OWL.hasSelf):
        yield "itself"


def needed(facts: Facts, node: NamedNode) -> list[tuple[NamedNode, str, Node]]:
    """Give the properties that a class restricts: property, how (some, ≥ 2, = …) and filler."""
    signs = {"some": "some", "only": "only", "value": "=", "exactly": "=", "at least": "≥"}
    found: list[tuple[NamedNode, str, Node]] = []
    parts = [*facts.objects(node, RDFS.subClassOf), *facts.objects(node, OWL.equivalentClass)]
    for part in parts:
        for head in facts.objects(part, OWL.intersectionOf):
            parts += facts.members(head)
        for prop in facts.names(part, OWL.onProperty):
            for predicate, word in FILLERS.items():
                found += [(prop, signs[word], each) for each in facts.objects(part, predicate)]
            for predicate, word in COUNTS.items():
                found += [
                    (prop, f"{signs.get(word, '≤')} {number.value}", filler)
                    for number in facts.literals(part, predicate)
                    for filler in facts.objects(part, OWL.onClass)
                ]
    return found
