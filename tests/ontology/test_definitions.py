"""Definitions hold against the axioms, and against one another."""

import re

import pytest

from interorg.ontology.concepts import load_concepts
from interorg.ontology.files import Statements, read_ontology
from interorg.ontology.terms import IOR, OWL, SKOS, concept

STATEMENTS = Statements(read_ontology())
BODY = r"\b(?:body|company|enterprise|entity|firms?|organizations?|unit)\b"
LINK = r"\b(?:among|between|by|for|from|in|of|that|through|to|which|whose|with)\b"


def definition(term):
    return STATEMENTS.one(term, SKOS.definition)


def test_no_form_is_defined_as_an_organization_since_a_relationship_is_none():
    forms = [found for found in load_concepts().values() if found.kind == "form"]
    genus = {form.id: re.split(LINK, form.definition)[0] for form in forms}
    assert genus["TradeAssociation"] == "A membership arrangement "
    assert not {name for name, words in genus.items() if re.search(BODY, words)}


def test_definitions_are_spelled_in_one_way():
    odd = re.compile(r"\w*(?:organis|specialis|penalis|recognis|standardis|realis)\w*")
    terms = [term for term in STATEMENTS.types if STATEMENTS.all(term, SKOS.definition)]
    assert len(terms) > 1_000
    assert not {term.value for term in terms if odd.search(definition(term))}


def test_an_inverse_of_the_summary_says_what_it_means():
    found = {
        term: text
        for term, kinds in STATEMENTS.types.items()
        if OWL.ObjectProperty.value in kinds
        and (text := " ".join(STATEMENTS.all(term, SKOS.definition))).startswith("Sums up")
        and "inverse of" in text
    }
    assert definition(IOR.causedBy) == found[IOR.causedBy]
    assert len(found) == 19
    assert all(re.search(r": .*\b(subject|object)\b.*; inverse of ", t) for t in found.values())


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Cooptation", "policy-making"),
        ("PopulationEcology", "within populations"),
        ("OpportunismChallenge", "feared"),
        ("PerformanceChallenge", "strain"),
        ("InternationalScope", "joint undertaking"),
    ],
)
def test_a_definition_that_was_put_right_stays_so(name, word):
    assert word in definition(concept(name))
