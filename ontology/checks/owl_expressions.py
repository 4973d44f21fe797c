"""OWL 2 DL, expressions: class expressions and lists are whole trees, unnamed things no circles."""

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal

from ..terms import OWL, RDF, XSD
from .facts import Facts, Node, Resource
from .findings import Fault

FILLERS = (
    OWL.someValuesFrom,
    OWL.allValuesFrom,
    OWL.hasValue,
    OWL.hasSelf,
    OWL.cardinality,
    OWL.minCardinality,
    OWL.maxCardinality,
    OWL.qualifiedCardinality,
    OWL.minQualifiedCardinality,
    OWL.maxQualifiedCardinality,
)
COUNTS = FILLERS[4:]
QUALIFIED = COUNTS[3:]
CONSTRUCTORS = (
    OWL.unionOf,
    OWL.intersectionOf,
    OWL.complementOf,
    OWL.oneOf,
    OWL.onDatatype,
    OWL.datatypeComplementOf,
)
LIST_PLACES = (
    OWL.unionOf,
    OWL.intersectionOf,
    OWL.oneOf,
    OWL.disjointUnionOf,
    OWL.members,
    OWL.distinctMembers,
    OWL.hasKey,
    OWL.propertyChainAxiom,
    OWL.withRestrictions,
    OWL.onProperties,
)
# A list of members may be nil only where an empty one has a meaning.
MAY_BE_EMPTY = (OWL.oneOf, OWL.hasKey)


def restrictions_are_whole(facts: Facts) -> Iterator[Fault]:
    """Find restrictions without property or filler, with two of either, and counts of no number."""
    nodes: dict[Resource, None] = dict.fromkeys(facts.subjects(RDF.type, OWL.Restriction))
    for predicate in (OWL.onProperty, *FILLERS):
        nodes |= {node: None for node, _ in facts.pairs(predicate)}
    for node in nodes:
        for message in _restriction_faults(facts, node):
            yield Fault(facts.home(node), message, "Write the restriction as OWL 2 has it.")


def _restriction_faults(facts: Facts, node: Resource) -> Iterator[str]:
    if not isinstance(node, BlankNode):
        yield "is a restriction with a name of its own"
    if OWL.Restriction not in facts.objects(node, RDF.type):
        yield "a restriction is not typed as owl:Restriction"
    properties = facts.objects(node, OWL.onProperty)
    if len(properties) != 1:
        yield f"a restriction has {len(properties)} properties, not one"
    fillers = [filler for filler in FILLERS if facts.objects(node, filler)]
    values = [value for filler in fillers for value in facts.objects(node, filler)]
    if len(values) != 1:
        yield f"a restriction has {len(values)} fillers, not one"
    for filler, value in zip(fillers, values, strict=False):
        number = isinstance(value, Literal) and value.datatype == XSD.nonNegativeInteger
        if filler in COUNTS and not number:
            yield "a restriction counts with something else than an xsd:nonNegativeInteger"
    qualified = any(filler in QUALIFIED for filler in fillers)
    on = facts.objects(node, OWL.onClass) + facts.objects(node, OWL.onDataRange)
    if qualified != (len(on) == 1):
        yield f"a restriction counts members of {len(on)} classes, not {int(qualified)}"


def class_expressions_are_whole(facts: Facts) -> Iterator[Fault]:
    """Find unnamed classes that say nothing or two things, are shared, or contain themselves."""
    for node in facts.uses:
        types = facts.objects(node, RDF.type)
        parts = [p for p in CONSTRUCTORS for _ in facts.objects(node, p)]
        if OWL.Class not in types and not parts:
            continue
        home, advice = facts.home(node), "Write the class expression out where it is used."
        if len(parts) != 1 and OWL.Restriction not in types:
            message = f"an unnamed class is made up in {len(parts)} ways, not one"
            yield Fault(home, message, "Give it one of owl:unionOf, owl:intersectionOf and so on.")
        if len(facts.uses[node]) > 1:
            yield Fault(home, "an unnamed class is used in several places", advice)
        if _contains_itself(facts, node):
            yield Fault(home, "an unnamed class is part of itself", advice)


def _contains_itself(facts: Facts, node: BlankNode) -> bool:
    seen: set[BlankNode] = set()
    waiting = [node]
    for each in waiting:
        for user, _ in facts.uses.get(each, ()):
            if user == node:
                return True
            if isinstance(user, BlankNode) and user not in seen:
                seen.add(user)
                waiting.append(user)
    return False


def lists_are_whole(facts: Facts) -> Iterator[Fault]:
    """Find lists with a missing or second member or rest, shared ones, endless and empty ones."""
    for predicate in LIST_PLACES:
        for subject, head in facts.pairs(predicate):
            if head == RDF.nil and predicate not in MAY_BE_EMPTY:
                message, advice = "has an empty list", "Name the members or remove the statement."
                yield Fault(facts.home(subject), message, advice)
            elif message := _list_fault(facts, head):
                advice = "Write the list anew, in parentheses."
                yield Fault(facts.home(subject), message, advice)


def _list_fault(facts: Facts, head: Node) -> str:
    seen: set[Node] = set()
    while head != RDF.nil:
        if not isinstance(head, BlankNode):
            return "has a list that does not end in rdf:nil"
        if head in seen:
            return "has a list that runs in a circle"
        seen.add(head)
        first, rest = facts.objects(head, RDF.first), facts.objects(head, RDF.rest)
        if len(first) != 1 or len(rest) != 1:
            return f"has a list node with {len(first)} members and {len(rest)} rests, not one each"
        if len(facts.uses.get(head, ())) > 1:
            return "has a list that is used in several places"
        head = rest[0]
    return ""


def unnamed_individuals_form_trees(facts: Facts) -> Iterator[Fault]:
    """Find unnamed individuals that object properties join in a circle, however they run."""
    joined: dict[BlankNode, BlankNode] = {}

    def root(node: BlankNode) -> BlankNode:
        while node in joined:
            node = joined[node]
        return node

    for predicate in facts.of_type(OWL.ObjectProperty):
        for subject, value in facts.pairs(predicate):
            if isinstance(subject, BlankNode) and isinstance(value, BlankNode):
                one, other = root(subject), root(value)
                if one == other:
                    message = "joins unnamed individuals in a circle"
                    yield Fault(facts.home(predicate), message, "Give one of them a name.")
                else:
                    joined[one] = other
