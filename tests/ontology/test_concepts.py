import dataclasses

import pytest
from pyoxigraph import RdfFormat, parse

from interorg.ontology.concepts import (
    OntologyError,
    load_concepts,
    load_relation_types,
    modules,
    read_concepts,
    version,
)
from interorg.ontology.files import read_turtle


def test_every_concept_of_the_modules_is_loaded_with_its_labels():
    concepts = load_concepts()
    assert len(concepts) == 477
    assert len(concepts.labels()) == sum(len(c.labels) for c in concepts.values()) > 9000
    assert all(c.definition.endswith(".") for c in concepts.values())
    assert all(len(c.alt_labels) >= 3 for c in concepts.values())


def test_a_concept_knows_its_kind_parents_sources_and_class():
    venture = load_concepts()["EquityJointVenture"]
    assert venture.kind == "form"
    assert venture.label == "equity joint venture"
    assert "EJV" in venture.labels
    assert venture.broader == ("JointVenture", "EquityAlliance")
    assert venture.unsure_sources == ("Kogut1988",)
    assert venture.class_iri is not None
    assert venture.class_iri.value == "https://w3id.org/interorg/ontology#EquityJointVenture"
    assert venture.iri.value == "https://w3id.org/interorg/concept/EquityJointVenture"


def test_unsure_sources_stay_apart_from_sure_ones():
    objectives = load_concepts()["ClearObjectives"]
    assert objectives.unsure_sources == ("GloverWasserman2003",)
    assert "GloverWasserman2003" not in objectives.sources


def test_a_theory_has_no_class():
    assert load_concepts()["TransactionCostEconomics"].class_iri is None


def test_ancestors_come_nearest_first():
    ancestors = load_concepts().ancestors("InternationalJointVenture")
    assert ancestors == (
        "JointVenture",
        "InterorganizationalCollaboration",
        "InterorganizationalRelationship",
    )


def test_descendants_reach_every_level():
    concepts = load_concepts()
    assert "EquityJointVenture" in concepts.narrower("JointVenture")
    assert "EquityJointVenture" in concepts.descendants("InterorganizationalCollaboration")
    assert "InterorganizationalCollaboration" not in concepts.descendants("JointVenture")


def test_concepts_are_listed_by_kind():
    concepts = load_concepts()
    assert len(concepts.of_kind("form")) == 79
    assert {c.kind for c in concepts.of_kind("driver", "contingency")} == {"driver", "contingency"}


def test_risky_labels_are_marked_and_remain_labels():
    concepts = load_concepts()
    assert concepts["Trust"].context_labels == {"trust"}
    assert sum(len(c.context_labels) for c in concepts.values()) >= 68
    assert all(c.context_labels <= set(c.labels) for c in concepts.values())


def test_concepts_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        load_concepts()["Trust"].label = "faith"  # type: ignore[misc]


def test_relation_types_know_property_inverse_opposites_and_cues():
    relations = load_relation_types()
    assert len(relations) == 24
    mitigates = relations["Mitigates"]
    assert (mitigates.property, mitigates.inverse) == ("mitigates", "mitigatedBy")
    assert set(mitigates.opposites) == {"Causes", "Aggravates"}
    assert "curb" in mitigates.cues
    assert "driver" in mitigates.subject_kinds
    assert mitigates.object_kinds == ("challenge",)
    assert not mitigates.symmetric


def test_a_symmetric_relation_is_its_own_inverse():
    complements = load_relation_types()["Complements"]
    assert complements.symmetric
    assert complements.opposites == ("SubstitutesFor",)


def test_inverted_cues_stay_apart_from_the_others():
    requires = load_relation_types()["Requires"]
    assert requires.inverted_cues == ("be essential for", "be critical for")
    assert not set(requires.cues) & set(requires.inverted_cues)


def test_the_version_changes_with_the_modules():
    number, digest = version().split("+")
    assert number.count(".") == 2
    assert len(digest) == 12


def test_a_broken_module_is_named_in_the_error(tmp_path):
    broken = tmp_path / "broken.ttl"
    broken.write_text("iorc:Trust a ior:MechanismConcept ;;;", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"broken\.ttl is no readable Turtle file"):
        read_turtle(broken)


def test_a_concept_without_label_is_refused(turtle):
    added = turtle('iorc:New a ior:FormConcept ; skos:definition "A new form."@en .')
    with pytest.raises(OntologyError, match=r"exactly one .*prefLabel, but has 0"):
        read_concepts(added)


def test_a_concept_without_its_parent_is_refused(turtle):
    added = turtle(
        'iorc:New a ior:FormConcept ; skos:prefLabel "new"@en ;'
        'skos:definition "A new form."@en ; skos:broader iorc:Old .'
    )
    with pytest.raises(OntologyError, match="the parent Old, which is missing"):
        read_concepts(added)


def test_modules_are_the_files_of_the_package():
    names = {path.stem for path in modules()}
    assert {"core", "forms", "relations", "evidence", "alignment"} <= names
    assert all(sum(1 for _ in parse(path=p, format=RdfFormat.TURTLE)) for p in modules())
