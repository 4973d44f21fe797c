"""What the page of one term says."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode

from ..checks.facts import Node
from ..files import HERE
from ..terms import IOR, OWL, RDF, RDFS, SKOS
from .axioms import Piece, expression
from .diagrams import neighbourhood
from .diagrams.svg import Drawing
from .elsewhere import Work, alignments, sources
from .glossary import Glossary, Term, source_block
from .usage import all_questions, all_rules, all_shapes, uses

Address = Callable[[str], str]

CHARACTERISTICS = {
    OWL.FunctionalProperty: "functional: at most one value",
    OWL.InverseFunctionalProperty: "inverse functional: a value belongs to one thing",
    OWL.SymmetricProperty: "symmetric",
    OWL.TransitiveProperty: "transitive",
    OWL.AsymmetricProperty: "asymmetric",
    OWL.IrreflexiveProperty: "irreflexive",
}
NOTES = (SKOS.scopeNote, SKOS.editorialNote, SKOS.example)


@dataclass(frozen=True)
class End:
    """A property that a class can have, and what is at its other end."""

    property: Term
    other: tuple[Piece, ...]
    source: Term | None
    """The broader class that it comes from, if it is not the class's own."""


def content(
    glossary: Glossary, term: Term, works: Mapping[str, Work], address: Address
) -> dict[str, Any]:
    """Give all that the template of a term shows; works are given by bibliography key."""
    facts = glossary.facts
    drawn = term.kind == "class"
    return {
        "term": term,
        "twin": glossary.twin(term),
        "lists": lists(glossary, term),
        "siblings": siblings(glossary, term),
        "concept_kind": glossary.concept_kind(term.node),
        "replacement": glossary.replacement(term),
        "labels": glossary.text(term.node, SKOS.altLabel),
        "hidden_labels": glossary.text(term.node, SKOS.hiddenLabel),
        "in_context": set(glossary.text(term.node, IOR.contextLabel)),
        "chains": chains(glossary, term),
        "children": children(glossary, term),
        "axioms": axioms(glossary, term),
        "from_here": ends(glossary, term, glossary.domains, RDFS.range) if drawn else [],
        "to_here": ends(glossary, term, glossary.ranges, RDFS.domain) if drawn else [],
        "members": glossary.terms(facts.subjects(RDF.type, term.node)) if drawn else [],
        "relation": relation(glossary, term) if term.kind == "relation type" else None,
        "stated_by": glossary.terms(facts.subjects(IOR.viaProperty, term.node)),
        "sources": sources(glossary, term, works),
        "source_notes": glossary.text(term.node, IOR.sourceNote),
        "alignments": alignments(glossary, term),
        "notes": [note for predicate in NOTES for note in glossary.text(term.node, predicate)],
        "shapes": uses(term.node, all_shapes()),
        "rules": uses(term.node, all_rules()),
        "questions": uses(term.node, all_questions()),
        "diagram": picture(glossary, term, address) if drawn else None,
        "turtle": turtle(term),
    }


def lists(glossary: Glossary, term: Term) -> list[Term]:
    """Give the closed lists that a value belongs to."""
    return glossary.terms(glossary.facts.types[term.node]) if term.kind == "value" else []


def siblings(glossary: Glossary, term: Term) -> list[Term]:
    """Give the other values of the lists that a value belongs to."""
    facts = glossary.facts
    found = (node for each in lists(glossary, term) for node in facts.subjects(RDF.type, each.node))
    return [other for other in glossary.terms(found) if other != term]


def chains(glossary: Glossary, term: Term, most: int = 3) -> list[list[Term]]:
    """Give up to `most` ways from the top of the hierarchy down to above a term."""
    upward = {
        "class": RDFS.subClassOf,
        "concept": SKOS.broader,
        "object property": RDFS.subPropertyOf,
    }.get(term.kind)
    if upward is None:
        return []
    open_, done = [[term]], list[list[Term]]()
    while open_ and len(done) < most:
        chain = open_.pop(0)
        ups = list(glossary.terms(glossary.facts.objects(chain[0].node, upward)))
        ups = [up for up in ups if up not in chain]
        open_ += [[up, *chain] for up in ups]
        if not ups:
            done.append(chain[:-1])
    return [chain for chain in done if chain]


def children(glossary: Glossary, term: Term) -> list[Term]:
    """Give what stands directly below a class, property, concept or scheme."""
    if term.kind in ("concept", "concept scheme"):
        return glossary.narrower.get(term.node, [])
    below = (RDFS.subClassOf, RDFS.subPropertyOf)
    return glossary.terms(n for p in below for n in glossary.facts.subjects(p, term.node))


def axioms(glossary: Glossary, term: Term) -> list[tuple[str, list[tuple[Piece, ...]]]]:
    """Give what is stated of a class or property, each heading with its expressions."""
    facts = glossary.facts
    rows: list[tuple[str, list[tuple[Piece, ...]]]] = []

    def row(heading: str, nodes: Iterable[Node]) -> None:
        found = [expression(facts, node) for node in dict.fromkeys(nodes)]
        if found:
            rows.append((heading, found))

    own = [n for n in facts.objects(term.node, RDFS.subClassOf) if _ours(glossary, n)]
    row("Equivalent to", facts.objects(term.node, OWL.equivalentClass))
    row("Subclass of", own)
    row("Disjoint with", disjoint(glossary, term))
    row("Domain", facts.objects(term.node, RDFS.domain))
    row("Range", facts.objects(term.node, RDFS.range))
    above = facts.objects(term.node, RDFS.subPropertyOf)
    row("Special case of", [n for n in above if _ours(glossary, n)])
    inverse = [*facts.objects(term.node, OWL.inverseOf), *facts.subjects(OWL.inverseOf, term.node)]
    row("Inverse", inverse)
    types = facts.types[term.node]
    words = [(text,) for type_, text in CHARACTERISTICS.items() if type_ in types]
    if words:
        rows.append(("Characteristics", list[tuple[Piece, ...]](words)))
    for head in facts.objects(term.node, OWL.propertyChainAxiom):
        links = [piece for m in facts.members(head) for piece in (*expression(facts, m), "then")]
        rows.append(("Follows from", [tuple(links[:-1])]))
    return rows


def _ours(glossary: Glossary, node: Node) -> bool:
    return not isinstance(node, NamedNode) or node in glossary


def disjoint(glossary: Glossary, term: Term) -> list[Node]:
    """Give the classes that share no instance with a class."""
    facts = glossary.facts
    found: list[Node] = [
        *facts.objects(term.node, OWL.disjointWith),
        *facts.subjects(OWL.disjointWith, term.node),
    ]
    for node in facts.subjects(RDF.type, OWL.AllDisjointClasses):
        for head in facts.objects(node, OWL.members):
            members = facts.members(head)
            if term.node in members:
                found += [member for member in members if member != term.node]
    return found


def ends(
    glossary: Glossary, term: Term, here: Mapping[NamedNode, list[Term]], there: NamedNode
) -> list[End]:
    """Give the properties that a class can have at one end, its own before inherited ones."""
    found: dict[NamedNode, End] = {}
    for above in glossary.facts.above(term.node, RDFS.subClassOf):
        for prop in here.get(above, []):
            other = glossary.facts.objects(prop.node, there)
            pieces = expression(glossary.facts, other[0]) if other else ()
            source = None if above == term.node else glossary[above]
            found.setdefault(prop.node, End(prop, pieces, source))
    return list(found.values())


def relation(glossary: Glossary, term: Term) -> dict[str, Any]:
    """Give what a relation type links, its properties and the words that signal it."""
    facts = glossary.facts
    direct = glossary.terms(facts.objects(term.node, IOR.viaProperty))
    inverse = glossary.terms(
        node
        for prop in direct
        for node in (
            *facts.objects(prop.node, OWL.inverseOf),
            *facts.subjects(OWL.inverseOf, prop.node),
        )
    )
    opposed = [*facts.objects(term.node, IOR.opposedTo), *facts.subjects(IOR.opposedTo, term.node)]
    return {
        "group": ", ".join(glossary.text(term.node, IOR.relationGroup)),
        "direct": direct,
        "inverse": inverse,
        "opposed": glossary.terms(opposed),
        "subjects": glossary.terms(facts.objects(term.node, IOR.subjectKind)),
        "objects": glossary.terms(facts.objects(term.node, IOR.objectKind)),
        "cues": glossary.text(term.node, IOR.cuePhrase),
        "inverted_cues": glossary.text(term.node, IOR.invertedCuePhrase),
    }


def picture(glossary: Glossary, term: Term, address: Address) -> str:
    """Draw a class among its neighbours."""
    drawing = Drawing(
        f"The neighbourhood of {term.label}",
        "What stands above and below the class, and the properties that lead to it and from it.",
    )
    return neighbourhood.draw(glossary, term, drawing, address)


def turtle(term: Term) -> str:
    """Give the block that describes a term in its module."""
    text = (HERE / "modules" / f"{term.module}.ttl").read_text(encoding="utf-8")
    return source_block(text, term.short)
