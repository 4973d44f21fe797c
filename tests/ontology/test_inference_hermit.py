"""The rules held against HermiT, on the fixture of stances and on some cases beside it.

What a rule derives that an axiom stands behind, HermiT derives as well; and what HermiT derives of
cases, the rules do, but for what is listed here. Rules that go beyond OWL say so in their table
(`Rule.beyond_owl`); what they derive is given to HermiT.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import cache

import owlready2
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse, serialize

from interorg.ontology.answers import FIXTURES
from interorg.ontology.checks.reasoner import CONTROL_MODULES, find_java
from interorg.ontology.files import HERE, read_modules, read_turtle
from interorg.ontology.inference import RULES, materialise
from interorg.ontology.terms import BASE, GRAPH, IOR, ONTOLOGY, RDF

MODULES = (*CONTROL_MODULES, "relations")
# Not one of these forms and characteristics occurs in the fixture.
CASES = """
@prefix ior: <https://w3id.org/interorg/ontology#> .
@prefix iorc: <https://w3id.org/interorg/concept/> .
@prefix case: <https://w3id.org/interorg/id/relationship/> .
@prefix org: <https://w3id.org/interorg/id/organization/> .

case:by-form ior:hasForm iorc:EquityJointVenture ;
    ior:hasGeographicScope iorc:InternationalScope .
case:by-class a ior:MinorityEquityAlliance .
case:network ior:hasForm iorc:InterorganizationalNetwork ; ior:hasGovernanceMode iorc:NAOGoverned .
case:public ior:hasForm iorc:PublicPublicPartnership ; ior:hasPartner org:oslo , org:bergen .
"""

NOT_DERIVED = {
    IOR.DomainPhenomenon: "every case is one",
    IOR.ClaimArgument: "every case is one",
    IOR.reportedBy: "it is reports case, read backwards",
}
"""What HermiT says of cases and the rules do not, with the reason."""


@cache
def materialised() -> tuple[Store, frozenset[Triple]]:
    """Return a store of the ontology, the data and what follows, and the data alone."""
    store = Store()
    store.bulk_extend(Quad(*triple, GRAPH.ontology) for triple in read_modules())
    ontology = set(store)
    store.load(path=FIXTURES / "stances" / "data.trig", format=RdfFormat.TRIG)
    cases = (quad.triple for quad in parse(CASES, format=RdfFormat.TURTLE))
    store.extend(Quad(*triple, GRAPH.inferred) for triple in cases)
    stated = frozenset(quad.triple for quad in set(store) - ontology)
    materialise(store, list(store.quads_for_pattern(None, None, None, GRAPH.inferred)))
    return store, stated


def found_by(rules: Iterable[str]) -> set[Triple]:
    """Return what rules find in all that is stated or derived."""
    store, _ = materialised()
    queries = [rule.query() for rule in RULES if rule.name in rules]
    return {
        triple
        for query in queries
        for triple in store.query(query, use_default_graph_as_union=True)
    }


def beyond() -> set[Triple]:
    """Return what the rules derive that go beyond OWL, but for the summary and the ontology's."""
    names = {rule.name for rule in RULES if rule.beyond_owl and rule.graph == GRAPH.inferred}
    return {t for t in found_by(names) if _own(t.subject, "id/")}


@cache
def hermit() -> frozenset[Triple]:
    """Return the types and links that HermiT finds for all things in the data."""
    stated = materialised()[1] | beyond()
    owlready2.JAVA_EXE = find_java()
    modules = (t for name in MODULES for t in read_turtle(HERE / "modules" / f"{name}.ttl"))
    things = {node for t in stated for node in (t.subject, t.object) if _own(node, "id/")}
    concepts = {node for t in stated for node in (t.subject, t.object) if _own(node, "concept/")}
    typed = (t for t in read_modules() if t.predicate == RDF.type and t.subject in concepts)
    content = serialize((*modules, *typed, *stated), format=RdfFormat.N_TRIPLES)
    world = owlready2.World()
    try:
        ontology = world.get_ontology(ONTOLOGY.value).load(fileobj=io.BytesIO(content or b""))
        with ontology:
            owlready2.sync_reasoner_hermit(world, infer_property_values=True, debug=0)
        return frozenset(t for thing in things for t in _said(world, thing))
    finally:
        world.close()


def _own(node: object, folder: str) -> bool:
    return isinstance(node, NamedNode) and node.value.startswith(BASE + folder)


def _said(world: owlready2.World, node: NamedNode) -> set[Triple]:
    individual = world[node.value]
    if individual is None:
        return set()
    said = {
        Triple(node, RDF.type, NamedNode(above.iri))
        for kind in individual.is_a
        if isinstance(kind, owlready2.ThingClass)
        for above in kind.ancestors()
    }
    for property in individual.get_properties():
        links = [value.iri for value in property[individual] if hasattr(value, "iri")]
        # As with classes, no more than the narrowest is written down.
        said |= {
            Triple(node, NamedNode(above.iri), NamedNode(link))
            for above in property.ancestors()
            for link in links
        }
    return said


def test_hermit_derives_all_that_rules_with_an_axiom_behind_them_derive():
    stated = materialised()[1]
    for name in (rule.name for rule in RULES if not rule.beyond_owl):
        ruled = {t for t in found_by([name]) if not isinstance(t.object, Literal)}
        assert ruled - stated, f"the data should show what {name} does"
        assert not ruled - hermit(), name


def test_the_rules_derive_all_that_hermit_derives_of_cases():
    store, stated = materialised()
    ruled = {quad.triple for quad in store} | stated
    of_cases = {
        t
        for t in hermit()
        if _own(t.subject, "id/relationship/")
        and _own(t.object if t.predicate == RDF.type else t.predicate, "ontology#")
    }
    missed = {t.object if t.predicate == RDF.type else t.predicate for t in of_cases - ruled}
    assert missed == set(NOT_DERIVED)
    assert len(of_cases & ruled) > 100
