import subprocess
import sys

import pytest

from interorg.ontology.terms import GRAPH, ID, IOR, IORV, SKOS, concept, document_graph, local_name


def test_a_listed_term_is_given_as_a_node():
    assert IOR.hasPartner.value == "https://w3id.org/interorg/ontology#hasPartner"
    assert IORV.Affirmed.value == "https://w3id.org/interorg/value/Affirmed"
    assert GRAPH.inferred.value == "https://w3id.org/interorg/graph/inferred"
    assert concept("Trust").value == "https://w3id.org/interorg/concept/Trust"


def test_a_misspelled_term_is_refused_with_close_names():
    with pytest.raises(AttributeError, match=r"IOR has no term 'hasPartners'.*hasPartner"):
        _ = IOR.hasPartners


def test_an_unknown_term_of_another_vocabulary_is_refused():
    with pytest.raises(AttributeError, match="SKOS has no term"):
        _ = SKOS.preferredLabel


def test_keys_are_encoded_so_that_every_iri_is_valid():
    assert ID.document("a b").value == "https://w3id.org/interorg/id/document/a%20b"
    assert ID.organization("société").value.endswith("/organization/soci%C3%A9t%C3%A9")
    assert document_graph("a<b>").value == "https://w3id.org/interorg/graph/document/a%3Cb%3E"


def test_the_local_name_is_what_follows_the_last_hash_or_slash():
    assert local_name(IOR.Claim) == "Claim"
    assert local_name(concept("Trust")) == "Trust"


def test_the_terms_load_without_rdflib_spacy_or_a_reasoner():
    code = (
        "import sys, interorg.ontology.terms, interorg.ontology.concepts;"
        "print(sorted({'rdflib', 'owlready2', 'spacy'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
