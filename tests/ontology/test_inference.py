"""Each rule on rules/NAME.trig, which also holds what is near to it and must not follow."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse

from interorg.ontology.concepts import load_concepts
from interorg.ontology.files import HERE, read_modules
from interorg.ontology.inference import PROPERTIES, RULES, Scope, materialise
from interorg.ontology.terms import GRAPH, IOR, RDF, RDFS, SKOS

FIXTURES = Path(__file__).parent / "rules"
NAMES = sorted(rule.name for rule in RULES)
PREFIXES = "".join(
    f"@prefix {name}: <https://w3id.org/interorg/{path}> .\n"
    for name, path in {
        "ior": "ontology#",
        "iorc": "concept/",
        "iort": "relation-type/",
        "iorv": "value/",
        "case": "id/relationship/",
        "claim": "id/claim/",
        "doc": "id/document/",
        "mention": "id/mention/",
        "org": "id/organization/",
        "part": "id/participation/",
        "report": "id/report/",
        "span": "id/span/",
        "value": "id/value/",
        "work": "id/work/",
    }.items()
)


def triples(turtle: str) -> set[Triple]:
    return {quad.triple for quad in parse(PREFIXES + turtle, format=RdfFormat.TURTLE)}


def loaded(name: str | None) -> tuple[Store, list[Quad]]:
    """Return a store of the ontology and a fixture's documents, and the quads it gives besides."""
    store = Store()
    store.bulk_extend(Quad(*triple, GRAPH.ontology) for triple in read_modules())
    if name:
        store.load(path=FIXTURES / f"{name}.trig", format=RdfFormat.TRIG)
    return store, list(store.quads_for_pattern(None, None, None, GRAPH.inferred))


@cache
def graph_of(name: str | None, graph: NamedNode = GRAPH.inferred) -> frozenset[Triple]:
    store, given = loaded(name)
    materialise(store, given)
    return frozenset(q.triple for q in store.quads_for_pattern(None, None, None, graph))


def derived(name: str, *predicates: NamedNode) -> set[Triple]:
    """Return what follows from a fixture, of the predicates named, and not from the ontology."""
    given = {quad.triple for quad in loaded(name)[1]}
    found = graph_of(name) - graph_of(None)
    return {t for t in found if t.predicate in predicates} - given


def contradictions(name: str) -> set[frozenset[str]]:
    """Return the pairs of claims that contradict each other, and see that each does so."""
    directed = derived(name, IOR.contradicts)
    pairs = [
        tuple(node.value.rsplit("/", 1)[1] for node in (t.subject, t.object)) for t in directed
    ]
    assert {(b, a) for a, b in pairs} == set(pairs)
    return {frozenset(pair) for pair in pairs}


def test_claims_take_over_what_their_propositions_say_unless_they_were_withdrawn():
    parts = (IOR.claimSubject, IOR.claimRelation, IOR.claimObject)
    more = (IOR.claimContext, IOR.claimDimension, IOR.comparisonOutcome)
    assert derived("propositions-of-claims", *parts, *more) == triples("""
        claim:plain ior:claimSubject iorc:JointVenture ; ior:claimRelation iort:Enables ;
            ior:claimObject iorc:RiskSharing ; ior:claimContext iorc:InternationalScope .
        claim:comparing ior:claimSubject iorc:JointVenture ; ior:claimRelation iort:ComparesWith ;
            ior:claimObject iorc:StrategicAlliance ;
            ior:claimDimension iorc:DurationOrientation ; ior:comparisonOutcome iorv:LessThan .
    """)


def test_what_has_evidence_is_stated_in_the_document_of_that_evidence():
    assert derived("stated-in", IOR.statedIn) == triples("""
        claim:a ior:statedIn doc:first .
        mention:b ior:statedIn doc:first .
        report:c ior:statedIn doc:first , doc:second .
        value:d ior:statedIn doc:second .
    """)


def test_a_claim_cites_the_works_it_is_credited_to_and_no_reviewed_work_else():
    assert derived("cites-authority", IOR.citesAuthority) == triples("""
        claim:credited ior:citesAuthority work:Parkhe1993 , work:Axelrod1984 .
    """)


def test_broader_concepts_are_reached_over_any_number_of_steps():
    assert derived("broader-transitive", SKOS.broaderTransitive) == {
        Triple(t.subject, SKOS.broaderTransitive, t.object)
        for t in triples("""
            iorc:Low ior:above iorc:Middle , iorc:Top , iorc:OtherTop .
            iorc:Middle ior:above iorc:Top , iorc:OtherTop .
            iorc:Sibling ior:above iorc:Middle , iorc:Top , iorc:OtherTop .
        """)
    }


def test_what_is_named_leads_to_the_spans_that_name_it():
    assert derived("mentioned-in", IOR.mentionedIn) == triples("""
        iorc:Trust ior:mentionedIn span:one , span:two .
        org:toyota ior:mentionedIn span:two .
    """)


def test_partners_are_the_organizations_that_the_reported_names_were_merged_into():
    assert derived("case-partners", IOR.hasPartner) == triples("""
        case:nummi ior:hasPartner org:toyota , org:general-motors , org:suzuki .
    """)


def test_a_case_has_every_value_that_its_reports_give():
    values = (IOR.startYear, IOR.endYear, IOR.hasStatus, IOR.hasParticipation)
    concepts = (IOR.usesMechanism, IOR.reportsBenefit, IOR.facesChallenge)
    assert derived("case-values", *values, *concepts) == triples("""
        case:nummi ior:startYear 1984 , 1983 ; ior:endYear 2010 ; ior:hasStatus iorv:Ended ;
            ior:hasParticipation part:toyota ; ior:usesMechanism iorc:JointTraining ;
            ior:reportsBenefit iorc:KnowledgeTransfer ;
            ior:facesChallenge iorc:CulturalDifference .
        case:other ior:hasStatus iorv:Planned .
    """)
    assert triples("case:nummi ior:hasForm iorc:Cartel .") <= derived("case-values", IOR.hasForm)


def test_forms_give_classes_and_classes_give_forms_upwards_only():
    above = "iorc:InterorganizationalCollaboration , iorc:InterorganizationalRelationship"
    classes = above.replace("iorc:", "ior:")
    assert derived("forms-and-classes", IOR.hasForm, RDF.type) == triples(f"""
        case:by-form a ior:EquityJointVenture , ior:EquityAlliance , ior:StrategicAlliance ,
                ior:JointVenture , {classes} ;
            ior:hasForm iorc:EquityAlliance , iorc:StrategicAlliance , iorc:JointVenture , {above} .
        case:by-class a ior:EquityAlliance , ior:StrategicAlliance , {classes} ;
            ior:hasForm iorc:MinorityEquityAlliance , iorc:EquityAlliance ,
                iorc:StrategicAlliance , {above} .
        case:general a ior:JointVenture , {classes} ; ior:hasForm {above} .
    """)


def test_a_case_has_what_its_form_has_by_definition_and_not_what_texts_claim_of_it():
    dimensions = (IOR.hasEquityBasis, IOR.hasLegalPersonality, IOR.hasGeographicScope)
    others = (IOR.hasGovernanceMode, IOR.usesMechanism, IOR.hasDurationOrientation)
    assert derived("characteristics-by-definition", *dimensions, *others) == triples("""
        case:equity ior:hasEquityBasis iorc:EquityBased ;
            ior:hasLegalPersonality iorc:SeparateLegalEntity .
        case:contractual ior:hasLegalPersonality iorc:NoSeparateEntity .
        case:international ior:hasGeographicScope iorc:InternationalScope .
        case:administered ior:hasGovernanceMode iorc:NAOGoverned ;
            ior:usesMechanism iorc:NetworkAdministrativeOrganization .
    """)


def test_a_wider_class_with_the_defining_characteristic_is_the_narrower_class():
    narrower = triples("""
        case:abroad a ior:InternationalJointVenture , ior:InternationalAlliance .
        case:rivals a ior:HorizontalAlliance .
        case:administered a ior:AdministeredNetwork .
    """)
    found = derived("classes-by-characteristic", RDF.type)
    special = {t for t in found if "International" in t.object.value.rsplit("#", 1)[1]}
    special |= {t for t in found if t.object.value.endswith(("HorizontalAlliance", "redNetwork"))}
    assert special == narrower


def test_partners_are_counted_once_each():
    assert derived("partner-count", IOR.partnerCount) == triples("""
        case:nummi ior:partnerCount 2 .
        case:star ior:partnerCount 3 .
    """)


def test_forms_are_kinds_and_values_on_dimensions_are_characteristics():
    assert derived("wider-properties", IOR.hasKind, IOR.hasCharacteristicValue) == triples("""
        case:contractual ior:hasKind iorc:ContractualJointVenture , iorc:JointVenture ,
                iorc:InterorganizationalCollaboration , iorc:InterorganizationalRelationship ;
            ior:hasCharacteristicValue iorc:NoSeparateEntity .
        case:abroad ior:hasKind iorc:InterorganizationalRelationship ;
            ior:hasCharacteristicValue iorc:InternationalScope .
    """)


def test_partners_are_what_all_partners_of_such_a_case_are_by_definition():
    organizations = {t for t in derived("partner-classes", RDF.type) if "/org" in t.subject.value}
    assert organizations == triples("""
        org:oslo a ior:PublicSectorOrganization .
        org:bergen a ior:PublicSectorOrganization .
    """)


def test_a_network_is_multiparty_even_where_only_two_partners_are_known():
    arity = {
        t
        for t in derived("partner-arity", RDF.type, IOR.hasPartnerArity)
        if t.predicate == IOR.hasPartnerArity
        or t.object in (IOR.DyadicRelationship, IOR.MultipartyRelationship)
    }
    assert arity == triples("""
        case:nummi a ior:DyadicRelationship ; ior:hasPartnerArity iorc:DyadicArity .
        case:star a ior:MultipartyRelationship ; ior:hasPartnerArity iorc:MultipartyArity .
        case:network a ior:MultipartyRelationship ; ior:hasPartnerArity iorc:MultipartyArity .
    """)


def test_partners_are_tied_to_their_cases_but_merged_names_are_not():
    assert derived("partner-in", IOR.partnerIn) == triples("""
        org:toyota ior:partnerIn case:nummi .
        org:general-motors ior:partnerIn case:nummi .
        org:renault ior:partnerIn case:alone .
        org:suzuki ior:partnerIn case:stale .
    """)


def test_partners_are_tied_to_one_another_but_merged_names_are_not():
    assert derived("partners-with", IOR.partnersWith) == triples("""
        org:toyota ior:partnersWith org:general-motors .
        org:general-motors ior:partnersWith org:toyota .
    """)


def test_a_statement_held_and_denied_is_a_contradiction():
    assert contradictions("contradicting-stances") == {
        frozenset(("held", "denied")),
        frozenset(("held", "perhaps-denied")),
        frozenset(("perhaps-held", "denied")),
        frozenset(("held-in-ventures", "denied-in-ventures")),
        frozenset(("complements", "no-complement")),
    }


def test_opposed_relations_in_the_same_contexts_are_a_contradiction():
    assert contradictions("contradicting-relations") == {
        frozenset(("enables", "hinders")),
        frozenset(("enables", "may-hinder")),
        frozenset(("may-enable", "hinders")),
        frozenset(("causes", "mitigates")),
        frozenset(("complements", "replaces")),
    }


@pytest.mark.parametrize(
    ("fixture", "names"),
    [
        ("contradicting-stances", ["perhaps-held", "perhaps-denied"]),
        ("contradicting-stances", ["held", "denied-in-ventures"]),
        ("contradicting-stances", ["held", "one-case"]),
        ("contradicting-stances", ["held", "supposed", "advised", "asked", "mixed"]),
        ("contradicting-stances", ["held", "rejected", "corrected"]),
        ("contradicting-stances", ["longer", "not-longer-reversed", "no-more-autonomy"]),
        ("contradicting-relations", ["norms-do-not-enable", "norms-do-not-hinder"]),
        ("contradicting-relations", ["enables", "hinders-abroad"]),
        ("contradicting-relations", ["mitigates", "aggravates"]),
        ("contradicting-relations", ["enables", "sometimes-hinders", "rarely-hinders"]),
        ("contradicting-relations", ["enables", "should-hinder", "rejected", "reverse"]),
    ],
)
def test_these_claims_live_together(fixture, names):
    text = (FIXTURES / f"{fixture}.trig").read_text(encoding="utf-8")
    assert all(f"claim:{name} " in text for name in names)
    assert contradictions(fixture).isdisjoint(frozenset(pair) for pair in combinations(names, 2))


def test_claims_of_two_documents_corroborate_each_other_and_those_of_one_do_not():
    assert derived("corroborating-claims", IOR.corroborates) == triples("""
        claim:first ior:corroborates claim:second .
        claim:second ior:corroborates claim:first .
    """)


def test_the_summary_holds_one_edge_for_what_is_held_in_general_and_nothing_else():
    assert graph_of("summary-edges", GRAPH.summary) == triples("""
        iorc:JointVenture ior:enables iorc:RiskSharing .
        iorc:Trust ior:mitigates iorc:Opportunism ; ior:complements iorc:Contract .
        iorc:Contract ior:complements iorc:Trust .
    """)
    assert not derived("summary-edges", IOR.enables, IOR.mitigates, IOR.complements)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_new_follows_from_what_was_derived(name):
    store, given = loaded(name)
    materialise(store, given)
    for rule in RULES:
        again = store.query(rule.query(), use_default_graph_as_union=True)
        assert all(Quad(*triple, rule.graph) in store for triple in again), rule.name


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_results_of_a_rule_belong_to_its_scope(rule):
    store, given = loaded(rule.name)
    materialise(store, given)
    found = set(store.query(rule.query(), use_default_graph_as_union=True))
    assert found
    if rule.scope is Scope.CASE:
        assert all("/relationship/" in triple.subject.value for triple in found)
    elif rule.graph == GRAPH.inferred:
        assert {triple.predicate for triple in found} <= PROPERTIES[rule.scope]


def test_every_rule_file_is_run_and_has_a_fixture():
    files = sorted(path.stem for path in (HERE / "rules").glob("*.rq"))
    assert files == NAMES
    assert sorted(path.stem for path in FIXTURES.glob("*.trig")) == NAMES


def test_the_broader_forms_are_the_superclasses():
    # forms-and-classes.rq follows the concepts alone and relies on this.
    concepts = load_concepts()
    forms = {form.class_iri: form for form in concepts.of_kind("form")}
    superclasses = {
        (t.subject, t.object)
        for t in read_modules()
        if t.predicate == RDFS.subClassOf and t.subject in forms and t.object in forms
    }
    assert superclasses == {
        (form.class_iri, concepts[above].class_iri)
        for form in forms.values()
        for above in form.broader
    }


def test_an_empty_store_stays_empty():
    store = Store()
    counts = materialise(store)
    assert (len(store), counts.inferred, counts.summary) == (0, 0, 0)


def test_what_was_derived_before_goes_with_the_document_it_came_from():
    store, given = loaded("summary-edges")
    first = materialise(store, given)
    assert materialise(store, given) == first
    document = next(g for g in store.named_graphs() if "/document/" in g.value)
    store.remove_graph(document)
    counts = materialise(store, given)
    assert counts.summary == 0 < first.summary
    assert counts.inferred == len(graph_of(None)) < first.inferred


def test_what_is_given_is_kept_even_when_it_is_read_from_the_derived_graph_itself():
    store, given = loaded("partner-count")
    first = materialise(store, given)
    counts = materialise(store, store.quads_for_pattern(None, IOR.reportsCase, None, None))
    assert counts.by_rule["case-partners"] == first.by_rule["case-partners"] + 1
    assert set(given) - set(store) == {q for q in given if q.predicate == IOR.mergedInto}
