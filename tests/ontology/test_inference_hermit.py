"""The rules on forms and classes, held against HermiT: what they derive, it derives as well."""

from __future__ import annotations

import io

import owlready2
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse, serialize

from interorg.ontology.checks.reasoner import CONTROL_MODULES, find_java
from interorg.ontology.files import HERE, read_modules, read_turtle
from interorg.ontology.inference import materialise
from interorg.ontology.terms import GRAPH, IOR, ONTOLOGY, RDF

CASES = """
@prefix ior: <https://w3id.org/interorg/ontology#> .
@prefix iorc: <https://w3id.org/interorg/concept/> .
@prefix case: <https://w3id.org/interorg/id/relationship/> .

case:by-form ior:hasForm iorc:EquityJointVenture ;
    ior:hasGeographicScope iorc:InternationalScope .
case:by-class a ior:MinorityEquityAlliance .
case:network ior:hasForm iorc:InterorganizationalNetwork ; ior:hasGovernanceMode iorc:NAOGoverned .
"""


def test_hermit_derives_every_form_class_and_characteristic_that_the_rules_derive():
    stated = [quad.triple for quad in parse(CASES, format=RdfFormat.TURTLE)]
    store = Store()
    store.extend(Quad(*triple, GRAPH.ontology) for triple in read_modules())
    materialise(store, (Quad(*triple, GRAPH.inferred) for triple in stated))
    cases = {triple.subject for triple in stated}
    ruled = {q.triple for q in store.quads_for_pattern(None, None, None, GRAPH.inferred)}
    ruled = {triple for triple in ruled if triple.subject in cases}

    reasoned = set(stated) | hermit(stated)
    assert ruled <= reasoned
    assert len(ruled) > len(stated)
    # And the other way round, as far as forms go.
    assert {t for t in reasoned if t.predicate == IOR.hasForm} <= ruled


def hermit(stated: list[Triple]) -> set[Triple]:
    """Return the types and property values that HermiT finds for the subjects of `stated`."""
    owlready2.JAVA_EXE = find_java()
    modules = (t for name in CONTROL_MODULES for t in read_turtle(HERE / "modules" / f"{name}.ttl"))
    content = serialize((*modules, *stated), format=RdfFormat.N_TRIPLES)
    world = owlready2.World()
    try:
        ontology = world.get_ontology(ONTOLOGY.value).load(fileobj=io.BytesIO(content or b""))
        with ontology:
            owlready2.sync_reasoner_hermit(world, infer_property_values=True, debug=0)
        found = set()
        for case in {triple.subject.value for triple in stated}:
            individual = world[case]
            subject = NamedNode(case)
            found |= {
                Triple(subject, RDF.type, NamedNode(above.iri))
                for kind in individual.is_a
                if isinstance(kind, owlready2.ThingClass)
                for above in kind.ancestors()
            }
            for property in individual.get_properties():
                found |= {
                    Triple(subject, NamedNode(property.iri), NamedNode(value.iri))
                    for value in property[individual]
                }
        return found
    finally:
        world.close()
